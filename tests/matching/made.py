"""A made set: people of an uneven world, and what other sources say of some of them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from bench.world import invented
from matching import damage
from matching.truth import Truth

from kithbook.duplicates.record import Record
from kithbook.duplicates.spelling import house, name_words, words

SECOND = 0.3
"""Of how many people there is a second record."""
FAMILY = 0.05
"""Of how many people somebody else is listed who shares surname, place and telephone."""

_GIVEN = Path(__file__).parents[2] / "daemon/kithbook/extract/given_names.txt"
_FORMS = ("Inc", "Inc.", "Ltd", "GmbH", "Group", "LLC")
_SUFFIXES = ("Labs", "Institute", "University", "Capital", "Works", "Health", "Systems", "")
_COUNTRIES = ("Germany", "France", "Spain", "Chile", "Japan", "Canada", "India", "Poland")
_SITES = ("x.com", "github.com", "linkedin.com/in", "mastodon.social", "orcid.org")


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of somebody."""

    name: str
    house: str = ""
    place: str = ""
    pages: tuple[str, ...] = ()
    """Without their scheme."""
    links: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    site_id: str | None = None

    def record(self) -> Record:
        """Return it as it is compared."""
        return Record(
            name=tuple(dict.fromkeys(name_words(self.name))),
            houses=(house(self.house),) if self.house else (),
            place=tuple(dict.fromkeys(words(self.place))),
            pages=self.pages,
            links=self.links,
            emails=self.emails,
            phones=self.phones,
        )


class _Uneven:
    """Draws the k-th entry with a chance of 1 / (k + shift): Zipf-Mandelbrot, as names are."""

    def __init__(self, entries: Sequence[str], shift: int) -> None:
        self._entries = entries
        count = len(entries)
        self._weights = list(accumulate(1 / (rank + shift) for rank in range(1, count + 1)))

    def draw(self, chance: random.Random) -> str:
        return chance.choices(self._entries, cum_weights=self._weights)[0]


class _World:
    """Names, houses and towns, a few of them everywhere and most of them rare."""

    def __init__(self, chance: random.Random) -> None:
        listed = [one for one in _GIVEN.read_text(encoding="utf-8").splitlines() if one.isalpha()]
        usual = sorted(damage.shorts())
        chance.shuffle(usual)
        self.given = _Uneven([*usual[:400], *chance.sample(listed, 1_600)], 5)
        endings = ("", "", "son", "sen", "ez", "ini", "ov", "ska", "berg", "mann", "ish", "ara")
        families = [one + chance.choice(endings) for one in invented(chance, 20_000, 2)]
        self.families = _Uneven(families, 10)
        firms = [f"{one} {chance.choice(_SUFFIXES)}" for one in invented(chance, 10_000, 2)]
        self.houses = _Uneven(firms, 10)
        self.towns = _Uneven(invented(chance, 800, 2), 3)


class _Someone:
    """One person as they are: what a source would say that knew all and made no mistake."""

    def __init__(self, world: _World, chance: random.Random, number: int) -> None:
        self.given = world.given.draw(chance).capitalize()
        self.family = world.families.draw(chance)
        self.middle = world.given.draw(chance).capitalize()
        self.house = world.houses.draw(chance)
        town = world.towns.draw(chance)
        self.place = f"{town}, {_COUNTRIES[len(town) % len(_COUNTRIES)]}"
        self.email = f"p{number}@mail.example"
        self.phone = f"+49{10_000_000 + number}"
        self.pages = [f"{site}/p{number}" for site in chance.sample(_SITES, 2)]

    def first(self, chance: random.Random) -> Said:
        """Return what the first source says."""
        return Said(
            f"{self.given} {self.family}",
            house=self.house if chance.random() < 0.8 else "",
            place=self.place if chance.random() < 0.7 else "",
            pages=(self.pages[0],) if chance.random() < 0.7 else (),
            links=(self.pages[1],) if chance.random() < 0.2 else (),
            emails=(self.email,) if chance.random() < 0.35 else (),
            phones=(self.phone,) if chance.random() < 0.3 else (),
        )

    def second(self, world: _World, chance: random.Random) -> Said:
        """Return what another source says."""
        new = world.families.draw(chance)
        name = damage.name(self.given, self.middle, self.family, new, chance)

        def happens(what: str) -> bool:
            return damage.happens(what, chance)

        firm = world.houses.draw(chance) if happens("other house") else self.house
        if happens("house with form"):
            firm = f"{firm} {chance.choice(_FORMS)}"
        place = world.towns.draw(chance) if happens("moved") else self.place
        if happens("place shortened"):
            place = place.partition(",")[0]
        return Said(
            name,
            house="" if happens("house missing") else firm,
            place="" if happens("place missing") else place,
            pages=(self.pages[0] if happens("same page") else self.pages[1],),
            links=(self.pages[0],) if happens("page linked") else (),
            emails=(self.email,) if happens("same e-mail") else (),
            phones=(self.phone,) if happens("same phone") else (),
        )


def said(people: int, seed: int, world_seed: int = 0) -> list[tuple[int, Said]]:
    """Return what is said of so many people, each with the number of its person.

    Another seed gives other people with other damage, another `world_seed` other names, houses and
    towns, and other ones of them usual.
    """
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    world = _World(random.Random(world_seed))  # noqa: S311 - not for secrets
    found: list[tuple[int, Said]] = []
    for number in range(people):
        someone = _Someone(world, chance, number)
        found.append((number, someone.first(chance)))
        if chance.random() < SECOND:
            found.append((number, someone.second(world, chance)))
        if chance.random() < FAMILY:
            relative = _Someone(world, chance, people + number)
            relative.family, relative.place = someone.family, someone.place
            relative.phone = someone.phone
            found.append((people + number, relative.first(chance)))
    return found


def half(people: int, seed: int, world_seed: int = 0) -> Truth:
    """Return a set of so many people as records."""
    found = said(people, seed, world_seed)
    return Truth(
        f"made, {people:,} people",
        [one.record() for _, one in found],
        [number for number, _ in found],
    )
