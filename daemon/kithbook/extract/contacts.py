"""Whose an e-mail, a phone or a link is: a page shows its house's too."""

from kithbook.extract import name as names
from kithbook.extract import sites
from kithbook.extract.model import Candidate, Email, Phone
from kithbook.extract.page import Page
from kithbook.extract.text import words
from kithbook.extract.things import plain

STATED = frozenset(("json_ld", "microdata", "h_card", "adapter"))
"""Layers that tie a value to the person on purpose."""

CONTACT = "contact"
"""The layer that sweeps a page for whatever leads to somebody."""

_GREETINGS = frozenset(("hi", "hello", "hey", "hallo", "hola", "hej", "me", "mail", "moi"))
"""Mailboxes of somebody who has a domain to themselves; houses have "info"."""
MOST_PHONES = 4
"""More numbers than this on one page belong to a directory."""


def emails(candidates: list[Candidate]) -> list[Email]:
    """Return the person's own."""
    found = _unique([one for one in candidates if one.field == "email" and one.sure])
    return [Email(value=one.value, generic=one.generic, confidence=one.confidence) for one in found]


def own_mailbox(one: Candidate, name: str) -> bool:
    """Tell whether what looks like a house's mailbox is the person's: the house bears their name.

    "hello@ada-example.net" is Ada Example's, and so is "aexample@..." on aexample.example.
    """
    if one.field != "email" or not one.generic or not name:
        return False
    local, _, domain = one.value.partition("@")
    long = [each for each in words(name) if len(each) > 1]
    label = "".join(words(domain.rpartition(".")[0]))
    whole = len(long) > 1 and long[0] in label and long[-1] in label
    whole = whole or (local.lower() in _GREETINGS and names.matches_handle(name, label))
    worded = local.lower() in names.GENERIC_MAILBOXES
    return whole or (not worded and names.matches_handle(name, local))


def made_from(one: Candidate, name: str) -> bool:
    """Tell whether an address or a profile was made from the name."""
    if one.generic or not name:
        return False
    if one.field == "link":
        return one.layer == CONTACT and _named_after(one.value, name)
    if one.field != "email":
        return False
    local, _, domain = one.value.partition("@")
    return names.matches_handle(name, local) or (
        one.in_main and len(local) > 1 and names.matches_handle(name, domain.split(".")[0])
    )


def phones(candidates: list[Candidate], page: Page) -> list[Phone]:
    """Return the numbers in the content that are not a fax and not the house's."""
    found = _unique([one for one in candidates if one.field == "phone"])
    stated = [one for one in found if one.layer in STATED]
    mine = [one for one in found if one.sure]
    if len(mine) > MOST_PHONES:
        mine = []
    return [
        Phone(
            value=one.value,
            raw=one.raw or one.value,
            region=None if (one.raw or one.value).strip().startswith("+") else page.region,
            confidence=one.confidence,
        )
        for one in (stated or mine)
    ]


def links(candidates: list[Candidate]) -> list[str]:
    """Return the person's own addresses, each once, surest first."""
    found = [one for one in candidates if one.field == "link" and one.sure]
    found.sort(key=lambda one: -one.confidence)
    done: dict[str, str] = {}
    for one in found:
        done.setdefault(plain(one.value), one.value)
    return list(done.values())


def _named_after(url: str, name: str) -> bool:
    """Tell whether a profile's handle or a site's host was made from the name."""
    match = sites.match(url)
    if match:
        return bool(match.slug) and names.matches_handle(name, match.slug)
    address = sites.address.split(url)
    host = (address.hostname or "").removeprefix("www.") if address else ""
    return names.matches_handle(name, host.split(".")[0])


def _unique(found: list[Candidate]) -> list[Candidate]:
    best: dict[str, Candidate] = {}
    for one in found:
        key = one.value.lower()
        if key not in best or one.confidence > best[key].confidence:
            best[key] = one
    return list(best.values())
