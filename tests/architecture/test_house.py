"""The rules of the house, so that it stays in order without anybody watching."""

import re
import subprocess
from functools import cache
from pathlib import Path

import click
import pytest

from kithbook.cli import kithbook

ROOT = Path(__file__).parents[2]

TOP_LEVEL = {
    *("pyproject.toml", "daemon", "extension", "protocol", "tests", "scripts"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "LICENSE", "NOTICE"),
    *("package.json", "package-lock.json", "tsconfig.json", "biome.json", "uv.lock"),
    *(".ci", ".gitignore", ".npmrc"),
}
LONGEST = 300
"""Lines; what grows beyond is two things."""
WRITTEN = {".py", ".js", ".css", ".html", ".sh"}
"""Kinds of files that a person writes and reads."""
GENERATED = ("protocol/generated/", "extension/wire/")
SHAPELESS = re.compile(r"(^|_|-)(utils?|helpers?|managers?|misc|common|shared|stuff)($|_|-|\.)")
NOUN = re.compile(r"__main__|[a-z]+(?:_[a-z]+)?")
"""One word, or one term of two: `merge`, `h_card`."""
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
COMMAND = re.compile(r"^\s*(?:\$ )?(?:\.venv/bin/)?kithbook ([a-z]+)", re.MULTILINE)


@cache
def tracked() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return tuple(Path(name) for name in listed.splitlines() if (ROOT / name).is_file())


def written() -> list[Path]:
    return [
        path
        for path in tracked()
        if not path.as_posix().startswith(GENERATED)
        and (path.suffix in WRITTEN or path.parts[0] == "scripts")
    ]


def test_nothing_new_stands_at_the_top() -> None:
    assert {path.parts[0] for path in tracked()} <= TOP_LEVEL


def test_no_file_is_longer_than_300_lines() -> None:
    lengths = {path: len((ROOT / path).read_text().splitlines()) for path in written()}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_nothing_is_named_after_nothing() -> None:
    names = {part for path in tracked() for part in path.parts}
    assert [name for name in names if SHAPELESS.search(name)] == []


def test_a_file_of_a_room_is_one_noun() -> None:
    rooms = [path for path in tracked() if path.parts[:2] == ("daemon", "kithbook")]
    odd = [
        path
        for path in rooms
        if path.suffix == ".py" and path.stem != "__init__" and not NOUN.fullmatch(path.stem)
    ]
    assert odd == []


def test_every_room_says_what_it_is() -> None:
    """One line at least, in the `__init__.py` that opens it."""
    openings = [path for path in tracked() if path.name == "__init__.py"]
    assert [path for path in openings if not (ROOT / path).read_text().startswith('"""')] == []


def test_nothing_is_left_unfinished() -> None:
    this = Path(__file__).relative_to(ROOT)
    marked = [
        path for path in written() if path != this and UNFINISHED.search((ROOT / path).read_text())
    ]
    assert marked == []


def test_every_script_says_what_it_does_and_can_be_run() -> None:
    scripts = [ROOT / path for path in tracked() if path.parts[0] == "scripts" and not path.suffix]
    assert scripts
    for script in scripts:
        shebang, comment, *_ = script.read_text().splitlines()
        assert shebang.startswith("#!"), script
        assert comment.startswith(("# ", '"""')), script
        assert script.stat().st_mode & 0o111, script


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_every_command_in_the_papers_exists(page: str) -> None:
    paper = (ROOT / page).read_text()
    fenced = re.findall(r"^```[a-z]*\n(.*?)^```", paper, re.MULTILINE | re.DOTALL)
    named = {command for block in fenced for command in COMMAND.findall(block)}
    context = click.Context(kithbook)
    assert {name for name in named if kithbook.get_command(context, name) is None} == set()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "SECURITY.md"])
def test_every_path_in_the_papers_exists(page: str) -> None:
    paper = ROOT / page
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", paper.read_text()):
        assert (ROOT / target).exists(), f"{page} names {target}"
    for script in re.findall(r"\./(scripts/[a-z]+)", paper.read_text()):
        assert (ROOT / script).exists(), f"{page} names {script}"


def test_every_test_that_a_promise_names_exists() -> None:
    named = re.findall(r"`(tests/[^`]+)`", (ROOT / "SECURITY.md").read_text())
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
