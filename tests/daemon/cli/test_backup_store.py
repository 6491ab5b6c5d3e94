"""Backups in a store, from the command line: there from one machine, and back onto another."""

import json

import pytest
from daemon.backup.places.login import NAME, SECRET
from daemon.backup.places.servers import WsgiDav


@pytest.fixture
def place(tmp_path_factory):
    """The address of a folder on a WebDAV server."""
    with WsgiDav(tmp_path_factory.mktemp("store")) as server:
        yield server.address("kith", server.origin)


@pytest.fixture
def secret_file(tmp_path):
    """Make a file that only its owner can read: `secret_file(*lines)`."""

    def make(*lines):
        path = tmp_path / f"secret-{len(list(tmp_path.iterdir()))}"
        path.touch(0o600)
        path.write_text("".join(f"{one}\n" for one in lines))
        return str(path)

    return make


def test_what_one_machine_sends_another_without_a_vault_restores(
    home, command, place, secret_file, recovery_key, *, tmp_path, monkeypatch
):
    assert command("add", "Ada Lovelace").code == 0
    login = ("--credentials-file", secret_file(NAME, SECRET))
    nobody = command("backup", "places", "add", place, "--credentials-file", secret_file(NAME))
    assert (nobody.code, "must hold two lines" in nobody.err) == (1, True)
    assert command("backup", "places", "add", place, *login).code == 0
    assert command("backup", "create").code == 0
    signer = json.loads(command("backup", "--json").out)["signer"]
    for path in home.rglob("*"):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes(), path
    monkeypatch.setenv("KITHBOOK_HOME", str(tmp_path / "fresh"))
    lying = command("backup", "list", place, *login)
    assert ".kithbook.age" in lying.out
    passphrase = secret_file("a new passphrase")
    ran = command(
        "backup", "restore", place, *login, "--json", "--signer", signer,
        "--recovery-key-file", secret_file(recovery_key), "--new-passphrase-file", passphrase,
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert not (tmp_path / "fresh" / ".fetched").exists()
    monkeypatch.setenv("KITHBOOK_PASSPHRASE_FILE", passphrase)
    assert "Ada Lovelace" in command("search", "ada").out
    sent = command("backup", "create")
    assert "Warning" not in sent.out, "name and secret came back with the vault"
    assert sent.out.count(".kithbook.age") == 2
