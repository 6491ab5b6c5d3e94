"""The country of a page's postal address: bare numbers beside it are read as that country's."""

import re
from collections.abc import Sequence

from kithbook.extract.lines import Line
from kithbook.extract.text import fold

LONGEST_LINE = 160  # characters of an address in one line
MOST_LINES = 400

_NAMES = {
    "AT": "austria österreich", "AU": "australia", "BE": "belgium belgië belgique",
    "BR": "brazil brasil", "CA": "canada", "CH": "switzerland schweiz suisse svizzera",
    "CN": "china 中国", "CZ": "czechia česko", "DE": "germany deutschland allemagne",
    "DK": "denmark danmark", "ES": "spain españa", "FI": "finland suomi", "FR": "france frankreich",
    "GB": "uk england scotland wales", "IE": "ireland éire", "IN": "india", "IS": "iceland ísland",
    "IT": "italy italia", "JP": "japan 日本", "NL": "netherlands nederland niederlande",
    "NO": "norway norge", "NZ": "aotearoa", "PL": "poland polska", "PT": "portugal",
    "SE": "sweden sverige", "SK": "slovakia slovensko", "US": "usa",
}  # fmt: skip
_BY_NAME = {fold(one): code for code, said in _NAMES.items() for one in said.split()} | {
    "united kingdom": "GB", "united states": "US", "czech republic": "CZ", "the netherlands": "NL",
    "new zealand": "NZ", "great britain": "GB", "united states of america": "US",
}  # fmt: skip
_NUMBER = re.compile(r"\d{2}")


def of(lines: Sequence[Line]) -> str | None:
    """Return the ISO 3166 code of the one country in the addresses; None where none or two are.

    An address is a line with a postcode or a house number that ends with the country, or such a
    line and the country alone in the next.
    """
    found: set[str] = set()
    numbered = False
    for line in lines[:MOST_LINES]:
        if len(line.text) > LONGEST_LINE:
            numbered = False
            continue
        last = fold(line.text.rpartition(",")[2].strip(" .,"))
        here = bool(_NUMBER.search(line.text))
        alone = numbered and "," not in line.text
        if last in _BY_NAME and (here or alone):
            found.add(_BY_NAME[last])
        numbered = here
    return found.pop() if len(found) == 1 else None
