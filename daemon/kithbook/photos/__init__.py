"""Photos: what a browser showed of people."""
