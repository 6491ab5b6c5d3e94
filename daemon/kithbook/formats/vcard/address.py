"""Addresses on the web, and of people's profiles, as cards write them."""

import re

from kithbook.formats.contentline import Property

LONGEST = 8_000
"""Characters: what `CardAddress` takes."""
_SCHEME = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_HOST = re.compile(r"(?:[\w-]{1,63}\.)+[a-z]{2,24}(?=[/?#:]|$)", re.IGNORECASE)
_HANDLE = re.compile(r"@?([\w.-]{1,100})$", re.ASCII)
_NO_SERVICE = frozenset({"home", "work", "other", "pref"})
_PAGES = {
    "facebook": "https://www.facebook.com/{}",
    "github": "https://github.com/{}",
    "gitlab": "https://gitlab.com/{}",
    "instagram": "https://www.instagram.com/{}",
    "linkedin": "https://www.linkedin.com/in/{}",
    "telegram": "https://t.me/{}",
    "twitter": "https://x.com/{}",
    "x": "https://x.com/{}",
}
"""Where a service has the page of who is called so there."""


def web(text: str) -> str | None:
    """Return an address on the web, https where it says no scheme; None of what is none."""
    plain = text.strip()
    if len(plain) > LONGEST - 8 or any(map(str.isspace, plain)):
        return None
    if _SCHEME.match(plain):
        return plain
    return f"https://{plain}" if _HOST.match(plain) and "@" not in plain else None


def profile(line: Property) -> tuple[str, str | None] | None:
    """Return the page of a SOCIALPROFILE (RFC 9554, 3.5) and its service.

    Also of what came before it. None if it names no page that is known.
    """
    types = (part for one in line.all("TYPE") for part in one.split(","))
    named = line.first("SERVICE-TYPE") or next(
        (one for one in types if one.lower() not in _NO_SERVICE), None
    )
    service = named.lower()[:1_000] if named else None
    if found := web(line.text):
        return found, service
    handle = line.text.strip() if ":" not in line.value else ""
    handle = handle or line.first("USERNAME") or line.first("X-USER") or ""
    page = _PAGES.get(service or "")
    known = _HANDLE.match(handle)
    return (page.format(known[1]), service) if page and known else None
