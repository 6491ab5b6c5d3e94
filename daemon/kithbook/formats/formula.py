"""Cells that a spreadsheet would run (OWASP, "CSV Injection").

An apostrophe in front makes text of them. It is taken off again when such a file is read, and only
where it stands before such a beginning, so that what was written is what is read.
"""

import re

# OWASP's list, with the wide forms that East Asian spreadsheets take for them.
_RUN = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")  # noqa: RUF001
_MADE_TEXT = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")  # noqa: RUF001
_FIRST = frozenset("'=+-@\t\r\n＝＋－＠")  # noqa: RUF001
_NUMBER = re.compile(r"\+[0-9][0-9 ]*")


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet runs."""
    return f"'{cell}" if cell[:1] in _FIRST and _RUN.match(cell) else cell


def neutral_phone(cell: str) -> str:
    """Return a phone number as it is, which must keep its `+` to be one where it is imported.

    Nothing but digits and spaces may follow: they call no function and name no other cell, so the
    worst a spreadsheet makes of them is a number. All else is as any cell.
    """
    return cell if _NUMBER.fullmatch(cell) else neutral(cell)


def meant(cell: str) -> str:
    """Return what a cell said before it was made neutral."""
    return cell[1:] if cell[:1] == "'" and _MADE_TEXT.match(cell) else cell
