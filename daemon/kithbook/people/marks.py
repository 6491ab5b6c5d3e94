"""Marks of people who were forgotten: keyed hashes of their identities, and nothing else.

They tell a page that was taken before, and comes in late, from one that was taken since. The key
is in the vault, so whoever has not opened that cannot try addresses against the marks.
"""

import hmac
from collections.abc import Iterable
from uuid import UUID

from kithbook.people import store
from kithbook.people.identifier import address
from kithbook.people.match import Evidence
from kithbook.store.database import Connection
from kithbook.store.history import ever
from kithbook_protocol.people import IdentityKind

TELLING = {IdentityKind.PROFILE, IdentityKind.SITE_ID, IdentityKind.EMAIL}
"""Kinds that say by themselves who somebody is, as in `match`; a phone may be a house's."""


def leave(connection: Connection, person: UUID, moment: int) -> None:
    """Leave the marks of somebody who is about to be forgotten, as of a moment in milliseconds."""
    identities = [
        (fields["kind"], fields["value"])
        for fields in ever(connection, "identity", person)
        if fields.get("kind") in TELLING and fields.get("value") and not fields.get("generic")
    ]
    store.put_marks(connection, _marks(connection, identities), moment)


def forbid(connection: Connection, evidence: Evidence, taken: int) -> bool:
    """Tell whether whom a page shows was forgotten after the page was taken (milliseconds)."""
    if not store.any_marked(connection):
        return False
    said = [
        *((IdentityKind.PROFILE, one) for one in evidence.profiles),
        *((IdentityKind.SITE_ID, one) for one in evidence.site_ids),
        *((IdentityKind.EMAIL, one) for one in evidence.emails),
    ]
    return store.is_marked(connection, _marks(connection, said), taken)


def _marks(connection: Connection, identities: Iterable[tuple[str, str]]) -> list[bytes]:
    """Return HMAC-SHA256 of identities; of a page's spellings all are one."""
    key = store.mark_key(connection)
    return [
        hmac.digest(key, f"{kind}\0{address(value)}".encode(), "sha256")
        for kind, value in identities
    ]
