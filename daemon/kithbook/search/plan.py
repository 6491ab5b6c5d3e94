"""From a parsed query to FTS5 expressions, one for each kind of match, best first.

In the index each word carries a sign that says in what kind of field it stands (`store.SIGNS`), so
that a word is looked up there and nowhere else, however common it is elsewhere.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kithbook.search import flag
from kithbook.search.alias import forms, latin, sound
from kithbook.search.asking import Asking, Known, as_text, asking
from kithbook.search.expression import (
    ABOUT,
    ALIASES,
    DETAIL,
    EVERYBODY,
    FLAGS,
    NAMES,
    NOTES,
    WORK,
    quoted,
    without,
)
from kithbook.search.model import Note
from kithbook.search.ranking import Kind
from kithbook.search.tree import All, Any, Asked, Node, Not, Text, leaves, mapped

NOTHING = All(())
_FIELDS = {
    Kind.ALIAS: (NAMES, ALIASES),
    Kind.WORK: (NAMES, ALIASES, WORK),
    Kind.DETAIL: (NAMES, ALIASES, WORK, DETAIL),
    Kind.ABOUT: (NAMES, ALIASES, WORK, DETAIL, ABOUT),
    Kind.NOTE: (NAMES, ALIASES, WORK, DETAIL, ABOUT, NOTES),
}
"""In which kinds of fields all words are found, for each kind of match."""
SHORTEST_PIECE = 4
"""Letters or digits by which a number, mailbox or handle is found from its middle."""
_CORRECTED = (NAMES, ALIASES, WORK, DETAIL)


@dataclass(frozen=True, slots=True)
class Tier:
    """A guess, of one kind."""

    kind: Kind
    expression: str


@dataclass(frozen=True, slots=True)
class Head:
    """A query of words and phrases that must all be found, with nothing else but operators."""

    texts: Sequence[Text]
    """In the order they were typed."""
    rest: str
    """What the operators ask for; empty where there are none."""


@dataclass(frozen=True)
class Plan:
    """How a query is answered."""

    root: Node
    known: dict[Asked, Text | Asking]
    notes: tuple[Note, ...]

    @cached_property
    def texts(self) -> list[Text]:
        """The words and phrases that may be found."""
        every = (self._known(leaf) for leaf in leaves(self.root))
        return [leaf for leaf in every if isinstance(leaf, Text)]

    @cached_property
    def marked(self) -> list[str]:
        """The words to highlight."""
        every = (self._known(leaf) for leaf in leaves(self.root))
        return list(dict.fromkeys(word for leaf in every for word in leaf.words))

    @cached_property
    def kinds(self) -> Sequence[Kind]:
        """The kinds of match of words, best first: each finds all that the ones before it do.

        Better names among those that begin so are told by `kind_by_name`, `whole` and `first`.
        """
        return (Kind.BEGINNING, *_FIELDS) if self.head else (Kind.NAME, Kind.BEGINNING, *_FIELDS)

    def expression(self, kind: Kind) -> str:
        """Return what finds those whom this kind of match finds, or a better one."""
        return self._expression(self.root, kind)

    @cached_property
    def head(self) -> Head | None:
        """Words that may be a name, in their order; None where something else is asked for."""
        parts = self.root.parts if isinstance(self.root, All) else (self.root,)
        known = [self._known(part) if isinstance(part, Asked) else part for part in parts]
        texts = [part for part in known if isinstance(part, Text)]
        others = [part for part in parts if self._is_fixed(part)]
        if not texts or len(texts) + len(others) < len(parts):
            return None
        return Head(texts, self._expression(All(tuple(others)), Kind.NOTE) if others else "")

    @property
    def whole(self) -> str:
        """What finds those whose whole name it is."""
        return self._headed(lambda name, _: quoted(FLAGS, [flag.joined(flag.WHOLE, "".join(name))]))

    @property
    def first(self) -> str:
        """What finds those whose name begins so."""
        return self._headed(
            lambda name, is_open: f"(name : ^ {quoted(NAMES, name, is_open=is_open)})"
        )

    @cached_property
    def everything(self) -> str:
        """What finds everybody that any kind of match but a guess finds."""
        return self._expression(self.root, Kind.NOTE)

    def pieces(self) -> list[tuple[str, str | None]]:
        """Return words that may be pieces of numbers or addresses, and what else must be found."""
        parts = self.root.parts if isinstance(self.root, All) else (self.root,)
        found: list[tuple[str, str | None]] = []
        for at, part in enumerate(parts):
            leaf = self._known(part) if isinstance(part, Text | Asked) else None
            piece = "".join(leaf.words) if isinstance(leaf, Text) else ""
            if len(piece) >= SHORTEST_PIECE:
                rest = parts[:at] + parts[at + 1 :]
                found.append((piece, self._expression(All(rest), Kind.NOTE) if rest else None))
        return found

    def guesses(self, corrections: Mapping[str, Sequence[str]]) -> list[Tier]:
        """Return the tiers of words that are nearly what was typed.

        Args:
            corrections: words of the book that each typed word may mean.
        """
        found = []
        if any(corrections.values()):
            guessed = self._expression(self.root, Kind.SPELLING, corrections)
            found.append(Tier(Kind.SPELLING, guessed))
        if any(len(one.words) == 1 and sound(one.words[0]) for one in self.texts):
            guessed = self._expression(self.root, Kind.SOUND, corrections)
            found.append(Tier(Kind.SOUND, guessed))
        return found

    def _known(self, leaf: Text | Asked) -> Text | Asking:
        return leaf if isinstance(leaf, Text) else self.known[leaf]

    def _headed(self, ask: Callable[[list[str], bool], str]) -> str:
        if self.head is None:
            return EVERYBODY
        name = [word for text in self.head.texts for word in text.words]
        asked = ask(name, self.head.texts[-1].is_open)
        return f"{asked} AND {self.head.rest}" if self.head.rest else asked

    def _is_fixed(self, node: Node) -> bool:
        """Tell whether a part is an operator or a negation."""
        return isinstance(node, Not) or (
            isinstance(node, Asked) and isinstance(self.known[node], Asking)
        )

    def _expression(
        self, node: Node, kind: Kind, corrections: Mapping[str, Sequence[str]] | None = None
    ) -> str:
        if isinstance(node, Text | Asked):
            leaf = self._known(node)
            if isinstance(leaf, Asking):
                return leaf.expression
            return found(leaf, kind, corrections or {})
        if isinstance(node, Not):
            return without(EVERYBODY, [self._expression(node.part, Kind.NOTE)])
        if isinstance(node, Any):
            parts = [self._expression(part, kind, corrections) for part in node.parts]
            return f"({' OR '.join(parts)})"
        wanted = [part for part in node.parts if not isinstance(part, Not)]
        banned = [part.part for part in node.parts if isinstance(part, Not)]
        parts = [self._expression(part, kind, corrections) for part in wanted]
        asked = f"({' AND '.join(parts)})" if parts else EVERYBODY
        return without(asked, [self._expression(part, Kind.NOTE) for part in banned])


def planned(root: Node, known: Known) -> Plan:
    """Return the plan of a query; an operator whose value is not understood is text, and said."""
    notes: list[Note] = []
    asked: dict[Asked, Text | Asking] = {}

    def read(leaf: Text | Asked) -> Node:
        if isinstance(leaf, Asked) and leaf not in asked:
            expression = asking(leaf, known)
            asked[leaf] = expression or as_text(leaf, notes)
        return leaf

    mapped(root, read)
    return Plan(root, asked, tuple(dict.fromkeys(notes)))


def found(leaf: Text, kind: Kind, corrections: Mapping[str, Sequence[str]]) -> str:
    """Return what finds a word or phrase by one kind of match, or by a better one."""
    is_open = leaf.is_open or leaf.is_initial
    if kind is Kind.NAME:
        return quoted(NAMES, leaf.words, is_open=is_open and not leaf.is_open)
    if kind is Kind.BEGINNING:
        return quoted(NAMES, leaf.words, is_open=is_open)
    fields = _FIELDS[max(kind, Kind.NOTE)]
    ways = [quoted(sign, leaf.words, is_open=is_open) for sign in fields]
    ways += _other_names(leaf)
    if len(leaf.words) == 1 and kind < Kind.NOTE:
        [word] = leaf.words
        guesses = corrections.get(word, ())
        ways += [quoted(sign, [guess]) for guess in guesses for sign in _CORRECTED]
        if kind is Kind.SOUND and (heard := sound(word)):
            ways.append(quoted(FLAGS, [flag.joined(flag.SOUND, heard)]))
    return f"({' OR '.join(ways)})"


def _other_names(leaf: Text) -> list[str]:
    """Return what finds the short, full and Latin forms of a name."""
    if leaf.is_quoted:
        return []
    ways = []
    if len(leaf.words) == 1:
        ways = [quoted(NAMES, [form]) for form in forms(leaf.words[0])]
    for row in latin(leaf.typed):
        ways += [quoted(sign, row, is_open=leaf.is_open) for sign in (NAMES, ALIASES)]
    return ways
