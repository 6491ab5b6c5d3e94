"""Whether a value is right. Spelling is forgiven, a different thing is not."""

import re
from collections.abc import Callable

from calibrate.label import Label

from kithbook.extract import name as names
from kithbook.extract.text import fold, words
from kithbook.extract.things import same_page

ALIKE = 0.6
"""Of two texts that say the same, the shorter one has at least this share of the longer one."""
DIGITS = 7
"""As many last digits tell two numbers apart."""


def right(field: str, value: str, label: Label) -> bool | None:
    """Tell whether a value is right; None where the label does not tell."""
    if field not in label.right:
        return None
    same = _SAME[field]
    if any(same(value, one) for one in label.right[field]):
        return True
    return None if any(same(value, one) for one in label.neutral.get(field, [])) else False


def _name(value: str, other: str) -> bool:
    read, wanted = names.read(value), names.read(other)
    return names.key(read.value if read else value) == names.key(wanted.value if wanted else other)


def _text(value: str, other: str) -> bool:
    short, long = sorted((" ".join(words(value)), " ".join(words(other))), key=len)
    return bool(short) and short in long and len(short) >= ALIKE * len(long)


def _email(value: str, other: str) -> bool:
    return fold(value) == fold(other)


def _phone(value: str, other: str) -> bool:
    one, two = (re.sub(r"\D", "", each) for each in (value, other))
    return one[-DIGITS:] == two[-DIGITS:]


_SAME: dict[str, Callable[[str, str], bool]] = {
    "name": _name,
    "headline": _text,
    "organisation": _text,
    "location": _text,
    "about": _text,
    "email": _email,
    "phone": _phone,
    "link": same_page,
}
