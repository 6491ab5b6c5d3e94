"""Lines of vCard 2.1 and 3.0 as lines of vCard 4 that mean the same.

Encodings and character sets are undone, bare types named, and what RFC 6350 says in another way is
said in that way (its appendix A lists the differences). Lines of vCard 4 pass as they are, but for
what older programs put into them too.
"""

import binascii
import codecs
import quopri
import re
from functools import lru_cache

from kithbook.formats.contentline import (
    NoLine,
    Parameters,
    Property,
    bare,
    escape,
    split,
    unescape,
)
from kithbook.formats.vcard.day import basic, day

UNREAD = "X-KITHBOOK-UNREAD"
"""What holds a line that is no content line, as it stood there."""

_CHARSET = re.compile(rb"[;:]CHARSET=\"?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_KNOWN_CHARSET = re.compile(
    r"utf-8|ascii|iso8859-\d+|cp\d+|koi8-[rut]|mac-\w+|shift_jis\w*|euc_\w+|gb\w+|big5\w*|iso2022\w*"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_OLD_ESCAPE = re.compile(r"\\([\\;,:nN])")
_NUMBERS = re.compile(
    r"\s*([+-]?\d{1,3}(?:\.\d*)?)\s*[;,]\s*([+-]?\d{1,3}(?:\.\d*)?)\s*$", re.ASCII
)
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,3}$", re.ASCII)
_STAMP = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(Z?)$", re.ASCII)

_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"})
_PLACES = {"INLINE": None, "URL": "uri", "CID": "cid", "CONTENT-ID": "cid"}
_ADDRESSES = frozenset({"URL", "SOURCE", "FBURL", "CALURI", "CALADRURI", "IMPP", "X-SOCIALPROFILE"})
_DAYS = frozenset({"BDAY", "ANNIVERSARY", "DEATHDATE"})
_RENAMED = {"X-ANNIVERSARY": "ANNIVERSARY"}
_OTHERWISE = _ADDRESSES | _DAYS | _RENAMED.keys() | {"GEO", "REV"}
"""What vCard 4 writes in another way."""
_ITEMS = frozenset({"CATEGORIES", "NICKNAME"})
SINGLE = frozenset({"FN", "NOTE", "RELATED", "ROLE", "TITLE", "X-ABLABEL", "X-ABRELATEDNAMES"})
"""What is one TEXT, in which 3.0 escapes `;` and vCard 4 does not."""
_STRUCTURED = frozenset({"ADR", "ORG"})
_AS_THEY_ARE = frozenset({"TEL", "EMAIL", "UID", "REV", "GEO", "KEY", "TZ"}) | _ADDRESSES | _DAYS
_PICTURES = {
    "/9j/": "image/jpeg",
    "iVBOR": "image/png",
    "R0lGOD": "image/gif",
    "UklGR": "image/webp",
}
"""How base64 of each begins."""
_KEYS = {"PGP": "application/pgp-keys", "X509": "application/pkix-cert"}
LOWERED = frozenset({
    "ALTID", "AUTHOR", "AUTHOR-NAME", "CALSCALE", "CREATED", "DERIVED", "GEO", "INDEX", "LEVEL",
    "MEDIATYPE", "PID", "PROP-ID", "SERVICE-TYPE", "SORT-AS", "TZ", "USERNAME",
})  # fmt: skip
"""Parameters of vCard 4 (RFC 6350, 6715, 9554) that 3.0 has only as X-: Apple writes some so."""


def decode(lines: list[bytes]) -> tuple[list[str], bool]:
    """Return a card's lines as texts, and whether the encoding of any was guessed."""
    try:
        return [raw.decode() for raw in lines], False
    except UnicodeDecodeError:
        own = [_said(raw) for raw in lines]
        # What says nothing is as the card's other lines are, else from a Windows of the West.
        other = next((one for one in own if one), None)
        texts, guessed = [], False
        for raw, said in zip(lines, own, strict=True):
            try:
                texts.append(raw.decode())
            except UnicodeDecodeError:
                guessed |= not said
                texts.append(raw.decode(said or other or "cp1252", "replace"))
        return texts, guessed


def _said(raw: bytes) -> str | None:
    """Return the character set that a line says it is in, if it is not UTF-8."""
    found = _CHARSET.search(raw[:1_000].partition(b":")[0] + b":")
    known = charset(found[1].decode()) if found else None
    return None if known == "utf-8" else known


def charset(name: str) -> str | None:
    """Return Python's name of a character set; None of what is none, or decodes more than text."""
    try:
        known = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return known if _KNOWN_CHARSET.fullmatch(known) else None


def unread(text: str) -> Property:
    """Return a line that holds what is no content line."""
    return Property(UNREAD, escape(_CONTROL.sub("", text)))


def lifted(line: Property, version: str) -> Property:
    """Return a line as vCard 4 says it.

    Raises:
        NoLine: it says that it is base64, and is not.
    """
    four = version == "4.0"
    name, value, parameters, group = line
    encoding = named = None
    if parameters:
        parameters, encoding, named = _parameters(parameters, four)
    quoted = encoding == "QUOTED-PRINTABLE"
    if quoted:
        value = _unquoted(value, named)
    elif encoding in ("BASE64", "B"):
        return _binary(line._replace(parameters=parameters))
    old = version == "2.1" or quoted
    if old or (not four and name in _OTHERWISE):
        name = _RENAMED.get(name, name)
        parameters, value = _meant(name, parameters, value, old=old)
    if not four and "\\;" in value and name in SINGLE:
        value = bare(value)
    if not value.isprintable():
        value = _CONTROL.sub("", value)
    return Property(name, value, parameters, group)


@lru_cache(maxsize=512)
def _parameters(given: Parameters, four: bool) -> tuple[Parameters, str | None, str | None]:
    """Return parameters as vCard 4 has them, the encoding and the character set."""
    told: dict[str, list[str]] = {}
    encoding = named = None
    for name, values in given:
        known = [one for value in values for one in _named(name, value, four) if one[0]]
        for key, value in known:
            if key == "ENCODING":
                encoding = value.upper()
            elif key == "CHARSET":
                named = value
            else:
                told.setdefault(key, []).append(value)
        if not values:
            told.setdefault(name, [])
    return tuple((key, tuple(values)) for key, values in told.items()), encoding, named


def _named(name: str, value: str, four: bool) -> list[tuple[str, str]]:
    """Return what one value of a parameter is in vCard 4."""
    upper = value.upper()
    if not name or (name == "TYPE" and upper in _ENCODINGS):
        if upper in _ENCODINGS:
            return [("ENCODING", value)]
        name = "VALUE" if upper in _PLACES else "TYPE"
    if name == "VALUE" and not four and upper in _PLACES:
        return [("VALUE", place)] if (place := _PLACES[upper]) else []
    if name == "TYPE" and not four:
        types = [one.strip() for one in value.split(",") if one.strip()]
        return [("PREF", "1") if one.upper() == "PREF" else ("TYPE", one) for one in types]
    if name.startswith("X-") and not four and name[2:] in LOWERED:
        name = name[2:]
    return [(name, value)] if value or name != "TYPE" else []


def _unquoted(value: str, named: str | None) -> str:
    raw = quopri.decodestring(value.encode())
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode((charset(named) if named else None) or "cp1252", "replace")


def _meant(name: str, parameters: Parameters, value: str, *, old: bool) -> tuple[Parameters, str]:
    """Return a value of 2.1 or 3.0, and its parameters, as vCard 4 has them."""
    if name in _DAYS:
        told = dict(parameters)
        found = day(Property(name, value, parameters))
        told.pop("X-APPLE-OMIT-YEAR", None)
        if not found:
            return (*((k, v) for k, v in told.items() if k != "VALUE"), ("VALUE", ("text",))), value
        time = value.partition("T")[2].replace(":", "").partition(".")[0]
        whole = basic(found) + (f"T{time}" if time and not found.startswith("--") else "")
        return tuple(told.items()), whole
    if name in _ADDRESSES:
        return parameters, unescape(value).strip()
    if name == "GEO" and (place := _NUMBERS.match(value)):
        return parameters, f"geo:{place[1]},{place[2]}"
    if name == "REV" and (moment := _STAMP.match(value)):
        return parameters, "{}{}{}T{}{}{}{}".format(*moment.groups())
    return parameters, _reescaped(name, value) if old else value


def _reescaped(name: str, value: str) -> str:
    """Return a value of 2.1, where only `;` has to be escaped, with all escaped."""
    if name in _STRUCTURED:
        return ";".join(escape(_plain(part)) for part in split(value))
    if name == "N":
        return ";".join(
            ",".join(escape(_plain(one)) for one in split(part, ",")) for part in split(value)
        )
    if name in _ITEMS:
        return ",".join(escape(_plain(one)) for one in split(value, ","))
    if name in _AS_THEY_ARE or name.startswith("X-"):
        # Nobody knows what these are; only that ends of lines cannot stay.
        return value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return escape(_plain(value))


def _plain(text: str) -> str:
    r"""Return TEXT of 2.1 as it is meant: `C:\temp` is no escape."""
    return _OLD_ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _binary(line: Property) -> Property:
    """Return base64 as a `data:` URI."""
    value = "".join(line.value.split())
    if ":" in value[:200]:
        kept = tuple(one for one in line.parameters if one[0] != "TYPE")
        return line._replace(value=value, parameters=kept)
    if not _BASE64.match(value):
        raise NoLine
    value = value.rstrip("=")
    # Of a picture that was cut off, what is no byte goes.
    value = value[: len(value) - (len(value) % 4 == 1)]
    value += "=" * (-len(value) % 4)
    try:
        binascii.a2b_base64(value[:4_096])
    except ValueError as error:
        raise NoLine from error
    types = [one.upper() for one in line.all("TYPE")]
    kept = tuple(
        (name, values) for name, values in line.parameters if name not in ("TYPE", "VALUE")
    )
    return line._replace(
        value=f"data:{_media(line.name, types, value)};base64,{value}", parameters=kept
    )


def _media(name: str, types: list[str], value: str) -> str:
    """Return the media type of a binary: what it says it is, else how it begins."""
    plain = [one.removeprefix("IMAGE/").removeprefix("AUDIO/").lower() for one in types]
    said = next((one for one in plain if re.fullmatch(r"[a-z0-9.+-]{1,40}", one)), None)
    if name == "KEY":
        return next((_KEYS[one] for one in types if one in _KEYS), "application/octet-stream")
    if name == "SOUND":
        return f"audio/{said or 'basic'}"
    if said:
        return f"image/{'jpeg' if said == 'jpg' else said}"
    return next(
        (media for begin, media in _PICTURES.items() if value.startswith(begin)),
        "application/octet-stream",
    )
