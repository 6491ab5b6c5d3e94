"""A made-up world of people, with the unevenness of a real one.

Names, companies and words are drawn by Zipf's law (a few are everywhere, most are rare), so that a
prefix of two letters meets thousands and a surname a handful. Deterministic: the same seed gives
the same people on every machine.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

_ONSETS = (
    "b br c ch d dr f fl g gr h j k kl l m n p pr qu r s sch sh st t tr v w y z".split()  # noqa: SIM905 - a table
)
_VOWELS = "a e i o u ai ei ia ie io ou á é ö ü ø".split()  # noqa: SIM905 - a table
_CODAS = "n r s l m t k nd rt ng x ss ll ck th".split()  # noqa: SIM905 - a table
_ENDINGS = ("", "", "son", "sen", "ez", "ini", "ov", "ska", "berg", "mann", "ish", "ara")
_TITLES = [
    "Software Engineer", "Founder", "Researcher", "Designer", "Product Manager", "Partner",
    "Recruiter", "Professor", "Data Scientist", "Journalist", "Chief Technology Officer",
    "Head of Growth", "Investor", "Lawyer", "Physician", "Teacher",
]  # fmt: skip
_TAGS = ["investor", "climate", "python", "berlin", "conference", "mentor", "hiring", "friend"]
_SUFFIXES = ["Labs", "GmbH", "Inc", "Institute", "University", "Capital", "Works", "Health"]


@dataclass(frozen=True, slots=True)
class Someone:
    """One synthetic person."""

    name: str
    title: str
    organisation: str
    email: str
    tag: str | None
    note: str | None


class _Zipf:
    """Draws from a list, the k-th entry with a chance of 1 / k."""

    def __init__(self, entries: Sequence[str]) -> None:
        self._entries = entries
        self._weights = list(accumulate(1 / rank for rank in range(1, len(entries) + 1)))

    def draw(self, chance: random.Random) -> str:
        return chance.choices(self._entries, cum_weights=self._weights)[0]


def people(count: int, seed: int = 1) -> Iterator[Someone]:
    """Yield people."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    given = _Zipf(invented(chance, 2_000, 2))
    family = _Zipf([word + chance.choice(_ENDINGS) for word in invented(chance, 20_000, 2)])
    firms = _Zipf([f"{word} {chance.choice(_SUFFIXES)}" for word in invented(chance, 10_000, 2)])
    words = _Zipf([word.lower() for word in invented(chance, 5_000, 2)])
    for number in range(count):
        first, last, firm = given.draw(chance), family.draw(chance), firms.draw(chance)
        note = None
        if chance.random() < 0.3:
            note = " ".join(words.draw(chance) for _ in range(chance.randint(5, 60)))
        yield Someone(
            name=f"{first} {last}",
            title=chance.choice(_TITLES),
            organisation=firm,
            email=f"p{number}@{firm.split()[0].lower()}.example",
            tag=chance.choice(_TAGS) if chance.random() < 0.4 else None,
            note=note,
        )


def queries(count: int, seed: int = 2) -> list[str]:
    """Return what someone types, key by key: prefixes of names, firms, and name with firm."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    typed: list[str] = []
    for someone in people(count, seed=1):
        text = chance.choice(
            [someone.name, someone.name.split()[1], someone.organisation,
             f"{someone.name.split()[0]} {someone.organisation}"]
        )  # fmt: skip
        typed.append(text[: chance.randint(2, len(text))])
    return typed


def page(someone: Someone, size: int) -> str:
    """Return a profile page of about `size` characters, as a trimmed snapshot has it."""
    filler = "<p>" + "Notes on work that was done, and on work that is still to do. " * 20 + "</p>"
    head = (
        f"<html lang=en><head><title>{someone.name}</title>"
        '<script type="application/ld+json">{"@context":"https://schema.org",'
        '"@type":"ProfilePage","mainEntity":{"@type":"Person",'
        f'"name":"{someone.name}","jobTitle":"{someone.title}",'
        f'"worksFor":{{"@type":"Organization","name":"{someone.organisation}"}}}}}}</script></head>'
        f"<body><main><h1>{someone.name}</h1><p>{someone.title}, {someone.organisation}</p>"
        f'<a href="mailto:{someone.email}">{someone.email}</a>'
    )
    return head + filler * max(1, (size - len(head)) // len(filler)) + "</main></body></html>"


def invented(chance: random.Random, count: int, syllables: int) -> list[str]:
    """Return made-up words, each once."""
    found: dict[str, None] = {}
    while len(found) < count:
        parts = [chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables)]
        found["".join([*parts, chance.choice(_CODAS)]).capitalize()] = None
    return list(found)
