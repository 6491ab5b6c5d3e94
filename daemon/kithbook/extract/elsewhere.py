"""A person's addresses on other sites, told by what they are called: ".../people/ada-example".

Whatever the site is: more are born than a table of them could hold.
"""

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from kithbook.extract import mailbox, sites
from kithbook.extract.confidence import candidate
from kithbook.extract.model import Candidate
from kithbook.extract.named import Named
from kithbook.extract.page import Page
from kithbook.extract.spelling import spellings
from kithbook.extract.text import fold, words

NAME = "beside"
MOST_ANCHORS, MOST_FOUND = 3_000, 10
MOST_SEGMENTS = 4
"""Parts of a path; articles that have a name in theirs lie deeper."""
SHORTEST_MADE = 6
"""Letters of an initial and a last name in one word; fewer match by chance."""
_FILES = (".pdf", ".jpg", ".jpeg", ".png", ".gif", ".webp", ".vcf", ".zip", ".doc", ".docx", ".mp3")


def read(page: Page, best: Named) -> Iterator[Candidate]:
    """Propose the links to other sites whose last part is the name and nothing else."""
    spelled = [parts for one in spellings(best.value) if len(parts := words(one)) > 1]
    lasts = {parts[-1] for parts in spelled if len(parts[-1]) > 1}
    here = mailbox.registered(urlsplit(page.url).hostname or "")
    found: dict[str, None] = {}
    for node in page.links[:MOST_ANCHORS] if lasts else ():
        href = (node.attributes.get("href") or "").strip()
        if not href.startswith(("http", "//")) or not any(map(fold(href).__contains__, lasts)):
            continue
        whole = f"https:{href}" if href.startswith("//") else href
        address = sites.address.split(whole)
        if address is None or mailbox.registered(address.hostname or "") == here:
            continue
        segments = [one for one in unquote(address.path).split("/") if one]
        if not 0 < len(segments) <= MOST_SEGMENTS or address.path.lower().endswith(_FILES):
            continue
        match = sites.match(whole)
        if any(_is(segments[-1], parts) for parts in spelled) and match is None:
            found[sites.without_tracking(whole)] = None
        if len(found) == MOST_FOUND:
            break
    for one in found:
        yield candidate("link", one, NAME, source="named", locator="a[href]")


def _is(segment: str, parts: list[str]) -> bool:
    """Tell whether a part of a path is a name: "ada-example", "@ada.example", "aexample"."""
    said = [one for one in words(segment) if not one.isdigit()]
    if len(said) > 1:
        return {parts[0], parts[-1]} <= set(said) and set(said) <= set(parts)
    plain = "".join(said).rstrip("0123456789")
    made = ("".join(parts), parts[0] + parts[-1], parts[-1] + parts[0])
    short = parts[0][:1] + parts[-1]
    return plain in made or (plain == short and len(short) >= SHORTEST_MADE)
