"""Persons, organisations, roles, identities and tags."""
