"""A record: what is compared of a person, as words in Latin letters."""

import json
from dataclasses import dataclass
from typing import Self

from kithbook.duplicates.spelling import house, name_words, words
from kithbook.people.identifier import address
from kithbook_protocol.people import IdentityKind, Person

MOST = 12
"""Of each: words of a name, houses, addresses. Beyond it nothing more is learnt."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What is compared of one person."""

    name: Words = ()
    houses: Words = ()
    """Organisations, without legal form."""
    place: Words = ()
    ids: Words = ()
    """Stable ids, as `site:value`."""
    pages: Words = ()
    """Profiles, as `identifier.address` writes them."""
    links: Words = ()
    emails: Words = ()
    """Personal ones."""
    mailboxes: Words = ()
    """A house's, which many share."""
    phones: Words = ()

    @classmethod
    def of(cls, person: Person) -> Self:
        """Return a person's record."""

        def values(kind: IdentityKind, *, generic: bool = False) -> Words:
            found = [
                one.value
                for one in person.identities
                if one.kind is kind and one.generic == generic
            ]
            return tuple(dict.fromkeys(found))[:MOST]

        def addresses(kind: IdentityKind) -> Words:
            return tuple(dict.fromkeys(address(one).casefold() for one in values(kind)))

        houses = [house(role.organisation) for role in person.roles if role.organisation]
        return cls(
            name=tuple(dict.fromkeys(name_words(person.name)))[:MOST],
            houses=tuple(dict.fromkeys(filter(None, houses)))[:MOST],
            place=tuple(dict.fromkeys(words(person.location or "")))[:MOST],
            ids=values(IdentityKind.SITE_ID),
            pages=addresses(IdentityKind.PROFILE),
            links=addresses(IdentityKind.LINK),
            emails=values(IdentityKind.EMAIL),
            mailboxes=values(IdentityKind.EMAIL, generic=True),
            phones=values(IdentityKind.PHONE),
        )

    @classmethod
    def read(cls, text: str) -> Self:
        """Return a record from how it is stored."""
        return cls(*map(tuple, json.loads(text)))

    def written(self) -> str:
        """Return how it is stored: a JSON array of arrays."""
        parts = [getattr(self, name) for name in self.__slots__]
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
