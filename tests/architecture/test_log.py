"""Events are fixed words; what stands beside them was counted, measured or named by us."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "daemon").rglob("*.py"))
LEVELS = {"info", "warning", "error"}


def loose(source: str) -> list[int]:
    """Return the lines that log a text which is put together, or an error's own text."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in LEVELS
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "log"
        and (
            len(node.args) != 1
            or not isinstance(node.args[0], ast.Constant)
            or any(_put_together(part.value) for part in node.keywords)
        )
    ]


def _put_together(value: ast.expr) -> bool:
    return any(
        isinstance(one, ast.JoinedStr)
        or (isinstance(one, ast.Name) and one.id in {"str", "repr", "format"})
        for one in ast.walk(value)
    )


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_is_put_together_for_the_log(path: Path) -> None:
    assert loose(path.read_text()) == []


@pytest.mark.parametrize(
    "line", ['log.info(f"{name} added")', 'log.error("broken", error=str(error))', "log.info(text)"]
)
def test_such_a_line_would_be_found(line: str) -> None:
    assert loose(line) == [1]
