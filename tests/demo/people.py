"""Who is in the demo: 500 people with names, work over the years, towns, tags and birthdays."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from demo.manifest import Manifest
from demo.pen import Pen
from demo.words import FAMILY, FIELDS, GIVEN, HOUSES, TAGS, TOWNS

from kithbook.capture.draft import add
from kithbook.people import career
from kithbook.people import date as dates
from kithbook_protocol.organisation import RoleFields, RoleRequest
from kithbook_protocol.people import AddRequest, PersonFields
from kithbook_protocol.relation import DateRequest

PEOPLE = 500
YEARS = 3
"""That the book is kept."""


@dataclass(slots=True)
class Stint:
    """Work at one place; years and months as 2019-05."""

    house: str
    title: str
    since: str
    until: str | None


@dataclass(slots=True)
class Someone:
    """One person of the demo."""

    id: str
    name: str
    work: str
    """Of `FIELDS`."""
    added: date
    stints: list[Stint] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


@dataclass
class Taken:
    """Towns and houses by who is there: two Rinaldis of one town would be proposed as one."""

    places: set[tuple[str, str]] = field(default_factory=set)

    def find(self, pen: Pen, name: str, options: Sequence[str]) -> str:
        """Return a place where nobody is called so yet."""
        free = [
            one for one in options if not any((part, one) in self.places for part in name.split())
        ]
        chosen = pen.chance.choice(free or options)
        self.places |= {(part, chosen) for part in name.split()}
        return chosen


def populate(pen: Pen, manifest: Manifest, day: date) -> list[Someone]:
    """Add everybody, those first who came first."""
    taken = Taken()
    names = [f"{given} {family}" for given in GIVEN for family in FAMILY]
    pen.chance.shuffle(names)
    span = YEARS * 365
    # Half of them in the first year: a book begins with whom one knows already.
    ages = sorted(
        (int(span * (1 - pen.chance.random() ** 1.6)) for _ in range(PEOPLE)), reverse=True
    )
    return [
        _one(pen, manifest, name, day - timedelta(days=age), taken)
        for name, age in zip(names, ages, strict=False)
    ]


def _one(pen: Pen, manifest: Manifest, name: str, added: date, taken: Taken) -> Someone:
    chance = pen.chance
    work = chance.choice(list(FIELDS))
    tags = [one for one in TAGS if chance.random() < 0.12]
    stints = _stints(pen, name, work, added, taken)
    mailbox = name.casefold().replace(" ", ".")
    home = stints[0].house.split()[0].casefold()
    request = AddRequest(
        fields=PersonFields(name=name, location=taken.find(pen, name, TOWNS)),
        emails=[f"{mailbox}@{home}.example"] if chance.random() < 0.7 else [],
        tags=tags,
    )
    applied = pen.write("add", add, request, added)
    assert applied.person
    made = Someone(applied.person.id.hex, name, work, added, stints, tags)
    manifest.count("people")
    for stint in stints:
        fields = RoleFields(
            title=stint.title, organisation=stint.house, since=stint.since, until=stint.until
        )
        pen.write("role", career.write, RoleRequest(person=made.id, fields=fields), added)
        manifest.count("roles")
    if chance.random() < 0.25:
        born = date(chance.randint(1955, 2000), chance.randint(1, 12), chance.randint(1, 28))
        birthday = DateRequest(person=made.id, label="birthday", day=born.isoformat())
        pen.write("date", dates.write, birthday, added)
        manifest.count("birthdays")
    return made


def _stints(pen: Pen, name: str, work: str, added: date, taken: Taken) -> list[Stint]:
    """Return where somebody works and worked, the present one first."""
    chance = pen.chance
    found: list[Stint] = []
    year = added.year - chance.randint(1, 6)
    until = None
    for _ in range(chance.choice((1, 1, 2, 2, 3))):
        # A few houses have many, as in any town.
        usual = [HOUSES[min(int(chance.expovariate(0.055)), len(HOUSES) - 1)] for _ in range(5)]
        house = taken.find(pen, name, usual)
        since = f"{year}-{chance.randint(1, 6):02}"
        found.append(Stint(house, chance.choice(FIELDS[work]), since, until))
        until = since
        year -= chance.randint(1, 5)
    return found
