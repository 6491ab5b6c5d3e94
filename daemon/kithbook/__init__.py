"""Kithbook: a private address book on your own machine."""
