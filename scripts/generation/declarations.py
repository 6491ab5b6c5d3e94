"""TypeScript declarations of every message, and `Calls`: from path to request and reply."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from generation.schema import NOTICE, definitions
from kithbook_protocol.base import WireModel
from kithbook_protocol.operations import OPERATIONS

REFERENCED = re.compile(
    r"^ \*\n \* This interface was referenced by .*\n \* via the `definition` .*\n", re.MULTILINE
)
"""A remark that `--unreachableDefinitions` adds to every type."""


def text(root: Path) -> str:
    """Return `extension/wire/types.d.ts`, made by json-schema-to-typescript.

    Raises:
        subprocess.CalledProcessError: it refused the schema.
    """
    done = subprocess.run(
        [
            root / "node_modules/.bin/json2ts",
            "--unreachableDefinitions",  # Failure, Grant and Spooled belong to no call
            "--bannerComment",
            f"// {NOTICE}",
            "--style.printWidth",
            "100",
            "--style.singleQuote",
        ],
        input=json.dumps(_calls()),
        capture_output=True,
        text=True,
        check=True,
    )
    return REFERENCED.sub("", done.stdout)


def _calls() -> dict[str, Any]:
    return {
        "title": "Calls",
        "description": "Every call: what it takes and what it answers.",
        **_closed(
            {
                operation.path: {
                    "description": operation.summary,
                    **_closed({"request": _ref(operation.request), "reply": _ref(operation.reply)}),
                }
                for operation in OPERATIONS.values()
            }
        ),
        "$defs": _without_siblings(definitions()),
    }


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _ref(message: type[WireModel]) -> dict[str, str]:
    return {"$ref": f"#/$defs/{message.__name__}"}


def _without_siblings(schema: Any) -> Any:
    """Move a `$ref` with a description beside it into `allOf`, else it becomes a second type."""
    if isinstance(schema, list):
        return [_without_siblings(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {key: _without_siblings(value) for key, value in schema.items()}
    if "$ref" in parts and len(parts) > 1:
        return {"allOf": [{"$ref": parts.pop("$ref")}], **parts}
    return parts
