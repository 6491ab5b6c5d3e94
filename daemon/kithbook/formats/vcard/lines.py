"""The lines a card came with, and what becomes of each."""

import re

from kithbook.formats.contentline import Property, bare, made
from kithbook.formats.vcard.label import retyped

_COMPANIONS = frozenset({"X-ABLABEL", "X-ABADR", "AGENT"})
"""What only says something of the other lines of its group."""


URI = re.compile(r"[a-z][a-z0-9+.-]*:\S+$", re.IGNORECASE)


def text_line(name: str, value: str, group: str | None = None, **more: str) -> Property:
    """Make a line of one TEXT."""
    line = made(name, value, group=group, **more)
    return line._replace(value=bare(line.value))


class Lines:
    """Lines that stay, go or are written otherwise, and new ones."""

    __slots__ = ("gone", "instead", "new", "old")

    def __init__(self, old: list[Property]) -> None:
        self.old = old
        self.gone: set[int] = set()
        """Numbers of those that no longer hold."""
        self.instead: dict[int, Property] = {}
        """What stands in the place of which."""
        self.new: list[Property] = []

    def all(self) -> list[Property]:
        """Return all that stay, in their order, and then what is new."""
        if not self.gone and not self.instead:
            return [*self.old, *self.new] if self.new else self.old
        bereft = self._bereft()
        stay = [
            self.instead.get(at, line)
            for at, line in enumerate(self.old)
            if at not in self.gone and not (line.group in bereft and line.name in _COMPANIONS)
        ]
        return [*stay, *self.new]

    def group(self, name: str = "item") -> str:
        """Return a name for a group that no line has."""
        taken = {line.group for line in (*self.old, *self.new, *self.instead.values())}
        return next(one for number in range(1, 1 << 30) if (one := f"{name}{number}") not in taken)

    def relabel(self, at: int, label: str) -> None:
        """Label a line anew."""
        line = self.old[at]
        own = next(
            (
                number
                for number, one in enumerate(self.old)
                if line.group and one.name == "X-ABLABEL" and one.group == line.group
            ),
            None,
        )
        typed = retyped(line, label)
        if typed:
            self.instead[at] = typed
            self.gone |= {own} if own is not None else set()
        elif own is not None:
            self.instead[own] = made("X-ABLABEL", label, group=line.group)
        else:
            group = line.group or self.group()
            self.instead[at] = line._replace(group=group)
            self.new.append(made("X-ABLABEL", label, group=group))

    def _bereft(self) -> set[str]:
        """Return groups of which only companions are left."""
        hurt = {group for at in self.gone if (group := self.old[at].group)}
        left = {
            line.group
            for at, line in enumerate(self.old)
            if at not in self.gone and line.name not in _COMPANIONS
        }
        return {group for group in hurt if group not in left}
