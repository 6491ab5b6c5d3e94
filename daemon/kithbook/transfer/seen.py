"""Who came before: whom a dry run has met already."""

from dataclasses import dataclass, field

from kithbook.people import store as people
from kithbook.people.match import compatible
from kithbook.store.journal import Unit
from kithbook.transfer.known import known_by
from kithbook.transfer.making import evidence_of
from kithbook.transfer.model import Remark, Settled
from kithbook_protocol.card import Card
from kithbook_protocol.people import IdentityKind
from kithbook_protocol.transfer import RowState


@dataclass
class Seen:
    """Whom a dry run would have made: it takes them back with each batch, and meets them later."""

    _new: dict[str, dict[int, str]] = field(default_factory=dict)
    """Numbers and names of who was new, by what tells them."""

    def before(self, unit: Unit, card: Card, number: int, settled: Settled) -> Settled:
        """Say of who is new by a dry run whether an earlier row is the same person."""
        if settled.state != "new":
            return settled
        settled.person = None  # was made and taken back
        evidence, whole = evidence_of(card), card.model_dump_json(exclude_defaults=True)
        sure = [known_by(card, whole), *evidence.site_ids, *evidence.profiles]
        earlier = next((first for one in sure for first in self._new.get(one, ())), None)
        for email in evidence.emails:
            earlier = earlier or self._by_mailbox(unit, email, card.name)
        state: RowState = "same" if whole in self._new else "changed"
        for one in (whole, *sure, *evidence.emails):
            self._new.setdefault(one, {}).setdefault(earlier or number, card.name)
        if earlier is None:
            return settled
        told = f"The same person as number {earlier}."
        return Settled(state, None, [Remark("twice", told, str(earlier))])

    def _by_mailbox(self, unit: Unit, email: str, name: str) -> int | None:
        """Return the one row whose person has a mailbox, if the names can be one person's."""
        found = self._new.get(email, {})
        made = {one.owner for one in unit.touched}
        book = people.holders(unit.connection, IdentityKind.EMAIL, email)
        if len(found) != 1 or any(one not in made for one in book):
            return None
        [(number, called)] = found.items()
        return number if compatible(called, name) else None
