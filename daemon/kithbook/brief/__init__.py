"""What to know before one meets somebody."""
