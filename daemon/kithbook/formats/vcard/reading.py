"""What a card's lines say, and which line says it.

The reader makes cards from it, and the writers find with it the lines that still hold: both see
the same in a line, so what nobody changed is written as it came.
"""

from functools import lru_cache
from typing import NamedTuple

from kithbook.formats.contentline import Parameters, Property, split, unescape
from kithbook.formats.vcard.label import own_label

_LEAST_PREFERRED = 101
PAIR = "role"
"""How groups that pair a TITLE with its ORG are called, and a number."""


class Told(NamedTuple):
    """A value, and where it stands."""

    value: str
    label: str | None
    at: int
    """The number of its line, from 0."""
    more: str | int | None = None
    """Of a relation its key, of a note when it was written."""


class Role(NamedTuple):
    """A role, and where its parts stand."""

    title: str | None
    organisation: str | None
    title_at: int | None = None
    organisation_at: int | None = None
    since: str | None = None
    until: str | None = None


class Reading:
    """What lines say."""

    __slots__ = (
        "converted", "key", "kind", "labels", "lines", "names", "nicknames", "one",
        "organisations", "past", "structured", "titles", "told", "works",
    )  # fmt: skip

    def __init__(self, lines: list[Property]) -> None:
        self.lines = lines
        self.key: str | None = None
        self.kind = "individual"
        self.names: list[Told] = []
        """Every FN, the preferred first."""
        self.structured: int | None = None
        """The number of the first N."""
        self.nicknames: list[str] = []
        self.told: dict[str, list[Told]] = {}
        """By the card's fields: emails, phones, links, profiles, tags, notes, dates, fields,
        relations, site_ids."""
        self.one: dict[str, Told] = {}
        """Fields that a card has once: headline, location, about, met_at, cadence, added_at."""
        self.past: list[Role] = []
        self.converted: list[str] = []
        self.titles: list[Told] = []
        self.works: list[Told] = []
        """Every ROLE; a title where there is no TITLE."""
        self.organisations: list[Told] = []
        self.labels: dict[str | None, str] = {}
        """What X-ABLabel says of each group."""
        for line in lines:
            if line.group and line.name == "X-ABLABEL" and (own := own_label(line.text)):
                self.labels.setdefault(line.group, own)

    def roles(self) -> list[Role]:
        """Return the roles of now: titles with the organisation in their group, else in turn."""
        titles = self.titles or self.works
        left, roles = list(self.organisations), []
        for title in titles:
            group = self.lines[title.at].group
            mate = next((one for one in left if group and self.lines[one.at].group == group), None)
            if not mate and not group:
                mate = next((one for one in left if not self.lines[one.at].group), None)
            if not mate and len(titles) == len(left) == 1 and not self._paired(title, left[0]):
                mate = left[0]
            if mate:
                left.remove(mate)
            roles.append(self._role(title, mate))
        return [*roles, *(self._role(None, one) for one in left)]

    def name(self) -> tuple[str, str | None] | None:
        """Return the name, and what it was taken from if not from FN; None if nothing says it."""
        if self.names:
            return self.names[0].value, None
        sources: list[tuple[str | None, str]] = [
            (self.parts(), "N"),
            (next((one.value for one in self.organisations), None), "the organisation"),
            (next(iter(self.nicknames), None), "the nickname"),
            (next((one.value for one in self.told.get("emails", [])), None), "the e-mail"),
            (next((one.value for one in self.told.get("phones", [])), None), "the phone"),
        ]
        return next(((value, source) for value, source in sources if value), None)

    def by_preference(self) -> None:
        """Bring what is preferred (PREF) to the front."""
        for values in (self.names, self.told.get("emails"), self.told.get("phones")):
            if values and len(values) > 1:
                values.sort(key=lambda one: _preference(self.lines[one.at].parameters))

    def add(self, field: str, value: Told) -> None:
        """Add a value to a field of many."""
        self.told.setdefault(field, []).append(value)

    def parts(self) -> str | None:
        """Return the name that N says, as one text."""
        if self.structured is None:
            return None
        value = self.lines[self.structured].value
        parts = [" ".join(unescape(one) for one in split(part, ",")) for part in split(value)]
        family, given, more, before, after = (*parts, "", "", "", "", "")[:5]
        return " ".join(f"{before} {given} {more} {family} {after}".split()) or None

    def _paired(self, *told: Told) -> bool:
        """Whether a group says with what one of them goes."""
        return any((self.lines[one.at].group or "").startswith(PAIR) for one in told)

    def _role(self, title: Told | None, organisation: Told | None) -> Role:
        ats = [one.at for one in (title, organisation) if one and self.lines[one.at].parameters]
        since = next((one for at in ats if (one := self.lines[at].first("X-KITHBOOK-SINCE"))), None)
        return Role(
            title.value if title else None,
            organisation.value if organisation else None,
            title.at if title else None,
            organisation.at if organisation else None,
            since,
        )


@lru_cache(maxsize=512)
def _preference(parameters: Parameters) -> int:
    told = next((values[0] for name, values in parameters if name == "PREF" and values), "")
    return int(told) if len(told) < 4 and told.isdecimal() else _LEAST_PREFERRED  # noqa: PLR2004 - 1 to 100
