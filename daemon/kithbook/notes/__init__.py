"""What you wrote down about people."""
