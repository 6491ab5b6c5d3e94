"""Runs and notices, as rows."""

import json
from collections.abc import Iterable
from uuid import UUID

from kithbook.drift.model import Run
from kithbook.store.database import Connection

_COLUMNS = "capture, site, pipeline, status, strategies"


def put_run(connection: Connection, run: Run) -> None:
    """Write down how a capture was read, in place of the run before."""
    connection.execute(
        f"INSERT OR REPLACE INTO run ({_COLUMNS}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608 - our names
        (run.capture.bytes, run.site, run.pipeline, run.status, json.dumps(run.strategies)),
    )


def run_of(connection: Connection, capture: UUID) -> Run | None:
    """Return how a capture was read last; None for one from before runs were kept."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM run WHERE capture = ?",  # noqa: S608 - our names
        (capture.bytes,),
    ).fetchone()
    return _run(row) if row else None


def newest(connection: Connection, site: str, limit: int) -> list[Run]:
    """Return the runs of a site's newest captures, newest first: their ids rise with time."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM run WHERE site = ? ORDER BY capture DESC LIMIT ?",  # noqa: S608 - our names
        (site, limit),
    )
    return [_run(row) for row in rows]


def sites(connection: Connection) -> list[str]:
    """Return the sites of which something was captured."""
    rows = connection.execute("SELECT DISTINCT site FROM run WHERE site IS NOT NULL ORDER BY site")
    return [row[0] for row in rows]


def drop_runs(connection: Connection, captures: Iterable[UUID]) -> set[str]:
    """Drop the runs of captures; return the sites they were of."""
    found: set[str] = set()
    for capture in captures:
        rows = connection.execute(
            "DELETE FROM run WHERE capture = ? RETURNING site", (capture.bytes,)
        ).fetchall()
        found.update(row[0] for row in rows if row[0])
    return found


def raise_notice(connection: Connection, site: str) -> None:
    """Let a notice stand; one that was dismissed stays so."""
    connection.execute("INSERT OR IGNORE INTO notice (site, dismissed) VALUES (?, 0)", (site,))


def end_notice(connection: Connection, site: str) -> None:
    """Take a notice down, dismissed or not."""
    connection.execute("DELETE FROM notice WHERE site = ?", (site,))


def dismiss_notice(connection: Connection, site: str) -> None:
    """Show a notice no more."""
    connection.execute("UPDATE notice SET dismissed = 1 WHERE site = ?", (site,))


def notices(connection: Connection) -> dict[str, bool]:
    """Return the sites of which a notice stands, and whether it was dismissed."""
    rows = connection.execute("SELECT site, dismissed FROM notice ORDER BY site")
    return {site: bool(dismissed) for site, dismissed in rows}


def _run(row: tuple[bytes, str | None, int, str, str]) -> Run:
    capture, site, pipeline, status, strategies = row
    return Run(UUID(bytes=capture), site, pipeline, status, json.loads(strategies))  # type: ignore[arg-type]
