"""The wire contract: every message between a client and the daemon, once, as pydantic models.

`operations.OPERATIONS` lists every call; `scripts/generate` turns it into JSON Schema, OpenAPI 3.1
and the extension's types. Knows nothing of the daemon.
"""

PROTOCOL_VERSION = 1
"""Raised when a message changes so that an older peer would misread it."""
