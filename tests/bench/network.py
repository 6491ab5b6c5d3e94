"""A network to measure: contacts, careers, relations, asks and offers among a crowd, as rows."""

import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from bench import crowd
from bench.world import invented

from kithbook.people.identifier import new_id
from kithbook.search.index import index
from kithbook.store.database import open_store

TODAY = date(2026, 5, 28)
"""The day of `crowd.ADDED_AT`, from which years and contacts are counted back."""
KNOWN = 0.2
"""Share of the people with whom there is contact, which also is whom contacts are with."""
CONTACTS = 1.0
"""Contacts logged, by person in the book; a fifth of them in company."""
RELATIONS = 5.2
"""By person in the book; two thirds of them among the nearest hundred."""
JOBS = 2
"""Earlier roles of each person."""
POSTINGS = 0.02
TOWNS = 400
BATCH = 500
_KINDS = ("met", "call", "message", "email", "event")
_LABELS = {"knows": 60, "colleague": 25, "manager": 5, "partner": 2, "met at a fair": 8}
"""Of a hundred relations."""
_NEEDS = ("engineer", "founder", "designer", "lawyer", "investor", "teacher", "climate", "python")
_STATES = ("idea", "asked", "made", "met", "done", "declined")


def weave(path: Path, key: bytes) -> int:
    """Tie the people of a vault to each other; return how many ties, whatever their kind."""
    chance = random.Random(7)  # noqa: S311 - not for secrets
    connection = open_store(path, key)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    people = [row[0] for row in connection.execute("SELECT id FROM person")]
    known = chance.sample(people, int(len(people) * KNOWN))
    _towns(connection, people, chance)
    count = _contacts(connection, known, int(len(people) * CONTACTS), chance)
    count += _careers(connection, people, chance)
    count += _relations(connection, people, chance)
    posting = _postings(connection, people, chance)
    _agenda(connection, people, known, chance)
    _favours(connection, known, chance)
    connection.execute("COMMIT")
    changed = [*{*known, *posting}]
    for at in range(0, len(changed), BATCH):
        batch = [UUID(bytes=one) for one in changed[at : at + BATCH]]
        connection.execute("BEGIN")
        index(connection, batch)
        connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return count


def _towns(connection: Any, people: Sequence[bytes], chance: random.Random) -> None:
    connection.executemany(
        "UPDATE person SET location = ? WHERE id = ?",
        ((f"Town {int(chance.paretovariate(0.7)) % TOWNS}, Country", one) for one in people),
    )


def _contacts(connection: Any, known: Sequence[bytes], count: int, chance: random.Random) -> int:
    """Log contacts of three years; of every five one is in the company of up to eight."""
    contacts, parts = [], []
    # Mostly logged soon, so ids and days grow alike.
    for back in sorted((chance.randint(0, 1_095) for _ in range(count)), reverse=True):
        contact = new_id().bytes
        contacts.append((contact, chance.choice(_KINDS), _day(back)))
        company = chance.randint(2, 8) if chance.random() < 0.2 else 1
        parts += [(new_id().bytes, one, contact) for one in chance.sample(known, company)]
    _insert(connection, "interaction (id, kind, day)", contacts)
    _insert(connection, "participant (id, person, interaction)", parts)
    return len(parts)


def _careers(connection: Any, people: Sequence[bytes], chance: random.Random) -> int:
    """Say since when roles are held, and which were held before."""
    houses = [row[0] for row in connection.execute("SELECT organisation FROM role")]
    rows = []
    for one in people:
        year = chance.randint(2012, 2026)
        connection.execute("UPDATE role SET since = ? WHERE person = ?", (str(year), one))
        for _ in range(JOBS):
            until, year = year, year - chance.randint(1, 6)
            rows.append((new_id().bytes, one, chance.choice(houses), str(year), str(until)))
    _insert(connection, "role (id, person, organisation, since, until)", rows)
    return len(rows) + len(people)


def _relations(connection: Any, people: Sequence[bytes], chance: random.Random) -> int:
    rows = []
    for _ in range(int(len(people) * RELATIONS)):
        at = chance.randrange(len(people))
        near = chance.random() < 0.67
        other = (at + chance.randint(1, 100)) if near else chance.randrange(len(people))
        pair = people[at], people[other % len(people)]
        rows.append((new_id().bytes, *pair, chance.choices([*_LABELS], [*_LABELS.values()])[0]))
    _insert(connection, "relation (id, person, other, label)", rows)
    return len(rows)


def _postings(connection: Any, people: Sequence[bytes], chance: random.Random) -> list[bytes]:
    words = [word.lower() for word in invented(chance, 3_000, 2)]
    posting = chance.sample(people, int(len(people) * POSTINGS))
    for table in ("ask", "offer"):
        rows = [(new_id().bytes, one, _text(words, chance), crowd.ADDED_AT) for one in posting]
        _insert(connection, f"{table} (id, person, text, made_at)", rows)
        connection.execute(f"UPDATE {table} SET state = 'open', changed_at = made_at")  # noqa: S608 - ours
    return posting


def _text(words: Sequence[str], chance: random.Random) -> str:
    rare = [chance.choice(words) for _ in range(chance.randint(1, 4))]
    return " ".join(["Somebody who is", chance.choice(_NEEDS), "for", *rare])


def _agenda(
    connection: Any, people: Sequence[bytes], known: Sequence[bytes], chance: random.Random
) -> None:
    """Give cadences, birthdays, promises, reminders, and new jobs that pages showed."""
    _insert(
        connection,
        "cadence (id, person, ideal, latest)",
        [(new_id().bytes, one, 30, 45) for one in known[: len(known) // 10]],
    )
    tags = (("friend", 60, 90), ("mentor", 90, 120))
    _insert(
        connection,
        "tag_cadence (id, name, ideal, latest)",
        [(new_id().bytes, *tag) for tag in tags],
    )
    _insert(
        connection,
        "date (id, person, label, day)",
        [(new_id().bytes, one, "birthday", _day(chance.randint(0, 9_000))) for one in people[::3]],
    )
    days = [_day(chance.randint(-200, 60)) for _ in known]
    _insert(
        connection,
        "promise (id, person, theirs, text, due, state, made_at)",
        [
            (new_id().bytes, one, at % 2, "to send the paper", day, "open" if at % 3 else "kept", 0)
            for at, (one, day) in enumerate(zip(known, days, strict=True))
        ],
    )
    _insert(
        connection,
        "reminder (id, person, text, day, state, made_at)",
        [
            (new_id().bytes, one, "ask how it went", day, "open" if at % 3 else "done", 0)
            for at, (one, day) in enumerate(zip(known, days, strict=True))
        ],
    )


def _favours(connection: Any, known: Sequence[bytes], chance: random.Random) -> None:
    """Introductions, favours both ways, opportunities that came."""
    several = known[: len(known) // 4]
    _insert(
        connection,
        "introduction (id, person, other, introducer, state, made_on, created_at)",
        [
            (
                new_id().bytes,
                one,
                chance.choice([None, chance.choice(known)]),
                chance.choice([None, chance.choice(known)]),
                chance.choice(_STATES),
                _day(chance.randint(0, 900)),
                crowd.ADDED_AT,
            )
            for one in several
        ],
    )
    _insert(
        connection,
        "favour (id, person, given)",
        [(new_id().bytes, one, chance.randint(0, 1)) for one in several for _ in range(3)],
    )
    _insert(
        connection,
        "opportunity (id, person, kind, title, state, day, made_at)",
        [
            (new_id().bytes, one, "job", "Came by", "open", TODAY.isoformat(), crowd.ADDED_AT)
            for one in several
        ],
    )


def _day(back: int) -> str:
    return (TODAY - timedelta(days=back)).isoformat()


def _insert(connection: Any, into: str, values: Iterable[Sequence[Any]]) -> None:
    rows = [*values]
    marks = ", ".join("?" * len(rows[0]))
    connection.executemany(f"INSERT INTO {into} VALUES ({marks})", rows)  # noqa: S608 - ours
