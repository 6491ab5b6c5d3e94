"""Whose site a page is on, and where that is: what it shows of itself and its address."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from kithbook.extract import firm, mailbox, occupation, postal
from kithbook.extract.confidence import candidate
from kithbook.extract.lines import Line
from kithbook.extract.model import Candidate
from kithbook.extract.named import Named
from kithbook.extract.page import Page
from kithbook.extract.text import fold, words

NAME = "beside"
SHORTEST_LABEL = 4
REACH, REACH_UP, AROUND = 40, 10, 6
"""Lines below and above a name that its address stands in, and beside an address."""
"""Characters of a line that may be a house's name, of a domain's label that tells one."""


def read(page: Page, best: Named, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Propose whose site it is, and the one address of its content."""
    own = page.match is not None or _own(page, best)
    if not own or page.mine:
        yield from firm.read(page, best, candidates)
    elif page.match is None:
        yield from firm.own(page)
    yield from firm.domain(page, best, candidates)
    found = _near(page, best, own=own)
    if not found and (own or "handle" in best.witnesses):
        # A homepage's footer is its owner's.
        found = postal.found([one for one in page.lines if one.region in {"footer", "aside"}])
    elif not found and page.match is None:
        yield from _seat(page)
    if len(found) == 1 and page.match is None:
        yield candidate("location", found[0].text, NAME, source="postal", locator=found[0].line.tag)
        above = found[0].above
        if any(one.field == "organisation" and one.source == NAME for one in candidates):
            return
        if occupation.house(above) and not set(words(above)) >= best.key:
            yield candidate("organisation", above, NAME, source="postal", locator=found[0].line.tag)


def _seat(page: Page) -> Iterator[Candidate]:
    """Propose the one address at the foot of a house's page: where its people are met."""
    found = postal.found([one for one in page.lines if one.region == "footer"])
    if len(found) == 1:
        yield candidate("location", found[0].text, NAME, source="seat", locator="footer")


def at_home(page: Page, best: Named, candidates: list[Candidate]) -> list[Candidate]:
    """Take what a homepage's footer says for its content: the footer is its owner's.

    Anywhere a number in a line that begins with the name is theirs.
    """
    candidates = _signed(page, best, candidates)
    if page.match is not None or not (_own(page, best) or "/~" in page.url):
        return candidates
    candidates = _reached_at(page, candidates)
    phones = {one.value for one in candidates if one.field == "phone" and not one.in_main}
    if len(phones) != 1 or any(one.field == "phone" and one.in_main for one in candidates):
        return candidates
    return [
        one.model_copy(update={"in_main": True}) if one.field == "phone" else one
        for one in candidates
    ]


def _reached_at(page: Page, candidates: list[Candidate]) -> list[Candidate]:
    """Take the only mailbox of somebody's own site for theirs, though it is "studio@"."""
    host = urlsplit(page.url).hostname or ""
    mails = {one.value for one in candidates if one.field == "email"}
    if len(mails) != 1 or not mailbox.at_home(next(iter(mails)), host):
        return candidates
    return [
        one.model_copy(update={"generic": False}) if one.field == "email" else one
        for one in candidates
    ]


def _signed(page: Page, best: Named, candidates: list[Candidate]) -> list[Candidate]:
    if not any(one.field == "phone" and not one.in_main for one in candidates):
        return candidates
    said = fold(best.value)
    texts = [
        one.text
        for one in page.lines
        if one.opening.startswith(said) and one.region in {"footer", "aside"}
    ]
    return [
        one.model_copy(update={"in_main": True})
        if one.field == "phone" and any(map(_stands(one.raw), texts))
        else one
        for one in candidates
    ]


def _stands(raw: str) -> Callable[[str], bool]:
    return lambda text: len(raw) > SHORTEST_LABEL and raw in text


def _near(page: Page, best: Named, *, own: bool) -> list[postal.Address]:
    """Return the addresses of the content that may be the person's: near their name, and not
    where their house says how it is reached.
    """  # noqa: D205 - one thought
    content = [one for one in page.lines if one.region in {"main", "header"}]
    said = fold(best.value)
    start = next((at for at, one in enumerate(content) if said in fold(one.text[:200])), 0)
    near = content[max(0, start - REACH_UP) : start + REACH]
    found = postal.found(near)
    if own:
        return found
    return [one for one in found if not _reached(near, one.line)]


def _reached(lines: list[Line], line: Line) -> bool:
    place = next(at for at, one in enumerate(lines) if one is line)
    beside = lines[place : place + AROUND]
    return any(
        mailbox.generic(word.strip(".,;:()"))
        for one in beside
        if "@" in one.text
        for word in one.text.split()
        if "@" in word
    )


def _own(page: Page, best: Named) -> bool:
    """Tell whether the site bears the person's name, and not their firm's: both words of it."""
    if "site" not in best.witnesses:
        return False
    label = firm.label(urlsplit(page.url).hostname or "")
    parts = words(best.value)
    return (parts[0] in label and parts[-1] in label) or not _firm(page, best)


def _firm(page: Page, best: Named) -> bool:
    """Tell whether the title names a house that has the family name and more: "Roe & Partners"."""
    return any(
        occupation.house(one)
        and len(set(words(one)) - best.key) > 0
        and not firm.names_all(one, best)
        for one in page.title_parts
    )
