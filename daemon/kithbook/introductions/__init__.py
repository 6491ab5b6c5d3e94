"""Who brings whom together: from the idea to what came of it."""
