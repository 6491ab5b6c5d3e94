"""Evidence in words: why two people are proposed as one."""

from collections.abc import Callable, Iterable, Iterator

from kithbook.duplicates.likeness import pairs
from kithbook.duplicates.record import Record, Words
from kithbook.duplicates.spelling import house, words
from kithbook.people.identifier import quoted
from kithbook_protocol.duplicates import Evidence, EvidenceKind
from kithbook_protocol.people import Person

MOST = 20
"""Told of one pair."""
SHARED = ", though the names differ: two people may share it"
WHAT: dict[EvidenceKind, str] = {
    "id": "same stable id",
    "profile": "same profile",
    "email": "same e-mail",
    "phone": "same phone",
    "linked": "one links to the other's profile",
    "link": "same link",
    "house_email": "same e-mail of a house",
}
TWO = 2
"""People: of these two no more than they have a name."""


def evidence(one: Person, other: Person, namesakes: Callable[[Words], int]) -> list[Evidence]:
    """Return what speaks for two people being one, as it is shown; the same things are weighed.

    Args:
        one: a person.
        other: another.
        namesakes: tells how many people have all words of a name.
    """
    mine, theirs = Record.of(one), Record.of(other)
    doubt = _differ(mine.name, theirs.name)
    told = [
        *_shared("id", mine.ids, theirs.ids),
        *_shared("profile", mine.pages, theirs.pages),
        *_shared("email", mine.emails, theirs.emails, doubtful=doubt),
        *_shared("phone", mine.phones, theirs.phones, doubtful=doubt),
        *_shared("linked", mine.links, theirs.pages),
        *_shared("linked", mine.pages, theirs.links),
        *_shared("link", mine.links, theirs.links),
        *_names(one.name, mine.name, other.name, theirs.name, namesakes),
        *_houses(one, mine.houses, theirs.houses),
        *_shared("house_email", mine.mailboxes, theirs.mailboxes),
        *_places(one.location or "", mine.place, theirs.place),
    ]
    return list({each.sentence: each for each in told}.values())[:MOST]


def _shared(
    kind: EvidenceKind, mine: Words, theirs: Words, *, doubtful: bool = False
) -> Iterator[Evidence]:
    for value in mine:
        if value in theirs:
            one = quoted(value)
            sentence = f"{WHAT[kind]}: {one}{SHARED if doubtful else ''}"
            yield Evidence(kind=kind, one=one, doubtful=doubtful, sentence=sentence)


def _differ(mine: Words, theirs: Words) -> bool:
    """Tell whether each name has a word that the other has nothing for."""
    left = [word for word in mine if word not in theirs]
    right = [word for word in theirs if word not in mine]
    return "".join(left) != "".join(right) and len(pairs(left, right)) < min(len(left), len(right))


def _names(
    one: str, mine: Words, other: str, theirs: Words, namesakes: Callable[[Words], int]
) -> Iterator[Evidence]:
    left = [word for word in mine if word not in theirs]
    right = [word for word in theirs if word not in mine]
    if mine and "".join(left) == "".join(right):
        yield _same(one, other, namesakes(mine))
        return
    alike = pairs(left, right)
    for _, word, to in alike:
        first, second = _standing(word, _words(one)), _standing(to, _words(other))
        sentence = f"name alike: {first} / {second}"
        yield Evidence(kind="alike", one=first, other=second, sentence=sentence)
    if not alike and (both := [word for word in mine if word in theirs]):
        called = " ".join(_standing(word, _words(one)) for word in both)
        yield Evidence(kind="called", one=called, sentence=f"both called {called}")


def _same(one: str, other: str, many: int) -> Evidence:
    """Return that two names are the same, if they are not spelt so, how; and how many have it."""
    spelt = (None, None) if one == other else (quoted(one), quoted(other))
    same = "same name" if one == other else f"same name: {spelt[0]} / {spelt[1]}"
    return Evidence(
        kind="name",
        one=spelt[0],
        other=spelt[1],
        namesakes=many if many > TWO else None,
        sentence=f"{same}, as {many} people here have it" if many > TWO else same,
    )


def _houses(one: Person, mine: Words, theirs: Words) -> Iterator[Evidence]:
    spelt = [role.organisation for role in one.roles if role.organisation]
    for name in mine:
        if name in theirs:
            told = _standing(name, spelt, lambda text: (house(text),))
            yield Evidence(kind="house", one=told, sentence=f"both at {told}")


def _places(location: str, mine: Words, theirs: Words) -> Iterator[Evidence]:
    shared = {word for word in mine if word in theirs}
    standing = [text for text in _words(location) if shared.intersection(words(text))]
    if shared:
        place = quoted(" ".join(standing or sorted(shared)))
        yield Evidence(kind="place", one=place, sentence=f"both in {place}")


def _words(text: str) -> list[str]:
    """Return the words of a text as they stand in it."""
    return [word.strip(" ,.;") for word in text.split()]


def _standing(wanted: str, texts: Iterable[str], folded: Callable[[str], Words] = words) -> str:
    """Return how something that was compared stands in the book."""
    found = next((text for text in texts if wanted in folded(text)), wanted)
    return quoted(found)
