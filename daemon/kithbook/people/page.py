"""Pages told by their addresses alone: whose they are, and somebody new behind a link."""

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit
from uuid import UUID

from kithbook.clock import moment_of_id
from kithbook.errors import InvalidRequest, WasForgotten
from kithbook.people import marks, service, store
from kithbook.people.identifier import line, profile, quoted
from kithbook.people.match import Evidence, looked_for
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook_protocol.address import Known, KnownRequest, LinkRequest
from kithbook_protocol.people import Applied, IdentityKind

NOBODYS = {
    "organisation": "an organisation",
    "article": "something written",
    "list": "a list",
    "other": "a page of the site itself",
}
"""What a site's address may lead to beside a person, in words."""
LONGEST_NAME = 100
"""Characters; a longer line of a link is no name."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+\.\w{2,}/\S*", re.IGNORECASE)
_BREAK = re.compile(r"[-_.+~\s]+")
_CODE = re.compile(r"(?=.*\d)\w+")
"""What sites append to a name that several have: `tomas-lindqvist-8a21b04`."""


def known(connection: Connection, request: KnownRequest) -> Known:
    """Say whose pages these are, by one look at the index."""
    told = [_evidence(address) for address in request.urls]
    held = _holders(connection, *(one for one in told if one))
    return Known(people=[_holder(held, one) if one else None for one in told])


def link(unit: Unit, request: LinkRequest) -> Applied:
    """Add whom a link leads to, with name and address; nobody whose page is known already.

    Raises:
        InvalidRequest: it leads to no web page, or its site says that the page is no person's.
        WasForgotten: that person was, after this was asked for.
    """
    evidence = _evidence(request.url)
    if evidence is None:
        raise InvalidRequest("That link does not lead to a web page (http or https).")
    _check(request.url)
    there = _holder(_holders(unit.connection, evidence), evidence)
    if there and (person := store.person(unit.connection, there)):
        return service.applied(unit, there, f"{quoted(person.name)} is in your book already.")
    asked = min(unit.at, moment_of_id(unit.change_set))
    if marks.forbid(unit.connection, evidence, asked):
        raise WasForgotten
    name = _written(request.text) or _called(request.url)
    person_id = service.create(unit, name)
    for kind, values in (
        (IdentityKind.PROFILE, evidence.profiles),
        (IdentityKind.SITE_ID, evidence.site_ids),
    ):
        for value in values:
            service.add_identity(unit, person_id, kind, value)
    store.remember_item(unit.connection, unit.change_set, person_id)
    return service.applied(unit, person_id, f"{quoted(name)} added.")


def _evidence(address: str) -> Evidence | None:
    """Return what an address says of whose page it is; None for what is no web address."""
    # Imported late: site tables and a parser, 30 ms of the start-up budget.
    from kithbook.extract import sites  # noqa: PLC0415

    try:
        page = profile(address)
    except InvalidRequest:
        return None
    site = sites.match(address)
    return Evidence("", site.lasting if site else (), [page])


def _holders(connection: Connection, *told: Evidence) -> dict[str, UUID]:
    """Return who has each of the values that these addresses are written as."""
    wanted = {value for one in told for value in looked_for(one)}
    kinds = IdentityKind.SITE_ID, IdentityKind.PROFILE
    return store.first_holders(connection, wanted, *kinds) if wanted else {}


def _holder(held: Mapping[str, UUID], one: Evidence) -> UUID | None:
    """Return whose page it is; an id that never changes says more than the address."""
    for values in (one.site_ids, looked_for(one)):
        found = [held[value] for value in values if value in held]
        if found:
            return min(found)
    return None


def _check(address: str) -> None:
    from kithbook.extract import sites  # noqa: PLC0415 - as above

    found = sites.match(address)
    if found and (what := NOBODYS.get("other" if found.wall else found.kind)):
        raise InvalidRequest(
            f"That link leads to {what} on {found.site.name}, not to somebody's profile."
        )


def _written(text: str) -> str | None:
    """Return the name that a link says: its first line that can be one."""
    for one in text.splitlines():
        plain = line(one.strip().lstrip("@"))
        can_be = plain and len(plain) <= LONGEST_NAME and not _ADDRESS.fullmatch(plain)
        if can_be and any(map(str.isalpha, plain or "")):
            return plain
    return None


def _called(address: str) -> str:
    """Return what an address calls its page, in words: `tomas-lindqvist-8a21b04` is a name too."""
    from kithbook.extract import sites  # noqa: PLC0415 - as above

    parts, found = urlsplit(address), sites.match(address)
    host = (parts.hostname or "").removeprefix("www.")
    slug = (found and found.slug) or unquote(parts.path).rstrip("/").rpartition("/")[2]
    words = [one for one in _BREAK.split(slug.lstrip("@")) if one and not _CODE.fullmatch(one)]
    return line(" ".join(one[:1].upper() + one[1:] for one in words)) or line(host) or address
