"""From the wire contract to JSON Schema, OpenAPI 3.1 and the extension's types."""
