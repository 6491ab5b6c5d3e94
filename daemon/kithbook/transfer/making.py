"""New people of a batch, written together: that is what makes thousands a second of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kithbook.people import store as people
from kithbook.people.identifier import new_id
from kithbook.store.journal import Unit

Rows = list[tuple[UUID, dict[str, Any]]]


@dataclass
class Making:
    """Rows that are made and not written yet."""

    unit: Unit
    _rows: dict[str, Rows] = field(default_factory=dict)
    _ids: set[UUID] = field(default_factory=set)
    _told: set[str] = field(default_factory=set)
    """By what people made here could be met: addresses, keys."""
    _organisations: dict[str, UUID] = field(default_factory=dict)

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
        plain = name.casefold()
        found = self._organisations.get(plain) or people.organisation_called(
            self.unit.connection, name
        )
        if found is None:
            found = new_id()
            self.add("organisation", found, name=name)
        self._organisations[plain] = found
        return found

    def write(self) -> None:
        """Write what is made."""
        for name, rows in self._rows.items():
            self.unit.create_many(name, rows)
        self._rows.clear()
        self._ids.clear()
        self._told.clear()
