"""What is not as it must be is refused in one sentence, and nothing is changed by trying."""

import json
import os
import shutil
import socket
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from end_to_end.commands import KITHBOOK
from end_to_end.commands import PATIENCE as COMMAND
from end_to_end.daemon import Daemon, free_port

NOISE = {"daemon.log", "vault.lock", "run"}
"""What a daemon that refuses to start may still have made."""


@pytest.fixture(scope="module")
def made(home, original_vault):
    """A data folder with a vault."""
    trial = Daemon.trial(home)
    original_vault.copy(trial.data)
    return trial


@pytest.fixture(scope="module")
def other(made):
    """The data folder of another vault with the same passphrase."""
    home = made.data.parent / "other"
    home.mkdir()
    trial = Daemon.trial(home)
    trial.make_vault()
    return trial.data


@pytest.fixture
def data(made, tmp_path):
    """A copy of it to damage."""
    return Path(shutil.copytree(made.data, tmp_path / "data"))


@pytest.fixture
def up(made, data):
    """Run `kithbook up` on the damaged copy; return its exit code and what it said."""

    def run(home=None, port=None):
        environment = made.environment | {
            "KITHBOOK_HOME": str(home or data),
            "KITHBOOK_PORT": str(port or free_port()),
            "KITHBOOK_PASSPHRASE_FILE": str(made.passphrase_file),
        }
        done = subprocess.run(
            [KITHBOOK, "up"],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=COMMAND,
            check=False,
        )
        assert done.stdout == ""
        return done.returncode, done.stderr

    return run


def content(folder):
    """Return what is in a data folder, byte by byte, with its permissions."""
    return {
        str(path.relative_to(folder)): (path.lstat().st_mode, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in NOISE
    }


def plaintext(data):
    (data / "vault.db").unlink()
    with closing(sqlite3.connect(data / "vault.db")) as found:
        found.execute("CREATE TABLE person (name TEXT)")
        found.commit()
    (data / "vault.db").chmod(0o600)


def truncated(data):
    os.truncate(data / "vault.db", 5_000)


def cut_to_half(data):
    os.truncate(data / "vault.db", (data / "vault.db").stat().st_size // 2)


def emptied(data):
    os.truncate(data / "vault.db", 0)


def flip(path, position):
    """Change one bit of a file."""
    found = bytearray(path.read_bytes())
    found[position] ^= 1
    path.write_bytes(found)


def change(path, **changes):
    """Change fields of a JSON file."""
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


DAMAGES = {
    "plaintext database": plaintext,
    "database cut": truncated,
    "database cut to half": cut_to_half,
    "database empty": emptied,
    "database a link": lambda data: (data / "vault.db").symlink_to(
        (data / "vault.db").rename(data / "elsewhere.db").name
    ),
    "database missing": lambda data: (data / "vault.db").unlink(),
    "bit flipped in the first page": lambda data: flip(data / "vault.db", 100),
    "bit flipped in the salt": lambda data: flip(data / "vault.db", 0),
    "daemon.json missing": lambda data: (data / "daemon.json").unlink(),
    "daemon.json empty": lambda data: os.truncate(data / "daemon.json", 0),
    "daemon.json cut": lambda data: os.truncate(data / "daemon.json", 100),
    "daemon.json readable by others": lambda data: (data / "daemon.json").chmod(0o644),
    "daemon.json of another vault": lambda data: change(
        data / "daemon.json", vault="01234567-89ab-4def-8123-456789abcdef"
    ),
    "daemon.json with another sealing key": lambda data: change(
        data / "daemon.json", sealing_key="A" * 43
    ),
    "daemon.json of a newer format": lambda data: change(data / "daemon.json", format=2),
    "key slots missing": lambda data: [
        (data / name).unlink() for name in ("keyslots.json", "keyslots.previous.json")
    ],
    "key slots damaged": lambda data: [
        flip(data / name, 50) for name in ("keyslots.json", "keyslots.previous.json")
    ],
    "key slots readable by others": lambda data: (data / "keyslots.json").chmod(0o640),
    "log a link to elsewhere": lambda data: (data / "daemon.log").symlink_to("daemon.json"),
    "home open to others": lambda data: data.chmod(0o750),
}


def one_sentence(said):
    assert said.endswith("\n")
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert "made a mistake" not in said
    return said


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_one_sentence_and_nothing_is_changed(damage, data, up):
    DAMAGES[damage](data)
    before = content(data)
    code, said = up()
    assert code == 1
    assert one_sentence(said)
    assert content(data) == before


SWAPPED = {
    "the database": ["vault.db"],
    "the key slots": ["keyslots.json", "keyslots.previous.json"],
    "daemon.json": ["daemon.json"],
    "all but the database": ["keyslots.json", "keyslots.previous.json", "daemon.json"],
}


@pytest.mark.parametrize("what", SWAPPED)
def test_files_of_two_vaults_are_one_sentence_and_nothing_is_changed(what, data, other, up):
    for name in SWAPPED[what]:
        (data / name).unlink(missing_ok=True)
        if (other / name).exists():
            shutil.copy2(other / name, data / name)
    before = content(data)
    code, said = up()
    assert code == 1
    assert one_sentence(said)
    assert content(data) == before


@pytest.mark.parametrize("name", ["vault.db", "keyslots.json", "daemon.json"])
def test_a_file_others_can_write_is_refused_and_nothing_is_changed(name, data, up):
    (data / name).chmod(0o666)
    before = content(data)
    code, said = up()
    assert code == 1
    assert f"chmod 600 {data / name}" in one_sentence(said)
    assert content(data) == before


def test_a_link_in_place_of_home_is_refused(data, up, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(data)
    before = content(data)
    code, said = up(home=link)
    assert code == 1
    assert "is a link" in one_sentence(said)
    assert content(data) == before


def test_where_there_is_no_vault_none_is_made(up, tmp_path):
    code, said = up(home=tmp_path / "empty")
    assert code == 1
    assert "kithbook init" in one_sentence(said)
    assert content(tmp_path / "empty") == {}


def test_a_taken_port_is_one_sentence(up, data):
    with socket.create_server(("127.0.0.1", 0)) as squatter:
        port = squatter.getsockname()[1]
        before = content(data)
        code, said = up(port=port)
    assert code == 1
    assert f"Port {port} is taken" in one_sentence(said)
    assert content(data) == before


def test_a_second_vault_in_the_same_folder_is_refused(made, data):
    before = content(data)
    done = subprocess.run(
        [KITHBOOK, "init", "--passphrase-file", str(made.passphrase_file)],
        env=made.environment | {"KITHBOOK_HOME": str(data)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=COMMAND,
        check=False,
    )
    assert done.returncode == 1
    assert "already a vault" in one_sentence(done.stderr)
    assert content(data) == before
