"""A report on a page that is read badly, made to be given away: how it was read, and its skeleton.

Whoever reads it can mend the site's file; whom the page is about is nowhere in it.
"""

from kithbook.extract.layers.adapter import NAME, strategies
from kithbook.extract.model import Extraction
from kithbook.extract.page import Page
from kithbook.extract.service import extract
from kithbook.extract.sites import Site
from kithbook.extract.skeleton import skeleton
from kithbook_protocol.capture import PageSnapshot
from kithbook_protocol.drift import MAX_REPORT, SiteField, SiteReport

CUT = "(cut)"
KEY = (
    "What the page is built of. Every text, name, address and number is taken out: `*` stands for "
    "words, `4-15` for so many characters, `(+37)` for so many elements."
)


def report(snapshot: PageSnapshot) -> SiteReport:
    """Read a page and say how that went.

    Raises:
        ValueError: it is of no known site.
    """
    page, read = Page(snapshot), extract(snapshot)
    if page.match is None:
        raise ValueError("no known site")
    site = page.match.site
    found = {one.field: one.strategy + 1 for one in read.candidates if one.layer == NAME}
    fields = [
        SiteField(field=field, strategies=len(tried), found=found.get(field))
        for field, tried in strategies(site).items()
    ]
    head = [
        _title(site, read, snapshot.trim_version),
        "",
        *map(_said, fields),
        f"- name, by any layer: {', '.join(_namers(read)) or 'none'}",
        *([f"- broken: {', '.join(read.failed)}"] if read.failed else []),
        "",
        KEY,
        "",
    ]
    return SiteReport(
        site=site.id,
        name=site.name,
        pipeline=read.pipeline,
        status=read.status,
        fields=fields,
        text="\n".join((*head, "```text", *_within(skeleton(page), head), "```", "")),
    )


def _title(site: Site, read: Extraction, rules: int) -> str:
    return (
        f"How Kithbook reads a page of {site.name} (`{site.id}`): reader {read.pipeline}, "
        f"trim rules {rules}, status `{read.status}`."
    )


def _said(one: SiteField) -> str:
    if one.found is None:
        return f"- {one.field}: found by none of {one.strategies}"
    return f"- {one.field}: found by strategy {one.found} of {one.strategies}"


def _namers(read: Extraction) -> list[str]:
    return sorted({one.layer for one in read.candidates if one.field == "name"})


def _within(lines: list[str], head: list[str]) -> list[str]:
    """Return as many lines as fit an issue."""
    left = MAX_REPORT - sum(len(one) + 1 for one in head) - 40
    kept: list[str] = []
    for line in lines:
        left -= len(line) + 1
        if left < 0:
            return [*kept, CUT]
        kept.append(line)
    return kept
