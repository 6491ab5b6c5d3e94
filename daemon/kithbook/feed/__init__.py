"""What is due, for a calendar on this machine to fetch."""
