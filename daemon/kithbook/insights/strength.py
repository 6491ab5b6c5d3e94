"""How strong the ties are: how many people are close to you, and how many hardly."""

from math import inf, log2
from uuid import UUID

from kithbook.insights import store
from kithbook.insights.interface import Kind, Numbers, Span, columns
from kithbook.store.database import Connection
from kithbook.ties.strength import moment
from kithbook_protocol.insights import InsightCell, InsightRow

BANDS = (
    ("strong", "Strong: 75 and more", 0.75),
    ("good", "Good: 50 to 75", 0.5),
    ("loose", "Loose: 25 to 50", 0.25),
    ("fading", "Fading: 5 to 25", 0.05),
    ("faint", "Nearly gone: under 5", 0.0),
)
"""Key, label, and the least strength, of one."""


class Strength(Kind):
    """Bands of strength: people whose tie to you is so strong now."""

    name = "strength"
    title = "Strength of ties"
    told = (
        "People by the strength of their tie to you, of a hundred: days of contact, by their kind"
        " and by who began, half of it gone after 90 days (kithbook tie explains one)."
    )

    def numbers(self, connection: Connection, span: Span) -> Numbers:
        """Return a row a band, the strongest first."""
        rows = [
            InsightRow(
                key=key,
                label=label,
                cells=[InsightCell(value=store.count_tied(connection, *_bounds(span, key)))],
            )
            for key, label, _ in BANDS
        ]
        return Numbers(columns(("people", "People")), rows)

    def whom(self, connection: Connection, span: Span, row: str, column: str) -> list[UUID]:
        """Return whose tie is in a band."""
        if column != "people" or row not in {key for key, *_ in BANDS}:
            return []
        return store.tied(connection, *_bounds(span, row))


def _bounds(span: Span, key: str) -> tuple[float, float]:
    """Return from where to below where the kept logarithms of a band lie today."""
    at = [one[0] for one in BANDS].index(key)
    upper = BANDS[at - 1][2] if at else 1.0
    return _kept(span, BANDS[at][2]), _kept(span, upper)


def _kept(span: Span, share: float) -> float:
    """Return the logarithm, as it is kept, of a strength that x / (1 + x) gives today."""
    if not 0 < share < 1:
        return inf if share else -inf
    return moment(span.day) + log2(share / (1 - share))
