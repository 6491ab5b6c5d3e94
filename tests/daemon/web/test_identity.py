"""daemon.json: ours alone, whole or refused, and on disk before it counts."""

import json
import os
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kithbook.errors import BadSetup, NotThere
from kithbook.web.identity import HOUR, Identity, PairedClient
from kithbook.web.model import to_text

SEALING = bytes(range(32))
SIGNER = to_text(bytes(range(32, 64)))
VAULT = uuid4()
NOW = 1_800_000_000_000


def client(number):
    return PairedClient(
        id=UUID(int=number),
        name="Test browser",
        origin="chrome-extension://" + "a" * 32,
        scope="full",
        paired_at=NOW,
        key=to_text(Ed25519PrivateKey.generate().public_key().public_bytes_raw()),
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "daemon.json"


@pytest.fixture
def identity(path):
    return Identity.create(path, VAULT, SEALING, SIGNER)


def test_what_is_written_is_read(identity, path):
    identity.admit(client(1))
    found = Identity.load(path)
    assert found.vault == VAULT
    assert found.sealing_key == SEALING
    assert found.public_key == identity.public_key
    assert found.clients == identity.clients
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("identity")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o610, 0o777])
def test_loose_permissions_are_refused(path, mode):
    path.chmod(mode)
    with pytest.raises(BadSetup, match=f"Others can read .*; run: chmod 600 {path}"):
        Identity.load(path)


def test_a_missing_file_is_not_made_anew(path):
    with pytest.raises(BadSetup, match="is missing"):
        Identity.load(path)
    assert not path.exists()


@pytest.mark.usefixtures("identity")
def test_a_link_is_refused(path):
    path.rename(path.with_name("elsewhere.json"))
    path.symlink_to("elsewhere.json")
    with pytest.raises(BadSetup, match="it is a link"):
        Identity.load(path)


def test_a_pipe_or_a_folder_in_its_place_is_refused_at_once(path):
    os.mkfifo(path, 0o600)
    with pytest.raises(BadSetup):
        Identity.load(path)
    path.unlink()
    path.mkdir(0o700)
    with pytest.raises(BadSetup):
        Identity.load(path)


def damage(content, **changes):
    return json.dumps(json.loads(content) | changes).encode()


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda content: content[: len(content) // 2], id="cut"),
        pytest.param(lambda content: b"\0" * len(content), id="zeros"),
        pytest.param(lambda content: content + b"}", id="more"),
        pytest.param(lambda _: b"[]", id="no object"),
        pytest.param(lambda _: b"\xff\xfe", id="no text"),
        pytest.param(lambda content: damage(content, signing_key="AAAA"), id="short key"),
        pytest.param(lambda content: damage(content, signing_key="!" * 43), id="no key"),
        pytest.param(lambda content: damage(content, sealing_key="A" * 42), id="short sealing key"),
        pytest.param(lambda content: damage(content, sealing_key=None), id="no sealing key"),
        pytest.param(lambda content: damage(content, vault="?"), id="no vault"),
        pytest.param(lambda content: damage(content, format=0), id="format 0"),
        pytest.param(lambda content: damage(content, clients=[{}]), id="empty client"),
        pytest.param(lambda content: damage(content, more=1), id="unknown field"),
        pytest.param(lambda content: content + b" " * 2**20, id="over a mebibyte"),
    ],
)
def test_damage_is_one_sentence_that_quotes_nothing(identity, path, damaged):
    identity.admit(client(1))
    content = damaged(path.read_bytes())
    path.write_bytes(content)
    with pytest.raises(BadSetup) as refused:
        Identity.load(path)
    assert str(refused.value) == f"{path} is damaged; bring it back from a backup."
    assert refused.value.__cause__ is None
    assert path.read_bytes() == content


def test_a_file_of_a_newer_kithbook_is_refused_as_such(identity, path):
    assert identity
    path.write_bytes(damage(path.read_bytes(), format=2, something="new"))
    with pytest.raises(BadSetup, match="newer Kithbook"):
        Identity.load(path)


def test_a_revoked_client_is_still_known_but_marked(identity, path):
    identity.admit(client(1))
    identity.revoke(str(UUID(int=1)), NOW)
    for one in (identity, Identity.load(path)):
        known = one.client(str(UUID(int=1)))
        assert known is not None
        assert known[0].revoked_at == NOW


def test_revoking_twice_keeps_the_first_time(identity):
    identity.admit(client(1))
    identity.revoke(str(UUID(int=1)), NOW)
    assert identity.revoke(str(UUID(int=1)), NOW + 1).revoked_at == NOW


def test_use_is_noted_to_the_hour_and_written_once_in_it(identity, path):
    identity.admit(client(1))
    identity.used(str(UUID(int=1)), NOW + 5)
    first = path.stat().st_mtime_ns
    for minute in range(60):
        identity.used(str(UUID(int=1)), NOW + minute * 60_000 - NOW % HOUR)
    assert path.stat().st_mtime_ns == first
    identity.used(str(UUID(int=1)), NOW + HOUR)
    (known,) = Identity.load(path).clients
    assert known.last_used_at == (NOW + HOUR) // HOUR * HOUR


def test_a_clock_set_back_takes_no_use_away(identity, path):
    identity.admit(client(1))
    identity.used(str(UUID(int=1)), NOW)
    identity.used(str(UUID(int=1)), NOW - 10 * HOUR)
    assert Identity.load(path).clients[0].last_used_at == NOW // HOUR * HOUR


def test_use_that_cannot_be_written_is_no_error_and_is_written_with_the_next_change(identity, path):
    identity.admit(client(1))
    path.rename(path.with_name("aside"))
    path.mkdir()
    identity.used(str(UUID(int=1)), NOW)
    path.rmdir()
    identity.used(str(UUID(int=1)), NOW + 1)
    assert not path.exists()
    identity.admit(client(2))
    assert Identity.load(path).clients[0].last_used_at == NOW // HOUR * HOUR


@pytest.mark.parametrize("reference", ["", "-", "no", "0", "zz1"])
def test_only_the_tail_of_one_client_s_id_revokes(identity, reference):
    identity.admit(client(0x10))
    identity.admit(client(0x20))
    with pytest.raises(NotThere):
        identity.revoke(reference, NOW)
    assert all(one.revoked_at is None for one in identity.clients)


def test_a_client_that_cannot_be_written_is_not_admitted(identity, path):
    path.parent.chmod(0o500)
    try:
        if os.geteuid() == 0:
            path.unlink()
            path.mkdir()
        with pytest.raises(BadSetup):
            identity.admit(client(1))
    finally:
        path.parent.chmod(0o700)
    assert identity.clients == []
    assert identity.client(str(UUID(int=1))) is None
