"""Random actions on two devices; then their journals meet, in any order and in any batches."""

import tempfile
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from daemon.store.device import Device
from daemon.store.steps import (
    action,
    actions,
    alone,
    do_all,
    forgetting_too,
    hand_over,
    relaxed,
    single,
    which,
)
from hypothesis import given
from hypothesis import strategies as st

from kithbook.errors import KithbookError
from kithbook.people import store as people_store
from kithbook.search.build import rebuild_batch

PERSONAL = ("forgotten", "person", "role", "custom", "date", "relation")


@given(chance=st.randoms(use_true_random=False), before=actions, here=actions, there=actions)
@relaxed
def test_journals_exchanged_in_any_order_give_the_same_rows(chance, before, here, there):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        a, b = (stack.enter_context(closing(Device(folder / str(n), n))) for n in range(2))
        do_all(a, before)
        hand_over(chance, a, b)
        do_all(a, here)
        do_all(b, there)
        hand_over(chance, a, b)
        hand_over(chance, b, a)
        assert a.rows() == b.rows()
        assert a.index().cards == b.index().cards
        shown = people_store.all_tags(a.connection)
        assert sorted(shown) == sorted(people_store.all_tags(b.connection))


@given(
    chance=st.randoms(use_true_random=False),
    before=actions,
    here=forgetting_too,
    there=forgetting_too,
)
@relaxed
def test_who_was_forgotten_on_either_is_on_neither(chance, before, here, there):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        a, b = (stack.enter_context(closing(Device(folder / str(n), n))) for n in range(2))
        do_all(a, before)
        hand_over(chance, a, b)
        do_all(a, here)
        do_all(b, there)
        hand_over(chance, a, b)
        hand_over(chance, b, a)
        assert {name: a.rows()[name] for name in PERSONAL} == {
            name: b.rows()[name] for name in PERSONAL
        }
        gone = {row for row, _ in a.rows()["forgotten"]}
        ends = {end for row in a.rows()["relation"] for end in row[1:3]}
        assert not gone & ends


@given(steps=st.lists(action, max_size=25))
@relaxed
def test_rows_and_index_rebuild_from_the_journal_alone(steps):
    with tempfile.TemporaryDirectory() as folder, closing(Device(Path(folder) / "a")) as device:
        do_all(device, steps)
        rows, index = device.rows(), device.index()
        with device.transaction() as connection:
            device.journal.rebuild(connection)
            after, _ = rebuild_batch(connection, b"")
        assert after == b""
        assert device.rows() == rows
        assert device.index() == index


@given(steps=st.lists(action, min_size=1, max_size=10), last=action)
@relaxed
def test_an_action_and_its_undo_leave_no_trace_in_the_rows(steps, last):
    with tempfile.TemporaryDirectory() as folder, closing(Device(Path(folder) / "a")) as device:
        do_all(device, steps)
        before, known = device.rows(), len(device.change_sets())
        do_all(device, [last])
        if len(device.change_sets()) == known:
            return
        device.undo(device.change_sets()[0].id)
        after = device.rows()
        # An organisation once named stays: others may point to it by then.
        before.pop("organisation"), after.pop("organisation")
        assert after == before


@given(
    steps=st.lists(action, min_size=2, max_size=10),
    two=st.tuples(which, which),
    take=st.lists(single | alone, max_size=3),
    later=st.lists(action, max_size=4),
)
@relaxed
def test_a_merge_its_undo_and_its_redo_are_exact_whatever_came_between(steps, two, take, later):
    with tempfile.TemporaryDirectory() as folder, closing(Device(Path(folder) / "a")) as device:
        do_all(device, steps)
        known = len(device.change_sets())
        do_all(device, [("merge", *two, take)])
        if len(device.change_sets()) == known:
            return
        merged = device.change_sets()[0].id
        do_all(device, later)
        together = device.rows()
        with suppress(KithbookError):
            undone = device.undo(merged)
            device.undo(undone.change_set)
        after = device.rows()
        assert after == together
