"""Notes for Obsidian and the like: a file a person, with YAML front matter and links."""

from collections.abc import Iterable, Iterator

from kithbook.formats import contentline
from kithbook.formats.contentline import NoLine, Property
from kithbook.formats.interface import Piece
from kithbook.formats.markdown import (
    called,
    escaped,
    link,
    listed,
    paragraphs,
    scalar,
    tag,
    wiki,
)
from kithbook.formats.partial import rfc3339
from kithbook_protocol.card import Card, CardAddress


class _Markdown:
    """The writer."""

    NAME = "markdown"
    TITLE = "Markdown (Obsidian)"
    SUFFIX = ""
    MEDIA_TYPE = "text/markdown"

    def head(self) -> str:
        """Return nothing."""
        return ""

    def write(self, cards: Iterable[Card]) -> Iterator[Piece]:
        """Yield a file for each."""
        for card in cards:
            parts = [_front(card), f"# {escaped(card.name)}\n", *_sections(card)]
            yield Piece("\n".join(parts), called(card))

    def foot(self) -> str:
        """Return nothing."""
        return ""


def _front(card: Card) -> str:
    """Return the front matter: what Obsidian calls properties."""
    nicknames = [item for one in _lines(card) if one.name == "NICKNAME" for item in one.items]
    organisations = dict.fromkeys(
        role.organisation for role in card.roles if role.organisation and not role.until
    )
    birthday = next((one.day for one in card.dates if one.label == "birthday"), None)
    pages = [one.value for one in (*card.profiles, *card.links)]
    found = [
        # The file is called otherwise where another could have its name.
        ("aliases", list(dict.fromkeys([card.name, *nicknames]))),
        ("tags", list(filter(None, map(tag, card.tags)))),
        ("emails", [one.value for one in card.emails]),
        ("phones", [one.value for one in card.phones]),
        ("organisation", [wiki(one) for one in organisations]),
        ("url", pages),
    ]
    told = [listed(name, values) for name, values in found if values]
    if birthday:
        told.append(f"birthday: {scalar(birthday)}\n")
    if card.key:
        told.append(f"key: {scalar(card.key)}\n")
    return f"---\n{''.join(told)}---\n"


def _sections(card: Card) -> Iterator[str]:
    facts = [
        f"**{name}:** {escaped(value)}"
        for name, value in (
            ("Headline", card.headline),
            ("Location", card.location),
            ("Met", card.met_at),
            ("Contact every", f"{card.cadence} days" if card.cadence else None),
        )
        if value
    ]
    if facts or card.about:
        about = f"\n\n{paragraphs(card.about)}" if card.about else ""
        yield f"## About\n\n{_items(facts)}{about}".rstrip() + "\n"
    for heading, items in (
        ("Roles", _roles(card)),
        ("Contact", _contact(card)),
        ("Dates", (f"{escaped(one.label)}: {escaped(one.day)}" for one in card.dates)),
        ("Fields", (f"{escaped(one.name)}: {_indented(one.value)}" for one in card.fields)),
        ("Relations", _relations(card)),
        ("Promises", _promises(card)),
    ):
        if written := _items(items):
            yield f"## {heading}\n\n{written}\n"
    if card.notes:
        yield "## Notes\n\n" + "\n".join(
            (f"### {rfc3339(one.written_at)[:10]}\n\n" if one.written_at is not None else "---\n\n")
            + f"{paragraphs(one.text)}\n"
            for one in card.notes
        )
    if card.interactions:
        newest = sorted(card.interactions, key=lambda one: (one.day, one.at or 0), reverse=True)
        yield "## Interactions\n\n" + "\n".join(
            f"### {escaped(one.day)} {one.kind}"
            + (f", {escaped(one.place)}" if one.place else "")
            + (f"\n\n{paragraphs(one.text)}\n" if one.text else "\n")
            for one in newest
        )


def _roles(card: Card) -> Iterator[str]:
    for role in card.roles:
        title = escaped(role.title) if role.title else ""
        what = ", ".join(
            filter(None, (title, wiki(role.organisation) if role.organisation else ""))
        )
        span = f"({role.since or '…'} to {role.until or 'now'})"
        yield f"{what} {escaped(span)}" if role.since or role.until else what


def _contact(card: Card) -> Iterator[str]:
    for kind, values in (("E-mail", card.emails), ("Phone", card.phones)):
        yield from (f"{kind}{_labelled(one)}: {escaped(one.value)}" for one in values)
    for page in (*card.profiles, *card.links):
        yield f"Page{_labelled(page)}: {link(page.value)}"
    for line in _lines(card):
        if line.name == "ADR":
            kinds = ", ".join(sorted(line.types))
            address = ", ".join(filter(None, contentline.components(line.value)))
            yield f"Address{f' ({escaped(kinds)})' if kinds else ''}: {escaped(address)}"


def _labelled(one: CardAddress) -> str:
    return f" ({escaped(one.label)})" if one.label else ""


def _relations(card: Card) -> Iterator[str]:
    for other in card.relations:
        if named := other.name or other.key:
            told = wiki(named, other.key) if other.name else escaped(named)
            yield f"{escaped(other.label)}: {told}"


def _promises(card: Card) -> Iterator[str]:
    for one in card.promises:
        by = "they promised" if one.theirs else "I promised"
        due = f", due {one.due}" if one.due else ""
        yield f"[{'x' if one.kept else ' '}] {_indented(one.text)} ({by}{due})"


def _items(items: Iterable[str]) -> str:
    return "\n".join(f"- {one}" for one in items)


def _indented(text: str) -> str:
    """Return text of many lines so that it stays within its item."""
    return "  \n  ".join(escaped(line) for line in text.splitlines() if line.strip())


def _lines(card: Card) -> list[Property]:
    found = []
    for one in card.lines:
        if one.startswith(("ADR", "NICKNAME")):
            try:
                found.append(Property.parse(one))
            except NoLine:
                continue
    return found


WRITER = _Markdown()
