"""Where somebody is, as what is said of them tells: "engineer in Bergen", "Bergen, Norway".

Read of lines and clauses that are about the person, so that a town alone is one.
"""

import re
from collections.abc import Iterable, Iterator

from kithbook.extract import bio, country, occupation
from kithbook.extract.confidence import candidate
from kithbook.extract.lines import Line
from kithbook.extract.model import Candidate
from kithbook.extract.named import Named
from kithbook.extract.page import Page
from kithbook.extract.text import fold, words

NAME = "beside"
LONGEST = 60
"""Characters of a line that is a place."""
LONGEST_TOLD = 300
MOST_LINES = 120
MOST_TOWNS = 3
_ABOUT = frozenset(("headline", "about"))
_TOWNS = re.compile(
    r"\s+(?:/|&|\+|\u00b7|\u2022|\||and|und|et|y|e|en|och|og|i|a)\s+|\s*[/|\u00b7\u2022]\s*"
)
_UPPER = r"[A-Z\u00c0-\u00de\u0100-\u017f]"
_PLACE = (
    rf"{_UPPER}[\w.'\u2019-]*(?:[ -](?:{_UPPER}[\w.'\u2019-]*|am|an|der|de|la|le|upon|on)){{0,3}}"
)
_IN = re.compile(
    rf"\s(?:in|\u00e0|en|i|w|we|v|ve|em|a|te)\s+(?P<place>{_PLACE}(?:,\s+{_PLACE}){{0,2}})(?=[.,;:!)(\s]|$)"
)
_LAST = re.compile(rf",\s+(?P<place>{_PLACE}(?:,\s+{_PLACE})?)\.?$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_REACH = re.compile(r"@|\+\d{2}|\d{3}[ ./-]?\d{2}|\b(?:e-?mail|phone|tel)\b", re.IGNORECASE)
_PAST = frozenset(
    words(
        "education experience career publications news events exhibitions talks shows tour dates"
        " ausbildung werdegang lebenslauf termine ausstellungen formation parcours exp\u00e9rience"
        " expositions formaci\u00f3n experiencia exposiciones formazione esperienza mostre formacja"
        " wykszta\u0142cenie opleiding ervaring utbildning uddannelse utdanning clients projects"
        " projekte projets portfolio awards teaching conferences"
    )
)
"""Words of headings over where somebody was, showed or spoke."""


def read(text: str) -> bool:
    """Tell whether a line is a place: "Bergen, Norway", a large town, or some of them."""
    return occupation.place(text) or country.town(text) or _several(text)


def _several(text: str) -> bool:
    if len(text) > LONGEST or not text[:1].isupper():
        return False
    said = [one for one in _TOWNS.split(text) if one]
    return 1 < len(said) <= MOST_TOWNS and all(map(country.town, said))


def told(page: Page, best: Named, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Propose where what is said of somebody has them, where nothing says it in so many words."""
    said = list(candidates)
    if any(one.field == "location" for one in said):
        return
    for one in said:
        if one.field not in _ABOUT:
            continue
        whole = bio.CLAUSE.split((one.raw or one.value)[:LONGEST_TOLD])
        texts = [one.value] if one.field == "headline" else []
        texts += [
            text
            for text in whole
            if one.field == "about" or one.value in text or read(text.strip(" .,"))
        ]
        for text in texts[: bio.MOST_CLAUSES]:
            if place := _within(page, text):
                yield candidate(
                    "location", place, NAME, source="told", locator=one.locator, raw=text
                )
                return
    if place := _alone(page, best, said):
        yield candidate("location", place, NAME, source="told", locator="a line", raw=place)


def _within(page: Page, text: str) -> str:
    """Return where a clause says that somebody is: behind "in", behind a comma, or all of it.

    A sentence may tell of towns in passing: of it only "in Bergen, Norway" counts.
    """
    plain = text.strip(" .,;!\U0001f4cd")
    if read(plain):
        return plain
    short = not occupation.sentence(plain) or occupation.role(plain)
    titles = {fold(one) for one in page.title_parts}
    for found in (*_IN.finditer(f" {plain}"), *_LAST.finditer(plain)):
        place = found["place"].strip(" .,")
        first = place.partition(",")[0]
        if occupation.place(place):
            return place
        known = country.town(first) or fold(first) in titles
        if known and (short or country.town(first)) and (first == place or found[0][0] != ","):
            return first
    return ""


def _alone(page: Page, best: Named, said: list[Candidate]) -> str:
    """Return the only line of the content that is a place, on somebody's own site or beside how
    they are reached.
    """  # noqa: D205 - one thought
    lines = page.main_lines[:MOST_LINES]
    own = "site" in best.witnesses
    houses = {fold(one.value) for one in said if one.field == "organisation"}
    found: dict[str, str] = {}
    section: set[str] = set()
    for place, line in enumerate(lines):
        if line.level:
            section = set(words(line.text))
        if line.level or line.linked or len(line.text) > LONGEST or not section.isdisjoint(_PAST):
            continue
        if not (occupation.place(line.text) if "," in line.text else _several(line.text)):
            continue
        near = lines[max(0, place - 1) : place + 2]
        if any(_YEAR.search(one.text) for one in near):
            return ""
        beside = [one for one in near if one is not line]
        if own or any(_REACH.search(one.text) or fold(one.text) in houses for one in beside):
            found[fold(line.text)] = line.text
    return next(iter(found.values())) if len(found) == 1 else ""


def of(line: Line, text: str) -> str:
    """Return the place that a line's text is, or the line without the number that is called there.

    "Bergen +47 55 55 01 42". Empty where it is none.
    """
    if read(text):
        return text
    if not line.text[-1:].isdigit():
        return ""
    cut = _NUMBER.sub("", line.text)
    return cut if cut != line.text and read(cut) else ""


_NUMBER = re.compile(
    r"[\s:,|\u00b7]*(?:\+[\d\s().\u00b7/-]{8,20}|\(?\d{2,4}\)?(?:[ ./-]\d{2,4}){2,4})$"
)
