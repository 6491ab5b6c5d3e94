"""Extraction: `extract(snapshot) -> Extraction`. Pure, and it never raises.

Layers propose, `merge` finds the name they agree on, `calibration` says how sure each value is,
`kind` what the page is about, `fill` what may be filled in. A part that breaks costs only itself.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from kithbook.extract import (
    author,
    beside,
    calibration,
    crowd,
    fill,
    kind,
    layers,
    merge,
    once,
    premises,
    sites,
    status,
    wall,
)
from kithbook.extract.calibration import Table
from kithbook.extract.confidence import SUGGEST
from kithbook.extract.interface import Layer
from kithbook.extract.model import Candidate, Extraction, Filled, Identity, Listed
from kithbook.extract.named import Named
from kithbook.extract.page import Page
from kithbook.extract.text import tidy
from kithbook_protocol.capture import PageSnapshot
from kithbook_protocol.people import Kind

T = TypeVar("T")

MOST_CANDIDATES = 300
MOST_PEOPLE = 200
_LONGEST_VALUE, _LONGEST_RAW = 8_000, 1_000  # characters


def extract(snapshot: PageSnapshot, table: Table = calibration.TABLE) -> Extraction:
    """Return what a page gives; for a page nothing can be read from, its address and title."""
    try:
        return _read(snapshot, table)
    finally:
        once.forget()


def _read(snapshot: PageSnapshot, table: Table) -> Extraction:
    failed: list[str] = []
    page = _guarded("parse", failed, lambda: Page(snapshot), None)
    if page is None:
        return Extraction(
            kind="other", status="broken", url=_address(snapshot), title=tidy(snapshot.title),
            failed=failed,
        )  # fmt: skip
    return _extract(page, table, failed)


def _extract(page: Page, table: Table, failed: list[str]) -> Extraction:
    candidates: list[Candidate] = []
    for layer in layers.ALL:
        # What a layer gave before it broke is as good as ever.
        _guarded(layer.NAME, failed, partial(_collect, layer, page, candidates), None)
    person_site = page.match is not None and page.match.kind == "person"
    nobody: list[Named] = []
    ranked = _guarded(
        "merge", failed, lambda: merge.named(page, candidates, person_site=person_site), nobody
    )
    best = ranked[0] if ranked else None
    if best is not None:
        _guarded(
            "beside", failed, lambda: candidates.extend(beside.read(page, best, candidates)), None
        )
        candidates = _guarded(
            "beside", failed, lambda: premises.at_home(page, best, candidates), candidates
        )
    settled = _guarded(
        "calibration", failed, lambda: calibration.settle(candidates, ranked, table), candidates
    )
    walled = _guarded("wall", failed, lambda: wall.stands(page), False)
    about: Kind = "other"
    if not walled:
        about = _guarded("kind", failed, lambda: kind.decide(page, candidates, ranked), about)
    filled = Filled()
    if about == "person":
        filled = _guarded("fill", failed, lambda: fill.fill(page, settled, best), filled)
    people: list[Listed] = []
    if about == "list":
        people = _guarded("crowd", failed, lambda: crowd.read(page), people)
    elif about == "article":
        people = _guarded("author", failed, lambda: author.read(page), people)
    match = page.match
    return Extraction(
        kind=about,
        status=_guarded(
            "status",
            failed,
            lambda: status.decide(page, about, best, candidates, walled=walled),
            "broken",
        ),
        url=page.url,
        title=_guarded("title", failed, lambda: page.title, tidy(page.snapshot.title)),
        site=match.site.id if match else None,
        identities=_identities(page) if about == "person" and not walled else [],
        candidates=_ranked(settled),
        filled=filled,
        suggested_name=(
            best.value
            if best and not filled.name and best.score >= SUGGEST and not walled
            else None
        ),
        people=people[:MOST_PEOPLE],
        suspicious=any(one.doubtful for one in ranked),
        failed=failed,
    )


def _collect(layer: Layer, page: Page, candidates: list[Candidate]) -> None:
    for one in layer.read(page):
        candidates.append(one)  # noqa: PERF402 - a layer may raise half-way


def _guarded(what: str, failed: list[str], read: Callable[[], T], otherwise: T) -> T:
    try:
        return read()
    except Exception:  # noqa: BLE001 - a page must never stop a capture; the name of the part is kept
        failed.append(what)
        return otherwise


def _address(snapshot: PageSnapshot) -> str:
    return sites.without_tracking(snapshot.url)


def _identities(page: Page) -> list[Identity]:
    match = page.match
    if match is None or not match.canonical:
        return [Identity(kind="profile", value=page.url, confidence=0.9)]
    found = [Identity(kind="profile", value=match.url, confidence=0.99)]
    found += [Identity(kind="site_id", value=value, confidence=0.99) for value in match.lasting]
    found += [
        Identity(kind="site_id", value=f"{key}:{value}", confidence=0.95)
        for rule in match.site.state
        for key, path in rule.get("ids", {}).items()
        if isinstance(value := page.snapshot.state.get(path), str)
    ]
    return found


def _ranked(settled: list[Candidate]) -> list[Candidate]:
    """Return the candidates, none too long, best first within its field."""
    done = sorted(settled, key=lambda one: (one.field, -one.confidence))
    return [
        one
        if len(one.value) <= _LONGEST_VALUE and len(one.raw) <= _LONGEST_RAW
        else one.model_copy(
            update={"value": one.value[:_LONGEST_VALUE], "raw": one.raw[:_LONGEST_RAW]}
        )
        for one in done[:MOST_CANDIDATES]
    ]
