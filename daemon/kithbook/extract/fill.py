"""What may be filled in on a person's page, field by field."""

from collections.abc import Iterable

from kithbook.extract import contacts, honorific
from kithbook.extract.model import Candidate, FieldName, Filled
from kithbook.extract.named import Named
from kithbook.extract.page import Page
from kithbook.extract.text import fold

MOST_LINKS = 30
_AROUND = {
    ("headline", "history"): 2,
    ("headline", "works"): 1,
    ("organisation", "history"): 1,
    ("organisation", "works"): 1,
    ("organisation", "house"): 2,
    ("organisation", "postal"): 3,
    ("location", "postal"): 1,
    ("location", "town"): 1,
    ("location", "door"): 2,
    ("location", "seat"): 3,
    ("location", "prose"): 2,
    ("location", "told"): 2,
}
"""Sources that tell of the house around someone, an address least, or of a post among others. An
address is where one is met; where one lives is told in passing."""


def fill(page: Page, candidates: Iterable[Candidate], best: Named | None) -> Filled:
    """Choose the values that are sure enough. Without a sure name nothing is."""
    if best is None or not best.sure:
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
        emails=contacts.emails(everything),
        phones=contacts.phones(everything, page),
        links=contacts.links(everything)[:MOST_LINKS],
        photo=one("photo"),
        birthday=one("birthday"),
    )


def single(candidates: list[Candidate], field: FieldName, name: str) -> str | None:
    """Return the surest value of a field, if it is sure enough and not the name again."""
    able = [
        one
        for one in candidates
        if one.field == field and one.sure and one.value and fold(one.value) != fold(name)
    ]
    # What a page's own data ties to the person goes before what is read off its lines.
    # What is said of the person goes before what is only said of the house around them, and a
    # minister's office before the letters of a seat in parliament.
    first = max(
        able,
        key=lambda one: (
            one.layer in contacts.STATED,
            fold(one.value) not in honorific.OFFICES,
            -_AROUND.get((field, one.source), 0),
            one.confidence,
        ),
        default=None,
    )
    return first.value if first else None
