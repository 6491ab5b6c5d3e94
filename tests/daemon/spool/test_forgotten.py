"""Writes that were kept or refused, and are about somebody who is forgotten."""

import pytest
from daemon.capture.conftest import page, settled, snapshot
from daemon.extension import Refused, encoded
from daemon.spool.conftest import new_item, send, someone

from kithbook.clock import wall_clock
from kithbook.keeper import KEEPER
from kithbook.spool import store
from kithbook.spool.service import EMPTIED
from kithbook.store.service import STORE
from kithbook_protocol.operations import ADD, CAPTURE, DELETE, EDIT, FORGET, NOTE, SEARCH
from kithbook_protocol.vault_operations import SPOOL, SPOOL_RETRY


@pytest.fixture
async def ada(app, writer, call):
    """Somebody, by id; the vault is open."""
    assert app
    assert writer
    return str((await call(ADD, someone("Ada Lovelace"))).person.id)


async def names(call):
    return [hit.name for hit in (await call(SEARCH, {"query": ""})).hits]


async def refused(call):
    return (await call(SPOOL)).refused


async def record(app, one):
    return (await app[STORE].read(lambda connection: store.one(connection, one.id))).record


async def test_a_refused_write_that_names_them_goes_with_them(ada, app, writer, call, drain):
    bo = str((await call(ADD, someone("Bo Chen"))).person.id)
    for person in (ada, bo):
        await call(DELETE, {"person": person})
    await app[KEEPER].lock()
    await send(writer, EDIT, {"person": ada, "fields": {"location": "Turin"}})
    await send(writer, NOTE, {"person": bo, "text": "plays chess"})
    await send(writer, ADD, someone("Ada Lovelace") | {"emails": ["nowhere"]})
    await drain()
    assert len(await refused(call)) == 3
    await call(FORGET, {"person": ada, "name": "Ada Lovelace"})
    (left,) = await refused(call)
    assert left.path == NOTE.path


async def test_what_nobody_can_open_is_listed_without_its_content(ada, app, writer, call, drain):
    await app[KEEPER].lock()
    sealed = writer.seal(ADD.path, encoded(someone("Ada Lovelace")), vault=new_item())
    await writer.exchange(writer.sign(ADD.path, sealed, "application/vnd.kithbook.envelope"))
    await send(writer, ADD, someone("Bo Chen") | {"emails": ["nowhere"]})
    await drain()
    assert [bool(await record(app, one)) for one in await refused(call)] == [True, True]
    await call(FORGET, {"person": ada, "name": "Ada Lovelace"})
    found = {bool(await record(app, one)): one.sentence for one in await refused(call)}
    assert found[False] == EMPTIED
    assert "e-mail" in found[True]


async def test_a_file_that_was_set_aside_is_gone_and_stays_listed(ada, app, writer, call, drain):
    settings = app[STORE].settings
    await app[KEEPER].lock()
    await send(writer, ADD, someone("Ada Lovelace"))
    (path,) = settings.spool.iterdir()
    path.chmod(0o644)
    strange = settings.spool / "README.unreadable"
    strange.touch()
    await drain()
    assert path.with_name(f"{path.name}.unreadable").exists()
    await call(FORGET, {"person": ada, "name": "Ada Lovelace"})
    (one,) = await refused(call)
    assert (one.browser, one.sentence) == (writer.name, EMPTIED)
    assert list(settings.spool.iterdir()) == [strange]


async def test_what_comes_in_late_is_refused_and_not_kept(ada, app, writer, call, drain):
    await call(FORGET, {"person": ada, "name": "Ada Lovelace"})
    await app[KEEPER].lock()
    status, _ = await send(writer, NOTE, {"person": ada, "text": "met in Turin"})
    assert status == 202
    await drain()
    (one,) = await refused(call)
    assert "was forgotten" in one.sentence
    assert await record(app, one) == b""
    with pytest.raises(Refused):
        await call(SPOOL_RETRY, {"write": str(one.id)})


async def test_a_page_taken_before_and_kept_while_locked_makes_nobody(app, writer, call, drain):
    item, clicked = new_item(), wall_clock()
    made = await call(CAPTURE, {"snapshot": snapshot(page())})
    person = (await settled(call, made.capture)).person.id
    await call(FORGET, {"person": str(person), "name": "Ada Lovelace"})
    await app[KEEPER].lock()
    late = {"snapshot": snapshot(page(), captured_at=clicked), "note": None}
    assert (await send(writer, CAPTURE, late, item))[0] == 202
    await drain()
    assert (await settled(call, item)).outcome == "forgotten"
    assert await names(call) == []


async def test_a_forgetting_sent_while_locked_is_done_after_the_unlock(
    ada, app, writer, call, drain
):
    await app[KEEPER].lock()
    wish = {"person": ada, "name": "Ada Lovelace"}
    assert (await send(writer, FORGET, wish))[0] == 202
    await drain()
    assert await names(call) == []
    assert await refused(call) == []
