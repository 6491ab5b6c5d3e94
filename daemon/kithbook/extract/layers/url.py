"""The address: what kind of page this is, and the profile's own link."""

from collections.abc import Iterator

from kithbook.extract.confidence import FIELDS
from kithbook.extract.model import Candidate
from kithbook.extract.page import Page

NAME = "url"


def read(page: Page) -> Iterator[Candidate]:
    """Vote on the page's kind and give the canonical link, where a site knows the address."""
    found = page.match
    if found is None:
        return
    kind: str = found.kind
    if kind == "account" and found.site.person_if:
        person = any(page.tree.css_first(one) is not None for one in found.site.person_if)
        kind = "person" if person else "organisation"
    if kind != "account":
        yield Candidate(field="kind", value=kind, confidence=0.95, layer=NAME, locator="url")
    if found.canonical and kind in {"person", "account"}:
        yield Candidate(
            field="link",
            value=found.url,
            raw=page.snapshot.url,
            confidence=FIELDS["link", NAME],
            layer=NAME,
            locator="url",
        )
