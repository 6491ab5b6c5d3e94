"""What of a page's markup may be told to others, and what stands in place of the rest.

A word is told only if it is one that pages are built of: `structure.json` holds them, and no given
name but what HTML is made of. Of these, what the page shows as text, or what its title or address
says, is left out too.
"""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from kithbook.extract import sites
from kithbook.extract.page import Page
from kithbook.extract.text import fold, words

RULES: dict[str, Any] = json.loads(
    files("kithbook.extract").joinpath("structure.json").read_text(encoding="utf-8")
)
HTML = frozenset(RULES["html"])
"""Words of HTML and ARIA, which are told though the page shows them too."""
STANDARD = HTML | frozenset(RULES["metadata"])
"""And of schema.org, Open Graph, microformats and values of `rel`."""
COMMON = frozenset(RULES["common"])
"""Words of which pages make up their classes, ids and keys."""
HIDDEN = "*"
"""Stands for one word or several."""
LONGEST = 80
"""Characters of a class or key; a longer one holds something else."""
MOST_DIGITS = 2
"""Of a class or key: a size or a place in a row. More may be somebody's number."""
SHORTEST_HANDLE = 3
"""Characters; a shorter one stands in every other word."""

_RUN = re.compile(r"(?P<word>[A-Za-z0-9]+)|(?P<gap>[-_:/.+@$]+)|(?P<foreign>[^A-Za-z0-9_:/.+@$-]+)")
_PIECE = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
_HIDDEN = re.compile(r"\*(?:[-_:/.+@$]*\*)+")


def length(text: str) -> str:
    """Return how long a text is, roughly."""
    size = len(text.strip())
    for least, most in ((1, 3), (4, 15), (16, 60)):
        if size <= most:
            return f"{least}-{most}" if size else "0"
    return "61+"


class Redaction:
    """What of one page may be told."""

    def __init__(self, page: Page) -> None:
        url = page.snapshot.url
        title = f"{page.title} {page.snapshot.title}"
        heads = " ".join(node.text(separator=" ") for node in page.tree.css("h1, title"))
        self._shown = set(words(" ".join(_texts(page))))
        self._naming = _all_words(f"{title} {heads} {url}")
        named = sites.named(page.match.site, url) if page.match else []
        self._handles = {
            plain for one in named if len(plain := "".join(words(one))) >= SHORTEST_HANDLE
        }

    def name(self, given: str) -> str:
        """Return what may be told of a class, an id or a key; `*` for each word that may not."""
        plain = "".join(words(given))
        if len(given) > LONGEST or any(one in plain for one in self._handles):
            return HIDDEN
        told = []
        for run in _RUN.finditer(given):
            if run["gap"]:
                told.append(run["gap"][:2])
            elif run["foreign"] or self._names(run["word"]):
                told.append(HIDDEN)
            else:
                told += [one if self._may(one) else HIDDEN for one in _pieces(run["word"])]
        # A number or an initial beside a hidden word may belong to it.
        if HIDDEN in told or sum(map(str.isdigit, given)) > MOST_DIGITS:
            told = [HIDDEN if _is_short(one) else one for one in told]
        return _HIDDEN.sub(HIDDEN, "".join(told))

    def standard(self, given: str) -> str:
        """Return a value that a standard has, as it is; of any other what may be told."""
        return given if is_standard(given) else self.name(given)

    def _names(self, word: str) -> bool:
        plain = fold(word)
        return plain in self._naming or (plain in self._shown and plain not in HTML)

    def _may(self, piece: str) -> bool:
        plain = fold(piece)
        return not self._names(piece) and (plain in STANDARD or plain in COMMON or plain.isdigit())


def is_standard(given: str) -> bool:
    """Tell whether a value is made of the words of the standards, and of nothing else."""
    runs = list(_RUN.finditer(given))
    return 0 < len(given) <= LONGEST and not any(
        run["foreign"] or (run["word"] and not _is_standard(run["word"])) for run in runs
    )


def _is_standard(word: str) -> bool:
    return fold(word) in STANDARD or all(fold(one) in STANDARD for one in _pieces(word))


def _texts(page: Page) -> Iterator[str]:
    """Yield what a page's body shows, and what it hides, piece by piece."""
    body = page.tree.body
    for node in body.traverse(include_text=True) if body is not None else ():
        above = node.parent
        if node.is_text_node and (above is None or above.tag not in {"script", "style"}):
            yield node.text_content or ""


def _is_short(told: str) -> bool:
    return told.isdigit() or (len(told) == 1 and told.isalpha())


def _pieces(word: str) -> list[str]:
    """Cut `jobTitle2` into its words and numbers."""
    return _PIECE.findall(word)


def _all_words(text: str) -> set[str]:
    """Return the words of a text, and those that stand together in one."""
    pieces = {fold(piece) for one in text.split() for piece in _pieces(one)}
    return pieces | set(words(text))
