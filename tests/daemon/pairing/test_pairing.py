"""Pairing: who typed the code is let in, once, in time; nobody else, whatever they send."""

import asyncio
from time import monotonic

import pytest
from cryptography.exceptions import InvalidTag
from daemon.extension import Extension, Refused, encoded, to_bytes
from daemon.message import send

from kithbook.pairing.code import normal_code
from kithbook.pairing.service import MOST_ATTEMPTS, SECONDS, TRIES
from kithbook.web.identity import Identity
from kithbook_protocol.operations import SEARCH
from kithbook_protocol.vault_operations import (
    CLIENTS,
    PAIR_FINISH,
    PAIR_OUTCOME,
    PAIR_WINDOW,
    REVOKE,
    STATUS,
)

WRONG = "00000-00000"


async def refused(pairing):
    """Await what must be refused, and see that it is refused without a word."""
    with pytest.raises(Refused) as caught:
        await pairing
    assert (caught.value.reply.status, caught.value.reply.body) == (403, b"")


async def test_who_typed_the_code_is_let_in_and_listed(window, stranger, call):
    await stranger.pair(window.code)
    outcome = await call(PAIR_OUTCOME)
    assert outcome.state == "paired"
    assert outcome.client.id == stranger.grant.client
    assert outcome.client.origin == stranger.origin
    assert [one.name for one in (await call(CLIENTS)).clients] == ["Test browser"]
    assert (await stranger.call(STATUS)).clients == 1


async def test_a_locked_daemon_pairs_too(locked_app, stranger, call):
    assert locked_app
    await stranger.pair((await call(PAIR_WINDOW)).code)
    assert (await stranger.call(STATUS)).state == "locked"


async def test_what_was_paired_is_on_disk(window, stranger, settings):
    await stranger.pair(window.code)
    known = Identity.load(settings.identity).client(str(stranger.grant.client))
    assert known is not None
    assert known[1].public_bytes_raw() == stranger.key.public_key().public_bytes_raw()


async def test_no_window_no_pairing(app, stranger):
    assert app
    await refused(stranger.start_pairing())


async def test_an_expired_window_starts_nothing_and_finishes_nothing(window, stranger, clock, call):
    begun = await stranger.start_pairing()
    clock.forward(SECONDS)
    await refused(stranger.start_pairing())
    await refused(stranger.finish_pairing(begun, window.code))
    assert (await call(PAIR_OUTCOME)).state == "expired"
    assert (await call(CLIENTS)).clients == []


async def test_a_clock_set_back_keeps_no_window_open(monkeypatch, window, stranger, clock, call):
    begun = await stranger.start_pairing()
    clock.forward(-60 * 60)
    passed = monotonic() + SECONDS
    monkeypatch.setattr("kithbook.pairing.service.monotonic", lambda: passed)
    await refused(stranger.start_pairing())
    await refused(stranger.finish_pairing(begun, window.code))
    assert (await call(PAIR_OUTCOME)).state == "expired"


async def test_the_last_moment_still_counts(window, stranger, clock):
    clock.forward(SECONDS - 0.001)
    await stranger.pair(window.code)


async def test_a_code_is_good_once(window, stranger, port, clock, call):
    second = Extension(port, now=clock, name="Second")
    begun = await second.start_pairing()
    await stranger.pair(window.code)
    await refused(second.finish_pairing(begun, window.code))
    await refused(second.start_pairing())
    assert len((await call(CLIENTS)).clients) == 1


async def test_a_pairing_is_finished_once(window, stranger, call):
    begun = await stranger.start_pairing()
    await stranger.finish_pairing(begun, window.code)
    await refused(stranger.finish_pairing(begun, window.code))
    assert len((await call(CLIENTS)).clients) == 1


async def test_three_wrong_codes_burn_the_window(window, stranger, call):
    last = await stranger.start_pairing()
    for _ in range(TRIES):
        begun = await stranger.start_pairing()
        await refused(stranger.finish_pairing(begun, WRONG))
    await refused(stranger.finish_pairing(last, window.code))
    await refused(stranger.start_pairing())
    assert (await call(PAIR_OUTCOME)).state == "burnt"
    assert (await call(CLIENTS)).clients == []


async def test_two_wrong_codes_and_the_right_one_pair(window, stranger):
    for _ in range(TRIES - 1):
        begun = await stranger.start_pairing()
        await refused(stranger.finish_pairing(begun, WRONG))
    await stranger.pair(window.code)


async def test_wrong_codes_at_the_same_time_count_each(window, stranger, call):
    begun = [await stranger.start_pairing() for _ in range(MOST_ATTEMPTS)]
    tries = [stranger.finish_pairing(one, WRONG) for one in begun]
    results = await asyncio.gather(*tries, return_exceptions=True)
    assert all(isinstance(one, Refused) for one in results)
    assert (await call(PAIR_OUTCOME)).state == "burnt"
    assert window


async def test_of_two_right_ones_at_the_same_time_one_is_let_in(window, port, clock, call):
    both = [Extension(port, now=clock, name=name) for name in ("One", "Two")]
    begun = [await one.start_pairing() for one in both]
    results = await asyncio.gather(
        *(one.finish_pairing(each, window.code) for one, each in zip(both, begun, strict=True)),
        return_exceptions=True,
    )
    assert sorted(isinstance(one, Refused) for one in results) == [False, True]
    assert len((await call(CLIENTS)).clients) == 1


async def test_a_window_takes_so_many_exchanges_and_no_more(window, stranger):
    for _ in range(MOST_ATTEMPTS):
        await stranger.start_pairing()
    await refused(stranger.start_pairing())
    assert window


async def test_a_new_window_closes_the_old_one(window, stranger, call):
    begun = await stranger.start_pairing()
    fresh = await call(PAIR_WINDOW)
    await refused(stranger.finish_pairing(begun, window.code))
    await refused(stranger.finish_pairing(begun, fresh.code))
    await stranger.pair(fresh.code)


async def test_an_origin_that_changes_midway_is_refused(window, stranger, call):
    begun = await stranger.start_pairing()
    stranger.origin = "chrome-extension://" + "p" * 32
    await refused(stranger.finish_pairing(begun, window.code))
    stranger.origin = "moz-extension://01234567-89ab-cdef-0123-456789abcdef"
    await refused(stranger.finish_pairing(begun, window.code))
    assert (await call(CLIENTS)).clients == []


async def test_an_origin_the_client_did_not_sign_for_is_refused(window, stranger):
    begun = await stranger.start_pairing()
    other = Extension(stranger.port, origin="chrome-extension://" + "p" * 32)
    relayed = await other.start_pairing()
    # A relay: its own exchange with the daemon, the victim's proof.
    object.__setattr__(relayed, "transcript", begun.transcript)
    await refused(other.finish_pairing(relayed, window.code))


async def test_the_grant_opens_with_the_right_code_only(window, stranger):
    begun = await stranger.start_pairing()
    mine, _theirs, right = begun.keys(window.code)
    wrong = begun.keys(WRONG)[2]
    assert right != wrong
    proof = Extension.proof(mine, begun.transcript)
    message = {"pairing": begun.challenge.pairing, "proof": proof}
    reply = await send(stranger.port, stranger.plain(PAIR_FINISH.path, encoded(message)))
    grant = PAIR_FINISH.reply.model_validate_json(reply.body).grant
    assert Extension.open_grant(grant, right, begun.transcript).scope == "full"
    with pytest.raises(InvalidTag):
        Extension.open_grant(grant, wrong, begun.transcript)
    with pytest.raises(InvalidTag):
        Extension.open_grant(grant, right, bytes(32))


async def test_the_code_is_in_no_reply_and_no_file(window, stranger, settings):
    begun = await stranger.start_pairing()
    plain = normal_code(window.code).encode()
    await stranger.finish_pairing(begun, window.code)
    for file in settings.home.rglob("*"):
        if file.is_file():
            assert plain not in file.read_bytes()
            assert window.code.encode() not in file.read_bytes()


async def test_the_scope_is_the_window_s(app, pair):
    assert app
    capture_only = await pair("capture")
    assert capture_only.grant.scope == "capture"
    with pytest.raises(Refused) as caught:
        await capture_only.call(SEARCH, {"query": ""})
    assert caught.value.failure.code == "scope"


async def test_a_revoked_client_is_told_so_under_the_daemon_s_signature(extension, call, pair):
    other = await pair(name="Other")
    revoked = await call(REVOKE, {"client": extension.grant.client.hex[-8:]})
    assert revoked.revoked_at is not None
    with pytest.raises(Refused) as caught:
        await extension.call(STATUS)
    assert caught.value.failure.code == "revoked"
    assert (await other.call(STATUS)).clients == 1


async def test_a_revoked_client_pairs_again_as_a_new_one(extension, call, pair):
    await call(REVOKE, {"client": str(extension.grant.client)})
    again = await pair()
    assert again.grant.client != extension.grant.client
    assert (await again.call(STATUS)).clients == 1


async def test_each_exchange_has_its_own_key_and_name(window, stranger):
    first, second = await stranger.start_pairing(), await stranger.start_pairing()
    assert first.challenge.exchange_key != second.challenge.exchange_key
    assert first.challenge.pairing != second.challenge.pairing
    assert len(to_bytes(first.challenge.pairing)) == 16
    assert window
