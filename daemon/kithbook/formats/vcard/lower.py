"""Lines of vCard 4 as 3.0 has them; `older.lifted` makes the same of them again."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from kithbook.formats.contentline import Parameters, Property, escape, made
from kithbook.formats.vcard.day import day
from kithbook.formats.vcard.older import LOWERED, SINGLE

_SEMICOLON = re.compile(r"\\.|;", re.DOTALL)
_DATA = re.compile(r"data:([^;,]*)(?:;[^;,]*)*;base64,", re.IGNORECASE)
_GEO = re.compile(r"geo:([+-]?[0-9.]+),([+-]?[0-9.]+)", re.IGNORECASE)
_NO_YEAR = "1604"
"""Apple's year of birthdays without one."""
_OMIT = "X-APPLE-OMIT-YEAR"
_KEYS = {"application/pgp-keys": "PGP", "application/pkix-cert": "X509"}
_WORDS_OF_A_NAME = 2
_PREFERRED = "1"


def lowered(lines: list[Property], name: str) -> list[Property]:
    """Return a card's lines in 3.0, with the N that it wants."""
    found: list[Property] = []
    labels: list[Property] = []
    named = False
    groups = {line.group for line in lines}
    for line in lines:
        named = named or line.name == "N"
        lower = _LOWER.get(line.name)
        made_of = lower(line) if lower else (line,)
        if line.name == "RELATED":
            made_of = _related(line, groups)
        if ";" in line.value and line.name in SINGLE:
            made_of = [one._replace(value=_escaped(one.value)) for one in made_of]
        for one in made_of:
            if one.parameters:
                if one.name == "ADR" and (label := one.label):
                    labels.append(_label(one, label))
                found.append(one._replace(parameters=_parameters(one.parameters)))
            else:
                found.append(one)
    if not named:
        found.append(parts(name))
    return [*found, *labels]


@lru_cache(maxsize=512)
def _parameters(given: Parameters) -> Parameters:
    """Return such parameters as 3.0 has: the preferred is one by TYPE."""
    types = [
        part.upper()
        for key, all_ in given
        if key == "TYPE"
        for one in all_
        for part in one.split(",")
    ]
    if any(key == "PREF" and _PREFERRED in values for key, values in given):
        types.append("PREF")
    told: Parameters = (("TYPE", tuple(dict.fromkeys(filter(None, types)))),) if types else ()
    rest = tuple(
        (f"X-{key}" if key in LOWERED else key, values)
        for key, values in given
        if key not in ("TYPE", "PREF", "LABEL")
    )
    return (*told, *rest)


def _escaped(value: str) -> str:
    """Return one TEXT as 3.0 wants it, with every `;` escaped."""
    return _SEMICOLON.sub(lambda found: "\\;" if found[0] == ";" else found[0], value)


def _label(line: Property, label: str) -> Property:
    types = tuple(one for one in line.parameters if one[0] in ("TYPE", "PREF"))
    return Property("LABEL", escape(label), _parameters(types), line.group)


def _binary(line: Property) -> list[Property]:
    found = _DATA.match(line.value[:200])
    rest = tuple(one for one in line.parameters if one[0] not in ("TYPE", "VALUE", "MEDIATYPE"))
    if not found:
        place = line.value[:200].partition(":")[0].lower() in ("http", "https", "ftp", "cid")
        return [line._replace(parameters=(*rest, ("VALUE", ("uri",))))] if place else [line]
    media = found[1].lower()
    kind = _KEYS.get(media) or media.rpartition("/")[2].upper() or "JPEG"
    told = (("ENCODING", ("b",)), ("TYPE", (kind,)), *rest)
    return [line._replace(value=line.value[found.end() :], parameters=told)]


def _date(line: Property) -> list[Property]:
    name = "X-ANNIVERSARY" if line.name == "ANNIVERSARY" else line.name
    found = day(line)
    if not found:
        return [line]
    rest = tuple(one for one in line.parameters if one[0] not in ("VALUE", _OMIT))
    if found.startswith("--"):
        return [Property(name, _NO_YEAR + found[1:], (*rest, (_OMIT, (_NO_YEAR,))), line.group)]
    _, at, time = line.value.partition("T")
    return [Property(name, f"{found}{at}{time}", rest, line.group)]


def _phone(line: Property) -> list[Property]:
    if line.value[:4].lower() != "tel:":
        return [line]
    rest = tuple(one for one in line.parameters if one[0] != "VALUE")
    return [line._replace(value=escape(line.value[4:]), parameters=rest)]


def _place(line: Property) -> list[Property]:
    found = _GEO.match(line.value)
    return [line._replace(value=f"{found[1]};{found[2]}")] if found else [line]


def _profile(line: Property) -> list[Property]:
    types = line.all("SERVICE-TYPE") or line.all("TYPE")
    rest = tuple(one for one in line.parameters if one[0] not in ("SERVICE-TYPE", "TYPE"))
    told: Parameters = (("TYPE", tuple(types)),) if types else ()
    return [line._replace(name="X-SOCIALPROFILE", parameters=(*told, *rest))]


def _related(line: Property, groups: set[str | None]) -> list[Property]:
    """Return a relation to a mere name as Apple has it: a line and its label."""
    if (line.first("VALUE") or "").lower() != "text" or line.first("X-KITHBOOK-NAME") is not None:
        return [line]
    if line.group:
        return [Property("X-ABRELATEDNAMES", line.value, (), line.group)]
    group = next(one for n in range(1, 1 << 30) if (one := f"related{n}") not in groups)
    groups.add(group)
    label = next(iter(line.all("TYPE")), "related")
    return [
        Property("X-ABRELATEDNAMES", line.value, (), group),
        made("X-ABLABEL", label, group=group),
    ]


def parts(name: str) -> Property:
    """Return a name in parts: two words are told apart; of more, nobody can say which is what."""
    words = name.split()
    if len(words) == _WORDS_OF_A_NAME:
        return made("N", words[1], words[0], "", "", "")
    return made("N", "", name, "", "", "")


_LOWER: dict[str, Callable[[Property], Sequence[Property]]] = {
    "ANNIVERSARY": _date,
    "BDAY": _date,
    "GEO": _place,
    "KEY": _binary,
    "KIND": lambda _: [],
    "LOGO": _binary,
    "PHOTO": _binary,
    "SOCIALPROFILE": _profile,
    "SOUND": _binary,
    "TEL": _phone,
}
