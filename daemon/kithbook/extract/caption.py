"""What stands around a name elsewhere than below it: above it, under a portrait, in title and head.

Templates put the role in a small line over the heading, cards put it under the picture, and homes
made for search engines say it in the title ("Ada Example - physicist") and the description.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from kithbook.extract import contacts, employer, lines, occupation
from kithbook.extract.confidence import candidate
from kithbook.extract.lines import Line
from kithbook.extract.model import Candidate
from kithbook.extract.named import Named
from kithbook.extract.page import Page
from kithbook.extract.text import fold, tidy, words

NAME = "beside"
LONGEST = 90
"""Characters of a line, or a clause, that says what someone does."""
MOST_UP = 3
MOST_CARD = 250
"""Elements around a portrait, and characters of the card that they are."""
MOST_PICTURES = 60
MOST_LISTED = 2
MOST_BEFORE = 60
"""Commas of a clause from which on it lists what a site holds."""
MOST_HOME, MOST_WORDS = 20, 4
"""Lines of a home among which a heading may be its owner's role, and words of one."""
MOST_LINKING = 3
"""Letters of a word that links others in a house's name: "de", "and"."""
_HOME = re.compile(r"^https?://[^/]+/(?:~[^/]+/)?(?:index\.\w+)?$")
_CLAUSE = re.compile(r"[.;:!?|(]\s|[.;:!?]$|\s[\u2013\u2014-]\s|\s(?:who|whose|und ich|and I)\s")
_SITE = frozenset(
    (
        "website", "site", "web", "home", "homepage", "blog", "portfolio", "page", "official",
        "profile", "management", "news", "shop", "store", "directory", "network", "finder",
        "search", "guide", "reviews", "register", "online", "portal", "verzeichnis", "annuaire",
        "directorio", "elenco", "agency", "magazine", "podcast", "club",
    )
)  # fmt: skip
"""Words of what a title calls the site around a person, not the person."""
_GOES_ON = re.compile(r"\s[a-z\u00e0-\u00ff]{2,}\s")
_OPENS = re.compile(
    r"[.,;:!?(]\s|\s(?:the|an?|der|die|das|le|la|el|il|lo|o|de|het|den|det|by|with|and then)\s"
)
"""What stands before a role that stands before a name."""
_LEADS = re.compile(r"^(?:[,:]|\s[-\u2013\u2014|])\s+(?=[^\W\d_])")
_IS = re.compile(
    r"^,?\s+(?:is|ist|est|es|è|é|är|er|jest|je)\s+(?:an?|the|ein|eine|un|une|una|uma?|een|en|et)\s+"
)
_CONFIRMS = ("at", "@", "bei", "chez", "presso", "bij", "hos")


def read(page: Page, best: Named, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Propose what is said of one person above their name, under their picture, in the head."""
    for source, text in _said(page, best):
        yield candidate("headline", text, NAME, source=source, locator=source)
        if house := employer.read(text) or confirmed(page, text):
            yield candidate("organisation", house, NAME, source=source, locator=source)
    if house := _below_heading(page, best):
        yield candidate("organisation", house, NAME, source="caption", locator="heading")
    for one in candidates:
        # "Wrangler of databases at Halden BV", where the site's own field says that it is a role.
        if one.field == "headline" and one.layer in contacts.STATED:
            if house := employer.stated(one.value):
                yield candidate("organisation", house, NAME, source="bio", locator=one.locator)
            return


def confirmed(page: Page, text: str) -> str | None:
    """Return the house behind a role's comma where the page says "at" it elsewhere.

    "Engineer, Halden Cloud" may be an engineer of clouds; "leads a team at Halden Cloud" tells.
    """
    role, _, behind = text.partition(", ")
    said = behind.split()
    if not 1 < len(said) <= 5 or "," in behind or not behind[0].isupper():  # noqa: PLR2004 - words
        return None
    if not occupation.role(role) or occupation.role(behind):
        return None
    return behind if any(f" {one} {behind}" in page.text for one in _CONFIRMS) else None


def _said(page: Page, best: Named) -> Iterator[tuple[str, str]]:
    for line in (*_above(page, best), *_under(page, best), *_headed(page, best)):
        if line.linked == 0 and len(line.text) <= LONGEST and _role(line.text, best):
            yield "caption", line.text
            break
    if post := _over(page, best):
        yield "caption", post
    if role := _before(page, best):
        yield "works", role
    for key, said in (
        ("head", page.title),
        ("head", page.meta.get("og:title", "")),
        ("head", page.meta.get("description", "")),
        ("head", page.meta.get("og:description", "")),
    ):
        if clause := _clause(page, said, best):
            yield key, clause
    described = _CLAUSE.split(page.meta.get("description", ""))[0].partition(",")[0].strip(" .")
    own = "site" in best.witnesses or page.mine
    if own and len(described) <= MOST_BEFORE and described[:1].isupper() and _role(described, best):
        yield "head", described


def _over(page: Page, best: Named) -> str:
    """Return the post that the page's first heading is, where a line below is who holds it."""
    heads = [one for one in page.headings if one.region == "main"][:1]
    return heads[0].text if "post" in best.sources and heads and _role(heads[0].text, best) else ""


def _before(page: Page, best: Named) -> str:
    """Return what a sentence calls somebody right before their name: "the poet Ada Example has"."""
    for line in page.main_lines[:MOST_HOME]:
        start = line.text.find(best.value) if not line.level else -1
        if start <= 0 or not _GOES_ON.match(line.text[start + len(best.value) :]):
            continue
        said = tidy(_OPENS.split(f" {line.text[:start]}")[-1], MOST_BEFORE + 1)
        last = said.split()[-1:] if len(said) <= MOST_BEFORE else []
        if last and occupation.role(last[0]) and _role(said, best) and last[0].islower():
            return said
    return ""


def _above(page: Page, best: Named) -> list[Line]:
    """Return the small line over the name's heading: the first of the element that both are in."""
    found = [one for one in page.lines if one.region in {"main", "header"}]
    wanted = fold(best.value)
    for place, line in enumerate(found[1:], 1):
        # A heading may break the name over lines.
        begins = wanted in line.opening or wanted.startswith(f"{line.opening} ")
        if not line.level or not begins:
            continue
        over, holder = found[place - 1], line.node.parent
        around = over.node.parent
        if around is None or holder is None or over.level:
            return []
        if over.node.mem_id == holder.mem_id:
            # Not in a block of its own, and all that its element has before the heading.
            return [over]
        return [over] if around.mem_id == holder.mem_id and _opens(over) else []
    return []


def _headed(page: Page, best: Named) -> list[Line]:
    """Return the headings of a home under its owner's name that may be their role and no more."""
    if "site" not in best.witnesses or page.match is not None or not _HOME.match(page.url):
        return []
    shown = [one for one in page.lines if one.region in {"main", "aside"}][:MOST_HOME]
    said = [one for one in shown if one.level and len(one.text.split()) <= MOST_WORDS]
    return [one for one in said if all(word[0].isupper() for word in one.text.split())]


def _below_heading(page: Page, best: Named) -> str | None:
    """Return the house right below a heading that is the role of a home's owner."""
    heads = [one for one in _headed(page, best) if not one.linked and _role(one.text, best)]
    place = next((at for at, one in enumerate(page.lines) if heads and one is heads[0]), None)
    below = page.lines[place + 1].text.rstrip(" .") if place is not None else ""
    said = [one for one in below.split() if len(one) > MOST_LINKING]
    named = all(one[0].isupper() for one in said)
    return below if named and occupation.house(below) else None


def _opens(line: Line) -> bool:
    """Tell whether nothing with text stands before a line in its element."""
    before = line.node.prev
    for _ in range(MOST_UP):
        if before is None:
            return True
        if tidy(before.text() if before.is_element_node else before.text_content or "", 10):
            return False
        before = before.prev
    return True


def _under(page: Page, best: Named) -> list[Line]:
    """Return the lines of the card that a portrait with the name stands in."""
    wanted = fold(best.value)
    for node in page.tree.css("img[alt]")[:MOST_PICTURES]:
        if fold(node.attributes.get("alt") or "") != wanted:
            continue
        holder = node.parent
        for _ in range(MOST_UP):
            if holder is None or holder.tag in {"body", "main", "a"}:
                break
            text = tidy(holder.text(separator=" "), MOST_CARD + 1)
            if text:
                return lines.read(holder) if len(text) <= MOST_CARD else []
            holder = holder.parent
    return []


def _clause(page: Page, said: str, best: Named) -> str:
    """Return what a title or description says behind the name: "physicist at Halden Labs"."""
    start = said.find(best.value)
    if not 0 <= start <= LONGEST:
        return ""
    behind = said[start + len(best.value) :]
    lead = _LEADS.match(behind) or _IS.match(behind)
    if lead is None:
        return ""
    clause = tidy(_CLAUSE.split(behind[lead.end() :] + " ")[0], LONGEST + 1).rstrip(" .,;:")
    if not _SITE.isdisjoint(words(clause)) or _bears(page, clause):
        return ""
    if clause.count(", ") >= MOST_LISTED:
        clause = clause.partition(", ")[0] if lead[0].startswith(":") else ""
    return clause if len(clause) <= LONGEST and _role(clause, best) else ""


def _bears(page: Page, clause: str) -> bool:
    """Tell whether the site is called so: "Ada Example | Lawyer Finder" of lawyerfinder.org."""
    plain = "".join(words(clause))
    host = "".join(words(urlsplit(page.url).hostname or ""))
    return plain in host or plain == "".join(words(page.meta.get("og:site_name", "")))


def _role(text: str, best: Named) -> bool:
    return occupation.role(text) and best.key.isdisjoint(words(text))
