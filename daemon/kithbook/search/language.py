"""The query language: from what is typed to a tree. Pure, and nothing that is typed is an error.

Words side by side must all be found; `or`, `-` or `not`, parentheses and "phrases" as everywhere;
`operator:value` asks for one thing. LANGUAGE.md tells it to people.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace

from kithbook.people.identifier import clean
from kithbook.search.model import Note
from kithbook.search.text import words
from kithbook.search.tree import All, Any, Asked, Node, Not, Text

MOST_LEAVES = 24
"""Words, phrases and operators of a query that count; each costs look-ups."""
DEEPEST = 12
"""Parentheses in each other that count."""

_TOKEN = re.compile(
    r"""(?P<space>[\s,;]+)
    |(?P<sign>[()])
    |(?P<minus>-(?=[^\s()-]|\())
    |(?P<quote>["\u201c\u201d\u201e])
    |(?P<operator>[^\W\d_]\w*):(?!//)
    |(?P<run>(?:[^\s()"\u201c\u201d\u201e,;])+)""",
    re.VERBOSE,
)
_QUOTES = '"\u201c\u201d\u201e'
_QUOTED = re.compile(r'(?P<text>[^"\u201c\u201d\u201e]*)(?P<end>["\u201c\u201d\u201e]?)')
_VALUE = re.compile(r"[^\s()]*")
_KEYWORDS = {"or", "not"}
_SCHEMES = {"http", "https", "mailto", "tel", "did", "orcid", "acct", "skype"}
"""Words before a colon that are no operator, and that nobody takes for one."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The end of a query, at which somebody types."""

    operator: str | None
    """Whose value is being typed; None while it is a word or an operator itself."""
    typed: str
    start: int
    """Where in the query the piece begins, with its operator: text[start:] is replaced."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query as it was understood."""

    root: Node | None
    """None where nothing was asked for."""
    notes: tuple[Note, ...] = ()
    """What was not understood."""
    end: Unfinished | None = None


def parse(text: str, operators: Collection[str], *, finished: bool = False) -> Parsed:
    """Read what was typed.

    Args:
        text: the query.
        operators: names of those that there are.
        finished: nobody is typing: the last word is whole, too.
    """
    plain = clean(text) or ""
    tokens = _Tokens(plain, operators)
    tokens.read()
    reader = _Reader(tokens.found, tokens.notes)
    root = reader.any_of()
    if root is not None and not finished:
        root = _opened(root)
    return Parsed(root, tuple(dict.fromkeys(tokens.notes)), tokens.end)


def _opened(node: Node) -> Node:
    """Return a tree in which the last word may be unfinished, unless quotes closed it."""
    if isinstance(node, Text | Asked):
        return node if node.is_quoted else replace(node, is_open=True)
    if isinstance(node, Not):
        return node  # a word that is being typed must not throw people out yet
    return type(node)((*node.parts[:-1], _opened(node.parts[-1])))


@dataclass
class _Tokens:
    """The pieces of a query: "(", ")", "or", "not", where an operator's group begins, leaves."""

    text: str
    operators: Collection[str]
    found: list[str | tuple[str] | Node] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    end: Unfinished | None = None
    _leaves: int = 0

    def read(self) -> None:
        at = 0
        while at < len(self.text) and self._leaves < MOST_LEAVES:
            match = _TOKEN.match(self.text, at)
            if match is None:
                at += 1
                continue
            self.end = None
            at = self._take(match)
        if at >= len(self.text) and self.end is None:
            self.end = Unfinished(None, "", len(self.text))

    def _take(self, match: re.Match[str]) -> int:
        kind, at = match.lastgroup, match.end()
        if kind == "sign":
            self.found.append(match.group())
        elif kind == "minus":
            self.found.append("not")
        elif kind == "quote":
            return self._phrase(at)
        elif kind == "operator":
            return self._operator(match)
        elif kind == "run":
            self._run(match.group(), match.start())
        return at

    def _phrase(self, at: int) -> int:
        value, is_closed, after = self._quoted(at)
        self._add(Text(tuple(words(value)), is_quoted=is_closed, typed=value))
        return after

    def _quoted(self, at: int) -> tuple[str, bool, int]:
        """Return what stands in quotes, whether they are closed, and what comes behind them."""
        match = _QUOTED.match(self.text, at)
        if match is None:  # pragma: no cover - the pattern matches the empty text
            return "", True, at
        if not match["end"]:
            told = "A quotation mark is not closed; its words were looked for in a row."
            self.notes.append(Note("quotation", told))
        return match["text"], bool(match["end"]), match.end()

    def _operator(self, match: re.Match[str]) -> int:
        name, at = match["operator"].lower(), match.end()
        if name not in self.operators:
            return self._unknown(match)
        follows = self.text[at : at + 1]
        if follows == "(":
            self.found.append((name,))
            return at + 1
        if follows and follows in _QUOTES:
            value, is_closed, after = self._quoted(at + 1)
            self._add(Asked(name, value, is_quoted=is_closed))
            return after
        run = _VALUE.match(self.text, at)
        typed = run.group() if run else ""
        after = at + len(typed)
        if typed:
            self._add(Asked(name, typed))
        elif follows:
            told = f"{name}: needs its value right behind it; it was left out."
            self.notes.append(Note("valueless", told, name))
        if after >= len(self.text):
            self.end = Unfinished(name, typed, match.start())
        return after

    def _unknown(self, match: re.Match[str]) -> int:
        run = _VALUE.match(self.text, match.start())
        typed = run.group() if run else match.group()
        if match["operator"].lower() not in _SCHEMES and match["operator"].isascii():
            name = match["operator"][:20]
            told = f"There is no operator {name}: here; it was searched as text."
            self.notes.append(Note("operator", told, name))
        self._add(Text(tuple(words(typed)), typed=typed))
        return match.start() + len(typed)

    def _run(self, typed: str, start: int) -> None:
        keyword = typed.lower()
        if keyword in _KEYWORDS:
            self.found.append(keyword)
        else:
            self._add(Text(tuple(words(typed)), typed=typed))
        if start + len(typed) >= len(self.text):
            self.end = Unfinished(None, typed, start)

    def _add(self, leaf: Text | Asked) -> None:
        if isinstance(leaf, Asked) or leaf.words:
            self._leaves += 1
            self.found.append(leaf)


@dataclass
class _Reader:
    """Makes a tree of the pieces, by recursive descent."""

    pieces: list[str | tuple[str] | Node]
    notes: list[Note]
    at: int = 0
    depth: int = 0

    def any_of(self, within: str | None = None) -> Node | None:
        """Read parts between which `or` stands, up to a closing parenthesis."""
        found: list[Node] = []
        while True:
            part = self._all_of(within)
            if part is not None:
                found.append(part)
            piece = self._next()
            if piece is None or (piece == ")" and self.depth):
                break
            self.at += 1
            if piece == ")":
                told = "A closing parenthesis has no opening one; it was left out."
                self.notes.append(Note("closing", told))
                # What follows belongs to what came before, as if it were not there.
                rest = self._all_of(within)
                if rest is not None:
                    found[-1:] = [All((*found[-1:], rest))] if found else [rest]
        return None if not found else found[0] if len(found) == 1 else Any(tuple(found))

    def _all_of(self, within: str | None) -> Node | None:
        found: list[Node] = []
        while (piece := self._next()) is not None:
            if piece == ")" or (piece == "or" and self._joins(found)):
                break
            self.at += 1
            one = self._one(piece, within)
            if one is not None:
                found.append(one)
        return None if not found else found[0] if len(found) == 1 else All(tuple(found))

    def _joins(self, before: list[Node]) -> bool:
        """Tell whether `or` stands between two parts, and is no word ("Or Cohen")."""
        follows = self.pieces[self.at + 1] if self.at + 1 < len(self.pieces) else None
        return bool(before) and follows is not None and follows not in {")", "or"}

    def _one(self, piece: str | tuple[str] | Node, within: str | None) -> Node | None:
        if isinstance(piece, tuple) or piece == "(":
            return self._group(piece[0] if isinstance(piece, tuple) else within)
        if piece == "not":
            follows = self._next()
            if follows is None or follows in {")", "or"}:
                return _leaf("not", within)
            self.at += 1
            part = self._one(follows, within)
            return None if part is None else Not(part)
        if piece == "or":
            return _leaf("or", within)
        if isinstance(piece, Text) and within:
            return Asked(within, piece.typed, is_quoted=piece.is_quoted)
        return piece if not isinstance(piece, str) else None

    def _group(self, within: str | None) -> Node | None:
        if self.depth >= DEEPEST:
            return None  # its words count; only that it is a group does not
        self.depth += 1
        found = self.any_of(within)
        if self._next() == ")":
            self.at += 1
        else:
            told = "A parenthesis is not closed; it ends with the query."
            self.notes.append(Note("opening", told))
        self.depth -= 1
        return found

    def _next(self) -> str | tuple[str] | Node | None:
        return self.pieces[self.at] if self.at < len(self.pieces) else None


def _leaf(word: str, within: str | None) -> Node:
    return Asked(within, word) if within else Text((word,))
