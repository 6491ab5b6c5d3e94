"""vCard 3.0 (RFC 2426), for programs that read nothing newer."""

from collections.abc import Iterable, Iterator

from kithbook.formats.interface import Piece
from kithbook.formats.vcard.file import written
from kithbook.formats.vcard.keep import kept
from kithbook.formats.vcard.lower import lowered
from kithbook_protocol.card import Card


class _VCard3:
    NAME = "vcard3"
    TITLE = "vCard 3.0"
    SUFFIX = "vcf"
    MEDIA_TYPE = "text/vcard; charset=utf-8"

    def head(self) -> str:
        """Return nothing: cards stand one behind the other."""
        return ""

    def write(self, cards: Iterable[Card]) -> Iterator[Piece]:
        """Yield a card each. Interactions and promises have no property, and are left out."""
        for card in cards:
            yield Piece(written("3.0", lowered(kept(card), card.name)))

    def foot(self) -> str:
        """Return nothing."""
        return ""


WRITER = _VCard3()
