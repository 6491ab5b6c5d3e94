"""Spool: writes that came while the vault was locked, kept sealed and applied after the unlock."""
