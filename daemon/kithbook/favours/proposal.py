"""What may fit an ask or an offer, and how it is shown."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from kithbook.favours.likeness import NONE, Likeness
from kithbook.favours.person import Trace
from kithbook.favours.tongue import Said, said
from kithbook.search.text import marks
from kithbook_protocol.favours import Piece, Posting, Proposal


class Offered(NamedTuple):
    """An offer or an ask that may fit, as far as it is measured."""

    id: UUID
    person: UUID | None
    said: Said


@dataclass(frozen=True, slots=True)
class Found:
    """What may fit, before it is shown."""

    score: float
    of: Offered | Trace
    likeness: Likeness = NONE

    @property
    def id(self) -> UUID:
        """The offer's, the ask's or the person's."""
        return self.of.person.id if isinstance(self.of, Trace) else self.of.id

    def order(self, yes: Collection[UUID]) -> tuple[bool, float, bool, int]:
        """Return where it stands: what was said to fit first, the best, offers before people."""
        is_person = isinstance(self.of, Trace)
        return self.id not in yes, -round(self.score, 3), is_person, self.id.int


def of_person(about: Said, trace: Trace, told: Mapping[str, Any]) -> Proposal:
    """Return a person as what is proposed; `told` is the rest that is said of it."""
    return Proposal(
        what="person",
        person=trace.person.id,
        name=trace.person.name,
        line=trace.line,
        pieces=trace.pieces(),
        words=_words_of(about, trace.shares),
        **told,
    )


def of_offer(
    about: Said, offer: Posting, likeness: Likeness, line: str, told: Mapping[str, Any]
) -> Proposal:
    """Return an offer or an ask as what is proposed, with what whose it is does."""
    concepts = said(text_of(offer.text, offer.tags)).concepts
    forms = [form for stem_ in concepts if stem_ in likeness.others for form in concepts[stem_]]
    text = line_of(offer)
    return Proposal(
        what=offer.kind,
        person=offer.person,
        name=offer.name,
        line=line,
        pieces=[Piece(field=offer.kind, text=text, marks=marks(text, forms))],
        words=_words_of(about, likeness.shared),
        **told,
    )


def text_of(text: str, tags: Iterable[str]) -> str:
    """Return all that an ask or an offer says."""
    return "\n".join([text, *tags])


def line_of(posting: Posting) -> str:
    """Return the same as one text that is shown."""
    return " · ".join([posting.text, *posting.tags])


def _words_of(about: Said, stems: Iterable[str]) -> list[str]:
    """Return the words of an ask that have these stems, in its order."""
    wanted = {*stems}
    return [form for one, forms in about.concepts.items() if one in wanted for form in forms]
