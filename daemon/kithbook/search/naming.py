"""How a name was found by what was typed: what FTS5 tells of many, told of one. Pure."""

from collections.abc import Sequence

from kithbook.search.ranking import Kind
from kithbook.search.tree import Text


def kind_by_name(name: Sequence[str], texts: Sequence[Text]) -> Kind:
    """Return the best kind of match of a name in which all that was typed begins words.

    Args:
        name: its words, folded.
        texts: in the order they were typed.
    """
    typed = [word for text in texts for word in text.words]
    if "".join(typed) == "".join(name):
        return Kind.WHOLE
    if all(_stands(text, name) for text in texts):
        return Kind.NAME
    is_open = texts[-1].is_open
    return Kind.FIRST if _begins(name, typed, is_open=is_open) else Kind.BEGINNING


def _stands(text: Text, name: Sequence[str]) -> bool:
    """Tell whether words stand in a name in a row, as whole words; a lone letter is an initial."""
    is_open = text.is_initial and not text.is_open
    last = len(name) - len(text.words)
    return any(_begins(name[at:], text.words, is_open=is_open) for at in range(last + 1))


def _begins(name: Sequence[str], typed: Sequence[str], *, is_open: bool) -> bool:
    if not is_open:
        return [*name[: len(typed)]] == [*typed]
    *before, last = typed
    at = len(before)
    return len(name) > at and [*name[:at]] == before and name[at].startswith(last)
