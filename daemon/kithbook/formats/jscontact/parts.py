"""What each member of a JSContact card says, put into a draft of a card."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from kithbook.formats import contentline, document
from kithbook.formats.contentline import Property
from kithbook.formats.draft import Draft
from kithbook.formats.jscontact import ABOUT, LOCATION, REST
from kithbook.formats.partial import moment, of_parts

CONTEXTS = {"private": "home"}
"""Contexts that a card has another word for."""
DAYS = {"birth": "birthday", "wedding": "anniversary", "death": "death"}
RELATIONS = {"co-worker": "colleague", "spouse": "partner", "acquaintance": "knows"}
"""Relations that a card has another word for."""
REST_FIELDS = frozenset(
    {"headline", "met_at", "cadence", "site_ids", "fields", "interactions", "promises", "dates"}
    | {"roles", "relations"}
)
"""Of a card, what JSContact has no word for, or not for all of it."""

REST_KEYS = {"roles": ("title", "organisation"), "relations": ("label", "key"), "dates": ("label",)}
"""What tells an entry of theirs from others."""
OF_URIS = frozenset(
    {"CALADRURI", "CALURI", "FBURL", "IMPP", "KEY", "LOGO", "MEMBER", "PHOTO", "RELATED", "SOUND"}
    | {"SOURCE", "UID", "URL"}
)
"""Properties whose values are URIs where they say nothing else (RFC 6350)."""

_NAME = re.compile(r"[A-Za-z0-9-]+")
_FEATURES = ("fax", "pager", "mobile")
_LINES = {"calendars": "CALURI", "cryptoKeys": "KEY", "directories": "SOURCE"}
_KINDS = {"freeBusy": "FBURL", "directory": "ORG-DIRECTORY", "sound": "SOUND", "logo": "LOGO"}


def text(value: object) -> str:
    """Return a string; empty for anything else."""
    return value if isinstance(value, str) else ""


def mapping(value: object) -> dict[str, Any]:
    """Return an object; empty for anything else."""
    return value if isinstance(value, dict) else {}


def listing(value: object) -> list[dict[str, Any]]:
    """Return the objects of an array."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def labelled(entry: dict[str, Any]) -> str | None:
    """Return what kind an entry says it is."""
    if label := text(entry.get("label")):
        return label.lower()
    contexts = mapping(entry.get("contexts"))
    return next((CONTEXTS.get(one, one) for one in contexts if contexts[one] is True), None)


def typed(entry: dict[str, Any]) -> dict[str, Any]:
    """Return an entry's contexts and preference as parameters of a content line."""
    told: dict[str, Any] = {}
    contexts = mapping(entry.get("contexts"))
    if kinds := [CONTEXTS.get(one, one) for one in contexts if contexts[one] is True]:
        told["TYPE"] = kinds
    if isinstance(preference := entry.get("pref"), int):
        told["PREF"] = str(preference)
    return told


def email(draft: Draft, _: str, entry: dict[str, Any]) -> None:
    """An EmailAddress."""
    draft.email(text(entry.get("address")), labelled(entry))


def phone(draft: Draft, _: str, entry: dict[str, Any]) -> None:
    """A Phone: a number as text or as a `tel:` URI."""
    features, label = mapping(entry.get("features")), labelled(entry)
    feature = next((one for one in _FEATURES if features.get(one) is True), None)
    if feature and not entry.get("label"):
        label = f"{label} {feature}" if label in ("work", "other") else feature
    draft.phone(text(entry.get("number")).removeprefix("tel:"), label)


def service(draft: Draft, _: str, entry: dict[str, Any]) -> None:
    """An OnlineService: a profile where it has a page, else who the person is there."""
    uri, user = text(entry.get("uri")), text(entry.get("user"))
    name = text(entry.get("service"))
    if uri.lower().startswith(("http://", "https://")):
        draft.page(uri, name.lower() or labelled(entry), "profiles")
    elif uri:
        draft.keep(Property("IMPP", uri, _said(SERVICE_TYPE=name)))
    elif user:
        parameters = {"SERVICE-TYPE": name or "other", "VALUE": "text"}
        draft.keep(contentline.made("SOCIALPROFILE", user, **parameters))


def link(draft: Draft, _: str, entry: dict[str, Any]) -> None:
    """A Link."""
    draft.page(text(entry.get("uri")), labelled(entry))


def anniversary(draft: Draft, _: str, entry: dict[str, Any]) -> None:
    """An Anniversary, of a PartialDate or a Timestamp."""
    when, kind = mapping(entry.get("date")), text(entry.get("kind"))
    if utc := text(when.get("utc")):
        day = utc[:10] if moment(utc) is not None else None
    else:
        year, month, on = (when.get(part) for part in ("year", "month", "day"))
        day = of_parts(_whole(year), _whole(month), _whole(on))
    if day and kind:
        draft.date(DAYS.get(kind, kind), day)


def note(draft: Draft, identifier: str, entry: dict[str, Any]) -> None:
    """A Note."""
    found = text(entry.get("note"))
    if identifier == ABOUT and (about := draft.long(found, "what is said about them")):
        draft.values["about"] = about
    elif identifier != ABOUT:
        draft.note(found, moment(entry.get("created")))


def nickname(draft: Draft, _: str, entry: dict[str, Any]) -> None:
    """A Nickname."""
    if found := text(entry.get("name")):
        draft.keep(contentline.made("NICKNAME", found))


def address(draft: Draft, identifier: str, entry: dict[str, Any]) -> None:
    """An Address; of the components that a line has no place for, those next to them."""
    full = text(entry.get("full"))
    if identifier == LOCATION:
        draft.put("location", full, "the location")
        return
    found: dict[str, list[str]] = {}
    for one in listing(entry.get("components")):
        found.setdefault(text(one.get("kind")), []).append(text(one.get("value")))
    extended = [*found.get("apartment", ()), *found.get("room", ()), *found.get("floor", ())]
    street = " ".join(
        text(one.get("value"))
        for one in listing(entry.get("components"))
        if one.get("kind") in ("number", "name", "block", "direction")
    )
    parts = [
        ", ".join(found.get("postOfficeBox", ())),
        ", ".join([*extended, *found.get("building", ()), *found.get("landmark", ())]),
        street,
        ", ".join([*found.get("locality", ()), *found.get("district", ())]),
        ", ".join(found.get("region", ())),
        ", ".join(found.get("postcode", ())),
        ", ".join(found.get("country", ())) or text(entry.get("countryCode")),
    ]
    told = typed(entry)
    if any(parts[:6]) and full:
        told["LABEL"] = full
    elif full:
        parts[2] = full
    if any(parts):
        draft.keep(contentline.made("ADR", *parts, **told))


def personal(draft: Draft, _: str, entry: dict[str, Any]) -> None:
    """A PersonalInfo: what somebody knows or likes."""
    kind, value = text(entry.get("kind")).upper(), text(entry.get("value"))
    if kind in ("EXPERTISE", "HOBBY", "INTEREST") and value:
        draft.keep(contentline.made(kind, value, LEVEL=text(entry.get("level")) or ()))


def language(draft: Draft, _: str, entry: dict[str, Any]) -> None:
    """A LanguagePref."""
    if found := text(entry.get("language")):
        draft.keep(contentline.made("LANG", found, **typed(entry)))


def media(draft: Draft, _: str, entry: dict[str, Any]) -> None:
    """A Media: a picture, a logo or a sound."""
    uri, kind = text(entry.get("uri")), text(entry.get("kind"))
    if kind == "photo" and uri.startswith("data:"):
        draft.picture(uri)
    elif uri:
        draft.keep(Property(_KINDS.get(kind, "PHOTO"), "".join(uri.split())))


def resource(member: str) -> Callable[[Draft, str, dict[str, Any]], None]:
    """Return the reading of a Calendar, CryptoKey, Directory: lines with their addresses."""

    def read(draft: Draft, _: str, entry: dict[str, Any]) -> None:
        if uri := text(entry.get("uri")):
            name = _KINDS.get(text(entry.get("kind")), _LINES[member])
            draft.keep(Property(name, "".join(uri.split())))

    return read


def related(draft: Draft, other: str, entry: dict[str, Any]) -> None:
    """A Relation: what the other is; one that is no URI is only a name."""
    relations = mapping(entry.get("relation"))
    for kind in [one for one in relations if relations[one] is True] or ["knows"]:
        label = draft.line(RELATIONS.get(kind, kind), "a relation")
        if ":" in other and len(other) <= 1_000:  # noqa: PLR2004 - a key's limit
            draft.add("relations", {"label": label, "key": other})
        elif other:
            draft.add("relations", {"label": label, "name": draft.line(other, "a name")})
            draft.keep(contentline.made("RELATED", other, VALUE="text", TYPE=kind))


def keyword(draft: Draft, word: str, entry: object) -> None:
    """A keyword."""
    if entry is True:
        draft.tag(word)


def property_of_vcard(draft: Draft, _: str, entry: object) -> None:
    """A property that JSContact has no member for, as jCard (RFC 7095) has it."""
    match entry:
        case [str(name), dict(parameters), str(kind), first, *more] if _NAME.fullmatch(name):
            if name.upper() == REST:
                _rest(draft, text(first))
                return
            value = ",".join(_value(one, kind) for one in (first, *more))
            told = [
                (key.upper(), tuple(map(str, one)) if isinstance(one, list) else (str(one),))
                for key, one in parameters.items()
                if key.lower() != "group" and _NAME.fullmatch(key)
            ]
            if kind not in ("unknown", "uri" if name.upper() in OF_URIS else "text"):
                told.insert(0, ("VALUE", (kind,)))
            group = text(parameters.get("group"))
            group = group if _NAME.fullmatch(group) else ""
            draft.keep(Property(name.upper(), value, tuple(told), group or None))


def _rest(draft: Draft, written: str) -> None:
    """Put in what only Kithbook says; of a role or a relation that is there, its dates or name."""
    try:
        found = mapping(document.parsed(written))
    except document.Broken:
        return
    for field in REST_FIELDS & found.keys():
        if field not in REST_KEYS:
            draft.values[field] = found[field]
            continue
        values = draft.values.setdefault(field, [])
        for one in listing(found[field]):
            at = next((at for at, other in enumerate(values) if _same(field, one, other)), None)
            if at is None:
                values.append(one)
            else:
                values[at] = one


def _same(field: str, one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(one.get(key) == other.get(key) for key in REST_KEYS[field])


def _value(value: object, kind: str) -> str:
    if isinstance(value, list):
        return ";".join(_value(one, kind) for one in value)
    if isinstance(value, str):
        return value if kind != "text" else contentline.escape(value)
    return json.dumps(value)


def _said(**parameters: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((key.replace("_", "-"), (one,)) for key, one in parameters.items() if one)


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and 0 < value < 10_000 else None  # noqa: PLR2004 - a year


ENTRIES: dict[str, Callable[[Draft, str, Any], None]] = {
    "emails": email,
    "phones": phone,
    "onlineServices": service,
    "links": link,
    "anniversaries": anniversary,
    "notes": note,
    "nicknames": nickname,
    "addresses": address,
    "personalInfo": personal,
    "preferredLanguages": language,
    "media": media,
    "relatedTo": related,
    "keywords": keyword,
    **{member: resource(member) for member in _LINES},
}
"""Members that are maps, and how an entry of each is read."""


def entries(member: str, value: object) -> Iterator[tuple[str, Any]]:
    """Yield the entries of a map that can be read, by their ids."""
    for identifier, entry in mapping(value).items():
        if member == "keywords" or isinstance(entry, dict):
            yield identifier, entry
