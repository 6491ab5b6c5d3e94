"""What is read from sums of contact is what going through everybody's days gives."""

from datetime import date, timedelta
from uuid import UUID

from daemon.store.device import Device
from hypothesis import given, settings
from hypothesis import strategies as st

from kithbook.reminders import store
from kithbook.reminders.service import Faded, fading, lost

FIRST = date(2026, 1, 1)
IDEAL, LATEST = 9, 30
_DAYS = st.sets(st.integers(0, 120).map(lambda day: FIRST + timedelta(days=day)), max_size=9)


def test_whenever_it_is_asked_and_whatever_comes_after_the_days_that_are_looked_at(tmp_path):
    device = Device(tmp_path / "a")
    connection = device.connection

    @settings(deadline=None, max_examples=150)
    @given(st.lists(_DAYS, max_size=6), st.integers(0, 125), st.integers(0, 60), st.integers(1, 6))
    def alike(met, until, ahead, most):
        before = FIRST + timedelta(days=until)
        view = store.View(before + timedelta(days=ahead), before=before)
        connection.execute("SAVEPOINT nobody")
        quiet, due = [], []
        for number, days in enumerate(met):
            # Everybody twice: without a cadence and with one.
            plain, kept = (UUID(bytes=bytes([side, number]) * 8) for side in (1, 2))
            for one in (plain, kept):
                connection.execute("INSERT INTO person (id, added_at) VALUES (?, 0)", (one.bytes,))
                rows = [(one.bytes, day.isoformat()) for day in days]
                connection.executemany("INSERT INTO contact_day VALUES (?, ?)", rows)
            row = (kept.bytes, IDEAL, LATEST)
            connection.execute(
                "INSERT INTO cadence (id, person, ideal, latest) VALUES (?1, ?1, ?2, ?3)", row
            )
            seen = sorted(day for day in days if day < before)
            if gap := lost(seen, view.day):
                quiet.append(Faded(plain, (view.day - seen[-1]).days, gap))
            since = seen[-1] if seen else date(1970, 1, 1)
            if (passed := (view.day - since).days) >= IDEAL:
                due.append(store.Standing(kept, IDEAL, LATEST, True, since.isoformat(), passed))
        quiet.sort(key=lambda one: (-one.days / one.gap, one.person))
        due.sort(key=lambda one: (-one.days, one.person))
        assert fading(connection, view, most) == quiet[:most]
        assert store.due(connection, view, most) == due[:most]
        assert store.count_due(connection, view, 99) == len(due)
        connection.execute("ROLLBACK TO nobody")

    alike()
    device.close()
