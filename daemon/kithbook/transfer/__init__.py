"""Imports and exports: other address books' files into the vault, and the vault's people out."""
