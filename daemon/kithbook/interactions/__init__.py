"""What you had to do with people, and what was promised."""
