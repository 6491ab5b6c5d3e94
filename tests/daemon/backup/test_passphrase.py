"""A backup under a passphrase: age opens it, and so do we; and what age wrote, we open."""

import io
import re

import pyrage
import pytest
from daemon.backup.conftest import ended
from pyrage import passphrase as stock

from kithbook.backup.age import decrypted, encrypt
from kithbook.backup.errors import BackupDamaged, BackupShut
from kithbook.backup.passphrase import Passphrase
from kithbook_protocol.backup_operations import BACKUP_CREATE, BACKUPS

SECRET = "correct horse battery"


def written(chunks, secret=SECRET):
    out = io.BytesIO()
    encrypt(chunks, out, [], secret)
    return out.getvalue()


def read(path, secret=SECRET):
    with decrypted(path, [Passphrase(secret)]) as found:
        content = found.take(10_000_000)
        found.end()
        return content


@pytest.mark.parametrize("size", [0, 1, 65_536, 300_001])
def test_what_we_write_stock_age_opens(size):
    content = bytes(index % 251 for index in range(size))
    assert stock.decrypt(written([content]), SECRET) == content


@pytest.mark.parametrize("size", [0, 65_536, 300_001])
def test_what_stock_age_writes_we_open(size, tmp_path):
    content = bytes(index % 251 for index in range(size))
    file = tmp_path / "file"
    file.write_bytes(stock.encrypt(content, SECRET))
    assert read(file) == content


def test_another_passphrase_opens_nothing(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(written([b"hello"]))
    with pytest.raises(BackupShut, match="passphrase does not open"):
        read(file, "another horse")
    with pytest.raises(BackupShut, match="A passphrase opens this backup"):
        read_with_a_key(file)


def read_with_a_key(path):
    with decrypted(path, [pyrage.x25519.Identity.generate()]) as found:
        found.take(1)


@pytest.fixture(scope="module")
def sound():
    """A file that stock age wrote; it takes seconds of work on purpose."""
    return stock.encrypt(b"hello" * 20_000, SECRET)


@pytest.mark.parametrize("place", [3, 25, 40, 90, 140, 190, 230, -1])
def test_a_flipped_bit_is_never_read_over(place, sound, tmp_path):
    content = bytearray(sound)
    content[place] ^= 1
    file = tmp_path / "file"
    file.write_bytes(content)
    with pytest.raises((BackupDamaged, BackupShut)):
        read(file)


def test_work_that_would_take_a_gigabyte_and_more_is_not_begun(sound, tmp_path):
    file = tmp_path / "file"
    file.write_bytes(re.sub(rb" \d+\n", b" 21\n", sound, count=1))
    with pytest.raises(BackupDamaged):
        read(file)


async def test_it_is_proven_and_restored_with_the_passphrase_and_gets_a_new_kit(
    people, call, restore, prove, tmp_path
):
    (tmp_path / "stick").mkdir()
    request = {"to": str(tmp_path / "stick"), "passphrase": SECRET}
    job = await ended(call, await call(BACKUP_CREATE, request))
    assert job.state == "done", job.sentence
    file = tmp_path / "stick" / job.result["name"]
    assert (await prove(file)).state == "failed"
    assert (await prove(file, passphrase=SECRET)).result["people"] == len(people)
    assert (await call(BACKUPS)).backups == [], "it is none to count on"
    done = restore(file, home=tmp_path / "fresh", key=Passphrase(SECRET))
    assert done.kit.signer == done.fingerprint
