"""The desktop around the vault: what it tells (sleep, screen lock), and what it is asked."""
