"""The QR code of a person, read by a scanner and a parser that nobody here wrote."""

import xml.etree.ElementTree as ET

import pytest
import vobject
import zxingcpp
from daemon.formats.contract import HOSTILE, full
from hypothesis import given, settings
from hypothesis import strategies as st

from kithbook.formats.writers.qr import MOST_BYTES, qr, small
from kithbook_protocol.card import Card, CardAddress, CardRole

SCALE = 4
"""Pixels a module."""


def scanned(text: str) -> str:
    """Return what a scanner reads from half blocks that are light, as on a terminal."""
    rows = []
    for line in text.splitlines():
        rows.append([one in "█▀" for one in line])
        rows.append([one in "█▄" for one in line])
    wide = [[light for light in row for _ in range(SCALE)] for row in rows]
    pixels = bytes(255 * light for row in wide for _ in range(SCALE) for light in row)
    image = memoryview(pixels).cast("B", (len(wide) * SCALE, len(wide[0])))
    (found,) = zxingcpp.read_barcodes(image)
    return found.text


def dark(svg: str) -> set[tuple[int, int]]:
    """Return the dark modules that a picture paints: its one path of strokes a module high."""
    (path,) = ET.fromstring(svg).iter("path")  # noqa: S314 - ours
    x = y = 0.0
    found = set()
    for kind, numbers in _steps(path.get("d")):
        if kind == "M":
            x, y = numbers
        elif kind == "m":
            x, y = x + numbers[0], y + numbers[1]
        else:
            found |= {(int(x) + at, int(y)) for at in range(int(numbers[0]))}
            x += numbers[0]
    return found


def _steps(path: str):
    for letter in "Mmh":
        path = path.replace(letter, f"|{letter}")
    for step in path.split("|")[1:]:
        yield step[0], [float(one) for one in step[1:].replace("-", " -").split()]


def test_a_scanner_reads_the_code_and_a_parser_the_person() -> None:
    code = qr(full("Ines Ødegård"))

    assert scanned(code.text) == code.vcard
    person = vobject.readOne(code.vcard)
    assert person.fn.value == "Ines Ødegård"
    assert (person.n.value.given, person.n.value.family) == ("Ines", "Ødegård")
    assert person.org.value == ["Halden Glass, Ltd."]
    assert person.title.value == "Head of Research"
    assert person.tel.value == "+4722123456"
    assert person.email.value == "ines@okafor.example"
    assert {one.value for one in person.url_list} == {
        "https://people.example/in/ines",
        "https://okafor.example/",
    }


def test_the_picture_shows_the_same_code_as_the_terminal() -> None:
    code = qr(full())
    rows = [row for line in code.text.splitlines() for row in ("█▀", "█▄") if line]
    lines = [line for line in code.text.splitlines() for _ in range(2)]

    shown = {
        (x, y)
        for y, (line, light) in enumerate(zip(lines, rows, strict=True))
        for x, one in enumerate(line)
        if one not in light
    }
    side = len(lines[0])
    assert dark(code.svg) == {(x, y) for x, y in shown if y < side}


def test_a_picture_loads_nothing() -> None:
    svg = qr(full()).svg

    assert svg.startswith("<svg ")
    assert not set(ET.fromstring(svg).itertext()) - {""}  # noqa: S314 - ours
    assert "href" not in svg
    assert "script" not in svg


def test_what_does_not_fit_is_dropped_from_the_end() -> None:
    pages = [CardAddress(value=f"https://{n}{'x' * 90}.example/") for n in "abc"]
    phones = [CardAddress(value=f"+472212345{n}", label="mobile") for n in range(9)]
    mails = [CardAddress(value=f"{n}{'y' * 100}@fjord.example") for n in "abc"]
    card = full().model_copy(update={"links": pages, "phones": phones, "emails": mails})

    vcard = small(card)

    assert len(vcard.encode()) <= MOST_BYTES
    assert "TEL;TYPE=CELL:+4722123450\r\n" in vcard
    assert mails[0].value in vcard
    assert mails[2].value not in vcard
    assert vcard.endswith("END:VCARD\r\n")


def test_a_name_of_a_thousand_characters_leaves_room_for_the_rest() -> None:
    card = Card(
        name="Æ" * 1_000,
        roles=[CardRole(title="t" * 1_000, organisation="o" * 1_000)],
        phones=[CardAddress(value="112")],
    )
    vcard = small(card)

    assert len(vcard.encode()) <= MOST_BYTES
    assert "…" in vobject.readOne(vcard).fn.value


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_make_one_card(text) -> None:
    code = qr(full(text[:900], text[:900]))

    assert scanned(code.text) == code.vcard
    assert len(list(vobject.readComponents(code.vcard))) == 1


@settings(max_examples=25)
@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=60))
def test_any_name_is_scanned_as_it_is(name) -> None:
    code = qr(Card(name=name))

    assert scanned(code.text) == code.vcard
