"""`kithbook keys`: with the daemon locked, unlocked, and without one."""

import io
import json

import pytest

from kithbook.keeper import KEEPER
from kithbook.store.database import open_store
from kithbook.store.failure import StoreDamaged
from kithbook_protocol.hello import VaultState

OTHER = "another horse, another battery"
SUBCOMMANDS = ["passphrase", "add", "remove", "strict", "recovery", "rotate", "check"]


@pytest.fixture
def written(tmp_path):
    """Put a secret into a private file: `written("text")`."""

    def write(text):
        file = tmp_path / f"secret-{len(list(tmp_path.iterdir()))}"
        file.touch(0o600)
        file.write_text(text + "\n")
        return str(file)

    return write


@pytest.fixture
def piped(monkeypatch):
    """Pipe a recovery key into the next command."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(f"{text}\n"))


def tails(ran):
    return [slot["id"][-8:] for slot in json.loads(ran.out)["slots"]]


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_every_command_explains_itself_with_an_example(command, name):
    ran = command("keys", name, "--help")
    assert ran.code == 0
    assert f"kithbook keys {name}" in ran.out.partition("Example")[2]
    assert "--json" in ran.out


@pytest.mark.usefixtures("home")
def test_the_slots_are_listed_without_a_secret(command, monkeypatch):
    monkeypatch.delenv("KITHBOOK_PASSPHRASE_FILE")
    listed = json.loads(command("keys", "--json").out)
    assert [slot["kind"] for slot in listed["slots"]] == ["passphrase", "recovery"]
    assert listed["slots"][0]["argon2"]["memory"] >= 64 * 1024
    assert not listed["strict"]
    shown = command("keys").out
    assert "a passphrase" in shown
    assert "MiB" in shown
    assert "AGE-SECRET" not in shown


@pytest.mark.usefixtures("home")
def test_without_a_daemon_the_passphrase_is_changed_for_good(command, written, passphrase):
    new = written(OTHER)
    ran = command("keys", "passphrase", "--new-passphrase-file", new)
    assert (ran.code, "The passphrase is changed." in ran.out) == (0, True)
    assert OTHER not in ran.out + ran.err
    refused = command("search", "ada")
    assert (refused.code, refused.err) == (1, "The passphrase is wrong; nothing was changed.\n")
    again = command("keys", "passphrase", "--new-passphrase-file", written(passphrase))
    assert (again.code, again.out, again.err.count("\n")) == (1, "", 1)
    back = ("--passphrase-file", new, "--new-passphrase-file", written(passphrase))
    assert command("keys", "passphrase", *back).code == 0
    assert command("search", "ada").code == 0


@pytest.mark.usefixtures("app")
async def test_without_a_terminal_what_can_be_tried_is_tried(
    beside, recovery_key, piped, monkeypatch
):
    monkeypatch.delenv("KITHBOOK_PASSPHRASE_FILE")
    piped(recovery_key)
    ran = await beside("keys", "check", "--recovery", "--json")
    assert ran.code == 0
    outcomes = {one["kind"]: one["outcome"] for one in json.loads(ran.out)["trials"]}
    assert outcomes == {"passphrase": "untried", "recovery": "opens"}


@pytest.mark.parametrize("state", list(VaultState))
async def test_beside_a_daemon_the_passphrase_is_changed_and_the_state_stays(
    beside, app, written, vault_key, state
):
    keeper = app[KEEPER]
    if state is VaultState.LOCKED:
        await keeper.lock()
    ran = await beside("keys", "passphrase", "--new-passphrase-file", written(OTHER))
    assert ran.code == 0
    assert (await keeper.status()).state is state
    assert keeper.vault.open_with_passphrase(OTHER).key == vault_key
    if state is VaultState.READY:
        assert (await beside("search", "ada")).code == 0


async def test_a_forgotten_passphrase_is_changed_with_the_recovery_key(
    beside, app, recovery_key, written, piped
):
    assert app
    piped(recovery_key)
    ran = await beside("keys", "passphrase", "--recovery", "--new-passphrase-file", written(OTHER))
    assert ran.code == 0
    assert (await beside("keys", "check", "--passphrase-file", written(OTHER))).code == 0


async def test_slots_are_added_and_removed_and_two_remain(beside, written):
    added = await beside(
        "keys", "add", "passphrase", "--json", "--new-passphrase-file", written(OTHER)
    )
    first, second, recovery = tails(added)
    assert (await beside("keys", "check", "--passphrase-file", written(OTHER))).code == 0
    refused = await beside("keys", "remove", recovery)
    assert (refused.code, refused.err.count("\n")) == (1, 1)
    assert (await beside("keys", "remove", first)).code == 0
    refused = await beside("keys", "remove", second, "--passphrase-file", written(OTHER))
    assert refused.code == 1
    assert "Two key slots must remain" in refused.err


async def test_a_new_recovery_key_is_shown_with_its_kit_and_the_old_opens_nothing(
    beside, app, recovery_key, piped, tmp_path
):
    kit = tmp_path / "kit.html"
    ran = await beside("keys", "recovery", "--kit", str(kit), "--json")
    made = json.loads(ran.out)["recovery_key"]
    assert made in kit.read_text()
    assert app[KEEPER].vault.open_with_recovery(made)
    piped(recovery_key)
    tried = await beside("keys", "check", "--recovery")
    assert tried.code == 1
    assert "That recovery key does not open it" in tried.out
    piped(made)
    assert (await beside("keys", "check", "--recovery")).code == 0


@pytest.mark.usefixtures("app")
async def test_a_recovery_key_that_does_not_count_is_never_shown(
    beside, written, tmp_path, settings
):
    before = settings.key_slots.read_bytes()
    for wrong in (
        ("--passphrase-file", written("not the passphrase")),
        ("--kit", str(tmp_path / "nowhere" / "kit.html")),
    ):
        ran = await beside("keys", "recovery", *wrong)
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert settings.key_slots.read_bytes() == before


async def test_without_a_keyring_there_is_no_strict_mode_and_that_is_said(beside, settings):
    before = settings.key_slots.read_bytes()
    for arguments in (("strict",), ("add", "keyring")):
        ran = await beside("keys", *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "KITHBOOK_KEYRING" in ran.err
    assert settings.key_slots.read_bytes() == before


@pytest.mark.usefixtures("home")
def test_without_a_daemon_the_database_gets_a_new_key(command, settings, vault_key, written):
    assert command("add", "Ada Lovelace").code == 0
    before = settings.database.read_bytes()
    unasked = command("keys", "rotate")
    assert (unasked.code, unasked.out) == (1, "")
    assert "--yes" in unasked.err
    assert settings.database.read_bytes() == before
    wrong = command("keys", "rotate", "--yes", "--passphrase-file", written("not the passphrase"))
    assert (wrong.code, wrong.out, wrong.err.count("\n")) == (1, "", 1)
    ran = command("keys", "rotate", "--yes", "--new-passphrase-file", written(OTHER), "--json")
    job = json.loads(ran.out)
    assert (ran.code, job["state"], job["done"]) == (0, "done", job["total"])
    assert command("search", "ada").err == "The passphrase is wrong; nothing was changed.\n"
    checked = command("keys", "check", "--passphrase-file", written(OTHER), "--json")
    assert json.loads(checked.out)["trials"][0]["outcome"] == "opens"
    with pytest.raises(StoreDamaged):
        open_store(settings.database, vault_key)


async def test_beside_a_daemon_the_database_gets_a_new_key_and_says_what_is_next(beside, extension):
    assert extension
    await beside("add", "Ada Lovelace")
    ran = await beside("keys", "rotate", "--yes")
    assert ran.code == 0
    for said in ("The vault has a new key.", "Pair your browsers again (1): kithbook pair"):
        assert said in ran.out
    assert "Ada Lovelace" in (await beside("search", "ada")).out
    assert (await beside("doctor")).code == 0


@pytest.mark.usefixtures("home")
def test_a_daemon_that_passes_by_says_what_it_mended(command, settings):
    settings.key_slots.write_bytes(b"\0" * 700)
    ran = command("search", "ada")
    assert ran.code == 0
    assert "The key slots were damaged; Kithbook wrote them anew" in ran.err
    assert command("search", "ada").err == ""


async def test_a_running_daemon_keeps_saying_what_it_mended(beside, app, settings):
    await beside("lock")
    settings.key_slots.write_bytes(b"\0" * 700)
    assert "uses the previous generation" in (await beside("keys")).out
    assert (await beside("unlock")).code == 0
    for command in ("status", "keys", "status"):
        assert "Warning: The key slots were damaged; Kithbook wrote" in (await beside(command)).out
    assert [one.kind for one in (await app[KEEPER].status()).warnings] == ["mended"]


@pytest.mark.parametrize(
    "arguments",
    [("keys", "dance"), ("keys", "add"), ("keys", "add", "fingerprint"), ("keys", "remove")],
)
def test_what_keys_does_not_know_is_wrong_usage(command, arguments):
    assert command(*arguments).code == 2
