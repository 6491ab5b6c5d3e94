"""Postal addresses that stand on a page without a label: a street and, after it, postcode and town.

Read where the content has one of them alone; several are a house's branches.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kithbook.extract import country, occupation
from kithbook.extract.lines import Line

LONGEST_LINE = 160  # characters
LONGEST_STREET = 60
MOST_ABOVE = 3
"""Lines between a street and its town."""

_UPPER = r"[A-Z\u00c0-\u00de\u0100-\u017f]"
_TOWN = re.compile(
    rf"(?:\b(?:[A-Z]{{1,2}}[- ])?\d{{4,5}},?\s+{_UPPER}[\w.'\u2019-]+"  # 93047 Halden
    rf"|\b\d{{3}}\s\d{{2}}\s+{_UPPER}\w+"  # 831 06 Halden
    rf"|\b\d{{2}}-\d{{3}}\s+{_UPPER}\w+"  # 31-342 Halden
    rf"|\b\d{{4}}-\d{{3}}\s+{_UPPER}\w+"  # 1200-001 Halden
    rf"|\b\d{{4}}\s?[A-Z]{{2}},?\s+{_UPPER}\w+"  # 2600 GA Halden
    rf"|\b\d{{3}}\s{_UPPER}\w+,\s(?:Iceland|\u00cdsland|Island|Islande)\b"
    rf"|{_UPPER}[\w.' -]+,?\s+[A-Z]{{2,3}}\.?\s+\d{{4,5}}(?:-\d{{4}})?\b"  # Halden, MN 55801
    r"|\b[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}\b"  # HL1 2AB
    r"|\b[A-Z]\d[A-Z]\s\d[A-Z]\d\b"
    r"|\b\d{5}-\d{3}\b"
    r"|(?<![\d-])(?<!\)\s)\d{3}-\d{4}(?![\d-]))"
)
_ALONE = re.compile(
    r"(?:[A-Z]{1,2}[- ])?"
    r"(?:\d{4,5}|\d{3}\s\d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{4}\s?[A-Z]{2}),?"
    rf"\s+{_UPPER}[^\W\d_]+(?:[ -][^\W\d_]+){{0,3}}(?:,?\s\(?{_UPPER}[^\W\d_]+\)?)?\.?"
)
"""A town with its postcode and nothing else in the line."""
_ROAD = re.compile(
    r"\b(?:Ave|Avenue|St|Street|Road|Rd|Blvd|Boulevard|Drive|Dr|Lane|Ln|Way|Court|Ct|Place|Pl|Square"
    r"|Hall|Parkway|Pkwy|Circle|Highway|Hwy)\.?$"
)
"""Where a number of four digits is a house's: "1200 College Ave"."""
_CJK = re.compile(
    r"(?:\u3012\s?\d{3}-?\d{4}|(?<![\d-])\d{3}-\d{4}(?![\d-]))\s*[\u3400-\u9fff][^@:\uff1a]{4,60}"
    r"|[\u3400-\u9fff]{2,7}[\u7701\u5e02](?:[\u3400-\u9fff]{1,8}[\u5e02\u533a\u53bf])?"
    r"[\u3400-\u9fff\d]{1,20}[\u8def\u8857\u9053\u5df7]\d+\u53f7[^@:\uff1a]{0,20}"
    r"|[\uac00-\ud7af]{2,7}(?:\ud2b9\ubcc4\uc2dc|\uad11\uc5ed\uc2dc|\ub3c4|\uc2dc)\s[\uac00-\ud7af\s]{1,20}"
    r"(?:\ub85c|\uae38)\s?\d+[^@:\uff1a]{0,20}"
)
"""As Japan writes them (postcode, prefecture, town), China (province to number) and Korea."""
_POSTCODE = re.compile(r"\s*(?:\u90ae\u7f16|\u90f5\u905e\u5340\u865f)")
_STREET = re.compile(
    rf"(?:{_UPPER}[^\d,@:]{{2,40}},?\s(?:n[.\u00ba\u00b0]?\s?)?(?!(?:19|20)\d\d\b)\d{{1,5}}(?:[-\u2013/]\d+)?\s?[a-zA-Z]?\b"
    rf"|\b\d{{1,5}}[a-zA-Z]?(?:[-\u2013/]\d+)?,?\s(?:[a-z\u00e0-\u00fe]{{2,12}}\s)*{_UPPER}[^\d@:]{{2,40}}"
    r"|\b(?:ul|al|pl|str|via|rua|calle|c/|av)\.?\s[^@:]{3,40}\d"
    r"|\b(?:P\.?\s?O\.?\s?Box|Postbus|Postfach|Postboks|Apartado|Casella Postale|BP)\s\d+)",
)
_APART = re.compile(r"\s+[-\u2013\u2014|·•/]\s+|\s*[|·•]\s*|\s{2,}")
_NO_STREET = re.compile(
    r"[$\u20ac\u00a3]\s?\d|@|https?:|www\.|\b(?:00000|somewhere|your (?:city|street|address)|umr)\b"
    r"|\b(?:tel|phone|fax|mobil|fon|s[i\u00ed]mi|kt\.|tlf|puh"
    r"|room|raum|zimmer|office(?: hours|(?=:))|bureau|kamer"
    r"|pok[o\u00f3]j|copyright|established|since|seit)\b|\u00a9|\+\d|\d{1,2}:\d\d|\b(?:19|20)\d\d\s*[-\u2013]"
    r"|\b(?:jan|feb|f[e\u00e9]v|m[a\u00e4]r|apr|abr|avr|ma[iy]|jun|jui|jul|giu|lug|aug|ago|ao[u\u00fb]"
    r"|sep|set|oct|okt|ott|out|nov|de[czs]|d[i\u00e9]c|ene|gen)[^\W\d_]{0,7}\.?\s(?:de\s)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)


_PRICE = re.compile(r"[$\u20ac\u00a3]\s?\d|\d\s?[\u20ac\u00a3]")
_REACHED = re.compile(
    r"[\s,;|\u00b7-]*\b(?:tel(?:\.|efon|efoon|\u00e9fono|[\u00e9e]phone)?|phone|fax|mobil[eya]?|e-?mail|mail"
    r"|pec|centralino|t|f|m)\s*[.:/]|[\s,;|\u00b7-]*\b(?:tel|telefon|telephone|phone|fax)\s+[(+\d]",
    re.IGNORECASE,
)
"""Where a line goes on to how a house is reached."""
_DONE = re.compile(r"(?:19|20)\d\d\s\S+(?:\s[a-z]\S*){2}")
"""A year and what was done in it: "2023 Designing an app for a clinic"."""
_OPENS = re.compile(r"\d+[a-z]?\s[^\W\d_]{3}")
_FORM = re.compile(r"^(?:Inc|LLC|LLP|Ltd|GmbH|AG|AB|Co|Corp|Plc)\.?,?\s+(?=\d)")
_KIND = (
    rf"(?:(?:Trg|Bulevar|Obala|Via|Viale|Piazza|Corso|Rue|Quai|Calle|Avenida|Plaza|Paseo|Carrer|Rua|Pra\u00e7a|Ulica|ul\.)\s[^\d,@:]{{2,40}}"
    rf"|{_UPPER}\w*(?:stra\u00dfe|strasse|str\.|gasse|allee|gatan|v\u00e4gen|gade|vej|veien|straat|laan|plein|utca)),?"
)
_NAMED = re.compile(
    rf"{_KIND}\s\d{{1,4}}\s?[a-z]?,\s+{_UPPER}[^\W\d_]+(?:[ -]{_UPPER}?[^\W\d_]+){{0,2}}\.?$"
)
"""A street by its kind, a number and a town without a postcode: "Via della Rosa 5, Halden"."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address, and the line above it, where a house's name often stands."""

    text: str
    above: str
    line: Line


def found(lines: Sequence[Line]) -> list[Address]:
    """Return the addresses of some lines, each once."""
    done: dict[str, Address] = {}
    one: Address | None
    for place, line in enumerate(lines):
        if len(line.text) > LONGEST_LINE or not any(map(str.isdigit, line.text)):
            continue
        if line.level or _DONE.match(line.text):
            # "12 Ring Street, Halden" over a picture is what is sold or shown there.
            continue
        if _NO_STREET.search(line.text):
            if one := _among(line):
                done.setdefault(one.text.casefold(), one)
            continue
        asian = None if line.text.isascii() else _CJK.search(line.text)
        town = _TOWN.search(line.text)
        if asian is not None:
            said = _POSTCODE.split(asian[0])[0]
            one = Address(said.strip(), _above(lines, place), line)
        elif town is not None:
            one = _inline(lines, place, town) or _stacked(lines, place) or _alone(lines, place)
        else:
            one = _by_kind(lines, place)
        if one is not None:
            done.setdefault(one.text.casefold(), one)
    return list(done.values())


def _inline(lines: Sequence[Line], place: int, town: re.Match[str]) -> Address | None:
    """Read "12 Ring Street, Halden, MN 55801", whatever stands before the street.

    "3401 Ring Street" looks like a postcode and its town until the town itself comes.
    """
    text = lines[place].text
    towns = [town] if town.start() else _TOWN.finditer(text)
    street = next(filter(None, (_STREET.search(text[: one.start()]) for one in towns)), None)
    if street is None:
        return None
    # "University of Halden · Ring Street 1 · 73525 Halden": the house is no part of the street.
    start = street.end() - len(_APART.split(street[0])[-1])
    above = text[:start].rstrip(" ,\u2013-:|\u00b7") if start > 2 else _above(lines, place)  # noqa: PLR2004
    said = _without_house(text[start:].strip(" ,"))
    return Address(_ended(lines, place, said), above, lines[place])


def _among(line: Line) -> Address | None:
    """Read an address that stands in one line with a number and a mailbox.

    "Halden Ltd · Ring Street 4 · 93047 Halden · Phone ...", or with commas.
    """
    if _PRICE.search(line.text):
        return None
    pieces = [one for one in _APART.split(_REACHED.split(line.text)[0]) if one]
    for before, piece in zip(("", *pieces), pieces, strict=False):
        town = None if _NO_STREET.search(piece) else _TOWN.search(piece)
        street = _STREET.search(piece[: town.start()]) if town else None
        if street is not None:
            said = piece[street.start() :].strip(" ,")
            return Address(_without_house(said), "", line)
        if _ALONE.fullmatch(piece.strip(" ,")) and _whole_street(before):
            return Address(f"{before.strip(' ,')}, {piece.strip(' ,')}", "", line)
    return None


def _whole_street(text: str) -> bool:
    return bool(_STREET.search(text)) and not _NO_STREET.search(text) and not _TOWN.search(text)


def _without_house(text: str) -> str:
    """Drop the name of a house that looks like a street: "Department of Rivers, 4 Ring Hall"."""
    house, comma, street = text.partition(", ")
    if comma and not any(map(str.isdigit, house)) and street[:1].isdigit():
        named = occupation.house(house) and bool(_OPENS.match(street))
        return street if named else text
    return _FORM.sub("", text)


def _by_kind(lines: Sequence[Line], place: int) -> Address | None:
    text = lines[place].text
    named = _NAMED.search(text)
    if named is None:
        return None
    before = text[: named.start()].rstrip(" ,\u2013-:|\u00b7")
    return Address(named[0].rstrip("."), before or _above(lines, place), lines[place])


def _stacked(lines: Sequence[Line], place: int) -> Address | None:
    """Read a street and a town that stand one below the other."""
    for up in range(1, MOST_ABOVE + 1):
        if place - up < 0:
            return None
        above = lines[place - up]
        if above.level or len(above.text) > LONGEST_STREET or _NO_STREET.search(above.text):
            return None
        if _STREET.search(above.text):
            if (
                place > up
                and _STREET.search(lines[place - up - 1].text)
                and not _far(lines, place, up)
            ):
                up += 1  # noqa: PLW2901 - "750 Ring Street", "Suite 200"
            above = lines[place - up]
            said = [one.text.strip(" ,") for one in lines[place - up : place + 1]]
            return Address(_ended(lines, place, ", ".join(said)), _above(lines, place - up), above)
    return None


def _alone(lines: Sequence[Line], place: int) -> Address | None:
    """Read a town below the name of a house, where the street is left out."""
    above = _above(lines, place)
    text = lines[place].text
    if not _ALONE.fullmatch(text) or _ROAD.search(text) or not occupation.house(above):
        return None
    return Address(_ended(lines, place, lines[place].text), above, lines[place])


def _far(lines: Sequence[Line], place: int, up: int) -> bool:
    """Tell whether the line above a street cannot belong to it."""
    one = lines[place - up - 1]
    return bool(one.level) or len(one.text) > LONGEST_STREET or bool(_NO_STREET.search(one.text))


def _above(lines: Sequence[Line], place: int) -> str:
    if place < 1 or lines[place - 1].level or len(lines[place - 1].text) > LONGEST_STREET:
        return ""
    return lines[place - 1].text


def _ended(lines: Sequence[Line], place: int, text: str) -> str:
    """Add the country where the next line is one."""
    after = lines[place + 1].text if place + 1 < len(lines) else ""
    return f"{text}, {after.strip(' .')}" if after and country.known(after) else text
