"""Two entries of one human, made one."""
