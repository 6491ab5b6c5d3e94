"""Random captures, edits, merges and undos: what was typed stays, and all can be taken back."""

import tempfile
from contextlib import ExitStack, closing, suppress
from pathlib import Path

from daemon.store.device import Device, new_id
from daemon.store.steps import actions, do, do_all, hand_over, person, relaxed, which, word
from hypothesis import given
from hypothesis import strategies as st

from kithbook.capture.model import Waiting
from kithbook.capture.settle import settle
from kithbook.errors import KithbookError
from kithbook.extract.model import Extraction, Filled
from kithbook.people import service as people
from kithbook.people import suggestion
from kithbook.store.undo import undone_actions
from kithbook_protocol.capture import PageSnapshot
from kithbook_protocol.people import EditRequest, PersonRequest, SuggestionRequest

FIELDS = ("headline", "location", "about")
typing = st.tuples(st.just("type"), which, st.sampled_from(FIELDS), word)
visit = st.tuples(st.just("visit"), which, word, word)
taking = st.tuples(st.sampled_from(["accept", "dismiss"]), which)


def capture(device, number, headline, place):
    """Take in a page of somebody's: the same address is always the same page."""
    url = f"https://people.example/{number}"
    filled = Filled(name=f"Ada {number}", headline=headline, location=place, about=place)
    extraction = Extraction(kind="person", status="ok", url=url, title="Ada", filled=filled)
    waiting = Waiting(new_id(), "cli", device.milliseconds, b"\0" * 32, None)
    snapshot = PageSnapshot(url=url, captured_at=device.milliseconds, html="")
    device.act("capture", settle, waiting, snapshot, extraction, item=waiting.id)


def step_of(device, step):
    kind, *rest = step
    if kind == "visit":
        capture(device, *rest)
    elif kind == "type":
        number, name, value = rest
        request = EditRequest(person=person(device, number), fields={name: value})
        device.act("edit", people.edit, request)
    elif kind in {"accept", "dismiss"}:
        rows = device.rows()["suggestion"]
        reference = rows[rest[0] % len(rows)][0].hex() if rows else "0" * 32
        work = suggestion.accept if kind == "accept" else suggestion.dismiss
        device.act(kind, work, SuggestionRequest(suggestions=[reference]))
    else:
        do(device, step)


def all_of(device, steps):
    for step in steps:
        with suppress(KithbookError):
            step_of(device, step)


@given(
    before=st.lists(visit | typing, max_size=8),
    typed=st.dictionaries(st.sampled_from(FIELDS), word, min_size=1),
    after=st.lists(visit, min_size=1, max_size=8),
)
@relaxed
def test_no_page_writes_over_what_was_typed(before, typed, after):
    with tempfile.TemporaryDirectory() as folder, closing(Device(Path(folder) / "a")) as device:
        all_of(device, [("visit", 0, "Ada", "Bo"), *before])
        request = PersonRequest(person=person(device, 0))
        known = people.show(device.connection, request)
        edit = EditRequest(person=request.person, fields=typed)
        device.act("edit", people.edit, edit)
        all_of(device, after)
        now = people.show(device.connection, request)
        # What stood there already was not typed over it: it is the page's still.
        mine = {name: value for name, value in typed.items() if getattr(known, name) != value}
        assert {name: getattr(now, name) for name in mine} == mine


@given(steps=st.lists(visit | typing | taking | st.one_of(actions.map(tuple)), max_size=12))
@relaxed
def test_everything_undone_in_reverse_leaves_nobody(steps):
    with tempfile.TemporaryDirectory() as folder, closing(Device(Path(folder) / "a")) as device:
        flat = [one for step in steps for one in (step if _is_many(step) else [step])]
        all_of(device, flat)
        while left := [
            one
            for one in device.change_sets()
            if one.undoes is None and one.id not in undone_actions(device.connection)
        ]:
            device.undo(left[0].id)
        # Organisations stay: another device may have somebody there by now.
        rows = {name: found for name, found in device.rows().items() if name != "organisation"}
        assert {name: found for name, found in rows.items() if found} == {}
        assert device.index().cards == []


def _is_many(step):
    return not step or isinstance(step[0], tuple)


@given(
    chance=st.randoms(use_true_random=False),
    each=st.tuples(*(st.lists(visit | typing | taking, max_size=6) for _ in range(3))),
    others=st.tuples(*(actions for _ in range(3))),
)
@relaxed
def test_three_vaults_that_exchange_in_any_order_and_again_hold_the_same(chance, each, others):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        three = [stack.enter_context(closing(Device(folder / str(n), n))) for n in range(3)]
        do_all(three[0], others[0])
        for other in three[1:]:
            hand_over(chance, three[0], other)
        for device, steps, more in zip(three, each, others, strict=True):
            all_of(device, steps)
            do_all(device, more)
        pairs = [(giver, taker) for giver in three for taker in three if giver is not taker] * 2
        chance.shuffle(pairs)
        # Whatever the order was, after this each has heard of all.
        for giver, taker in [*pairs, *((one, two) for one in three for two in three if one != two)]:
            hand_over(chance, giver, taker)
        for giver, taker in [(one, two) for one in three for two in three if one is not two]:
            hand_over(chance, giver, taker)
        assert three[0].rows() == three[1].rows() == three[2].rows()
        assert three[0].index().cards == three[1].index().cards == three[2].index().cards
