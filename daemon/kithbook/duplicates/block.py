"""Blocking keys: only people who share one are compared, so that the work grows with the people.

Fellegi and Sunter's comparison of everybody with everybody grows with their square; see Christen,
Data Matching (2012), chapter 4. Each key survives some of the errors: a typo in one word of the
name, swapped words, a short name, another script, another surname with the same house or place.
"""

from collections.abc import Iterator
from hashlib import blake2b

from kithbook.duplicates.record import Record
from kithbook.duplicates.spelling import full_names, sound

MOST_IN_BLOCK = 20
"""People; a key that more have tells too little to compare them all. In a made book of 100,000 the
keys find 97.0 % of the pairs so; twice as many would find 97.9 % and cost twice as much."""
MOST_FULL_NAMES = 3
"""That a short name is looked up as."""
MOST_WORDS = 4
"""Of a name and a place that make keys."""
WORD = "n:"
"""What features of names begin with."""
STEM = 3
"""Letters."""


def digest(feature: str) -> bytes:
    """Return a key as it is stored: 8 bytes."""
    return blake2b(feature.encode(), digest_size=8).digest()


def features(record: Record) -> set[str]:
    """Return what is counted of a record, to know what is rare."""
    return {
        *(word_feature(word) for word in record.name),
        *(house_feature(house) for house in record.houses),
        *(place_feature(word) for word in record.place),
    }


def word_feature(word: str) -> str:
    """Return what counts the people with a word in their name."""
    return f"{WORD}{sound(word)}"


def house_feature(house: str) -> str:
    """Return what counts the people of a house."""
    return f"o:{house}"


def place_feature(word: str) -> str:
    """Return what counts the people with a word in their place."""
    return f"l:{word}"


def keys(record: Record) -> set[bytes]:
    """Return the keys of a record."""
    found = {*features(record), *contacts(record), *_names(record)}
    return {digest(one) for one in found}


def contacts(record: Record) -> Iterator[str]:
    """Yield what somebody is reached by, and a house with its street."""
    # A link of one may be the page of another: they are one kind of key.
    for kind, values in (
        ("i", record.ids),
        ("u", record.pages),
        ("u", record.links),
        ("e", record.emails),
        ("e", record.mailboxes),
        ("p", record.phones),
    ):
        for value in values:
            yield f"{kind}:{value}"
    for number, street in zip(record.place, record.place[1:], strict=False):
        if number.isdigit():
            yield f"d:{number}|{street}"


def _names(record: Record) -> Iterator[str]:
    """Yield keys made of two words of the name, or of one and what is around it."""
    said = [word for word in record.name if len(word) > 1]
    for word in said[:MOST_WORDS]:
        initials = {sound(other)[:1] for other in record.name if other != word}
        around = [*record.houses[:2], *record.place[:MOST_WORDS]]
        for form in _ways(word):
            yield from (f"w:{form}|{initial}" for initial in initials)
            yield from (f"a:{form}|{one}" for one in around)
    stems = sorted({sound(word)[:STEM] for word in said[:MOST_WORDS]})
    for place, one in enumerate(stems):
        yield from (f"s:{one}|{other}" for other in stems[place + 1 :])


def _ways(word: str) -> list[str]:
    """Return how a word is looked up: as it sounds, and as the names it is short for do."""
    full = sorted(full_names(word) - {word})[:MOST_FULL_NAMES]
    return list(dict.fromkeys(map(sound, (word, *full))))
