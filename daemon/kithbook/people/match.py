"""Is this someone we know? Only what cannot be chance joins two records by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from kithbook.people import store
from kithbook.people.identifier import words_of_name
from kithbook.store.database import Connection
from kithbook_protocol.people import IdentityKind


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page says about who it shows."""

    name: str
    site_ids: Sequence[str] = ()
    """As `site:value`."""
    profiles: Sequence[str] = ()
    """Canonical URLs of the page itself, never of pages it links to."""
    emails: Sequence[str] = field(default=())
    """Personal ones, in normal form."""


def match(connection: Connection, evidence: Evidence) -> UUID | None:
    """Return the person, if stable id, profile URL or personal e-mail say who it is.

    A profile URL does not count against a different stable id of the same site (handles are given
    away), nor an e-mail when the names have no word in common (families share addresses).
    """
    for site_id in evidence.site_ids:
        if found := store.holders(connection, IdentityKind.SITE_ID, site_id):
            return found[0]
    for profile in evidence.profiles:
        for person in store.holders(connection, IdentityKind.PROFILE, profile):
            if not _other_id_of_site(connection, person, evidence.site_ids):
                return person
    for email in evidence.emails:
        for person in store.holders(connection, IdentityKind.EMAIL, email):
            if _names_meet(connection, person, evidence.name):
                return person
    return None


def _other_id_of_site(connection: Connection, person: UUID, site_ids: Sequence[str]) -> bool:
    sites = {one.partition(":")[0] for one in site_ids}
    return any(
        one.kind is IdentityKind.SITE_ID
        and one.value.partition(":")[0] in sites
        and one.value not in site_ids
        for one in store.identities(connection, person)
    )


def _names_meet(connection: Connection, identifier: UUID, name: str) -> bool:
    person = store.person(connection, identifier)
    return person is not None and bool(words_of_name(person.name) & words_of_name(name))
