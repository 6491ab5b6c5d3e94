"""E-mail addresses: whether one is well formed, and whether it is a house's."""

import re

from kithbook.extract.name import GENERIC_MAILBOXES
from kithbook.extract.once import once

_PLACEHOLDER_HOSTS = re.compile(
    r"@(?:example\.(?:com|org|net)|domain\.com|email\.com|yoursite\.com|sentry\.io"
    r"|.*\.(?:png|jpe?g|gif|webp|svg|css|js)$)",
    re.IGNORECASE,
)


_SECOND = frozenset(("co", "com", "ac", "org", "gov", "edu", "net", "or", "ne", "go"))
"""Labels below a country's domain that nobody registers alone: "halden.ac.uk"."""


@once
def valid(text: str) -> str | None:
    """Return the address in normal form (domain lower-cased), None if it is not one."""
    said = text.strip().strip("<>\"'.,;:")
    if not 5 < len(said) < 255 or said.count("@") != 1 or _PLACEHOLDER_HOSTS.search(said):  # noqa: PLR2004
        return None
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - 40 ms at import

    try:
        return validate_email(said, check_deliverability=False).normalized
    except EmailNotValidError:
        return None


def generic(address: str, host: str = "") -> bool:
    """Tell a house mailbox from a person's: by its word, or because it repeats the house."""
    local, _, domain = address.lower().partition("@")
    bare = re.sub(r"[\d._-]+$", "", local)
    if local in GENERIC_MAILBOXES or bare in GENERIC_MAILBOXES:
        return True
    first = re.split(r"[._-]", local)[0]
    if first in GENERIC_MAILBOXES and first not in {
        "dean",
        "all",
        "name",
        "hi",
        "you",
        "web",
        "test",
    }:
        return True
    houses = {domain.split(".")[0], host.removeprefix("www.").split(".")[0]}
    # A person's own domain often repeats the name: "ada@ada.example" stays a person's.
    return (local in houses and not domain.startswith(f"{local}.")) or (
        local in houses and len(local) > 6  # noqa: PLR2004 - letters; first names are shorter
    )


def registered(host: str) -> str:
    """Return the part of a host that somebody registered: `halden.co.uk` of www.halden.co.uk."""
    labels = host.lower().removeprefix("www.").split(".")
    most = 3 if len(labels) > 2 and labels[-2] in _SECOND else 2  # noqa: PLR2004 - labels
    return ".".join(labels[-most:])


def at_home(address: str, host: str) -> bool:
    """Tell whether an address is one of the house's whose site it stands on."""
    return bool(host) and registered(address.rpartition("@")[2]) == registered(host)
