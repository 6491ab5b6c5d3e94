"""What is logged here is logged as in tests/daemon/interactions."""

from daemon.interactions.conftest import add, item, log

__all__ = ["add", "item", "log"]
