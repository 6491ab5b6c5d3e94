"""Evidence in words: why two people are proposed as one."""

from collections.abc import Callable, Iterable, Iterator

from kithbook.duplicates.likeness import pairs
from kithbook.duplicates.record import Record, Words
from kithbook.duplicates.spelling import house, words
from kithbook.people.identifier import quoted
from kithbook_protocol.people import Person

MOST = 20
"""Told of one pair."""
SHARED = ", though the names differ: two people may share it"
TWO = 2
"""People: of these two no more than they have a name."""


def evidence(one: Person, other: Person, namesakes: Callable[[Words], int]) -> list[str]:
    """Return what speaks for two people being one, as it is shown; the same things are weighed.

    Args:
        one: a person.
        other: another.
        namesakes: tells how many people have all words of a name.
    """
    mine, theirs = Record.of(one), Record.of(other)
    doubt = SHARED if _differ(mine.name, theirs.name) else ""
    told = [
        *_shared("same stable id", mine.ids, theirs.ids),
        *_shared("same profile", mine.pages, theirs.pages),
        *_shared("same e-mail", mine.emails, theirs.emails, doubt),
        *_shared("same phone", mine.phones, theirs.phones, doubt),
        *_shared("one links to the other's profile", mine.links, theirs.pages),
        *_shared("one links to the other's profile", mine.pages, theirs.links),
        *_shared("same link", mine.links, theirs.links),
        *_names(one.name, mine.name, other.name, theirs.name, namesakes),
        *_houses(one, mine.houses, theirs.houses),
        *_shared("same e-mail of a house", mine.mailboxes, theirs.mailboxes),
        *_places(one.location or "", mine.place, theirs.place),
    ]
    return list(dict.fromkeys(told))[:MOST]


def _shared(what: str, mine: Words, theirs: Words, doubt: str = "") -> Iterator[str]:
    for value in mine:
        if value in theirs:
            yield f"{what}: {quoted(value)}{doubt}"


def _differ(mine: Words, theirs: Words) -> bool:
    """Tell whether each name has a word that the other has nothing for."""
    left = [word for word in mine if word not in theirs]
    right = [word for word in theirs if word not in mine]
    return "".join(left) != "".join(right) and len(pairs(left, right)) < min(len(left), len(right))


def _names(
    one: str, mine: Words, other: str, theirs: Words, namesakes: Callable[[Words], int]
) -> Iterator[str]:
    left = [word for word in mine if word not in theirs]
    right = [word for word in theirs if word not in mine]
    if mine and "".join(left) == "".join(right):
        same = "same name" if one == other else f"same name: {quoted(one)} / {quoted(other)}"
        many = namesakes(mine)
        yield f"{same}, as {many} people here have it" if many > TWO else same
        return
    alike = pairs(left, right)
    for _, word, to in alike:
        yield f"name alike: {_standing(word, _words(one))} / {_standing(to, _words(other))}"
    if not alike and (both := [word for word in mine if word in theirs]):
        yield f"both called {' '.join(_standing(word, _words(one)) for word in both)}"


def _houses(one: Person, mine: Words, theirs: Words) -> Iterator[str]:
    spelt = [role.organisation for role in one.roles if role.organisation]
    for name in mine:
        if name in theirs:
            yield f"both at {_standing(name, spelt, lambda text: (house(text),))}"


def _places(location: str, mine: Words, theirs: Words) -> Iterator[str]:
    shared = {word for word in mine if word in theirs}
    standing = [text for text in _words(location) if shared.intersection(words(text))]
    if shared:
        yield f"both in {quoted(' '.join(standing or sorted(shared)))}"


def _words(text: str) -> list[str]:
    """Return the words of a text as they stand in it."""
    return [word.strip(" ,.;") for word in text.split()]


def _standing(wanted: str, texts: Iterable[str], folded: Callable[[str], Words] = words) -> str:
    """Return how something that was compared stands in the book."""
    found = next((text for text in texts if wanted in folded(text)), wanted)
    return quoted(found)
