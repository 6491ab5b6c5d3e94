"""Whether two values mean the same, however each is written.

The vault keeps normal forms: e-mails in lower case, phones as E.164 where it can, addresses on the
web in a canonical form. A line that means what the vault says is written as it came, so where it
cannot be told, it is taken to mean the same.
"""

import re
from functools import lru_cache
from urllib.parse import urlsplit

_EXTENSION = re.compile(r"(?:;|,|\s)*(?:ext\.?|x|#)\s*=?\s*\d+\s*$|;.*$", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"\D+")
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
_FEWEST_DIGITS = 6
"""Of a number without its country or area, as it is dialled from nearby."""
_OTHER_HOSTS = {"twitter.com": "x.com", "mobile.twitter.com": "x.com", "fb.com": "facebook.com"}
_NEARER = re.compile(r"(?:www|m|mobile|[a-z]{2})\.(?=[^.]+\.)")


def email(text: str) -> str:
    """Return an e-mail's form that is alike for all ways to write it."""
    return text.strip().casefold()


@lru_cache(maxsize=1_024)
def phone(text: str) -> str:
    """Return a number's digits, without what is dialled first or last: 0, 00, an extension."""
    plain = _EXTENSION.sub("", text.replace("(0)", "").upper()).translate(_KEYPAD)
    return _NOT_DIGITS.sub("", plain).lstrip("0")


@lru_cache(maxsize=1_024)
def dialled(text: str) -> str:
    """Return a number's digits with those of its extension, as some programs write it on."""
    return _NOT_DIGITS.sub("", text.replace("(0)", "")).lstrip("0")


def phones(one: str, other: str) -> bool:
    """Whether two forms of `phone` are of one number: one may lack its country."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _FEWEST_DIGITS and long.endswith(short)


def web(text: str) -> str:
    """Return an address's form that is alike for all ways to write it: host and path."""
    try:
        parts = urlsplit(text.strip() if "://" in text else f"https://{text.strip()}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return text.strip().casefold()
    host = _OTHER_HOSTS.get(host.removeprefix("www."), host)
    return _NEARER.sub("", host) + parts.path.rstrip("/").casefold() + _told(parts.query)


def text(value: str) -> str:
    """Return a text's form that is alike however its spaces and lines stand."""
    return " ".join(value.split())


def word(value: str) -> str:
    """Return a word's form: of a name, a tag, a label."""
    return text(value).casefold()


def _told(query: str) -> str:
    """Return what of a query says which page it is, and not who came from where."""
    parts = [one for one in query.split("&") if one and not _FROM.match(one)]
    return "?" + "&".join(parts) if parts else ""


_FROM = re.compile(
    r"(?:utm_\w+|trk\w*|ref\w*|src|source|lang|hl|locale|originalSubdomain|si|igsh\w*|fbclid)=",
    re.IGNORECASE,
)
