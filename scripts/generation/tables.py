"""What the extension must know at run time, as ES modules."""

import json

from generation.schema import NOTICE
from kithbook_protocol.operations import OPERATIONS


def operations() -> str:
    """Return `extension/wire/operations.js`: how each path is to be called."""
    rows = "".join(
        f"  '{operation.path}': {{ writes: {json.dumps(operation.writes)},"
        f" whileLocked: {json.dumps(operation.while_locked)},"
        f" quiet: {json.dumps(operation.quiet)} }},\n"
        for operation in OPERATIONS.values()
    )
    return (
        f"// {NOTICE}\n\n"
        "/**\n"
        " * `writes`: goes through the outbox, applied once by its item id.\n"
        " * `whileLocked`: plain JSON, works with the vault locked.\n"
        " * `quiet`: comes along with another write, and is not counted where that waits.\n"
        " * @type {Readonly<Record<keyof import('./types.d.ts').Calls,\n"
        " *   {writes: boolean, whileLocked: boolean, quiet: boolean}>>}\n"
        " */\n"
        f"export const OPERATIONS = {{\n{rows}}};\n"
    )
