"""What stands beside the name once it is known: the lines below it, the bio, the house.

28 of 34 labelled pages have no markup for what someone does; it stands below the name. A line
counts by its words (`occupation.py`) and only until something else begins.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from kithbook.extract import name as names
from kithbook.extract import occupation
from kithbook.extract.confidence import FIELDS
from kithbook.extract.lines import Line
from kithbook.extract.merge import Named
from kithbook.extract.model import Candidate, FieldName
from kithbook.extract.page import Page
from kithbook.extract.text import fold, masked, tidy, words

NAME = "beside"
MOST_LINES = 9
"""Below a name that may still be about it."""
LONGEST_BIO = 200
LONGEST_ABOUT = 400
LONGEST_CLAUSE = 70
MOST_CLAUSES = 5
"""Characters of a line that still belongs to a name, of a bio that is read, of what its first words
say; clauses of it."""
_MARGIN = 40  # characters of titles and roles around a name in its line

_SKIPPED = re.compile(
    r"^(?:@\S+|\(?[^\W\d_]{2,5}(?:\s?/\s?[^\W\d_]{2,6}){1,3}\)?|[\d\W]+|.*\d.*\b(?:followers?|following|posts?"
    r"|ratings?|reviews?|subscribers?|connections?)\b.*)$",
    re.IGNORECASE,
)
"""Handles, pronouns, counts."""
_LABELLED = re.compile(r"^[^:\uff1a]{2,40}[:\uff1a]")
_CLAUSE = re.compile(r"\s*(?:[|\u2022\u00b7\n]|\.\s|;\s|\s[\u2013\u2014-]\s|\U0001f4cd)\s*")
_COUNTS = re.compile(
    r"\d[\d.,]*\s?[KkMm]?\s*(?:followers|following|posts|threads|abonn|follower)", re.IGNORECASE
)
_SPEAKER = re.compile(r"\b(?:speakers?|sprecher|referent\w*|ponentes?|relatori|conferenciers?)\b")
_EVENT = re.compile(
    r"\b(?:19|20)\d\d\b|conf(?:erence)?\b|conf\d|summit|symposium|festival|congress\b|meetup|tagung"
    r"|kongress|konferen|workshop|days?\b|devoxx|camp\b|expo\b|forum\b",
    re.IGNORECASE,
)


def read(page: Page, best: Named, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Propose what the page shows of one person: headline, organisation and place."""
    said = list(candidates)
    yield from _below(page, best)
    yield from _bio(page, best, said)
    yield from _house(page, best, said)


def _below(page: Page, best: Named) -> Iterator[Candidate]:
    own, below = _around(page, best)
    done: set[str] = set()
    heading = own is None or bool(own.level)
    for line in below:
        heading = heading and bool(line.level)
        if _ends(line, heading=heading):
            break
        for field, value in _said(line, page):
            if field not in done and names.key(value) != best.key:
                done.add(field)
                yield _candidate(field, value, NAME, line.tag, line.text)
        if occupation.sentence(line.text):
            break
    if own is not None and (rank := occupation.rank(own.text, best.value)):
        yield _candidate("headline", rank, "rank", own.tag, own.text)


def _around(page: Page, best: Named) -> tuple[Line | None, list[Line]]:
    """Return the name's own line and those below it. Some templates keep both in a sidebar.

    A homepage under its owner's name may say at once what they do.
    """
    content = [one for one in page.lines if one.region in {"main", "header"}]
    for lines in (content, [one for one in page.lines if one.region == "aside"]):
        start = _own_line(lines, best)
        if start is not None:
            return lines[start], lines[start + 1 : start + 1 + MOST_LINES]
    return None, content[:MOST_LINES] if "site" in best.witnesses else []


def _own_line(lines: list[Line], best: Named) -> int | None:
    """Return where the name stands alone: its heading, else the first line that is just it."""
    plain = None
    wanted = fold(best.value)
    for place, line in enumerate(lines):
        if len(line.text) > len(best.value) + _MARGIN:
            continue
        if wanted not in line.opening:
            # A name's words all stand in its line, and few lines have them.
            found = names.read(line.text) if line.holds(best.key) else None
            if found is None or names.key(found.value) != best.key:
                continue
        if line.level:
            return place
        plain = place if plain is None else plain
    return plain


def _ends(line: Line, *, heading: bool) -> bool:
    """Tell whether something else begins: a section or running text.

    A heading may be a role only where nothing but headings stands between it and the name.
    """
    if len(line.text) > LONGEST_BIO:
        return True
    return bool(line.level) and not (heading and occupation.role(line.text))


def _said(line: Line, page: Page) -> Iterator[tuple[FieldName, str]]:
    text = line.text
    if line.tag in {"dt", "th", "label"} or _LABELLED.match(text) or masked(text):
        return
    if _SKIPPED.match(text) or "@" in text.split(" ")[0]:
        return
    if occupation.sentence(text):
        text = tidy(_CLAUSE.split(text)[0], LONGEST_CLAUSE + 1)
        if len(text) > LONGEST_CLAUSE:
            return
    if occupation.role(text):
        yield "headline", text
        found = occupation.employer(text)
        if found is None and _at_event(page):
            found = occupation.beside_role(text)
        if found:
            yield "organisation", found
    elif occupation.place(text):
        yield "location", text.strip("\U0001f4cd ")
    elif occupation.house(text):
        yield "organisation", occupation.house_in(text)


def _at_event(page: Page) -> bool:
    """Tell whether a page shows a speaker, who is introduced with a role and a house."""
    return bool(_SPEAKER.search(page.url) or _EVENT.search(page.title))


def _bio(page: Page, best: Named, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Propose a short bio's first clause, where it says what someone does."""
    if page.match is None or page.match.kind not in {"person", "account"}:
        return
    for one in candidates:
        if one.field != "about":
            continue
        for piece in _CLAUSE.split(one.value[:LONGEST_ABOUT])[:MOST_CLAUSES]:
            clause = tidy(piece, LONGEST_BIO).rstrip(" .,;")
            boilerplate = _COUNTS.search(clause) or best.key <= set(words(clause))
            if boilerplate or not occupation.role(clause):
                continue
            yield _candidate("headline", clause, "bio", one.locator, one.value)
            if found := occupation.employer(clause):
                yield _candidate("organisation", found, "bio", one.locator, one.value)
            return


def _house(page: Page, best: Named, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Propose whose site it is, where the person is reached there and it is not their own."""
    host = (urlsplit(page.url).hostname or "").removeprefix("www.")
    if page.match is not None or "site" in best.witnesses:
        return
    signs: dict[str, tuple[str, int]] = {}
    stated = [page.meta.get("og:site_name", ""), page.meta.get("application-name", "")]
    stated += [one.raw for one in candidates if one.field == "kind" and one.value == "organisation"]
    home = [tidy(node.text(separator=" "), 100) for node in page.tree.css("a[href='/']")[:5]]
    for text in (*page.title_parts[1:], *stated, *home):
        found = tidy(text, occupation.LONGEST_HOUSE)
        if not found[1:] or set(words(found)) & best.key or _EVENT.search(found):
            continue
        if page.title_parts and found == page.title_parts[0]:
            continue
        if occupation.role(found) and found not in stated:
            continue
        value, count = signs.get(fold(found), (found, 0))
        signs[fold(found)] = value, count + 1
    reached = any(_at_host(one, host) for one in candidates if one.field == "email")
    for value, count in sorted(signs.values(), key=lambda one: -one[1]):
        votes = min(count, 2) + occupation.house(value) + reached
        if votes > 2:  # noqa: PLR2004 - two signs beside the text itself
            yield _candidate("organisation", value, "house", "title", value)
            return


def _at_host(email: Candidate, host: str) -> bool:
    domain = email.value.partition("@")[2].lower()
    return bool(domain) and (host.endswith(domain) or domain.endswith(host))


def _candidate(field: FieldName, value: str, source: str, locator: str, raw: str) -> Candidate:
    return Candidate(
        field=field,
        value=value,
        raw=raw[:300],
        confidence=FIELDS[field, source],
        layer=NAME,
        source=source,
        locator=locator,
    )
