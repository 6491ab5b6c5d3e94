"""What the extension must know at run time, as ES modules."""

import json

from generation.schema import NOTICE
from kithbook_protocol.operations import OPERATIONS


def operations() -> str:
    """Return `extension/wire/operations.js`: how each path is to be called."""
    rows = "".join(
        f"  '{operation.path}': {{ writes: {json.dumps(operation.writes)},"
        f" whileLocked: {json.dumps(operation.while_locked)} }},\n"
        for operation in OPERATIONS.values()
    )
    return (
        f"// {NOTICE}\n\n"
        "/**\n"
        " * `writes`: goes through the outbox, applied once by its item id.\n"
        " * `whileLocked`: plain JSON, works with the vault locked.\n"
        " * @type {Readonly<Record<keyof import('./types.d.ts').Calls,\n"
        " *   {writes: boolean, whileLocked: boolean}>>}\n"
        " */\n"
        f"export const OPERATIONS = {{\n{rows}}};\n"
    )
