"""Secrets are compared in constant time, everywhere and also where it would not matter today."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "daemon").rglob("*.py"))
SECRET = {"proof", "seal", "checksum", "digest", "mac", "boot", "secret", "token", "passphrase"}
COMPARED = (ast.Eq, ast.NotEq)


def words(side: ast.expr) -> set[str]:
    """Return the words in the names of what is compared: `keys.client_proof` is client, proof."""
    while isinstance(side, ast.Call | ast.Subscript):
        side = side.func if isinstance(side, ast.Call) else side.value
    name = side.attr if isinstance(side, ast.Attribute) else getattr(side, "id", "")
    return set(name.strip("_").split("_"))


def unsafe(source: str) -> list[int]:
    """Return the lines that compare a secret by `==` or `!=`."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Compare)
        and any(isinstance(one, COMPARED) for one in node.ops)
        and any(words(side) & SECRET for side in (node.left, *node.comparators))
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_secret_is_compared_by_equality(path: Path) -> None:
    assert unsafe(path.read_text()) == []


@pytest.mark.parametrize(
    "line", ["keys.client_proof != proof", "slots.seal == _seal(slots, key)", "a == _checksum(b)"]
)
def test_such_a_line_would_be_found(line: str) -> None:
    assert unsafe(line) == [1]
