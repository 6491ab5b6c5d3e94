"""Letting a browser extension in, and out again."""
