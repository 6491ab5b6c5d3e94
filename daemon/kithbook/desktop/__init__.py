"""The desktop around the vault: what it tells of sleep and of the locked screen."""
