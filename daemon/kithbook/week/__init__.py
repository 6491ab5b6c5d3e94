"""Whom to reach out to this week."""
