"""What makes Kithbook part of a system: start at login, the browsers' way to it, the extension."""
