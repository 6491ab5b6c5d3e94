"""Finding people as you type."""
