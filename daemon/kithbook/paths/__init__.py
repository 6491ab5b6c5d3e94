"""Who can introduce you to whom you want to meet: the best ways, and why."""
