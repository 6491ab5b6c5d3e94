"""Whose page it is where no heading says so: small sites that somebody made by hand or by a kit.

A name stands in the first lines, broken over two of them, in a picture's description, behind the
copyright sign, or before the trade it gave its name to. None of these is much alone: `merge`
weighs them with title and address.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

from kithbook.extract import mine, occupation
from kithbook.extract import name as names
from kithbook.extract.confidence import candidate
from kithbook.extract.lines import Line
from kithbook.extract.model import Candidate
from kithbook.extract.page import Page
from kithbook.extract.text import fold, without_article, words

NAME = "owner"
MOST_OPENING = 4
"""Lines of the content that may be a name by standing first."""
MOST_LINES = 30
MOST_BELOW = 12
"""Lines below a heading among which the one stands who holds the post that it names."""
LONGEST_LINE = 60
LONGEST_PART = 30
"""Characters of a line that is half a name."""
LIKELY = 0.9

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)(?:\s*(?:©|copyright|by|\d{4}(?:\s*[-\u2013]\s*(?:\d{2,4}|present))?"
    r"|[,:·•|\u2013-]))*\s*([^\W\d_](?:[^|·•.,;:\n\d]|(?<=\b[A-Z])\.){3,60})",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"^(?:(?:a )?(?:photo|picture|portrait|headshot|image|foto|bilde?|billede|retrato|ritratto"
    r"|imagen|imagem|immagine|portr[e\u00e4\u00e6]tt?|zdj\u0119cie|fotografi[ae]?)"
    r"(?:graph)?\s+(?:of|von|de|di|van|av|af|do|da)\s+)?(.+?)"
    r"(?:['\u2019]s (?:photo|picture|portrait|headshot))?$",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:von|by|of|de|di|par|van|af|av|for)\s+(?=\S)", re.IGNORECASE)
"""What stands before a name below "Vita": "von Ada Example"."""
_TOLD = re.compile(
    r"((?:[^\W\d_][\w'\u2019.-]*\s){1,3}[^\W\d_][\w'\u2019-]*)\s(?:was born|is|was|has|studied"
    r"|works|lives|grew up|ist|wurde|lebt|arbeitet|studierte|est|es|naci\u00f3|\u00e8|nasce|\u00e4r"
    r"|er)\b"
)
"""Whom a first sentence tells of."""
_REACHED = re.compile(r"\d[\d\s()./-]{5,}\d|[(\[{]\s?(?:at|\u00e4t)\s?[)\]}]", re.IGNORECASE)
_SMALL = re.compile(r"([a-z]{2,20})[\s|/\u00b7]{1,5}([a-z]{2,20})")
_TRADE = re.compile(
    r"\s+(?:photograph(?:y|ie)|fotografi[ae]?|foto|films?|design(?:s|er)?|arts?|kunst|studios?"
    r"|illustrations?|ceramics|pottery|music|musik|coaching|consulting|counsell?ing|therapy|yoga"
    r"|translations?|writ(?:er|ing)|architecture|architektur|jewell?ery|tattoo|books)$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.!?\u2026|]")
_YOURS = re.compile(
    r"\b(?:you|your|yours|our|ihr|dein|euer|unser|votre|notre|tu|su|bot|chatbot|ai|ki|virtual)\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^(?:\W*(?:hi|hello|hey|hallo|hola|bonjour|salut|ciao|ol[aá]|hej|ahoj|cze[sś][cć]|welcome)"
    r"(?: there)?\W{0,5})?(?:i['\u2019]?m|i am|my name is|ich bin|mein name ist|je suis"
    r"|je m['\u2019]appelle|soy|me llamo|sono|mi chiamo|eu sou|ik ben|jag heter|jestem"
    r"|jmenuji se|volám sa|jeg heter|jeg hedder)\s+([^\W\d_][\w'\u2019-]{1,19})\b",
    re.IGNORECASE,
)


def read(page: Page) -> Iterator[Candidate]:
    """Propose the names of a small site's owner."""
    yield from _broken(page)
    yield from _opening(page)
    yield from _card(page)
    yield from _post(page)
    yield from _shown(page)
    yield from _brand(page)
    yield from _about(page) if page.mine else ()
    yield from _small(page)
    owners = list(_owners(page))
    for value, raw in owners:
        yield _named(value, "copyright", "footer", raw)
    said = [value for value, _ in owners] + [cut for cut in map(_traded, page.title_parts) if cut]
    titled = filter(None, map(names.read, page.title_parts))
    said += [one.value for one in titled if one.looks >= LIKELY and " " in one.value]
    greeted = {
        fold(found[1]): _STOP.split(line.text[found.end() :], maxsplit=1)[0].strip(" ,")
        for line in page.main_lines[:MOST_LINES]
        if (found := _GREETING.match(line.text[:100]))
    }
    heads = (one for one in page.headings[:MOST_OPENING] if one.level == 1)
    # Who has but one name gives it whole, and does something: "I'm Ada, a web developer".
    said += [one.text for one in heads if _does(greeted.get(one.opening, ""))]
    for value in said:
        if fold(value.split()[0]) in greeted:
            yield _named(value, "self", "text", value)
            return


def _does(clause: str) -> bool:
    """Tell whether a clause is what a person does. "Your assistant" is what a bot says."""
    return not _YOURS.search(clause) and occupation.role(without_article(clause))


def _broken(page: Page) -> Iterator[Candidate]:
    """Read a name that the title has whole and the page over two lines."""
    titled = {names.key(found.value) for one in page.title_parts if (found := names.read(one))}
    lines = [one for one in page.lines[:MOST_LINES] if one.region in {"main", "header"}]
    for one, other in pairwise(lines):
        if max(len(one.text), len(other.text)) > LONGEST_PART or one.tag != other.tag:
            continue
        # The words of a name in the title all stand in the two, and few pairs have them.
        if not any(all(map(f"{one.opening} {other.opening}".__contains__, key)) for key in titled):
            continue
        found = names.read(f"{one.text} {other.text}")
        if found and len(found.value.split()) > 1 and names.key(found.value) in titled:
            source = "heading" if one.level else "line"
            yield _named(found.value, source, one.tag, found.value)
            return


def _opening(page: Page) -> Iterator[Candidate]:
    """Read a name in the first lines, or in an early one that is all in bold."""
    for place, line in enumerate(page.main_lines[:MOST_LINES]):
        if line.level or line.linked or len(line.text) > LONGEST_LINE or line.tag in {"dt", "th"}:
            continue
        if (place < MOST_OPENING or line.strong) and (key := _whole(line)):
            if key not in page.headed:
                yield _named(line.text, "line", line.tag, line.text)
            return


def _card(page: Page) -> Iterator[Candidate]:
    """Read the one name that a role stands right below, where no heading is a name."""
    if any(map(_whole, page.headings[:MOST_LINES])):
        return
    lines = [one for one in page.main_lines if len(one.text) <= LONGEST_LINE][:MOST_LINES]
    found: dict[frozenset[str], Line] = {}
    for one, below in pairwise(lines):
        if one.level or one.linked or below.level or ":" in below.text:
            continue
        if (
            0 < one.text.count(" ") < names.MOST_WORDS
            and (key := _whole(one))
            and occupation.role(below.text)
            # "Prof. Ada Example" is no role, but the name again in other letters.
            and not (_whole(below) or occupation.house(one.text))
        ):
            found.setdefault(key, one)
    if len(found) == 1:
        line = next(iter(found.values()))
        yield _named(line.text, "card", line.tag, line.text)


def _post(page: Page) -> Iterator[Candidate]:
    """Read the one name below a heading that is a post: "Mayor" over whoever that is.

    How they are reached must follow: a course and a greeting have a teacher's name below them too.
    """
    heads = [one for one in page.headings if one.region == "main"]
    first = min((one.level for one in heads), default=0)
    top = [one for one in heads if one.level == first]
    if len(top) != 1 or not occupation.role(top[0].text):
        return
    said = top[0].text.split()
    if len(said) > 1 and any(one[0].isupper() and names.given(one) for one in said[-2:]):
        # "Le maire" is none, though both words are given names somewhere.
        return
    lines = page.main_lines
    place = next(at for at, one in enumerate(lines) if one is top[0])
    found: dict[frozenset[str], Line] = {}
    below = lines[place + 1 : place + MOST_BELOW]
    if "\u2019s " in top[0].text or "'s " in top[0].text or not any(map(_reaches, below)):
        return
    for one in below:
        if one.linked or len(one.text) > LONGEST_LINE or occupation.role(one.text):
            continue
        if (key := _whole(one)) and names.given(one.text.replace("-", " ")):
            found.setdefault(key, one)
    if len(found) == 1:
        line = next(iter(found.values()))
        yield _named(line.text, "post", line.tag, line.text)


def _reaches(line: Line) -> bool:
    return "@" in line.text or bool(_REACHED.search(line.text))


def _brand(page: Page) -> Iterator[Candidate]:
    """Read the name that leads home from the top of a page about oneself."""
    for line in page.lines[:MOST_OPENING] if page.mine else ():
        if line.linked >= len(line.text.replace(" ", "")) and not line.level and _whole(line):
            yield _named(line.text, "line", line.tag, line.text)
            return


def _about(page: Page) -> Iterator[Candidate]:
    """Read whom a page called "Vita" is of: right below that, or in its first sentence."""
    lines = page.main_lines
    place = next((at for at, one in enumerate(lines[:MOST_LINES]) if mine.called(one.text)), -1)
    for line in lines[place + 1 : place + 2] if place >= 0 else ():
        value = _BY.sub("", line.text) if len(line.text) <= LONGEST_LINE else ""
        found = names.read(value) if value and not line.linked else None
        whole = found is not None and found.looks >= LIKELY and " " in found.value
        if found and whole and names.given(found.value):
            yield _named(found.value, "self", line.tag, line.text)
            return
    first = next((one for one in lines if len(one.text) >= LONGEST_LINE and not one.level), None)
    said = _TOLD.match(first.text[:LONGEST_LINE]) if first else None
    found = names.read(said[1]) if said else None
    if found and found.looks >= LIKELY and names.given(found.value):
        yield _named(found.value, "self", "text", said[0] if said else "")


def _small(page: Page) -> Iterator[Candidate]:
    """Read a name that is drawn in small letters, where a mailbox is made of both words."""
    for line in page.main_lines[:MOST_OPENING]:
        said = _SMALL.fullmatch(line.text)
        if said and not line.linked and f"{said[1]}.{said[2]}" in page.text:
            yield _named(f"{said[1]} {said[2]}".title(), "line", line.tag, line.text)
            return


def _whole(line: Line) -> frozenset[str] | None:
    """Return the key of the name that a line is; None where it is none."""
    found = names.read(line.text)
    whole = found is not None and found.looks >= LIKELY and len(found.value.split()) > 1
    return names.key(found.value) if found and whole else None


def _shown(page: Page) -> Iterator[Candidate]:
    """Read whom a picture shows, where the site bears that name."""
    label = (urlsplit(page.url).hostname or "").removeprefix("www.").split(".")[0]
    if page.match is not None or len(label) < 4:  # noqa: PLR2004 - letters that match by chance
        return
    for alt in page.alts:
        found = _SHOWN.match(alt)
        value = found[1] if found else ""
        parts = words(value)
        if len(parts) > 1 and parts[0] in label and parts[-1] in label:
            yield _named(value.title(), "alt", "img[alt]", alt)
            return


def _owners(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the people whom a copyright names."""
    for line in page.lines[-MOST_LINES:]:
        found = _COPYRIGHT.search(line.text[:200])
        name = names.read(found[1].strip()) if found else None
        if found and name and name.looks >= LIKELY and _known(page, name.value):
            if len(name.value.split()) > 1:
                yield name.value, found[0]
            return


def _known(page: Page, value: str) -> bool:
    """Tell whether a name is one: one is given in it, or the page's data has it as its author's."""
    said = page.meta.get("author") or page.meta.get("article:author", "")
    return names.given(value) or (bool(said) and names.key(said) == names.key(value))


def _traded(part: str) -> str:
    """Cut a trade behind a name: "Ada Example Photography"."""
    cut = _TRADE.sub("", part)
    found = names.read(cut) if cut != part else None
    return found.value if found and found.looks >= LIKELY and " " in found.value else ""


def _named(value: str, source: str, locator: str, raw: str) -> Candidate:
    return candidate("name", value, NAME, source=source, locator=locator, raw=raw)
