"""The members of a JSContact card that say what a card says."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from kithbook.formats import contentline, document
from kithbook.formats.contentline import NoLine, Property
from kithbook.formats.jscontact import KEPT, REST, parts
from kithbook.formats.jscontact.kept import Kept
from kithbook.formats.partial import rfc3339
from kithbook_protocol.card import Card, CardAddress, CardDate, CardNote, CardRelation

CONTEXTS = {"home": "private", "work": "work"}
KINDS = {day: kind for kind, day in parts.DAYS.items()}
RELATIONS = {label: kind for kind, label in parts.RELATIONS.items()} | {
    one: one
    for one in (
        *("agent", "child", "co-resident", "colleague", "contact", "crush", "date", "emergency"),
        *("friend", "kin", "me", "met", "muse", "neighbor", "parent", "sibling", "sweetheart"),
    )
}
SAID = frozenset(
    {"BEGIN", "END", "VERSION", "FN", "TITLE", "NOTE", "CATEGORIES", "UID", "REV", "PRODID"}
    | {"BDAY", "ANNIVERSARY", "X-ANNIVERSARY", "KIND", KEPT, REST}
)
"""Lines that the card's own fields say."""

_LEVELS = ("high", "medium", "low")
_PREFERENCE = re.compile(r"[1-9][0-9]?|100")  # RFC 9553, 1.5.4
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_COMPONENTS = ("postOfficeBox", "apartment", "name", "locality", "region", "postcode", "country")
_NAME = ("surname", "given", "given2", "title", "credential")


def address(member: str, one: CardAddress) -> dict[str, Any]:
    """Return an e-mail, a phone, an online service or a link."""
    kind = {"emails": "address", "phones": "number"}.get(member, "uri")
    entry: dict[str, Any] = {kind: one.value}
    label = one.label or ""
    if member == "onlineServices":
        if label:
            entry["service"] = label
        return entry
    first, _, feature = label.rpartition(" ")
    if member == "phones" and feature in ("fax", "pager", "mobile") and first in ("", "work"):
        entry["features"] = {feature: True}
        label = first
    if label in CONTEXTS:
        entry["contexts"] = {CONTEXTS[label]: True}
    elif label:
        entry["label"] = label
    return entry


def anniversary(one: CardDate) -> dict[str, Any]:
    """Return an Anniversary of a kind that JSContact knows."""
    numbers = re.findall(r"[0-9]+", one.day)
    names = ("year", "month", "day") if len(numbers) > 2 else ("month", "day")  # noqa: PLR2004
    when = {"@type": "PartialDate", **dict(zip(names, map(int, numbers), strict=False))}
    return {"kind": KINDS[one.label], "date": when}


def note(one: CardNote) -> dict[str, Any]:
    """Return a Note."""
    created = {} if one.written_at is None else {"created": rfc3339(one.written_at)}
    return {"note": one.text, **created}


def is_said(one: CardDate | CardRelation) -> bool:
    """Tell whether JSContact has a word for a date or a relation."""
    if isinstance(one, CardDate):
        return one.label in KINDS
    return one.label in RELATIONS and bool(one.key and ":" in one.key)


def rest(card: Card, kept: Kept) -> dict[str, Any]:
    """Return the fields, or the parts of them, that neither JSContact nor a kept member says."""
    lists: dict[str, list[Any]] = {
        "dates": [one for one in card.dates if not is_said(one)],
        "relations": [one for one in card.relations if one.name or not is_said(one)],
        "fields": card.fields,
    }
    lists = {
        field: [one for one in values if kept.is_new(field, one)] for field, values in lists.items()
    }
    lists["roles"] = [one for one in card.roles if one.since or one.until]
    lists |= {"interactions": card.interactions, "promises": card.promises}
    found: dict[str, Any] = {
        field: [one.model_dump(mode="json", exclude_defaults=True) for one in values]
        for field, values in lists.items()
        if values
    }
    plain: dict[str, Any] = {
        "headline": card.headline,
        "met_at": card.met_at,
        "cadence": card.cadence,
    }
    plain["site_ids"] = card.site_ids or None
    return found | {field: one for field, one in plain.items() if one is not None}


def line(found: Property) -> list[tuple[str, Any]]:
    """Return the members and entries that say what a content line says; none where none does."""
    if found.name == "NICKNAME":
        return [("nicknames", {"name": one}) for one in found.items]
    making = _MAKING.get(found.name)
    said = making(found) if making else None
    return [said] if said else []


def _language(found: Property) -> tuple[str, Any]:
    return "preferredLanguages", {"language": found.text, **_contexts(found)}


def _personal(found: Property) -> tuple[str, Any]:
    level = found.first("LEVEL")
    entry = {"kind": found.name.lower(), "value": found.text}
    return "personalInfo", entry | ({"level": level} if level in _LEVELS else {})


def _media(found: Property) -> tuple[str, Any] | None:
    entry = {"kind": found.name.lower(), "uri": found.value}
    return ("media", entry) if _URI.match(found.value) else None


def _messenger(found: Property) -> tuple[str, Any] | None:
    service = found.first("SERVICE-TYPE") or found.first("X-SERVICE-TYPE")
    entry = {"uri": found.value, "vCardName": "impp"} | ({"service": service} if service else {})
    return ("onlineServices", entry) if _URI.match(found.value) else None


def name(found: Property) -> list[dict[str, Any]]:
    """Return the components of a name."""
    values = [
        [contentline.unescape(one) for one in contentline.split(part, ",")]
        for part in contentline.split(found.value)
    ]
    second, generation = (values[at] if len(values) > at else [] for at in (5, 6))
    told = []
    for kind, part in zip(_NAME, values, strict=False):
        for value in part:
            if kind == "surname" and value in second:
                told.append(("surname2", value))
            elif kind == "credential" and value in generation:
                told.append(("generation", value))
            else:
                told.append((kind, value))
    return [{"kind": kind, "value": value} for kind, value in told if value]


def of_vcard(found: Property) -> list[Any]:
    """Return a line as jCard (RFC 7095) has it, its value as it stands."""
    parameters: dict[str, Any] = {} if not found.group else {"group": found.group}
    kind = "unknown"
    for key, values in found.parameters:
        if key == "VALUE" and values:
            kind = values[0].lower()
        elif key:
            parameters[key.lower()] = values[0] if len(values) == 1 else list(values)
    value = found.text if kind == "text" else found.value
    return [found.name.lower(), parameters, kind, value]


def of_rest(found: dict[str, Any]) -> list[Any]:
    """Return the fields that JSContact has no word for, as a property."""
    return [REST.lower(), {}, "text", document.dumped(found)]


def lines(written: Iterable[str]) -> list[tuple[str, Property]]:
    """Return the content lines that can be read, each beside its text."""
    found = []
    for one in written:
        try:
            found.append((one, Property.parse(one)))
        except NoLine:
            continue
    return found


def _address(found: Property) -> tuple[str, Any]:
    values = contentline.components(found.value)
    components = [
        {"kind": kind, "value": value}
        for kind, value in zip(_COMPONENTS, values, strict=False)
        if value
    ]
    entry: dict[str, Any] = {"components": components} if components else {}
    if full := found.label:
        entry["full"] = full
    return "addresses", entry | _contexts(found)


def _contexts(found: Property) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if contexts := {CONTEXTS[one]: True for one in sorted(found.types) if one in CONTEXTS}:
        told["contexts"] = contexts
    preference = found.first("PREF") or ""
    if _PREFERENCE.fullmatch(preference):
        told["pref"] = int(preference)
    return told


_MAKING: dict[str, Callable[[Property], tuple[str, Any] | None]] = {
    "ADR": _address,
    "LANG": _language,
    "IMPP": _messenger,
    **dict.fromkeys(("EXPERTISE", "HOBBY", "INTEREST"), _personal),
    **dict.fromkeys(("PHOTO", "LOGO", "SOUND"), _media),
}
"""Lines that members say."""
