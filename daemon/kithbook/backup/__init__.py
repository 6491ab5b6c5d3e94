"""Backups: one encrypted file that proves itself, and the vault that comes out of it again."""
