"""What is stored as a picture: baseline JPEG, and of that only what decoding needs."""

import struct

import pytest
from daemon.photos.grey import APP0, DC, QUANTA, frame, grey, segment
from hypothesis import given
from hypothesis import strategies as st

from kithbook.photos.jpeg import Unfit, rewritten

WORD = b"Ada Lovelace was here"


def test_a_picture_stays_the_same_picture():
    picture = rewritten(grey(96, 40))
    assert (picture.width, picture.height) == (96, 40)
    assert picture.content == grey(96, 40)
    assert rewritten(picture.content) == picture


@pytest.mark.parametrize("marker", [*range(0xE0, 0xF0), 0xFE])
def test_what_a_file_says_beside_its_pixels_is_dropped(marker):
    spoken = grey(first=(APP0, segment(marker, b"Exif\0\0" + WORD)))
    assert WORD in spoken
    assert rewritten(spoken).content == grey()


def doubled(name):
    """Return a file in which a segment stands twice."""
    whole = grey()
    at = whole.index({"frame": b"\xff\xc0", "scan": b"\xff\xda"}[name])
    end = at + 2 + int.from_bytes(whole[at + 2 : at + 4], "big")
    return whole[:end] + whole[at:]


HOSTILE = {
    "nothing": b"",
    "a PNG": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "a WebP": b"RIFF\x24\0\0\0WEBPVP8 " + bytes(28),
    "a page": b"<!DOCTYPE html><script>alert(1)</script>",
    "an SVG": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "a second file behind it": grey(tail=b"PK\x03\x04" + WORD),
    "another picture behind it": grey() + grey(),
    "too wide": grey(frame=frame(257, 64)),
    "too high": grey(frame=frame(64, 65_535)),
    "no width": grey(frame=frame(0, 64)),
    "no height, which a later segment would say": grey(frame=frame(64, 0)),
    "twelve bits": grey(frame=b"\x0c" + frame(64, 64)[1:]),
    "two components": grey(frame=struct.pack(">BHHB", 8, 64, 64, 2) + bytes((1, 17, 0, 2, 17, 0))),
    "four components": grey(frame=struct.pack(">BHHB", 8, 64, 64, 4) + bytes((1, 17, 0)) * 4),
    "a component twice": grey(frame=struct.pack(">BHHB", 8, 64, 64, 3) + bytes((1, 17, 0)) * 3),
    "no frame": grey(frame=None),
    "two frames": doubled("frame"),
    "two scans": doubled("scan"),
    "no tables": grey(quanta=None),
    "no codes": grey(dc=None, ac=None),
    "a table cut short": grey(quanta=QUANTA[:-1]),
    "a division by nothing": grey(quanta=bytes(65)),
    "more codes than bits": grey(dc=bytes((0x00, 3, *[0] * 15, 0, 1, 2))),
    "codes cut short": grey(dc=DC[:-2]),
    "progressive": grey(scan=bytes((1, 1, 0x00, 0, 5, 0))),
    "a scan of other components": grey(scan=bytes((3, 1, 0, 2, 0, 3, 0, 0, 63, 0))),
    "arithmetic coding": grey(first=(APP0, segment(0xCC, b"\x00\x10"))),
    "a hierarchy": grey(first=(APP0, segment(0xDE, bytes(9)))),
    "a marker inside": grey()[:-2] + b"\xff\xc0\xff\xd9",
    "a restart that was not announced": grey()[:-2] + b"\xff\xd0\xff\xd9",
    "no end": grey()[:-2],
    "too many bytes": grey()[:-2] + bytes(48 * 1024) + b"\xff\xd9",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_plain_small_picture_is_refused(what):
    with pytest.raises(Unfit):
        rewritten(HOSTILE[what])


def test_restarts_that_were_announced_stay():
    whole = grey(first=(APP0, segment(0xDD, b"\x00\x08")))
    content = whole[:-2] + b"\xff\xd0\x00\xff\xd9"
    assert rewritten(content).content == content


@given(st.binary(max_size=300))
def test_bytes_of_any_kind_are_refused_and_nothing_worse(content):
    with pytest.raises(Unfit):
        rewritten(b"\xff\xd8" + content)


@given(st.data())
def test_a_damaged_picture_is_refused_or_written_in_its_plain_form(data):
    whole = bytearray(grey(16, 16, first=(APP0, segment(0xFE, WORD))))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    content = bytes(whole[:cut]) + data.draw(st.binary(max_size=8)) + bytes(whole[cut:])
    try:
        picture = rewritten(content)
    except Unfit:
        return
    assert WORD not in picture.content
    assert rewritten(picture.content) == picture
    assert len(picture.content) <= len(content) + len(APP0)
