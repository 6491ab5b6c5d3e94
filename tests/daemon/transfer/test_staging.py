"""Files on their way in: whole or not at all, and never to be read from the disk."""

import base64

import pytest
from daemon.transfer.conftest import lines, refused

from kithbook.store.service import STORE
from kithbook.transfer.service import IMPORTS
from kithbook_protocol import transfer_operations as operations
from kithbook_protocol.transfer import CHUNK

CONTENT = lines({"name": "Ines Okafor", "about": "a secret of hers"}) * 12_000


def chunk(identifier, number, content):
    text = base64.b64encode(content).decode()
    return {"id": identifier, "number": number, "content": text}


async def begun(call, size):
    return str((await call(operations.IMPORT_BEGIN, {"size": size})).id)


async def test_nothing_of_a_file_that_waits_can_be_read_on_the_disk(settings, send):
    assert len(CONTENT) > CHUNK
    await send(CONTENT)
    staged = [path for path in settings.home.rglob("*") if path.is_file()]
    assert any("staging" in path.parts for path in staged)
    for path in staged:
        content = path.read_bytes()
        assert b"Okafor" not in content
        assert b"a secret of hers" not in content


async def test_the_folder_and_its_files_are_their_owners_alone(settings, send):
    await send(CONTENT)
    for path in (settings.staging, *settings.staging.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0


async def test_a_chunk_may_come_twice_and_in_any_order(call, app):
    assert app
    identifier = await begun(call, len(CONTENT))
    pieces = [CONTENT[at : at + CHUNK] for at in range(0, len(CONTENT), CHUNK)]
    for number in (*reversed(range(len(pieces))), 0):
        kept = await call(operations.IMPORT_CHUNK, chunk(identifier, number, pieces[number]))
    assert kept.kept == len(CONTENT)


@pytest.mark.parametrize("content", [b"", b"x" * 99, b"x" * 101])
async def test_a_chunk_of_another_length_is_refused(call, app, content):
    assert app
    identifier = await begun(call, 100)
    assert "must have 100 bytes" in await refused(
        call(operations.IMPORT_CHUNK, chunk(identifier, 0, content))
    )


async def test_a_chunk_behind_the_end_is_refused(call, app):
    assert app
    identifier = await begun(call, 100)
    assert "must have 0 bytes" in await refused(
        call(operations.IMPORT_CHUNK, chunk(identifier, 1, b"x"))
    )


async def test_a_file_that_is_not_whole_is_not_imported(call, app):
    assert app
    identifier = await begun(call, CHUNK + 1)
    await call(operations.IMPORT_CHUNK, chunk(identifier, 0, bytes(CHUNK)))
    assert "not whole" in await refused(call(operations.IMPORT_RUN, {"id": identifier}))


async def test_a_chunk_changed_on_the_disk_is_not_read(call, send, settings):
    identifier = await send(CONTENT)
    [first] = settings.staging.rglob("0")
    content = bytearray(first.read_bytes())
    content[50] ^= 1
    first.write_bytes(bytes(content))
    assert "not whole" in await refused(call(operations.IMPORT_LOOK, {"id": identifier}))


async def test_chunks_that_changed_places_are_not_read(call, send, settings):
    identifier = await send(CONTENT)
    [first], [second] = settings.staging.rglob("0"), settings.staging.rglob("1")
    kept, other = first.read_bytes(), second.read_bytes()
    assert len(kept) == len(other)
    first.write_bytes(other)
    second.write_bytes(kept)
    assert "not whole" in await refused(call(operations.IMPORT_LOOK, {"id": identifier}))


async def test_an_imported_file_leaves_nothing_in_the_folder(bring, settings):
    await bring(lines({"name": "Ines Okafor"}))
    assert [path for path in settings.staging.rglob("*") if path.is_file()] == []


async def test_a_file_thrown_away_leaves_nothing(call, app, send, settings):
    identifier = await send(CONTENT)
    await call(operations.IMPORT_DROP, {"id": identifier})
    assert [path for path in settings.staging.rglob("*") if path.is_file()] == []
    assert (await call(operations.IMPORTS, {})).imports == []
    keys = await app[STORE].read(
        lambda connection: connection.execute("SELECT count(*) FROM import").fetchone()[0]
    )
    assert keys == 0


async def test_a_file_nobody_came_back_for_goes_after_a_day(call, app, send, clock, settings):
    await send(CONTENT)
    clock.forward(25 * 3_600)
    await app[IMPORTS].resume()
    assert [path for path in settings.staging.rglob("*") if path.is_file()] == []
    assert (await call(operations.IMPORTS, {})).imports == []
