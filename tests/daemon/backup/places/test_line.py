"""A store that hangs, leads elsewhere or talks nonsense: it is left, and nothing follows it."""

import pytest
from daemon.backup.places.between import Between
from daemon.backup.places.login import HASTY
from daemon.backup.places.papers import write_papers
from daemon.backup.places.scene import NAME, on, untouched

from kithbook.backup.places.errors import (
    PlaceFaulty,
    PlaceGone,
    PlaceUnreachable,
)
from kithbook.backup.places.wire import Limits

IMPATIENT = Limits(connect=2, idle=0.4, answer=0.4, pauses=())


def hanging(exchange):
    """Take the request, and say nothing."""
    exchange.server.done.wait(30)
    exchange.close_connection = True


def dripping(exchange):
    """Say a little, for ever, so that no single wait is long."""
    exchange.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    while not exchange.server.done.wait(0.05):
        exchange.wfile.write(b"a")


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("trick", [hanging, dripping])
@pytest.mark.timeout(20)
def test_a_store_that_hangs_or_drips_is_left(scene, target, trick):
    def always(exchange):
        trick(exchange)
        return True

    with scene.store.place(scene.corner, scene.between.origin, IMPATIENT) as hasty:
        scene.between.trick = on("GET", trick)
        with untouched(target, PlaceUnreachable):
            hasty.fetch(NAME, target)
        scene.between.trick = on("PUT", trick)
        with pytest.raises(PlaceUnreachable):
            hasty.put(scene.backup, "other.kithbook.age")
        scene.between.trick = always
        with pytest.raises(PlaceUnreachable):
            hasty.entries()
    assert "other.kithbook.age" not in scene.holds()


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_said_and_name_and_secret_follow_nowhere(scene, target, status):
    with Between(scene.between.origin) as thief:

        def elsewhere(exchange):
            exchange.rfile.read(int(exchange.headers.get("Content-Length", 0)))
            exchange.reply(status, {"Location": f"{thief.origin}{exchange.path}"})
            return True

        scene.between.trick = elsewhere
        with untouched(target, PlaceFaulty):
            scene.place.fetch(NAME, target)
        with pytest.raises(PlaceFaulty):
            scene.place.put(scene.backup, "other.kithbook.age")
        with pytest.raises(PlaceFaulty):
            scene.place.entries()
        assert thief.seen == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Welcome to the hotel</html>",
        b"<" * 100_000,
        b'<!DOCTYPE a [<!ENTITY b "c">]><multistatus xmlns="DAV:">&b;</multistatus>',
        b"\xff\xfe\x00",
    ],
    ids=["nothing", "a portal", "nonsense", "entities", "no text"],
)
@pytest.mark.parametrize("status", [200, 207])
def test_a_list_that_is_none_is_said(scene, body, status):
    def nonsense(exchange):
        exchange.reply(status, {"Content-Type": "text/html"}, body)
        return True

    scene.between.trick = nonsense
    # Of what is no XML botocore says that the store has made a mistake.
    with pytest.raises((PlaceFaulty, PlaceGone, PlaceUnreachable)):
        scene.place.entries()


def test_a_list_without_end_is_said(scene):
    def endless(exchange):
        exchange.reply(207, {}, b" " * (9 * 1024 * 1024))
        return True

    scene.between.trick = endless
    with pytest.raises(PlaceFaulty, match="without end"):
        scene.place.entries()


@pytest.mark.usefixtures("kept")
def test_names_that_lead_elsewhere_are_not_listed(scene):
    def renamed(exchange):
        if exchange.command == "PUT":
            return False
        status, headers, body = exchange.ask()
        hostile = body.replace(NAME.encode(), b"..%2F..%2F.bashrc.kithbook.age")
        exchange.reply(status, headers, hostile)
        return True

    scene.between.trick = renamed
    assert [one.name for one in scene.place.entries() if "bashrc" in one.name] == []


def test_a_store_that_is_not_there_is_said(scene):
    with Between(scene.store.origin) as gone:
        pass
    with (
        scene.store.place(scene.corner, gone.origin, HASTY) as place,
        pytest.raises(PlaceUnreachable, match="cannot be reached"),
    ):
        place.entries()


def test_a_store_whose_certificate_nobody_vouches_for_hears_nothing(store, corner, tmp_path):
    with (
        Between(store.origin, write_papers(tmp_path / "papers.pem")) as stranger,
        store.place(corner, stranger.origin) as place,
    ):
        with pytest.raises(PlaceUnreachable, match="no certificate that this machine trusts"):
            place.prepare()
        assert stranger.seen == []


def test_a_store_is_reached_by_tls_where_this_machine_trusts_it(
    store, corner, backup, tmp_path, monkeypatch
):
    papers = write_papers(tmp_path / "papers.pem")
    # What an owner of such a server does so that all programs of the machine trust it.
    monkeypatch.setenv("SSL_CERT_FILE", str(papers))
    with Between(store.origin, papers) as friend, store.place(corner, friend.origin) as place:
        place.prepare()
        sha256 = place.put(backup, NAME)
        place.fetch(NAME, tmp_path / "back", sha256=sha256)
    assert (tmp_path / "back").read_bytes() == backup.read_bytes()
