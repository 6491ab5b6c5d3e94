"""Long work, and the worker process that does the heavy part."""
