"""Key care: the slots that open the vault, listed, changed, tried; the database key exchanged."""
