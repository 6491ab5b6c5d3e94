"""What may be filled in on a person's page, field by field."""

from collections.abc import Iterable

from kithbook.extract import contacts
from kithbook.extract.confidence import FILL, OUTSIDE_MAIN
from kithbook.extract.merge import Named
from kithbook.extract.model import Candidate, FieldName, Filled
from kithbook.extract.page import Page
from kithbook.extract.text import fold

MOST_LINKS = 30


def fill(page: Page, candidates: Iterable[Candidate], best: Named | None) -> Filled:
    """Choose the values that are sure enough. Without a sure name nothing is."""
    if best is None or best.score < FILL:
        return Filled()
    everything = list(candidates)

    def one(field: FieldName) -> str | None:
        return single(everything, field, best.value)

    return Filled(
        name=best.value,
        headline=one("headline"),
        role=one("role"),
        organisation=one("organisation"),
        location=one("location"),
        about=one("about"),
        emails=contacts.emails(everything, best.value),
        phones=contacts.phones(everything, page),
        links=contacts.links(everything, best.value)[:MOST_LINKS],
        photo=one("photo"),
    )


def single(candidates: list[Candidate], field: FieldName, name: str) -> str | None:
    """Return the surest value of a field, if it is sure enough and not the name again."""
    best: Candidate | None = None
    for one in candidates:
        if one.field != field or not one.value or fold(one.value) == fold(name):
            continue
        if best is None or sureness(one) > sureness(best):
            best = one
    return best.value if best is not None and sureness(best) >= FILL else None


def sureness(one: Candidate) -> float:
    """Return a candidate's confidence where it stands."""
    return one.confidence if one.in_main else one.confidence * OUTSIDE_MAIN
