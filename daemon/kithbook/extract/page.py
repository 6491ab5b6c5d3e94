"""A snapshot, parsed once, as every layer reads it."""

import re
from functools import cached_property
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kithbook.extract import country, lines, mine, sites
from kithbook.extract import name as names
from kithbook.extract.depth import shallow
from kithbook.extract.lines import Line, Region
from kithbook.extract.text import fold, tidy, words
from kithbook.extract.trim import CAPS
from kithbook_protocol.capture import PageSnapshot

LONGEST_HTML = 2 * 1024 * 1024
"""Characters that are parsed; the same cap as on the wire."""

MOST_IMAGES = 200
MOST_HEADINGS = 30
_OWNERS = 6
"""Words of a title whose first may be whom the site is of."""
_LONGEST_NAME = 80
_SENTENCE = 40  # characters; shorter lines are labels and values

_SEPARATOR = re.compile(
    r"\s+[-\u2013—|·•:»/]+\s+|\s*[|\uff5c•»\uff1a]\s*|\s*(?<![\uac00-\ud7af])·\s*|\s*·\s+|:\s+|\s+::\s+"
    r"|(?<=[\u3400-\u9fff])[-\u2013—_](?=[\u3400-\u9fff])"
)

_UNTITLED = re.compile(r"^(?:(?:prof|dr|mr|mrs|ms|ing|mag)\.?\s+)+(?=\w+\s)")
"""Titles before the name of whom a picture shows, folded."""
_ON_SITE = re.compile(r"^(.{3,80}?)\s+(?:on|auf|sur|en|su|p\u00e5|op)\s+(\S{3,30}(?:\s\S{1,20})?)$")


class Page:
    """The trees and texts of one page. Every property is computed once and only when asked for."""

    def __init__(self, snapshot: PageSnapshot) -> None:
        self.snapshot = snapshot
        html = snapshot.html[:LONGEST_HTML].replace("\x00", "")
        html = shallow(html, CAPS["depth"])
        self.tree = LexborHTMLParser(html.encode("utf-8", "replace"))
        self.match = sites.match(snapshot.url, self.tree)
        self._regions: dict[int, Region] = {}
        self.url = sites.without_tracking(snapshot.url)
        if self.match is not None and self.match.canonical:
            self.url = self.match.url

    @cached_property
    def lines(self) -> list[Line]:
        """The body as lines of text."""
        body = self.tree.body
        return lines.read(body) if body is not None else []

    @cached_property
    def text(self) -> str:
        """All lines in one string: what is not in it is in none of them."""
        return "\n".join([one.text for one in self.lines])

    @cached_property
    def main_lines(self) -> list[Line]:
        """The lines outside header, navigation, footer and asides."""
        return [one for one in self.lines if one.region == "main"]

    @cached_property
    def meta(self) -> dict[str, str]:
        """Meta tags by lower-cased property, name or itemprop; the first of each counts."""
        found: dict[str, str] = {}
        for node in self.tree.css("meta[content]"):
            attributes = node.attributes
            content = tidy(attributes.get("content") or "", 4_000)
            for which in ("property", "name", "itemprop"):
                key = attributes.get(which)
                if key and content:
                    found.setdefault(key.strip().lower(), content)
        return found

    @cached_property
    def title(self) -> str:
        """The document's title without its unread count."""
        node = self.tree.css_first("head title") or self.tree.css_first("title")
        text = node.text() if node is not None else ""
        return names.without_unread(tidy(text or self.snapshot.title))

    @cached_property
    def title_parts(self) -> list[str]:
        """The title cut at its separators: "Jane Doe | Example" gives both."""
        return parts(self.title)

    def without_site(self, text: str) -> str:
        """Cut where a title says that somebody is: "Jane Doe on Example" at example.com.

        "Jane Doe Prints" at janedoe.example is Jane Doe's, where no heading says all of it.
        """
        tokens = text.split()
        label = (urlsplit(self.url).hostname or "").removeprefix("www.").split(".")[0]
        for count in range(2, min(len(tokens), _OWNERS)):
            own = " ".join(tokens[:count])
            if "".join(words(own)) == label and names.given(own):
                return text if names.key(text) in self.headed else own
        found = _ON_SITE.match(text)
        host = "".join(words(urlsplit(self.url).hostname or ""))
        return found[1] if found and "".join(words(found[2])) in host else text

    @cached_property
    def headed(self) -> set[frozenset[str]]:
        """The names among its headings, as keys."""
        found = (names.read(one.text) for one in self.headings[:MOST_HEADINGS])
        return {names.key(one.value) for one in found if one}

    def upright(self, text: str) -> str:
        """Put "Roe, Jane" the way it is said, where the address or a heading has both words."""
        turned = names.inverted(text) if "," in text[:_LONGEST_NAME] else ""
        if not turned or len(text) > _LONGEST_NAME:
            return text
        key = names.key(turned)
        path = set(words(unquote(urlsplit(self.url).path)))
        return turned if len(key) > 1 and (key <= path or key in self.headed) else text

    @cached_property
    def lang(self) -> str:
        """The language the page says it is in, as `de` or `de-at`; empty where it says none."""
        root = self.tree.root
        said = (root.attributes.get("lang") or "") if root is not None else ""
        return (said or self.snapshot.lang).strip().lower().replace("_", "-")[:20]

    @cached_property
    def region(self) -> str | None:
        """The ISO 3166 region its bare numbers are read in; None where it does not tell."""
        return country.of(self.url, self.lang, self.main_lines)

    @cached_property
    def headings(self) -> list[Line]:
        """Heading lines outside the frame, in order."""
        return [one for one in self.lines if one.level and one.region not in {"nav", "footer"}]

    @cached_property
    def mine(self) -> bool:
        """Whether it is called what pages about oneself are: "About me", "Om mig"."""
        slug = re.sub(r"\.\w{2,5}$", "", unquote(urlsplit(self.url).path).rstrip("/"))
        heads = [one for one in self.headings[:MOST_HEADINGS] if one.region == "main"]
        # Further down it heads the box about who writes here.
        top = min((one.level for one in heads), default=0)
        said = [one.text for one in heads if one.level == top]
        last = slug.rpartition("/")[2]
        if last == "about" and mine.BLOGS.match(self.meta.get("generator", "")):
            # What writes of itself as an article there is a blog, and no project or house.
            return self.meta.get("og:type") == "article" or "article:published_time" in self.meta
        named = (last, *self.title_parts, *said)
        bio = fold(last) in mine.BIO and any(fold(one) in mine.BIO for one in named[1:])
        bio = bio and all(fold(one) in mine.BIO for one in self.title_parts)
        return self._portfolio or bio or any(map(mine.called, named))

    @property
    def _portfolio(self) -> bool:
        """Whether the title calls it the portfolio of whom its data names as the author."""
        author = words(self.meta.get("author", ""))
        parts = [words(one) for one in self.title_parts]
        return len(author) > 1 and author in parts and ["portfolio"] in parts

    @cached_property
    def openings(self) -> list[str]:
        """How each sentence-long line of the content begins."""
        return [
            one.opening for one in self.main_lines if len(one.text) >= _SENTENCE and not one.level
        ]

    @cached_property
    def alts(self) -> set[str]:
        """What pictures are said to show, folded."""
        nodes = self.tree.css("img[alt]")[:MOST_IMAGES]
        return {fold(node.attributes.get("alt") or "").strip() for node in nodes}

    @cached_property
    def shown(self) -> set[frozenset[str]]:
        """The words of what each picture is said to show: "Roe, Jane" shows "Jane Roe"."""
        return {frozenset(words(_UNTITLED.sub("", one))) for one in self.alts}

    def region_of(self, node: LexborNode) -> Region:
        """Tell which region an element stands in."""
        return lines.region_of(node, self._regions)

    @cached_property
    def links(self) -> list[LexborNode]:
        """Every anchor that leads somewhere."""
        return self.tree.css("a[href]")


def parts(title: str) -> list[str]:
    """Cut a title at its separators."""
    return [one for one in (piece.strip() for piece in _SEPARATOR.split(title)) if one]
