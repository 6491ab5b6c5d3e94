"""Tables: whatever their encoding, separator, preamble and damage."""

import csv
import io
import re
import time
import tracemalloc
from itertools import count
from typing import BinaryIO

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kithbook.formats import record
from kithbook.formats.interface import LONGEST_TEXT, MOST_ROWS, Memory, Unreadable
from kithbook.formats.table import among, opened

HEADINGS = ["First Name", "Last Name", "Company"]
KNOWN = among({"first name", "last name", "company"}, 3)


def read(content, header=KNOWN):
    if isinstance(content, str):
        content = content.encode()
    table = opened(Memory(content), header)
    return table, list(table.rows)


def cells(content, header=KNOWN):
    return [row.cells for row in read(content, header)[1]]


def written(rows, delimiter=",", quoting=csv.QUOTE_MINIMAL, end="\r\n"):
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=end)
    writer.writerows(rows)
    return text.getvalue()


_RUNS = re.compile(r"[^\x00-\x7f]+")

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufffd\ufeff"),
                max_size=12)  # fmt: skip


@given(
    rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=8),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\r\n", "\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    preamble=st.sampled_from(["", "Notes:\n\n", '"A notice,\n that has ""lines"""\r\n\r\n']),
)
def test_what_is_written_in_any_dialect_and_encoding_is_read(
    *, rows, delimiter, quoting, end, encoding, preamble
):
    # Python's writer quotes only the ends of lines that it was told of (fixed in 3.13).
    end = end if quoting == csv.QUOTE_ALL else "\r\n"
    text = preamble + written([HEADINGS, *rows], delimiter, quoting, end)
    try:
        content = text.encode(encoding)
    except UnicodeEncodeError:
        assume(False)
    # Windows' letters are told by being no UTF-8, which a few pairs of them are.
    assume(encoding != "cp1252" or text.isascii() or _no_utf_8(content))

    table, found = read(content)

    assert table.headings == HEADINGS
    assert [row.cells for row in found] == [row for row in rows if any(map(str.strip, row))]
    assert [row.number for row in found] == [
        number for number, row in enumerate(rows, 1) if any(map(str.strip, row))
    ]


def _no_utf_8(content):
    return all(
        len(one.encode("cp1252").decode("utf-8", "ignore")) == 0
        for one in _RUNS.findall(content.decode("cp1252", "replace"))
    )


def test_the_header_is_found_below_a_notice_that_has_commas_and_lines():
    notice = 'Notes:\n"One, two, three,\nfour, ""five"", six"\n\n\n'

    assert cells(f"{notice}First Name,Last Name,Company\nInes,Okafor,Glass\n") == [
        ["Ines", "Okafor", "Glass"]
    ]


def test_a_notice_whose_quote_is_never_closed_does_not_hide_the_header():
    content = 'Notes:\n"Some of the\n\nFirst Name,Last Name,Company\nInes,Okafor,Glass\n'

    assert cells(content) == [["Ines", "Okafor", "Glass"]]


def test_the_header_is_not_looked_for_beyond_25_rows():
    assert cells("x\n" * 24 + "First Name,Last Name,Company\na,b,c\n") == [["a", "b", "c"]]
    with pytest.raises(Unreadable):
        read("x\n" * 25 + "First Name,Last Name,Company\na,b,c\n")


def test_the_separator_excel_is_told_of_is_no_row():
    assert cells("sep=;\nFirst Name;Last Name;Company\nInes;Okafor;Glass, Ltd.\n") == [
        ["Ines", "Okafor", "Glass, Ltd."]
    ]


def test_commas_in_cells_do_not_make_the_separator():
    assert cells("First Name;Last Name;Company\nA, B;C, D;E, F\n") == [["A, B", "C, D", "E, F"]]


def test_rows_of_only_commas_are_counted_and_not_given():
    _, found = read("First Name,Last Name,Company\n,,\n\n , ,\nInes,,\n")

    assert [row.number for row in found] == [4]
    assert not found[0].remarks


def test_too_many_and_too_few_cells_are_told_and_the_row_is_kept():
    _, found = read("First Name,Last Name,Company\nInes,Okafor\nBo,Ek,Glass,more\nA,B,C,,\n")

    assert [row.cells for row in found] == [
        ["Ines", "Okafor", ""], ["Bo", "Ek", "Glass"], ["A", "B", "C"],
    ]  # fmt: skip
    assert found[0].remarks == ["Row 1 has 2 cells for 3 headings."]
    assert '"more"' in found[1].remarks[0]
    assert not found[2].remarks


def test_a_surname_that_begins_with_an_apostrophe_is_no_quoted_cell():
    assert cells("First Name,Last Name,Company\nMaarten,'t Hart,'s-Hertogenbosch\n") == [
        ["Maarten", "'t Hart", "'s-Hertogenbosch"]
    ]


def test_zeros_are_left_out_and_told():
    _, found = read("First Name,Last Name,Company\nIn\x00es,Okafor,\x00\n\x00\n")

    assert [row.cells for row in found] == [["Ines", "Okafor", ""]]
    assert "value zero" in found[0].remarks[0]


def test_one_bad_byte_does_not_make_another_encoding_of_a_whole_file():
    content = "First Name,Last Name,Company\nÆrø,Ødegård,A\n".encode() + b"Bo,\xe9,B\n"

    assert cells(content) == [["Ærø", "Ødegård", "A"], ["Bo", "é", "B"]]


def test_windows_letters_far_behind_the_head_are_read():
    plain = b"First Name,Last Name,Company\n" + b"Ines,Okafor,Glass\n" * 70_000

    assert cells(plain + "Jörg,Müller,Köln\n".encode("cp1252"))[-1] == ["Jörg", "Müller", "Köln"]


def test_headings_are_each_there_only_once():
    table, _ = read("First Name,Last Name,Company,,Company,\na,b,c,d,e\n")

    assert table.headings == [*HEADINGS, "Column 4", "Company (2)"]


def test_a_quote_that_is_never_closed_costs_its_own_row_at_most():
    lines = "".join(f"A{number},B,C\n" for number in range(500))
    _, found = read(f'First Name,Last Name,Company\n{lines}Ines,"Okafor,Glass\n{lines}')

    assert len(found) == 1_001
    assert found[500].cells[0] == "Ines"
    assert "never closed" in found[500].remarks[0]
    assert found[501].cells == ["A0", "B", "C"]


def test_a_cell_over_the_cap_is_cut_and_told():
    _, found = read(f"First Name,Last Name,Company\nInes,{'x' * LONGEST_TEXT}yz,\n")

    assert len(found[0].cells[1]) == LONGEST_TEXT
    assert "cut" in found[0].remarks[0]


def test_a_line_without_an_end_is_told_and_the_next_is_read():
    _, found = read(f"First Name,Last Name,Company\n{'x' * 3_000_000},b\nInes,Okafor,Glass\n")

    assert "longer than" in found[0].damaged
    assert found[1].cells[0] == "Ines"


class Endless:
    """A file of 200 MB that lies nowhere."""

    name = ""
    size = 200_000_000

    def __init__(self, head: bytes, line: bytes) -> None:
        self._head, self._line = head, line

    def open(self) -> BinaryIO:
        return io.BufferedReader(_Repeating(self._head, self._line, self.size))


class _Repeating(io.RawIOBase):
    def __init__(self, head, line, size):
        self._data, self._left, self._taken = head, size, b""
        self._line = line * (65_536 // len(line) + 1)

    def readable(self):
        return True

    def seekable(self):
        return True

    def seek(self, offset, _whence=0):
        """Go back to the beginning, which is all that is asked for: nothing is taken by then."""
        self._data = self._taken[offset:] + self._data
        return offset

    def readinto(self, buffer):
        while len(self._data) < len(buffer) and self._left > 0:
            self._data += self._line
            self._left -= len(self._line)
        taken = self._data[: len(buffer)]
        self._data, self._taken = self._data[len(taken) :], taken
        buffer[: len(taken)] = taken
        return len(taken)


def test_a_quote_that_is_never_closed_in_a_large_file_swallows_no_memory():
    source = Endless(b'First Name,Last Name,Company\na,"b,c\n', b"x" * 9_999 + b"\n")
    tracemalloc.start()
    for _, row in zip(range(50), opened(source, KNOWN).rows, strict=False):
        assert row
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 40_000_000


def test_a_quote_opened_in_every_line_is_not_looked_for_in_all_that_follow():
    line = 'x","\n'
    start = time.process_time()
    found = list(record.records(io.StringIO(line * 400_000, newline=""), ","))

    assert time.process_time() - start < 20
    assert sum(trouble == record.UNCLOSED for _, trouble in found) <= record.MOST_REWINDS + 1


def test_rows_beyond_the_cap_are_told_once(monkeypatch):
    monkeypatch.setattr("kithbook.formats.table.MOST_ROWS", 3)
    _, found = read("First Name,Last Name,Company\n" + "a,b,c\n" * 9)

    assert MOST_ROWS == 1_000_000
    assert [bool(row.damaged) for row in found] == [False, False, False, True]
    assert found[3].number == next(count(4))
