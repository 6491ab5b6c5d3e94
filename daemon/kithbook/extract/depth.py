"""Flattening a page that is nested too deep, before it is parsed.

The HTML standard has the parser look through all open elements for an open `<p>` at each `<div>`,
so parsing takes time in proportion to tags times depth; Chromium stops nesting at 512 for this.
What is cut here lies deeper than `trim.json` lets anything stay.
"""

import re
from collections import Counter

SLACK = 4
"""Times the depth cap: this count knows few of the parser's rules and mostly counts too high."""

_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(?P<end>/?)(?P<tag>[a-z][^\s/>]*)"
    r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+>",
    re.IGNORECASE | re.DOTALL,
)
_NEVER_DEEP = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr", "html", "head", "body", "p", "li", "dt", "dd", "option",
        "optgroup", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup", "rp", "rt",
        "a", "nobr", "button",
    )
)  # fmt: skip
"""Void, or closed by the next of their kind: pages leave thousands open, and none nests alone."""

_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
_FOREIGN = ("svg", "math")


def shallow(html: str, depth: int) -> str:
    """Return a page without the start tags that lie deeper than `SLACK * depth` elements.

    One pass; a page with fewer start tags than that comes back as it is.
    """
    limit = SLACK * depth
    if html.count("<") - html.count("</") <= limit:
        return html
    kept: list[str] = []
    opened: Counter[str] = Counter()
    level = copied = at = 0
    while (token := _TOKEN.search(html, at)) is not None:
        at = token.end()
        tag = (token["tag"] or "").lower()
        if not tag or tag in _NEVER_DEEP:
            continue
        foreign = any(opened[one] for one in _FOREIGN)
        if token["end"]:
            # A stray end tag closes nothing.
            if opened[tag]:
                opened[tag] -= 1
                level -= 1
        elif tag in _RAW and not foreign:
            at = _end_of_raw(html, tag, at)
        elif foreign and token[0].endswith("/>"):
            continue
        elif level < limit:
            opened[tag] += 1
            level += 1
        else:
            kept.append(html[copied : token.start()])
            copied = at
    return "".join((*kept, html[copied:])) if kept else html


def _end_of_raw(html: str, tag: str, start: int) -> int:
    """Return where the text of a script or its like ends: at its end tag, or with the page."""
    found = re.compile(f"</{tag}", re.IGNORECASE).search(html, start)
    return found.start() if found else len(html)
