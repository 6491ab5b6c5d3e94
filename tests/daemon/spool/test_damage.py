"""What happens to the spool's files behind the daemon's back: it is noticed, and told of."""

import hashlib
import json
import os
import shutil
import struct
from contextlib import suppress
from functools import partial

import pytest
from daemon.extension import Refused, encoded
from daemon.spool.conftest import new_item, paired, send, someone
from hypothesis import given
from hypothesis import strategies as some

from kithbook.errors import BadSetup
from kithbook.keeper import KEEPER
from kithbook.server import serving
from kithbook.spool import store
from kithbook.spool.model import Damaged
from kithbook.spool.record import decode, encode
from kithbook.store.service import STORE
from kithbook.web.model import Sealed
from kithbook.web.session import SESSION
from kithbook.web.signature import RequestSignature
from kithbook_protocol.operations import ADD, SEARCH
from kithbook_protocol.vault_operations import SPOOL as STATE
from kithbook_protocol.vault_operations import SPOOL_RETRY

FRAME = struct.Struct(">4s32sH")


def flip(position):
    """Return a damage: one bit flipped, at a place from the start or from the end."""

    def damage(path):
        content = bytearray(path.read_bytes())
        content[position] ^= 1
        path.write_bytes(content)

    return damage


def cut(size):
    return lambda path: os.truncate(path, size)


def forge(**changes):
    """Return a damage: fields of the head changed, and the checksum made to fit."""

    def damage(path):
        content = path.read_bytes()
        length = FRAME.unpack_from(content)[2]
        head = json.loads(content[FRAME.size :][:length])
        made = {name: change(head[name]) for name, change in changes.items()}
        reseal(path, head | made, content[FRAME.size + length :])

    return damage


def reseal(path, head, envelope):
    """Write a file with a checksum that fits."""
    text = json.dumps(head, separators=(",", ":")).encode()
    rest = struct.pack(">H", len(text)) + text + envelope
    path.write_bytes(b"KBS1" + hashlib.sha256(rest).digest() + rest)


DAMAGES = {
    "a bit in the magic": flip(0),
    "a bit in the checksum": flip(10),
    "a bit in the length": flip(36),
    "a bit in the head": flip(60),
    "a bit in the envelope's head": flip(-1150),
    "the last bit": flip(-1),
    "cut in the envelope": cut(900),
    "cut in the head": cut(100),
    "cut to the frame": cut(FRAME.size),
    "empty": cut(0),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    "far longer": lambda path: os.truncate(path, 50_000_000),
    "the path": forge(path=lambda _: "/v1/people/delete"),
    "the path, to one that does not exist": forge(path=lambda _: "/v1/nothing"),
    "the number": forge(number=lambda number: number + 1),
    "the port": forge(port=lambda port: port + 1),
    "the signature": forge(signature=lambda _: ":" + "A" * 86 + "==:"),
    "the signature, to none": forge(signature=lambda _: ""),
    "whose it is": forge(signature_input=lambda text: text.replace('keyid="0', 'keyid="1')),
}


def files(settings):
    return sorted(settings.spool.iterdir())


async def names(call):
    return sorted(hit.name for hit in (await call(SEARCH, {"query": ""})).hits)


async def refused(call):
    return (await call(STATE)).refused


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_damaged_file_is_told_of_and_not_applied_and_the_rest_is(
    damage, writer, call, settings, drain
):
    for name in ("Ada Lovelace", "Grace Hopper", "Mary Somerville"):
        await send(writer, ADD, someone(name))
    DAMAGES[damage](files(settings)[1])
    await drain()
    assert await names(call) == ["Ada Lovelace", "Mary Somerville"]
    (one,) = await refused(call)
    assert one.code in {"invalid", "revoked"}
    assert files(settings) == []


@pytest.mark.parametrize("damage", DAMAGES)
async def test_of_a_damaged_file_nothing_is_kept_but_that_it_came(
    damage, locked_app, writer, call, drain
):
    """What stays sealed in the vault must be whole: else a forgetting could not look into it."""
    await send(writer, ADD, someone("Ada Lovelace"))
    DAMAGES[damage](next(locked_app[STORE].settings.spool.iterdir()))
    await drain()
    (one,) = await refused(call)
    kept = await locked_app[STORE].read(partial(store.one, identifier=one.id))
    assert not kept.record or decode(kept.record)


@pytest.mark.usefixtures("left")
@pytest.mark.parametrize("damage", DAMAGES)
async def test_damage_while_the_daemon_is_down_is_told_of_too(damage, settings, again):
    DAMAGES[damage](files(settings)[0])
    async with again() as call:
        assert await names(call) == []
        (one,) = await refused(call)
        assert one.code in {"invalid", "revoked"}


@pytest.mark.usefixtures("left")
async def test_a_file_copied_to_another_place_in_the_order_is_told_of(settings, again):
    (path,) = files(settings)
    shutil.copy2(path, path.with_name("000000000002" + path.name[12:]))
    async with again() as call:
        assert await names(call) == ["Ada Lovelace"]
        (one,) = await refused(call)
        assert one.code == "invalid"


@pytest.mark.usefixtures("left")
async def test_half_written_files_are_removed_and_strange_ones_left_alone(settings, again):
    (path,) = files(settings)
    half, strange = path.with_name(f".{path.name}.a1b2c3d4"), path.with_name("README")
    for made in (half, strange):
        made.write_bytes(path.read_bytes()[:500])
        made.chmod(0o600)
    async with again() as call:
        assert await names(call) == ["Ada Lovelace"]
        assert await refused(call) == []
    assert files(settings) == [strange]


@pytest.mark.usefixtures("left")
async def test_the_order_goes_on_after_a_restart(settings, clock, recovery_key):
    async with serving(settings, with_port=True, now=clock) as app:
        writer = await paired(settings, app[SESSION].port, clock, "b")
        await send(writer, ADD, someone("Grace Hopper"))
        assert [path.name[:12] for path in files(settings)] == ["000000000001", "000000000002"]
        await app[KEEPER].unlock_with_recovery(recovery_key)


def link_folder(spool):
    spool.rename(spool.with_name("elsewhere"))
    spool.symlink_to("elsewhere")


def link_file(path):
    path.rename(path.parent.parent / "elsewhere")
    path.symlink_to("../elsewhere")


def folder_for_file(path):
    path.unlink()
    path.mkdir()


OPEN = {
    "folder a link": (lambda spool, _: link_folder(spool), "is a link"),
    "folder open to others": (lambda spool, _: spool.chmod(0o750), "Others can enter"),
    "folder a file": (
        lambda spool, _: (shutil.rmtree(spool), spool.touch(0o600)),
        "Cannot make the folder",
    ),
    "file a link": (lambda _, path: link_file(path), "is not a file"),
    "file a folder": (lambda _, path: folder_for_file(path), "is not a file"),
    "file a pipe": (lambda _, path: (path.unlink(), os.mkfifo(path, 0o600)), "is not a file"),
    "file open to others": (lambda _, path: path.chmod(0o640), "Others can read"),
}


@pytest.mark.usefixtures("left")
@pytest.mark.parametrize("how", OPEN)
async def test_a_spool_that_is_not_ours_alone_stops_the_start(how, settings):
    change, sentence = OPEN[how]
    change(settings.spool, files(settings)[0])
    with pytest.raises(BadSetup, match=sentence):
        async with serving(settings, with_port=False):
            raise AssertionError


class TestUnreadable:
    async def test_a_file_that_is_gone_is_told_of(self, writer, call, settings, drain):
        await send(writer, ADD, someone("Ada Lovelace"))
        await send(writer, ADD, someone("Grace Hopper"))
        files(settings)[0].unlink()
        await drain()
        assert await names(call) == ["Grace Hopper"]
        (one,) = await refused(call)
        assert (one.code, one.sentence) == ("failed", "What was kept is gone from the disk.")

    async def test_a_file_that_cannot_be_read_is_left_to_the_person(
        self, writer, call, settings, drain
    ):
        await send(writer, ADD, someone("Ada Lovelace"))
        await send(writer, ADD, someone("Grace Hopper"))
        (path, _) = files(settings)
        link_file(path)
        await drain()
        assert await names(call) == ["Grace Hopper"]
        (one,) = await refused(call)
        assert "it is a link" in one.sentence
        assert files(settings) == [path.with_name(f"{path.name}.unreadable")]


async def test_two_files_that_were_swapped_are_told_of_and_can_be_retried(
    writer, call, settings, drain
):
    for name in ("Ada Lovelace", "Grace Hopper"):
        await send(writer, ADD, someone(name))
    first, second = files(settings)
    aside = settings.home / "aside"
    first.rename(aside)
    second.rename(first)
    aside.rename(second)
    await drain()
    assert await names(call) == []
    for one in await refused(call):
        await call(SPOOL_RETRY, {"write": str(one.id)})
    assert await names(call) == ["Ada Lovelace", "Grace Hopper"]


async def test_an_envelope_that_somebody_else_sealed_is_not_applied(writer, call, settings, drain):
    """Its seal is right: the public key is all that takes. The browser's signature is missing."""
    item = new_item()
    await send(writer, ADD, someone("Ada Lovelace"), item)
    (path,) = files(settings)
    content = path.read_bytes()
    length = FRAME.unpack_from(content)[2]
    head = json.loads(content[FRAME.size :][:length])
    planted = writer.seal(ADD.path, encoded(someone("Mallory")), item=item)
    reseal(path, head, planted)
    await drain()
    assert await names(call) == []
    (one,) = await refused(call)
    assert "no browser of yours" in one.sentence
    with pytest.raises(Refused):
        await call(SPOOL_RETRY, {"write": str(one.id)})
    assert await names(call) == []


@pytest.fixture(scope="module")
def record():
    """The bytes of a file that is as it must be, but for who signed it."""
    proof = RequestSignature.parse(
        'kb=("@method" "@authority" "@path" "origin" "content-type" "content-digest");created=1;'
        f'nonce="{"A" * 22}";keyid="{new_item()}";alg="ed25519";tag="{"A" * 22}"',
        f"kb=:{'A' * 86}==:",
    )
    envelope = b"KBE1" + struct.pack(">I", 1) + new_item().bytes + bytes(1_200)
    return encode(1, 2, Sealed("/v1/people/add", new_item(), envelope, proof, 48737))


@given(content=some.binary(max_size=2_000), begun=some.booleans())
def test_any_bytes_are_a_record_or_damaged(content, *, begun):
    with suppress(Damaged):
        decode(b"KBS1" + content if begun else content)


@given(some.data())
def test_a_record_changed_anywhere_is_damaged(record, data):
    assert decode(record)[1].path == "/v1/people/add"
    place = data.draw(some.integers(0, len(record) - 1))
    other = data.draw(some.integers(1, 255))
    changed = bytearray(record)
    changed[place] ^= other
    with pytest.raises(Damaged):
        decode(bytes(changed))
