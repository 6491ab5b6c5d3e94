"""Forgetting people: what cannot be undone."""
