"""The native messaging host: whoever starts it, and whatever it is sent, it does two things only.

It is started as a browser starts it, by the launcher that `kithbook browsers connect` writes.
"""

import asyncio
import json
import struct
import subprocess
from pathlib import Path

import pytest
from daemon.extension import Extension, Refused
from daemon.message import exchange
from end_to_end.commands import PATIENCE as COMMAND
from end_to_end.daemon import answers

from kithbook.installation.model import CHROMIUM_ID, FIREFOX_ID, HOST

OURS = f"chrome-extension://{CHROMIUM_ID}/"
MANIFEST = f"/home/ada/.mozilla/native-messaging-hosts/{HOST}.json"
IN_FIREFOX = "moz-extension://0f0f0f0f-1111-4222-8333-444444444444"

CALLERS = {
    "by hand": [],
    "by hand, asking for help": ["--help"],
    "another extension": ["chrome-extension://" + "a" * 32 + "/"],
    "ours without the slash": [OURS[:-1]],
    "ours and more": [OURS + "a"],
    "ours in upper case": [OURS.upper()],
    "ours behind another": ["chrome-extension://" + "a" * 32 + "/", OURS],
    "ours with another word": [OURS, "--port=1"],
    "ours with settings of its own": [OURS, '{"KITHBOOK_HOME": "/tmp"}'],
    "a web page": ["https://example.org/"],
    "another extension in Firefox": [MANIFEST, "other@example.org"],
    "Firefox's id alone": [FIREFOX_ID],
    "Firefox's id with another manifest": ["/home/ada/other.json", FIREFOX_ID],
    "Firefox's id twice": [MANIFEST, FIREFOX_ID, FIREFOX_ID],
    "Chromium's id as Firefox's": [MANIFEST, CHROMIUM_ID],
}

START = b'{"ask":"start"}'


def framed(content):
    return struct.pack("=I", len(content)) + content


FRAMES = {
    "nothing": b"",
    "half a length": b"\x0f\x00",
    "a length of nothing": struct.pack("=I", 0),
    "less than the length says": struct.pack("=I", 100) + START,
    "the length in the other order": struct.pack(">I", len(START)) + START,
    "4 GiB, it says": struct.pack("=I", 2**32 - 1) + START,
    "one byte too many": framed(b" " * (4097 - len(START)) + START),
    "64 MiB": framed(b"x" * 2**26),
    "JSON without a length": START,
}

MESSAGES = {
    "no JSON": b"start",
    "JSON cut": START[:-1],
    "a text": b'"start"',
    "a list": b'["start"]',
    "null": b"null",
    "no request": b"{}",
    "an unknown request": b'{"ask":"status"}',
    "a call of the API": b'{"ask":"/v1/people/show","person":"Ada"}',
    "a request in upper case": b'{"ask":"START"}',
    "two requests": b'{"ask":["start","pair"]}',
    "a field more": b'{"ask":"start","port":1}',
    "words for the daemon": b'{"ask":"start","arguments":["--without-backup"]}',
    "an origin of the web": b'{"ask":"pair","origin":"https://example.org"}',
    "an origin and more": b'{"ask":"pair","origin":"%s/x"}' % OURS.encode(),
    "another scope": b'{"ask":"pair","scope":"full"}',
    "deep": b'{"ask":' + b"[" * 2000 + b"]" * 2000 + b"}",
    "half of a surrogate pair": b'{"ask":"\\ud800"}',
    "no UTF-8": b'{"ask":"\xff"}',
    "a NUL behind": START + b"\0",
    "a second message behind": START + framed(START),
}


@pytest.fixture(scope="module")
def launcher(daemon, home):
    """What a browser starts."""
    (home / ".mozilla").mkdir()
    daemon.run("browsers", "connect")
    return home / ".local/share/kithbook-browser/kithbook-host"


@pytest.fixture(scope="module")
def started(daemon, launcher):
    """Start it with words and bytes; return its exit code and its reply, if it gave one."""

    own = {"HOME": daemon.environment["HOME"], "PATH": "/usr/bin:/bin"}

    def run(words, sent, environment=None, cwd="/"):
        done = subprocess.run(
            [launcher, *words],
            input=sent,
            env=own | (environment or {}),
            cwd=cwd,
            capture_output=True,
            timeout=COMMAND,
            check=False,
        )
        assert b"Traceback" not in done.stderr
        if not done.stdout:
            return done.returncode, None
        (length,) = struct.unpack("=I", done.stdout[:4])
        assert length == len(done.stdout) - 4
        return done.returncode, json.loads(done.stdout[4:])

    return run


def asked(started, words, **request):
    code, reply = started(words, framed(json.dumps(request).encode()))
    assert code == 0
    return reply


@pytest.mark.parametrize("caller", CALLERS)
def test_who_is_not_our_extension_gets_no_byte(caller, started):
    assert started(CALLERS[caller], framed(START)) == (1, None)


@pytest.mark.parametrize("frame", FRAMES)
def test_what_is_no_message_ends_it_without_a_byte(frame, started):
    assert started([OURS], FRAMES[frame]) == (1, None)


@pytest.mark.parametrize("message", MESSAGES)
def test_what_it_does_not_know_it_refuses(message, started, daemon):
    before = daemon.json("clients")
    code, reply = started([OURS], framed(MESSAGES[message]))
    assert (code, reply["state"], reply["port"], reply["code"]) == (0, "refused", None, None)
    assert daemon.json("clients") == before


@pytest.mark.parametrize("words", [[OURS], [OURS, "--parent-window=0"], [MANIFEST, FIREFOX_ID]])
def test_our_extension_learns_the_port_of_a_daemon_that_runs(words, started, daemon):
    told = asked(started, words, ask="start")
    assert (told["state"], told["port"], told["code"]) == ("running", daemon.port, None)


def test_nothing_in_the_browsers_environment_leads_elsewhere(started, daemon, tmp_path):
    trap = tmp_path / "kithbook"
    trap.mkdir()
    sprung = tmp_path / "sprung"
    code = f"open({str(sprung)!r}, 'w').close()\n"
    for name in ("kithbook/__init__.py", "sitecustomize.py", "usercustomize.py", "json.py"):
        (tmp_path / name).write_text(code)
    environment = {
        "KITHBOOK_HOME": str(tmp_path / "elsewhere"),
        "KITHBOOK_PORT": "1",
        "KITHBOOK_PASSPHRASE_FILE": "/etc/passwd",
        "PYTHONPATH": str(tmp_path),
        "PYTHONHOME": str(tmp_path),
        "PYTHONSTARTUP": str(tmp_path / "json.py"),
        "PYTHONINSPECT": "1",
        "BASH_ENV": str(tmp_path / "json.py"),
        "ENV": str(tmp_path / "json.py"),
        "XDG_DATA_HOME": str(tmp_path),
    }
    _, reply = started([OURS], framed(START), environment, tmp_path)
    assert (reply["state"], reply["port"]) == ("running", daemon.port)
    assert not sprung.exists()
    assert not (tmp_path / "elsewhere").exists()


def test_its_code_is_good_for_the_origin_that_the_browser_vouches_for_alone(
    started, daemon, settings
):
    # What the message says of itself does not count where the browser says who it is.
    told = asked(started, [OURS], ask="pair", origin=IN_FIREFOX)
    assert (told["state"], told["port"]) == ("code", daemon.port)
    before = len(daemon.json("clients")["clients"])
    for origin in (IN_FIREFOX, "chrome-extension://" + "b" * 32):
        with pytest.raises(Refused):
            asyncio.run(Extension(settings.port, origin=origin).pair(told["code"]))
    ours = Extension(settings.port, origin=OURS.rstrip("/"))
    asyncio.run(ours.pair(told["code"]))
    listed = daemon.json("clients")["clients"]
    assert len(listed) == before + 1
    assert listed[-1]["origin"] == OURS.rstrip("/")
    with pytest.raises(Refused):
        asyncio.run(Extension(settings.port, origin=OURS.rstrip("/")).pair(told["code"]))


def test_in_firefox_the_extension_says_its_origin_and_no_other_browsers(started):
    firefox = [MANIFEST, FIREFOX_ID]
    assert asked(started, firefox, ask="pair", origin=IN_FIREFOX)["state"] == "code"
    for origin in ({}, {"origin": OURS.rstrip("/")}):
        told = asked(started, firefox, ask="pair", **origin)
        assert (told["state"], told["code"]) == ("failed", None)


def test_a_web_page_cannot_use_a_window_that_the_host_opened(started, daemon, refusal):
    asked(started, [OURS], ask="pair")
    head = (
        f"POST /v1/pair/start HTTP/1.1\r\nHost: 127.0.0.1:{daemon.port}\r\n"
        f"Origin: {IN_FIREFOX}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}"
    )
    assert asyncio.run(exchange(daemon.port, head.encode())) == refusal


def test_it_pairs_with_no_daemon_that_does_not_run_and_starts_one_when_asked(started, daemon):
    daemon.stop()
    try:
        assert asked(started, [OURS], ask="pair")["state"] == "not-running"
        assert not answers(daemon.port)
        assert asked(started, [OURS], ask="start")["port"] == daemon.port
        assert answers(daemon.port)
        assert daemon.json("status")["state"] == "locked"
    finally:
        daemon.run("down")
        daemon.start()


def test_without_a_vault_it_says_so_and_makes_none(started, daemon):
    aside = daemon.data.with_name("aside")
    daemon.stop()
    daemon.data.rename(aside)
    try:
        for ask in ("start", "pair"):
            assert asked(started, [OURS], ask=ask)["state"] == "no-vault"
        assert not daemon.data.exists()
    finally:
        aside.rename(daemon.data)
        daemon.start()


def test_a_daemon_that_cannot_start_is_told_in_its_own_sentence(started, daemon):
    daemon.stop()
    daemon.data.chmod(0o750)
    try:
        told = asked(started, [OURS], ask="start")
        assert told["state"] == "failed"
        assert "chmod 700" in told["sentence"]
    finally:
        daemon.data.chmod(0o700)
        daemon.start()


def test_its_daemon_has_nothing_of_the_browsers_environment_that_changes_programs(started, daemon):
    daemon.stop()
    try:
        environment = {"LANG": "C.UTF-8", "LD_BIND_NOW": "1", "SECRET_OF_A_BROWSER": "x"}
        _, reply = started([OURS], framed(START), environment)
        assert reply["state"] == "running"
        pid = (daemon.data / "vault.lock").read_text()
        told = Path(f"/proc/{pid}/environ").read_bytes()
        assert b"LANG=C.UTF-8" in told
        assert b"LD_BIND_NOW" not in told
        assert b"SECRET_OF_A_BROWSER" not in told
    finally:
        daemon.run("down")
        daemon.start()
