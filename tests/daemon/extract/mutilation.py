"""What happens to pages: a site's next release, a broken save, a proxy that cuts."""

import hashlib
import re
from collections.abc import Callable

_CLASS = re.compile(r"""(\sclass\s*=\s*)("[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)
_HEAD = re.compile(r"<head[\s>].*?</head\s*>", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(r"(<script[^>]*ld\+json[^>]*>)(.*?)(</script\s*>)", re.IGNORECASE | re.DOTALL)
_HEADING = re.compile(r"(</?h)([12])\b", re.IGNORECASE)


def renamed(html: str) -> str:
    """Give every class another name, each the same one wherever it stands."""

    def hashed(found: re.Match[str]) -> str:
        names = found[2].strip("\"'").split()
        plain = " ".join("_" + hashlib.sha256(one.encode()).hexdigest()[:6] for one in names)
        return f'{found[1]}"{plain}"'

    return _CLASS.sub(hashed, html)


def beheaded(html: str) -> str:
    """Drop the head, as saved fragments come."""
    return _HEAD.sub("", html)


def broken_data(html: str) -> str:
    """Cut each block of JSON-LD in its middle."""
    return _BLOCK.sub(lambda found: found[1] + found[2][: len(found[2]) // 2] + found[3], html)


def swapped(html: str) -> str:
    """Make first headings second ones, and the other way round."""
    return _HEADING.sub(lambda found: found[1] + ("2" if found[2] == "1" else "1"), html)


def halved(html: str) -> str:
    """Keep the first half."""
    return html[: len(html) // 2]


def doubled(html: str) -> str:
    """Write it twice, one behind the other."""
    return html + html


WAYS: dict[str, Callable[[str], str]] = {
    way.__name__: way for way in (renamed, beheaded, broken_data, swapped, halved, doubled)
}
