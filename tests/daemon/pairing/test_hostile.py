"""Messages of pairing that no honest client sends."""

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from daemon.extension import Refused, encoded, to_text
from daemon.message import send

from kithbook.pairing.service import TRIES
from kithbook_protocol.vault_operations import CLIENTS, PAIR_FINISH, PAIR_START


async def refused(pairing):
    """Await what must be refused, and see that it is refused without a word."""
    with pytest.raises(Refused) as caught:
        await pairing
    assert (caught.value.reply.status, caught.value.reply.body) == (403, b"")


LOW_ORDER = [
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
]
"""Points whose X25519 result is all zeros (https://cr.yp.to/ecdh.html#validate)."""


@pytest.mark.parametrize("point", LOW_ORDER)
async def test_a_low_order_point_is_refused_even_with_the_right_code(window, stranger, point, call):
    begun = await stranger.start_pairing(exchange_key=to_text(bytes.fromhex(point)))

    class Zeros:
        """What the client would have to know: a shared secret of zeros."""

        def exchange(self, other):
            assert isinstance(other, X25519PublicKey)
            return bytes(32)

    object.__setattr__(begun, "own", Zeros())
    await refused(stranger.finish_pairing(begun, window.code))
    assert (await call(CLIENTS)).clients == []


@pytest.mark.parametrize(
    "changes",
    [
        {"client_key": to_text(bytes(31))},
        {"client_key": to_text(bytes(33))},
        {"client_key": "*" * 43},
        {"client_key": "A" * 42 + "B"},
        {"exchange_key": to_text(bytes(31))},
        {"exchange_key": ""},
        {"nonce": to_text(bytes(15))},
        {"nonce": to_text(bytes(17))},
        {"name": ""},
        {"name": "x" * 81},
        {"name": "Chromium\x1b[2J"},
        {"name": "Chromium\n"},
        {"name": "Chro\N{RIGHT-TO-LEFT OVERRIDE}mium"},
        {"name": "\N{ZERO WIDTH SPACE}"},
        {"scope": "full"},
        {"name": None},
    ],
    ids=str,
)
async def test_a_beginning_of_another_form_is_refused(window, stranger, changes):
    message = {
        "name": "x",
        "client_key": to_text(bytes(32)),
        "exchange_key": to_text(bytes(range(32))),
        "nonce": to_text(bytes(16)),
    } | changes
    reply = await send(stranger.port, stranger.plain(PAIR_START.path, encoded(message)))
    assert (reply.status, reply.body) == (403, b"")
    assert window


@pytest.mark.parametrize("proof", ["", "A", "AAAA", to_text(bytes(31)), to_text(bytes(33))])
async def test_a_proof_that_is_none_is_refused_and_is_no_guess(window, stranger, proof):
    begun = await stranger.start_pairing()
    for _ in range(TRIES):
        message = {"pairing": begun.challenge.pairing, "proof": proof}
        reply = await send(stranger.port, stranger.plain(PAIR_FINISH.path, encoded(message)))
        assert (reply.status, reply.body) == (403, b"")
    await stranger.finish_pairing(begun, window.code)
