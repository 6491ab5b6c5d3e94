"""What a layer is: one way of reading a page."""

from collections.abc import Iterable
from typing import Protocol

from kithbook.extract.model import Candidate
from kithbook.extract.page import Page


class Layer(Protocol):
    """A module or object with a name and one function.

    A layer proposes and never decides: it does not know what other layers found. It may raise;
    that costs its own candidates and nothing else.
    """

    NAME: str

    def read(self, page: Page) -> Iterable[Candidate]:
        """Propose candidates, in any order."""
        ...
