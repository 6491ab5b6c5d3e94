"""What cannot be applied blocks nothing: it is listed with its reason, to retry or discard."""

import pytest
import uuid_utils
from daemon.extension import Refused, encoded
from daemon.spool.conftest import new_item, send, someone

from kithbook import app as application
from kithbook.keeper import KEEPER
from kithbook.web.route import Route
from kithbook_protocol.operations import ADD, DELETE, EDIT, SEARCH, UNDO
from kithbook_protocol.vault_operations import LOCK, REVOKE, SPOOL_DISCARD, SPOOL_RETRY, STATUS
from kithbook_protocol.vault_operations import SPOOL as STATE

ENVELOPE = "application/vnd.kithbook.envelope"


async def names(call):
    return sorted(hit.name for hit in (await call(SEARCH, {"query": ""})).hits)


async def refused(call):
    return (await call(STATE)).refused


async def wrongly_sealed(writer, **changes):
    """Keep a write that is signed as it must be, and sealed as it must not be."""
    body = encoded(someone("Nobody"))
    envelope = writer.seal(ADD.path, body, **changes)
    reply = await writer.exchange(writer.sign(ADD.path, envelope, ENVELOPE))
    assert reply.status == 202


@pytest.mark.parametrize(
    "poison",
    [
        (lambda writer: send(writer, ADD, {"fields": {"name": 1}}), "invalid"),
        (lambda writer: send(writer, ADD, b"no JSON"), "invalid"),
        (lambda writer: send(writer, EDIT, {"person": "nobody", "add_tags": ["x"]}), "conflict"),
        (lambda writer: wrongly_sealed(writer, client=uuid_utils.uuid7()), "invalid"),
        (lambda writer: wrongly_sealed(writer, vault=uuid_utils.uuid7()), "invalid"),
        (lambda writer: wrongly_sealed(writer, inner=bytes(1024)), "invalid"),
    ],
    ids=["field", "JSON", "conflict", "another client's", "another vault's", "inside"],
)
async def test_a_poison_item_is_set_aside_with_its_reason_and_the_rest_is_applied(
    poison, writer, call, clock, drain
):
    await send(writer, ADD, someone("Ada Lovelace"))
    kept_at = clock()
    make, code = poison
    await make(writer)
    await send(writer, ADD, someone("Grace Hopper"))
    clock.forward(3_600)
    await drain()
    assert await names(call) == ["Ada Lovelace", "Grace Hopper"]
    (one,) = await refused(call)
    assert (one.code, one.browser, one.client) == (code, writer.name, writer.grant.client)
    assert (one.kept_at, one.refused_at) == (kept_at, clock())
    assert one.made_at == one.item.int >> 80
    assert one.sentence.endswith(".")
    status = await call(STATUS)
    assert (status.spooled, status.refused) == (0, 1)


async def test_what_waits_is_told_while_locked_and_what_was_refused_is_not(writer, call, clock):
    began = clock()
    await send(writer, ADD, someone("Ada Lovelace"))
    clock.forward(60)
    await send(writer, ADD, someone("Grace Hopper"))
    for calling in (call, writer.call):
        state = await calling(STATE)
        assert (state.count, state.oldest, state.refused) == (2, began, None)
        assert 0 < state.bytes <= state.most_bytes
    status = await call(STATUS)
    assert (status.spooled, status.refused) == (2, None)


@pytest.fixture
async def conflicting(app, writer, call, drain):
    """A refused edit: of somebody who was deleted by the time its turn came. Who it was."""
    person = (await call(ADD, someone("Ada Lovelace"))).person
    deleted = await call(DELETE, {"person": str(person.id)})
    await app[KEEPER].lock()
    await send(writer, EDIT, {"person": str(person.id), "fields": {"location": "Turin"}})
    await drain()
    return deleted.change_set


@pytest.mark.parametrize("through", ["port", "socket"])
async def test_retried_once_its_cause_is_gone_it_is_applied_as_its_browser_s(
    through, conflicting, writer, call
):
    calling = writer.call if through == "port" else call
    (one,) = await refused(calling)
    with pytest.raises(Refused) as again:
        await calling(SPOOL_RETRY, {"write": str(one.id)})
    assert again.value.failure.code == "conflict"
    await call(UNDO, {"change_set": str(conflicting)})
    assert (await calling(SPOOL_RETRY, {"write": one.id.hex[-8:]})).id == one.id
    assert await refused(calling) == []
    ((hit,),) = [(await call(SEARCH, {"query": "turin"})).hits]
    assert hit.name == "Ada Lovelace"


async def test_a_refused_retry_says_when_it_was_tried_last(conflicting, call, clock):
    assert conflicting
    (before,) = await refused(call)
    clock.forward(3_600)
    with pytest.raises(Refused):
        await call(SPOOL_RETRY, {"write": str(before.id)})
    (after,) = await refused(call)
    assert after == before.model_copy(update={"refused_at": before.refused_at + 3_600_000})


@pytest.mark.parametrize("through", ["port", "socket"])
async def test_discarded_it_is_gone(through, conflicting, writer, call):
    assert conflicting
    calling = writer.call if through == "port" else call
    (one,) = await refused(calling)
    assert (await calling(SPOOL_DISCARD, {"write": one.id.hex[-8:]})).item == one.item
    assert await refused(calling) == []
    for operation in (SPOOL_RETRY, SPOOL_DISCARD):
        with pytest.raises(Refused) as gone:
            await calling(operation, {"write": str(one.id)})
        assert gone.value.failure.code == "conflict"


async def test_an_item_that_is_refused_twice_is_listed_once(locked_app, writer, call, drain):
    item = new_item()
    for _ in range(2):
        await send(writer, EDIT, {"person": "nobody", "add_tags": ["x"]}, item)
        await drain()
        (one,) = await refused(call)
        assert str(one.item) == str(item)
        await locked_app[KEEPER].lock()


class TestUnpairedMeanwhile:
    @pytest.fixture
    async def unpaired(self, writer, call, drain):
        await send(writer, ADD, someone("Ada Lovelace"))
        await call(REVOKE, {"client": str(writer.grant.client)})
        await drain()

    @pytest.mark.usefixtures("unpaired")
    async def test_what_it_sent_is_not_applied(self, call):
        assert await names(call) == []
        (one,) = await refused(call)
        assert one.code == "revoked"

    @pytest.mark.usefixtures("unpaired")
    async def test_unless_the_person_says_so(self, call):
        (one,) = await refused(call)
        await call(SPOOL_RETRY, {"write": str(one.id)})
        assert await names(call) == ["Ada Lovelace"]


class TestWhatKithbookFailsAt:
    @pytest.fixture
    def tried(self, monkeypatch):
        """Each edit breaks in the daemon that is started next; returns how often it was tried."""
        tries = []

        async def breaks(call):
            tries.append(call.item)
            raise RuntimeError("near SELECT: Ada Lovelace")

        routes = tuple(
            Route(EDIT, breaks) if route.operation is EDIT else route
            for route in application.ROUTES
        )
        monkeypatch.setattr("kithbook.server.ROUTES", routes)
        return tries

    async def test_is_tried_five_times_and_then_blocks_nothing(self, tried, writer, call, drain):
        await send(writer, EDIT, {"person": "x", "add_tags": ["x"]})
        await send(writer, ADD, someone("Grace Hopper"))
        await drain()
        assert len(tried) == 5
        assert await names(call) == ["Grace Hopper"]
        (one,) = await refused(call)
        assert one.code == "failed"
        assert "SELECT" not in one.sentence


async def test_without_unlocking_nothing_is_retried_or_discarded(writer, call):
    await call(LOCK)
    for operation in (SPOOL_RETRY, SPOOL_DISCARD):
        for calling in (writer.call, call):
            with pytest.raises(Refused) as locked:
                await calling(operation, {"write": "0123456789abcdef"})
            assert locked.value.failure.code == "locked"
