"""`scripts/generate`: write every generated file, or with --check tell which are stale."""

import sys
from pathlib import Path

from generation import calls, commands, declarations, openapi, schema, tables, texts
from kithbook.extract.sites import javascript

ROOT = Path(__file__).parents[2]
SCHEMAS = Path("protocol/generated/schema")


def rendered() -> dict[Path, str]:
    """Return the text of every generated file by its path below the root."""
    files = {SCHEMAS / f"{name}.json": text for name, text in schema.files().items()}
    files[Path("protocol/generated/openapi.json")] = openapi.text()
    files[Path("protocol/API.md")] = calls.text()
    files[Path("daemon/kithbook/cli/COMMANDS.md")] = commands.text()
    files[Path("extension/wire/types.d.ts")] = declarations.text(ROOT)
    files[Path("extension/wire/operations.js")] = tables.operations()
    files[Path("extension/wire/sites.js")] = javascript()
    files[Path("extension/look/keys.d.ts")] = texts.text(ROOT)
    return files


def strays(files: dict[Path, str]) -> list[Path]:
    """Return schemas on disk that nothing generates any more."""
    found = {path.relative_to(ROOT) for path in (ROOT / SCHEMAS).glob("*.json")}
    return sorted(found - files.keys())


def main(arguments: list[str]) -> int:
    """Write or check; 0 done or current, 1 stale, 2 wrong usage."""
    if arguments not in ([], ["--check"]):
        print("usage: scripts/generate [--check]", file=sys.stderr)
        return 2
    files = rendered()
    stale = [
        path
        for path, text in files.items()
        if not (ROOT / path).is_file() or (ROOT / path).read_text() != text
    ]
    extra = strays(files)
    if arguments == ["--check"]:
        for path in stale + extra:
            print(f"{path} is stale", file=sys.stderr)
        if stale or extra:
            print("Run ./scripts/generate and commit what it writes.", file=sys.stderr)
        return 1 if stale or extra else 0
    for path in stale:
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(files[path])
        print(f"wrote {path}")
    for path in extra:
        (ROOT / path).unlink()
        print(f"removed {path}")
    return 0


sys.exit(main(sys.argv[1:]))
