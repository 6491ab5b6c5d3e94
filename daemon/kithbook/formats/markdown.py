"""Text in Markdown, in YAML, in links and in names of files, so that it is only ever text."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable

from kithbook.formats.draft import plain
from kithbook_protocol.card import Card

LONGEST_NAME = 120
"""Bytes of a file's name without its tail; systems allow 255."""

_SPECIAL = re.compile(
    r"[\\`*_{}\[\]<>#|~$^=]|&(?=[#\w])|%(?=%)|(?<=%)%|!(?=\[)|:(?=\S)|(?<=\S)@(?=\S)"
)
"""What means something to CommonMark, GFM or Obsidian: links, tags, comments, maths, highlights."""
_NO_TAG = re.compile(r"[^\w/-]+")
_PAGE = re.compile(r"https?://[^\s<>\x00-\x1f\x7f]+")
_URL_DOT = re.compile(r"(?i)(www)\.")
_LIST = re.compile(r"([0-9]{1,9})([.)])")
_UNSAFE = re.compile(
    r'[\x00-\x1f\x7f-\x9f\ud800-\udfff<>:"/\\|?*#^`~\[\]\u2028\u2029]+|%%+|(?<![^\W_])_+|_+(?![^\W_])'
)
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
"""Names that Windows keeps for devices, whatever follows the dot."""


def escaped(text: str) -> str:
    r"""Return text as one line of Markdown that shows as it is: `\` before what has a meaning."""
    flat = " ".join(plain(text).split())
    flat = _SPECIAL.sub(lambda found: f"\\{found[0]}", flat)
    flat = _URL_DOT.sub(r"\1\\.", flat)
    if flat[:1] in "-+":
        return f"\\{flat}" if flat else flat
    return _LIST.sub(r"\1\\\2", flat, count=1) if _LIST.match(flat) else flat


def paragraphs(text: str) -> str:
    """Return text of many lines: each line one of its own, blank lines as they are."""
    lines = [escaped(line) for line in plain(text).splitlines()]
    return "".join(
        line + ("  \n" if line and at + 1 < len(lines) and lines[at + 1] else "\n")
        for at, line in enumerate(lines)
    ).strip("\n")


def scalar(text: str) -> str:
    """Return text as a YAML scalar: JSON's strings are YAML's, but for halves of characters."""
    written = json.dumps(" ".join(plain(text).split()), ensure_ascii=False)
    if written.isprintable():
        return written
    return "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in written)


def listed(name: str, values: Iterable[str]) -> str:
    """Return a YAML list."""
    return f"{name}:\n" + "".join(f"  - {scalar(one)}\n" for one in values)


def tag(text: str) -> str:
    """Return a tag that Obsidian takes: no spaces, and not only digits."""
    found = _NO_TAG.sub("-", plain(text)).strip("-/")
    return f"_{found}" if found.isdecimal() else found


def wiki(name: str, key: str | None = None) -> str:
    """Return a link to the note of that name; to a person's where there is a key."""
    safe = _safe(name)
    return f"[[{safe} ({_tail(key)})|{safe}]]" if key else f"[[{safe}]]"


def link(url: str) -> str:
    """Return a page's address as a link, or as text where it is none."""
    return f"<{url}>" if _PAGE.fullmatch(url) else escaped(url)


def called(card: Card) -> str:
    """Return the name of a card's file: the person's, and six digits that tell namesakes apart.

    The same card always gives the same, whoever else is exported.
    """
    told = card.key or card.model_dump_json(exclude_defaults=True)
    return f"{_safe(card.name)} ({_tail(told)}).md"


def _tail(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[-6:]


def _safe(name: str) -> str:
    """Return a name that every system takes for a file, and that links have no meaning for."""
    flat = " ".join(_UNSAFE.sub(" ", unicodedata.normalize("NFC", name)).split())
    cut = flat.encode()[:LONGEST_NAME].decode(errors="ignore").strip(" .")
    if not cut:
        return "Nameless"
    return f"_{cut}" if _RESERVED.fullmatch(cut) else cut
