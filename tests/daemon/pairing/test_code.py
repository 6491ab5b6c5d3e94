"""The code: typed as people type, made so that nobody confuses its letters."""

import pytest

from kithbook.pairing.code import ALPHABET, LENGTH, make_code, normal_code
from kithbook_protocol.vault_operations import PAIR_WINDOW


@pytest.mark.parametrize(
    "spelling",
    [
        lambda code: code.lower(),
        lambda code: code.replace("-", ""),
        lambda code: f" {code} ",
        " ".join,
        lambda code: code.replace("0", "O").replace("1", "I"),
        lambda code: code.replace("0", "o").replace("1", "l"),
    ],
)
async def test_the_code_may_be_typed_in_any_of_its_spellings(
    spelling, monkeypatch, app, stranger, call
):
    assert app
    monkeypatch.setattr("kithbook.pairing.service.make_code", lambda: "A01BC-D10EF")
    window = await call(PAIR_WINDOW)
    assert normal_code(spelling(window.code)) == "A01BCD10EF"
    await stranger.pair(spelling(window.code))


def test_a_code_is_ten_letters_that_nobody_confuses():
    codes = {make_code() for _ in range(200)}
    assert len(codes) == 200
    for code in codes:
        assert len(normal_code(code)) == LENGTH == 10
        assert set(normal_code(code)) <= set(ALPHABET)
        assert normal_code(normal_code(code)) == normal_code(code)
    assert not set("ILOU") & set(ALPHABET)
