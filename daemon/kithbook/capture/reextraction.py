"""Kept pages, read again by a reader that has learnt since: what differs becomes suggestions.

All is read first and written at the end, as one action: cancelled before, it has changed nothing.
"""

from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from kithbook.capture import store
from kithbook.capture.model import Kept
from kithbook.capture.said import fields, news, suggested_name
from kithbook.capture.service import EXTRACTION_SECONDS
from kithbook.drift import service as drift
from kithbook.extract.model import Extraction
from kithbook.jobs.service import Progress
from kithbook.jobs.worker import Worker, WorkerFailed
from kithbook.people import store as people
from kithbook.people.suggestion import suggest
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook.store.service import Store
from kithbook_protocol.capture import FieldChange, Receipt, ReextractRequest

Reading = tuple[Kept, Extraction]


@dataclass
class Findings:
    """What was read, and what it gave that was not read before."""

    read: int = 0
    unreadable: int = 0
    """Pages that break their worker still."""
    suggested: int = 0
    differences: list[dict[str, Any]] = field(default_factory=list)
    drafts: list[dict[str, Any]] = field(default_factory=list)
    """Pages that named nobody for sure, and now may be about somebody."""
    change_set: str | None = None
    """What to undo; None where no suggestion was made."""


@dataclass(frozen=True)
class Reextraction:
    """One going through the kept pages."""

    store: Store
    worker: Worker
    by: str
    request: ReextractRequest

    async def run(self, progress: Progress) -> dict[str, Any]:
        """Read, compare, and write what differs."""
        findings = Findings()
        chosen = await self.store.read(self._chosen)
        changed: list[Reading] = []
        for place, kept in enumerate(chosen):
            progress(place, len(chosen))
            extraction = await self._reading(kept)
            if extraction is None:
                findings.unreadable += 1
                continue
            findings.read += 1
            if await self.store.read(partial(_is_news, kept=kept, extraction=extraction)):
                changed.append((kept, extraction))
        progress(len(chosen), len(chosen))
        if self.request.dry_run:
            await self.store.read(partial(_foretell, changed=changed, findings=findings))
        elif changed:
            write = partial(_write, changed=changed, findings=findings)
            await self.store.act("reextract", self.by, write)
        return vars(findings)

    def _chosen(self, connection: Connection) -> list[Kept]:
        """Return the newest kept page of each address of a person, and every draft."""
        from kithbook.extract import sites  # noqa: PLC0415 - 0.1 s that a start need not wait for

        wanted = self.request.site and drift.site_called(self.request.site)
        found: dict[tuple[UUID, str], Kept] = {}
        for kept in store.kept_pages(connection, self.request.since or 0):
            known = sites.match(kept.url) if wanted else None
            if not wanted or (known and known.site.id == wanted):
                found.setdefault((kept.person or kept.capture, kept.url), kept)
        return list(found.values())

    async def _reading(self, kept: Kept) -> Extraction | None:
        content = await self.store.read(partial(store.blob, digest=kept.snapshot))
        try:
            found = await self.worker.ask("extract", content or b"", EXTRACTION_SECONDS)
            return Extraction.model_validate_json(found)
        except (WorkerFailed, ValueError):
            return None


def _is_news(connection: Connection, kept: Kept, extraction: Extraction) -> bool:
    """Tell whether a page is read otherwise than before, or nobody wrote down how."""
    before = _before(connection, kept)
    return before != extraction or not drift.is_recorded(connection, kept.capture)


def _before(connection: Connection, kept: Kept) -> Extraction | None:
    found = store.outcome(connection, kept.capture)
    return Extraction.model_validate_json(found[1]) if found and found[1] else None


def _foretell(connection: Connection, changed: list[Reading], findings: Findings) -> None:
    for kept, extraction in changed:
        findings.suggested += len(_note(connection, kept, extraction, findings))


def _write(unit: Unit, changed: list[Reading], findings: Findings) -> None:
    """Write new readings down, but for people who were forgotten meanwhile."""
    connection = unit.connection
    for kept, extraction in changed:
        if not store.is_kept(connection, kept):
            continue
        for change in _note(connection, kept, extraction, findings):
            if kept.person and change.after:
                findings.suggested += suggest(
                    unit, kept.person, change.field, change.after, extraction.url
                )
        if receipt := _receipt(connection, kept, extraction):
            told, read = receipt.model_dump_json(), extraction.model_dump_json()
            store.put_outcome(connection, kept.capture, told, read)
        drift.record(connection, kept.capture, extraction)
    findings.change_set = str(unit.change_set) if unit.changed else None


def _note(
    connection: Connection, kept: Kept, extraction: Extraction, findings: Findings
) -> list[FieldChange]:
    """Add to the findings what a page says now; return what may be suggested of it."""
    before = _before(connection, kept)
    person = people.person(connection, kept.person) if kept.person else None
    if person is None:
        name = suggested_name(extraction)
        if name and (before is None or name != suggested_name(before)):
            told = {"capture": str(kept.capture), "url": extraction.url, "name": name}
            findings.drafts.append(told)
        return []
    changes = list(news(connection, person, before, extraction))
    about = {"person": str(person.id), "name": person.name, "url": extraction.url}
    findings.differences += [about | change.model_dump() for change in changes]
    return changes


def _receipt(connection: Connection, kept: Kept, extraction: Extraction) -> Receipt | None:
    """Return a capture's receipt as its new reading has it; what was done then stays done."""
    found = store.outcome(connection, kept.capture)
    if found is None:
        return None
    return Receipt.model_validate_json(found[0]).model_copy(
        update={
            "kind": extraction.kind,
            "status": extraction.status,
            "pipeline": extraction.pipeline,
            "fields": fields(extraction),
            "suggested_name": None if kept.person else suggested_name(extraction),
        }
    )
