"""From a card to a person: somebody new, or what a file says newly of somebody known.

As with pages, what the person at the keys typed is never written over: the difference is kept as a
suggestion. A value that an earlier import of the same card set follows the file.
"""

from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from kithbook.capture.said import differs
from kithbook.people import role, suggestion
from kithbook.people import service as people
from kithbook.people import store as people_store
from kithbook.people.house import folded
from kithbook.people.identifier import quoted
from kithbook.people.match import match
from kithbook.people.partial import today
from kithbook.store.history import setters
from kithbook.store.journal import Unit
from kithbook.store.model import IMPORT, UNDO_IMPORT
from kithbook.transfer.hanging import added, gone, hang
from kithbook.transfer.making import Making, evidence_of
from kithbook.transfer.model import Remark, Settled
from kithbook_protocol.capture import FieldChange
from kithbook_protocol.card import Card, CardRole
from kithbook_protocol.people import IdentityKind, Person

SINGLE = ("name", "headline", "location", "about", "met_at")
FORGOTTEN = Remark(
    "forgotten", "You have forgotten this person; add them by hand if you want them back."
)


def settle(making: Making, card: Card, known: UUID | None, before: Card | None) -> Settled:
    """Make of a card what can be made of it.

    Args:
        making: the action, and who is new in it.
        card: in normal form.
        known: whom an earlier import of the same card made or met, if they are there.
        before: what that import said.
    """
    unit, evidence = making.unit, evidence_of(card)
    told = [*evidence.site_ids, *evidence.profiles, *evidence.emails]
    if making.meets(told):
        making.write()
    person = known
    if person is None and making.may_match(evidence):
        person = match(unit.connection, evidence)
    if person is None and told and making.forbid(evidence):
        return Settled("skipped", None, [FORGOTTEN])
    found = people_store.person(unit.connection, person) if person else None
    if found is None:
        made = _create(making, card)
        making.met_by(told)  # after what that writes
        return Settled("new", made)
    making.write()  # what was made is looked up
    card, before = _known(unit, card), before and _known(unit, before)
    news = _Update(making, found, card, before).done()
    making.stale = True
    return Settled("changed" if news else "same", found.id, news)


def _known(unit: Unit, card: Card) -> Card:
    """Return a card with organisations as the book calls them, where they were joined."""
    roles = [
        one.model_copy(update={"organisation": role.known_as(unit.connection, one.organisation)})
        for one in card.roles
    ]
    return card.model_copy(update={"roles": roles})


def _create(making: Making, card: Card) -> UUID:
    person = people.new_id()
    values = {name: getattr(card, name) for name in SINGLE}
    making.add("person", person, added_at=making.unit.at, **values)
    for one in card.roles:
        _add_role(making, person, one)
    for kind, value, generic in identities(card):
        making.add(
            "identity",
            people.new_id(),
            person=person,
            kind=kind.value,
            value=value,
            generic=1 if generic else None,
        )
    hang(making, person, card, None)
    return person


def _add_role(making: Making, person: UUID, one: CardRole) -> None:
    making.add(
        "role",
        people.new_id(),
        person=person,
        title=one.title,
        organisation=making.organisation(one.organisation),
        since=one.since,
        until=one.until,
    )


def identities(card: Card) -> list[tuple[IdentityKind, str, bool]]:
    """Return a card's e-mails, numbers and addresses, each with whether it is a house's."""
    return [
        *((IdentityKind.PROFILE, one.value, False) for one in card.profiles),
        *((IdentityKind.SITE_ID, one, False) for one in card.site_ids),
        *((IdentityKind.EMAIL, one.value, one.generic) for one in card.emails),
        *((IdentityKind.PHONE, one.value, one.generic) for one in card.phones),
        *((IdentityKind.LINK, one.value, False) for one in card.links),
    ]


@dataclass
class _Update:
    """What a card says newly of somebody known."""

    making: Making
    person: Person
    card: Card
    before: Card | None
    news: list[Remark] = field(default_factory=list)

    @property
    def unit(self) -> Unit:
        """The action."""
        return self.making.unit

    def done(self) -> list[Remark]:
        """Fill what was empty, follow what the file set before, suggest the rest; say what."""
        mine = setters(self.unit.connection, "person", self.person.id)
        for name in SINGLE:
            old, new = getattr(self.person, name), getattr(self.card, name)
            if not differs(name, old, new):
                continue
            said = getattr(self.before, name) if self.before else None
            if _may_set(old, mine.get(name), said):
                people.set_field(self.unit, self.person.id, **{name: new})
                self._tell(name, old, new)
            else:
                self._suggest(name, old, new)
        self._roles()
        unwanted = gone(self.unit, self.person.id, "identity", ("kind", "value"))
        for kind, value, generic in identities(self.card):
            if (kind.value, value) not in unwanted and people.add_identity(
                self.unit, self.person.id, kind, value, generic=generic
            ):
                self.news.append(added(quoted(value)))
        self.news += hang(self.making, self.person.id, self.card, self.person)
        return self.news

    def _roles(self) -> None:
        """Fill or follow the role of now; add the others that are not there."""
        now = next((one for one in self.card.roles if one.until is None), None)
        first = role.current(self.person.roles)
        if now:
            self._now(now, first.id if first else None)
        have = {_plain(one.title, one.organisation) for one in self.person.roles}
        unwanted = gone(self.unit, self.person.id, "role", ("title",))
        for one in self.card.roles:
            if one is now or _plain(one.title, one.organisation) in have:
                continue
            if (one.title,) not in unwanted:
                _add_role(self.making, self.person.id, one)
                told = " at ".join(filter(None, (one.title, one.organisation)))
                self.news.append(added(quoted(told)))

    def _now(self, said: CardRole, row: UUID | None) -> None:
        first = role.current(self.person.roles)
        mine = setters(self.unit.connection, "role", row) if row else {}
        ended = first is None and (
            bool(self.person.roles) or bool(gone(self.unit, self.person.id, "role", ("title",)))
        )
        was = (
            next((one for one in self.before.roles if one.until is None), None)
            if (self.before)
            else None
        )
        changes = [
            FieldChange(field=name, before=old, after=new)
            for name, column in role.COLUMNS.items()
            for old, new in [(getattr(first, column) if first else None, getattr(said, column))]
            if new is not None and folded(old or "") != folded(new)
        ]

        def may_set(one: FieldChange) -> bool:
            column = role.COLUMNS[one.field]
            known = getattr(was, column) if was else None
            return not ended and _may_set(one.before, mine.get(column), known)

        made, waiting = role.parted(changes, may_set)
        for one in made:
            self._tell(one.field, one.before, one.after or "")
        for one in waiting:
            self._suggest(one.field, one.before, one.after or "")
        values = {role.COLUMNS[one.field]: one.after for one in made}
        changed = [name for name in values if first and getattr(first, name)]
        if first and changed:
            role.keep_past(self.unit, self.person.id, first, today(self.unit.at))
        if values:
            role.set_role(self.unit, self.person.id, values)

    def _tell(self, name: str, old: str | None, new: str) -> None:
        self.news.append(_differing("changed", name, old, new))

    def _suggest(self, name: str, old: str | None, new: str) -> None:
        suggestion.suggest(self.unit, self.person.id, name, new, "")
        if suggestion.waits(self.unit.connection, self.person.id, name, new):
            self.news.append(_differing("suggested", name, old, new))


def _differing(
    kind: Literal["changed", "suggested"], name: str, old: str | None, new: str
) -> Remark:
    before, after = quoted(old) if old else None, quoted(new)
    begins = "Suggested: " if kind == "suggested" else ""
    return Remark(kind, f"{begins}{name}: {before or 'nothing'} → {after}.", name, before, after)


def _may_set(old: str | None, setter: tuple[UUID, str] | None, said: str | None) -> bool:
    """Tell whether a file may write a value: never over what someone typed, emptied or undid."""
    if setter is None:
        return old is None
    _action, kind = setter
    if old is None:
        return kind == UNDO_IMPORT
    return kind == IMPORT and old == said


def _plain(title: str | None, organisation: str | None) -> tuple[str, str]:
    return (title or "").casefold(), folded(organisation or "")
