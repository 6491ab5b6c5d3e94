"""ZIP files that somebody was sent."""

import io
import stat
import struct
import zipfile

import pytest

from kithbook.formats import archive
from kithbook.formats.interface import Memory, Unreadable


def packed(*members, compression=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as made:
        for name, content in members:
            made.writestr(name, content)
    return file.getvalue()


def read(content):
    with archive.opened(Memory(content)) as members:
        return {one.name: one.open().read() for one in members}


def test_files_are_read_from_a_folder_or_from_none():
    assert read(packed(("a/", ""), ("a/b.csv", "x"), ("c.csv", "y"))) == {
        "b.csv": b"x", "c.csv": b"y",
    }  # fmt: skip


@pytest.mark.parametrize(
    "name", ["../a.csv", "a/../../b.csv", "/etc/passwd", "C:\\a.csv", "..\\a.csv", "a\\..\\b"]
)
def test_a_name_outside_is_refused(name):
    with pytest.raises(Unreadable, match="outside itself"):
        read(packed((name, "x")))


def test_a_link_is_refused():
    link = zipfile.ZipInfo("a.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with pytest.raises(Unreadable, match="links"):
        read(packed((link, "/etc/passwd")))


def test_a_locked_file_says_so():
    content = bytearray(packed(("a.csv", "x")))
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Unreadable, match="password"):
        read(bytes(content))


def test_a_bomb_by_ratio_is_refused_before_it_is_unpacked():
    with pytest.raises(Unreadable, match="far too much"):
        read(packed(("a.csv", b"," * 20_000_000)))


def test_a_bomb_by_sum_is_refused():
    content = bytearray(packed(*((f"{one}.csv", "x") for one in range(6))))
    at = -1
    while (at := content.find(b"PK\x01\x02", at + 1)) >= 0:
        struct.pack_into("<II", content, at + 20, 400_000_000, 400_000_000)
    with pytest.raises(Unreadable, match="2 GB"):
        read(bytes(content))


def test_too_many_files_are_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_MEMBERS", 5)
    with pytest.raises(Unreadable, match="more than 5 files"):
        read(packed(*((f"{one}.csv", "x") for one in range(6))))


def test_a_list_of_files_that_would_not_fit_is_refused_before_it_is_read():
    content = bytearray(packed(("a.csv", "x")))
    struct.pack_into("<I", content, content.rindex(b"PK\x05\x06") + 12, 400_000_000)
    with pytest.raises(Unreadable, match="more files than any export"):
        read(bytes(content))


def test_a_file_that_says_it_is_smaller_than_it_is_gives_no_more_than_it_says():
    content = bytearray(packed(("a.csv", b"x" * 1_000)))
    struct.pack_into("<I", content, content.rindex(b"PK\x01\x02") + 24, 10)
    with pytest.raises(Unreadable, match="damaged"):
        read(bytes(content))


def test_a_file_that_is_damaged_says_so_wherever_it_is_cut_or_flipped():
    content = packed(("a.csv", b"some text" * 50), ("b.csv", b"more"))
    for at in range(0, len(content), 7):
        for broken in (content[:at], content[:at] + b"\xff" + content[at + 1 :]):
            try:
                read(broken)
            except Unreadable as error:
                assert str(error).endswith(".")  # noqa: PT017 - any other error fails the test
