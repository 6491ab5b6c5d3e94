"""A profile's address at LinkedIn, as every table of an export writes it in its own way."""

import re

_PAGE = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)?linkedin\.com/(in|pub)/([^/?#\s,;]+)", re.IGNORECASE
)


def page(text: str) -> str | None:
    """Return the address without what was appended to it; None where there is none."""
    found = _PAGE.match(text.strip())
    return f"https://www.linkedin.com/{found[1].lower()}/{found[2]}" if found else None


def slug(url: str) -> str:
    """Return the last part of an address, which LinkedIn makes of the name."""
    return url.rstrip("/").rpartition("/")[2]
