"""Two devices, one of which forgets: whatever order their journals meet in, nothing comes back."""

import tempfile
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from uuid import UUID

from daemon.store.device import Device, new_id
from daemon.store.steps import action, do, hand_over, person, relaxed, which
from hypothesis import given
from hypothesis import strategies as st

from kithbook.errors import KithbookError
from kithbook.people import service as people
from kithbook.search.build import rebuild_batch
from kithbook_protocol.people import AddRequest, IdentityKind

PAGES = [f"https://engines.net/{name}" for name in ("ada", "bo")]
page = st.sampled_from(PAGES)
more = st.one_of(
    action,
    st.tuples(st.just("forget"), which),
    st.tuples(st.just("draft"), page),
    st.tuples(st.just("adopt"), which, page),
)
steps = st.lists(more, max_size=14)


def take(device, step):
    """Do one step; forgetting, drafts and what becomes of them are new here."""
    kind, *rest = step
    if kind == "forget":
        device.act("forget", lambda unit: unit.forget(UUID(person(device, rest[0]))))
    elif kind == "draft":
        made = new_id()
        device.act(
            "visit", lambda unit: unit.create("capture", made, url=rest[0], captured_at=1, note="x")
        )
    elif kind == "adopt":
        device.act("edit", adopt, *rest)
    else:
        do(device, step)


def adopt(unit, number, url):
    drafts = unit.connection.execute("SELECT id FROM capture WHERE person IS NULL").fetchall()
    if drafts:
        made = people.create(unit, "Ada")
        people.add_identity(unit, made, IdentityKind.PROFILE, url)
        draft = UUID(bytes=sorted(drafts)[number % len(drafts)][0])
        unit.set("capture", draft, person=made, note=None)


def take_all(device, chosen):
    for step in chosen:
        with suppress(KithbookError):
            take(device, step)


def rows(device):
    """Return all rows but organisations where nobody is: nobody is ever shown those."""
    found = device.rows()
    used = {row[3] for row in found["role"]}
    return found | {"organisation": [row for row in found["organisation"] if row[0] in used]}


def left(device):
    """Return what the journal holds of those that are forgotten."""
    return device.connection.execute(
        "SELECT entity, fields FROM change JOIN forgotten ON forgotten.id = owner"
        " WHERE entity <> 'forgotten' AND fields <> '{}'"
    ).fetchall()


@given(chance=st.randoms(use_true_random=False), before=steps, here=steps, there=steps)
@relaxed
def test_who_is_forgotten_here_or_there_is_forgotten_everywhere(chance, before, here, there):
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        a, b = (stack.enter_context(closing(Device(folder / str(n), n))) for n in range(2))
        take_all(a, before)
        hand_over(chance, a, b)
        take_all(a, here)
        take_all(b, there)
        hand_over(chance, a, b)
        hand_over(chance, b, a)
        hand_over(chance, a, b)
        assert rows(a) == rows(b)
        assert a.index().cards == b.index().cards
        for device in (a, b):
            assert left(device) == []


@given(chosen=steps)
@relaxed
def test_rows_and_index_rebuild_from_a_journal_that_forgot(chosen):
    with tempfile.TemporaryDirectory() as folder, closing(Device(Path(folder) / "a")) as device:
        take_all(device, chosen)
        found, index = device.rows(), device.index()
        with device.transaction() as connection:
            device.journal.rebuild(connection)
            rebuild_batch(connection, b"")
        assert device.rows() == found
        assert device.index() == index
        assert left(device) == []


def test_a_change_made_elsewhere_without_knowing_of_it_is_not_taken_in(tmp_path):
    with closing(Device(tmp_path / "a")) as device, closing(Device(tmp_path / "b", 1)) as other:
        ada = device.act("add", people.add, AddRequest(fields={"name": "Ada"})).person
        other.absorb(device.change_sets())
        device.act("forget", lambda unit: unit.forget(ada.id))
        other.act("edit", people.set_field, ada.id)
        other.act("tag", people.add_tag, ada.id, "Zwiebelkuchen")
        device.absorb(other.change_sets())
        told = repr(device.change_sets())
        assert "Zwiebelkuchen" not in told
        assert "Ada" not in told
        assert device.rows()["tag"] == []
        other.absorb(device.change_sets())
        assert "Ada" not in repr(other.change_sets())
        assert other.rows() == device.rows()


def test_a_draft_of_their_page_goes_on_a_device_that_never_knew_them(tmp_path):
    with closing(Device(tmp_path / "a")) as device, closing(Device(tmp_path / "b", 1)) as other:
        take(device, ("draft", PAGES[0]))
        other.absorb(device.change_sets())
        added = AddRequest(fields={"name": "Ada"}, urls=[PAGES[0]])
        ada = device.act("add", people.add, added).person
        device.act("forget", lambda unit: unit.forget(ada.id))
        assert device.rows()["capture"] == []
        other.absorb(device.change_sets())
        assert other.rows() == device.rows()
        assert PAGES[0] not in repr(other.change_sets())
