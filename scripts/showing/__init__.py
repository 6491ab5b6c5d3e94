"""What Kithbook does, shown."""
