"""What the extension's texts are called and take, as TypeScript types."""

import json
import re
from pathlib import Path
from typing import Any

ENGLISH = Path("extension/_locales/en/messages.json")
NOTICE = f"Generated from {ENGLISH} by ./scripts/generate; do not edit."
COUNT = re.compile(r"(.+)_(?:zero|one|two|few|many|other)")
VALUE = re.compile(r"\$([1-9])")


def text(root: Path) -> str:
    """Return `extension/look/keys.d.ts`: the key of every text, and how many values it takes.

    A text with a form in English for one and for others is a count; `$1` is that number.
    """
    messages: dict[str, Any] = json.loads((root / ENGLISH).read_text())
    counts = {
        found[1]
        for key in messages
        if (found := COUNT.fullmatch(key))
        and {f"{found[1]}_one", f"{found[1]}_other"} <= messages.keys()
    }
    plain: list[str] = []
    counted: list[str] = []
    for key, message in messages.items():
        found = COUNT.fullmatch(key)
        values = max((int(number) for number in VALUE.findall(message["message"])), default=0)
        if found is None or found[1] not in counts:
            plain.append(_row(key, message["message"], values))
        elif key.endswith("_other"):
            counted.append(_row(found[1], message["message"], values - 1))
    return (
        f"// {NOTICE}\n\n"
        "/** What stands for $1, $2 and so on. */\n"
        "export type Value = string | number;\n\n"
        "/** The same, where nodes may stand. */\n"
        "export type Parts<V extends Value[]> = { [I in keyof V]: Node | string };\n\n"
        "/** Texts by key, and the values that each takes. */\n"
        f"export interface Texts {{\n{''.join(plain)}}}\n\n"
        "/** Texts about a number, which is $1; the values that each takes beside it. */\n"
        f"export interface Counts {{\n{''.join(counted)}}}\n\n"
        "export type Key = keyof Texts;\n\n"
        "/** The key of a text that takes no values. */\n"
        "export type Plain = { [K in Key]: Texts[K] extends [] ? K : never }[Key];\n"
    )


def _row(key: str, message: str, values: int) -> str:
    return f"  /** {message} */\n  {key}: [{', '.join(['Value'] * values)}];\n"
