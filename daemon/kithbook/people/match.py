"""Is this someone we know? Only what cannot be chance joins two records by itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from kithbook.people import store
from kithbook.people.identifier import plain_name
from kithbook.store.database import Connection
from kithbook.store.history import ever
from kithbook_protocol.people import IdentityKind

TITLES = {"dr", "prof", "mr", "mrs", "ms", "sir", "dame", "herr", "frau", "phd", "md", "mba"}


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


def looked_for(evidence: Evidence) -> set[str]:
    """Return the values that `match` looks for: where nobody has one of them, it finds nobody."""
    pages = (form for profile in evidence.profiles for form in _spellings(profile))
    return {*evidence.site_ids, *pages, *evidence.emails}


def match(connection: Connection, evidence: Evidence) -> UUID | None:
    """Return the person, if stable id, profile URL or personal e-mail say who it is.

    What two people have tells neither: that is for a person to see to (`duplicates`). A profile URL
    does not count against a different stable id of the same site (handles are given away), nor an
    e-mail when the names cannot be one person's (families share addresses).
    """
    for site_id in evidence.site_ids:
        if person := _only_holder(connection, IdentityKind.SITE_ID, site_id):
            return person
    for profile in evidence.profiles:
        person = _only_holder(connection, IdentityKind.PROFILE, *_spellings(profile))
        if person and not _other_id_of_site(connection, person, evidence.site_ids):
            return person
    for email in evidence.emails:
        person = _only_holder(connection, IdentityKind.EMAIL, email)
        if person and _names_meet(connection, person, evidence.name):
            return person
    return None


def _only_holder(connection: Connection, kind: IdentityKind, *values: str) -> UUID | None:
    found = store.holders(connection, kind, *values)
    return found[0] if len(found) == 1 else None


def _other_id_of_site(connection: Connection, person: UUID, site_ids: Sequence[str]) -> bool:
    sites = {one.partition(":")[0] for one in site_ids}
    return any(
        one.kind is IdentityKind.SITE_ID
        and one.value.partition(":")[0] in sites
        and one.value not in site_ids
        for one in store.identities(connection, person)
    )


def _spellings(address: str) -> tuple[str, ...]:
    """Return the ways the same page's address may have been written down."""
    scheme, sign, rest = address.partition("://")
    bare = rest.rstrip("/")
    forms = (rest, bare, f"{bare}/") if "?" not in rest and "#" not in rest else (rest,)
    schemes = ("https", "http") if scheme in {"https", "http"} else (scheme,)
    return tuple(dict.fromkeys(one + sign + form for one in schemes for form in forms))


def _names_meet(connection: Connection, identifier: UUID, name: str) -> bool:
    # Who was merged into them was called something too.
    known = (fields.get("name") or "" for fields in ever(connection, "person", identifier))
    return any(compatible(one, name) for one in known)


def compatible(one: str, other: str) -> bool:
    """Tell whether two names can be one person's: the shorter says nothing the longer does not.

    "A. Lovelace" and "Ada King Lovelace" can; "Ada Lovelace" and "Byron Lovelace" cannot, though
    they share a name and perhaps an address.
    """
    shorter, longer = sorted((_parts(one), _parts(other)), key=len)
    left, initials = list(longer), []
    for word in shorter:
        if word in left:
            left.remove(word)
        else:
            initials.append(word)
    if len(initials) == len(shorter):
        return False
    for word in initials:
        found = next((full for full in left if _abbreviates(word, full)), None)
        if found is None:
            return False
        left.remove(found)
    return True


def _parts(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", plain_name(name)) if word not in TITLES]


def _abbreviates(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]
