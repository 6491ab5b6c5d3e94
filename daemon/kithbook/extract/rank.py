"""Offices that stand before a name in its line: "Ward 3 - Vice Mayor Ada Example"."""

import re

from kithbook.extract.text import fold

_RANKS = {
    "senator": "Senator", "councillor": "Councillor", "cllr": "Councillor", "deputy": "Deputy",
    "congressman": "Congressman", "congresswoman": "Congresswoman", "mayor": "Mayor",
    "councilmember": "Councilmember", "alderman": "Alderman", "judge": "Judge",
    "justice": "Justice", "representative": "Representative", "poslanec": "Poslanec",
    "poslankyna": "Poslanky\u0148a", "minister": "Minister", "pastor": "Pastor",
    "sheriff": "Sheriff",
}  # fmt: skip


def before(text: str, name: str) -> str | None:
    """Return the office that a line has before the name; None where there is none."""
    before = text[: max(text.find(name), 0)]
    said = re.split(r"\s[-\u2013\u2014|:]\s|[,:|]", before)[-1].split()
    if not said or len(said) > 3 or fold(said[-1]).rstrip(".") not in _RANKS:  # noqa: PLR2004 - words
        return None
    last = _RANKS[fold(said[-1]).rstrip(".")]
    return " ".join([*said[:-1], last])
