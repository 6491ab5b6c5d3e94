"""New people of a batch, written together: that is what makes thousands a second of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kithbook.people import called, facts, marks
from kithbook.people import store as people
from kithbook.people.house import folded
from kithbook.people.identifier import new_id
from kithbook.people.match import Evidence, looked_for
from kithbook.store import store as journal
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook_protocol.card import Card

Rows = list[tuple[UUID, dict[str, Any]]]


def evidence_of(card: Card) -> Evidence:
    """Return by what a card says who it is about."""
    return Evidence(
        name=card.name,
        site_ids=card.site_ids,
        profiles=[one.value for one in card.profiles],
        emails=[one.value for one in card.emails if not one.generic],
    )


@dataclass
class Houses:
    """Organisations whose names have letters beyond A to Z: kept from batch to batch.

    SQLite cannot look these up without regard to case. Those that another action makes meanwhile
    are taken in; where it renames one that is known, all are read anew.
    """

    _called: dict[str, UUID] = field(default_factory=dict)
    _known: set[UUID] = field(default_factory=set)
    """Those that are called so, or were."""
    _at: int | None = None
    """The newest change by then."""

    def called(self, connection: Connection) -> dict[str, UUID]:
        """Return them by the name without case, the oldest of each."""
        changed = None
        if self._at is not None:
            changed = journal.changed_rows(connection, "organisation", self._at)
        if changed is None or not self._known.isdisjoint(changed):
            self._called, changed = {}, None
        if changed is None or changed:
            found = called.beyond_ascii(connection, changed)
            self._known.update(found.values())
            self._called = found | self._called
        self._at = journal.newest_change(connection)
        return self._called

    def made(self, connection: Connection, new: Mapping[str, UUID]) -> None:
        """Take in those that were just made; their changes are the newest."""
        self._called |= new
        self._known.update(new.values())
        self._at = journal.newest_change(connection)


@dataclass
class Making:
    """Rows that are made and not written yet."""

    unit: Unit
    houses: Houses = field(default_factory=Houses)
    is_new: bool = True
    """What is made has new ids; rows of an archive have theirs, of which others may speak."""
    stale: bool = False
    """Somebody known was changed since `look_up`: an organisation may be there that was not."""
    _rows: dict[str, Rows] = field(default_factory=dict)
    _ids: set[UUID] = field(default_factory=set)
    _told: set[str] = field(default_factory=set)
    """By what people made here could be met: addresses, keys."""
    _held: set[str] = field(default_factory=set)
    """What was looked up of it, that somebody in the book has."""
    _organisations: dict[str, UUID] = field(default_factory=dict)
    _new_houses: dict[str, UUID] = field(default_factory=dict)
    _anybody_marked: bool | None = None
    """Whether anybody was forgotten who could be told; None until it is asked."""

    def look_up(self, cards: Sequence[Card]) -> None:
        """Look up, for all cards of a batch at once, whom and what they may be about."""
        connection = self.unit.connection
        told = {one for card in cards for one in looked_for(evidence_of(card))}
        self._held = facts.values_held(connection, told) if told else set()
        names = {role.organisation for card in cards for role in card.roles if role.organisation}
        self._organisations = (
            called.organisations(connection, names, self.houses.called(connection)) if names else {}
        )

    def may_match(self, evidence: Evidence) -> bool:
        """Tell whether anybody may be who this is evidence of."""
        return not self._held.isdisjoint(looked_for(evidence))

    def forbid(self, evidence: Evidence) -> bool:
        """Tell whether whom this is evidence of was forgotten."""
        if self._anybody_marked is None:
            self._anybody_marked = people.any_marked(self.unit.connection)
        return self._anybody_marked and marks.forbid(self.unit.connection, evidence, 0)

    def add(self, name: str, row: UUID, /, **fields: Any) -> None:
        """Make a row; it is written with the others."""
        self._rows.setdefault(name, []).append((row, fields))
        self._ids.add(row)

    def has(self, row: UUID) -> bool:
        """Tell whether a row is made here."""
        return row in self._ids

    def met_by(self, told: Iterable[str]) -> None:
        """Note by what somebody made here could be met."""
        self._told.update(told)

    def meets(self, told: Iterable[str]) -> bool:
        """Tell whether somebody made here has one of these."""
        return not self._told.isdisjoint(told)

    def organisation(self, name: str | None) -> UUID | None:
        """Return the organisation of that name, making it if nobody was there before."""
        if name is None:
            return None
        plain = folded(name)
        found = self._organisations.get(plain)
        if found is None and self.stale:
            found = people.organisation_called(self.unit.connection, name)
        if found is None:
            found = new_id()
            self.add("organisation", found, name=name)
            if not name.isascii():
                self._new_houses[plain] = found
        self._organisations[plain] = found
        return found

    def keep_houses(self) -> None:
        """Remember the organisations that were made here, once they stay."""
        self.houses.made(self.unit.connection, self._new_houses)

    def write(self) -> None:
        """Write what is made."""
        self._held |= self._told  # from now on they are in the book
        for name, rows in self._rows.items():
            self.unit.create_many(name, rows, is_new=self.is_new)
        self._rows.clear()
        self._ids.clear()
        self._told.clear()
