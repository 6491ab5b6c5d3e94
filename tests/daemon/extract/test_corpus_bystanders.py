"""How many other people's names are left on real pages. They lie beside the repository or nowhere.

A name counts that a page about somebody else shows by itself: as the whole text of an element, or
in `alt`, `title` or `aria-label`, of at most 100 characters, with the form of a person's name and
a known given name. Streets and schools that are called after people count too.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from kithbook.extract import crowd, manifest, trim
from kithbook.extract import name as names

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
MOST_LEFT = 0.2
"""Of the names that stood there: measured at 8 of 56, the eight being three places, two schools, a
skill and a colleague."""

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the repository")


def others(tree: LexborHTMLParser, own: frozenset[str]) -> set[frozenset[str]]:
    """Return the names on a page that are not its subject's."""
    found = set()
    for text in shown(tree):
        line = " ".join(text.split())
        one = names.read(line) if len(line) <= crowd.LONGEST_LINE else None
        if one and one.looks > crowd.SURE and names.given(one.value):
            found.add(names.key(one.value))
    return {one for one in found if not (one <= own or own <= one or len(one & own) > 1)}


def shown(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("body *:not(script):not(style):not(noscript)"):
        yield from (node.attributes.get(one) or "" for one in ("alt", "title", "aria-label"))
        child = node.first_child
        while child is not None:
            if child.is_text_node:
                yield child.text_content or ""
            child = child.next


def test_few_names_of_others_are_left_on_pages_about_somebody(record_property):
    before = after = 0
    urls = {}
    for line in (CORPUS / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        urls |= {json.loads(line)["file"]: json.loads(line)["url"]}
    for line in (CORPUS / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        if gold.get("kind") != "person" or gold["file"] not in urls:
            continue
        html = manifest.text_of((CORPUS / gold["file"]).read_bytes())
        own = names.key(gold["name"])
        before += len(others(trim.parsed(html), own))
        after += len(others(LexborHTMLParser(trim.trim(html, urls[gold["file"]])), own))
    record_property("names of others", f"{before} before the trim, {after} after")

    assert before > 0
    assert after <= MOST_LEFT * before
