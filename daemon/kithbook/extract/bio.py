"""What a short bio says first, where a site keeps one: "Engineer at Halden Labs. Cats."."""

import re
from collections.abc import Iterator

from kithbook.extract import employer, occupation
from kithbook.extract.confidence import candidate
from kithbook.extract.model import Candidate
from kithbook.extract.named import Named
from kithbook.extract.page import Page
from kithbook.extract.text import tidy, words

NAME = "beside"
LONGEST = 200
LONGEST_ABOUT = 400
MOST_CLAUSES = 5
"""Characters of a clause, and of a bio that is read; clauses of it."""
CLAUSE = re.compile(r"\s*(?:[|\u2022\u00b7\n]|\.\s|;\s|\s[\u2013\u2014-]\s|\U0001f4cd)\s*")
"""Where a bio goes on to something else."""
_COUNTS = re.compile(
    r"\d[\d.,]*\s?[KkMm]?\s*(?:followers|following|posts|threads|abonn|follower)", re.IGNORECASE
)


def read(page: Page, best: Named, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Propose a short bio's first clause, where it says what someone does."""
    if page.match is None or page.match.kind not in {"person", "account"}:
        return
    for one in candidates:
        if one.field != "about":
            continue
        said = one.raw if "\n" in one.raw else one.value
        done = False
        for piece in CLAUSE.split(said[:LONGEST_ABOUT])[:MOST_CLAUSES]:
            clause = tidy(piece, LONGEST).rstrip(" .,;")
            boilerplate = _COUNTS.search(clause) or best.key <= set(words(clause))
            if boilerplate or not occupation.role(clause):
                continue
            if not done:
                yield candidate(
                    "headline", clause, NAME, source="bio", locator=one.locator, raw=said
                )
            done = True
            if found := employer.read(clause):
                yield candidate(
                    "organisation", found, NAME, source="bio", locator=one.locator, raw=said
                )
                return
        if done:
            return
