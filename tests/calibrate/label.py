"""Labelled pages: the ones written here, and a corpus of real ones where there is one."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
OWN = ROOT / "tests" / "daemon" / "extract" / "sites"
CORPUS = ROOT.parent / "shared" / "corpus"

_TEXTS = ("name", "headline", "organisation", "location")
_LISTS = {"email": "emails", "phone": "phones", "link": "links"}


@dataclass(frozen=True)
class Label:
    """A page and what is right about it."""

    source: str
    """Where it came from; pages of one source resemble each other."""
    file: Path
    url: str
    person: bool
    right: dict[str, list[str]]
    """By field. A field that is not there was not looked at."""
    neutral: dict[str, list[str]] = field(default_factory=dict)
    """Neither right nor wrong: a house's mailbox, a link one may keep or leave."""


def own() -> Iterator[Label]:
    """Yield the pages written here; their labels leave phones and some links open."""
    pages = json.loads((OWN / "expected.json").read_text(encoding="utf-8"))
    for page, said in pages.items():
        texts = {"name": said.get("name", "Inês Nightjar"), "about": said.get("bio")}
        texts |= {one: said.get(one) for one in _TEXTS[1:]}
        right = {
            one: ([value] if value else []) + said.get(f"{one}_alt", [])
            for one, value in texts.items()
        }
        person = said.get("kind", "person") == "person"
        right["email"] = said.get("emails", [])
        yield Label("own", OWN / f"{page}.html", said["url"], person, right)


def found(corpus: Path) -> Iterator[Label]:
    """Yield the pages of a corpus; its README says what the keys of a label are."""
    for line in (corpus / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        if said.get("duplicate_of"):
            continue
        right = {one: _texts(said.get(one)) + _texts(said.get(f"{one}_alt")) for one in _TEXTS}
        right |= {one: said[many] for one, many in _LISTS.items()}
        right["email"] = right["email"] + said.get("emails_soft", [])
        right["link"] = [*right["link"], said["url"]]
        neutral = {
            one: said.get(f"generic_{many}", []) + said.get(f"{many}_optional", [])
            for one, many in _LISTS.items()
        }
        source = Path(said["file"]).parts[1]
        yield Label(
            source, corpus / said["file"], said["url"], said["kind"] == "person", right, neutral
        )


def _texts(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or [])
