"""From the wire contract to JSON Schema, OpenAPI 3.1 and the extension's types."""

import os

# Before the models are made: the daemon leaves their docstrings in the source (see base.py).
os.environ["KITHBOOK_DOCUMENTED"] = "1"
