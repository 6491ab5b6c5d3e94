"""LDIF (RFC 2849): its lines, and the names that address books give their attributes."""
