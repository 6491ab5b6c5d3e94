"""A query as a tree: words and operators, that all, any or none of them must be found. Pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Text:
    """Folded words that stand in a row; the last one may be unfinished."""

    words: tuple[str, ...]
    is_open: bool = False
    is_quoted: bool = False
    typed: str = field(default="", compare=False)

    @property
    def is_initial(self) -> bool:
        """Whether it is a single letter: somebody's initial."""
        return len(self.words) == 1 and len(self.words[0]) == 1


@dataclass(frozen=True, slots=True)
class Asked:
    """An operator with its value, as it was typed."""

    operator: str
    value: str
    is_open: bool = False
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Each part must be found."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """One of the parts must be found."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part must not be found."""

    part: "Node"


Node = Text | Asked | All | Any | Not


def leaves(node: Node | None) -> Iterator[Text | Asked]:
    """Yield what must or may be found, in the order it was typed; not what must not."""
    if isinstance(node, Text | Asked):
        yield node
    elif isinstance(node, All | Any):
        for part in node.parts:
            yield from leaves(part)


def mapped(node: Node, change: Callable[[Text | Asked], Node]) -> Node:
    """Return a tree with each word, phrase and operator changed."""
    if isinstance(node, Text | Asked):
        return change(node)
    if isinstance(node, Not):
        return Not(mapped(node.part, change))
    return type(node)(tuple(mapped(part, change) for part in node.parts))


def asks(node: Node | None, operator: str) -> bool:
    """Tell whether an operator stands anywhere in a tree."""
    if node is None or isinstance(node, Text):
        return False
    if isinstance(node, Asked):
        return node.operator == operator
    parts = (node.part,) if isinstance(node, Not) else node.parts
    return any(asks(part, operator) for part in parts)
