"""Whether a page under a name is about something else: a service, a post, a house's "we"."""

from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from kithbook.extract import mine, occupation, paths
from kithbook.extract.lines import Line
from kithbook.extract.named import Named
from kithbook.extract.page import Page
from kithbook.extract.text import fold, words
from kithbook.extract.wordlist import WORDS

_SUBJECT = frozenset(
    ("h1", "chief", "title", "og_title", "heading", "line", "card", "post", "label", "alt", "self")
)
_US = frozenset(words("us uns oss ons nous nosotros noi nas nás нас siamo"))
MOST_ABOVE = 8
"""Elements around a heading up to the page's header."""


def another(page: Page, best: Named) -> bool:
    """Tell whether the page's one heading, repeated in its title or address, is something else.

    "Anger Management" on the site of a psychologist is about the service, whoever signs the title.
    """
    titled = best.sources.keys() & {"title", "og_title"}
    own = titled and best.headed and "slug" in best.witnesses
    path = unquote(urlsplit(page.url).path)
    staff = best.titled and "email" in best.witnesses and paths.PROFILE.search(path)
    first = [best.sources[one] for one in ("h1", "chief") if one in best.sources]
    shown = any(one.in_main for one in first) and not _crowns(page, best)
    if best.trusted or own or staff or shown or "glued" in best.witnesses:
        return False
    if not best.sources.keys() & _SUBJECT and not paths.OWN.search(path):
        # "I'm Ada" in a sidebar names the owner of every page of the site.
        return True
    if paths.ARTICLE.search(path) and not titled:
        return True
    heads = [one for one in page.headings if one.region == "main" and not _leads_up(page, one)]
    top = min((one.level for one in heads), default=0)
    # Blogs write a post's title twice, as its link and over its text.
    heads = list({fold(one.text): one for one in heads if one.level == top}.values())
    if len(heads) != 1:
        return False
    said = set(words(heads[0].text))
    page_names = (
        WORDS["page_names"] | WORDS["sections"] if "site" in best.witnesses else WORDS["page_names"]
    )
    # "Professor" over whoever that is.
    holds = "post" in best.sources or (best.titled and "email" in best.witnesses)
    post = holds and occupation.role(heads[0].text)
    if post or not said or said & best.key or said <= page_names or mine.called(heads[0].text):
        return False
    told = set(words(page.title)) | set(words(path))
    return len(said & told) * 2 > len(said)


def _crowns(page: Page, best: Named) -> bool:
    """Tell whether the only heading with the name is that of the site, over one of its pages."""
    lines = [one for one in page.headings if one.level == 1 and one.holds(best.key)]
    return bool(lines) and all(_leads_up(page, one) for one in lines)


def ours(page: Page, best: Named) -> bool:
    """Tell whether title or heading say "About us": whoever says "I" there speaks for a house."""
    heads = [*page.title_parts, *(one.text for one in page.headings[:2])]
    ours = (set(words(one)) for one in heads)
    alone = best.sources.keys() <= {"self"} and "site" not in best.witnesses
    return alone and any(one <= WORDS["page_names"] and not one.isdisjoint(_US) for one in ours)


def _leads_up(page: Page, line: Line) -> bool:
    """Tell whether a heading is the name of the site.

    It stands in the page's header, or all of it is a link to a page above.
    """
    above: LexborNode | None = line.node
    for _ in range(MOST_ABOVE):
        if above is None or above.tag in {"main", "article"}:
            break
        if above.tag == "header" and above.parent is not None and above.parent.tag == "body":
            return True
        above = above.parent
    link = line.node.css_first("a[href]")
    if link is None or line.linked < len(line.text.replace(" ", "")):
        return False
    try:
        whole = urlsplit(urljoin(page.url, (link.attributes.get("href") or "").strip()))
    except ValueError:
        return False
    here = urlsplit(page.url)
    folder = whole.path.rstrip("/") + "/"
    return whole.netloc == here.netloc and here.path.startswith(folder) and here.path != folder
