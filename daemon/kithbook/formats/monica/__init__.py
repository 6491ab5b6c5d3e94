"""Monica's JSON export, as version 4 writes it: `account.data` is lists of things by their type."""
