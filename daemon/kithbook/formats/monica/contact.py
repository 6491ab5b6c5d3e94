"""Who a contact of Monica's is, and how to reach them."""

import re
from typing import Any

from kithbook.formats import contentline
from kithbook.formats.contentline import Property
from kithbook.formats.draft import Draft
from kithbook.formats.monica.tables import Tables, properties, text
from kithbook.formats.partial import moment, of_parts
from kithbook_protocol.interactions import InteractionKind

LABELS = {
    "spouse": "partner",
    "date": "partner",
    "lover": "partner",
    "boss": "manager",
    "subordinate": "report",
    "bestfriend": "best friend",
    "inlovewith": "in love with",
    "lovedby": "loved by",
    "ex": "former partner",
}
"""Relations that a card has another word for."""
SITES = {
    "linkedin": "https://www.linkedin.com/in/",
    "facebook": "https://www.facebook.com/",
    "twitter": "https://x.com/",
    "instagram": "https://www.instagram.com/",
    "github": "https://github.com/",
}
_HANDLE = re.compile(r"@?([\w.-]+)")
_LONGEST_CADENCE = 3_650
"""Days: the cap of a card's cadence."""


def name(contact: dict[str, Any]) -> str:
    """Return a contact's whole name."""
    said = properties(contact)
    parts = (text(said.get(f"{part}_name")) for part in ("first", "middle", "last"))
    return " ".join(filter(None, parts)) or text(said.get("nickname"))


def who(draft: Draft, said: dict[str, Any], tables: Tables) -> None:
    """Put in the name's parts, work, tags, and what is said of them."""
    parts = [text(said.get(f"{part}_name")) for part in ("last", "first", "middle")]
    if any(parts):
        draft.keep(contentline.made("N", *parts, "", ""))
    if nickname := text(said.get("nickname")):
        draft.keep(contentline.made("NICKNAME", nickname))
    if about := draft.long(text(said.get("description")), "the description"):
        draft.values["about"] = about
    draft.role(text(said.get("job")), text(said.get("company")))
    tags = said.get("tags")
    for tag in tags if isinstance(tags, list) else ():
        draft.tag(text(tag))
    if said.get("is_starred") is True:
        draft.tag("starred")
    if said.get("is_active") is False:
        draft.tag("archived")
        draft.converted.append('They are archived in Monica; they have the tag "archived".')
    if gender := tables.types.get(text(said.get("gender"))):
        sex = text(gender.get("type")).upper()
        identity = text(gender.get("name"))
        draft.keep(contentline.made("GENDER", sex if sex in "MFON" else "", identity))
    draft.put("met_at", text(said.get("first_met_where")), "where you met")
    _cadence(draft, said.get("stay_in_touch_frequency"))


def days(draft: Draft, said: dict[str, Any]) -> set[str]:
    """Put in the days of birth, of meeting and of death, and return those as --04-12."""
    found = set()
    kinds = {"birthdate": "birthday", "first_met_date": "met", "deceased_date": "death"}
    for kind, label in kinds.items():
        one = said.get(kind)
        if not isinstance(one, dict) or not (written := text(one.get("date"))):
            continue
        day = day_of(written)
        if day is None:
            draft.converted.append(f'The {label} "{written[:40]}" is no date and is left out.')
        elif one.get("is_age_based") is True:
            told = f"The {label} was told by age only; the year {day[:4]} became a field."
            draft.converted.append(told)
            draft.field(f"{label}, by age", f"about {day[:4]}")
        else:
            found.add(f"-{day[4:]}")
            draft.date(label, f"-{day[4:]}" if one.get("is_year_unknown") is True else day)
    if said.get("is_dead") is True:
        draft.converted.append('They have died; they have the tag "deceased".')
        draft.tag("deceased")
    return found


def related(draft: Draft, uuid: str, said: dict[str, Any], tables: Tables) -> None:
    """Put in what others are to them."""
    for label, other in tables.relations.get(uuid, ()):
        called = draft.line(LABELS.get(label, label).replace("_", " "), "a relation")
        if other and other != uuid:
            draft.add("relations", {"label": called or "knows", "key": other})
    if (through := text(said.get("first_met_through"))) and through != uuid:
        draft.add("relations", {"label": "met through", "key": through})


def field(draft: Draft, said: dict[str, Any], tables: Tables) -> None:
    """A contact field: what it is, only its type's name, icon and protocol say."""
    kind, value = tables.types.get(text(said.get("type")), {}), text(said.get("data")).strip()
    called = text(kind.get("name"))
    hints = " ".join(
        text(kind.get(part)) for part in ("type", "name", "fontawesome_icon", "protocol")
    ).lower()
    site = next((one for one in SITES if one in hints), None)
    handle = _HANDLE.fullmatch(value)
    if kind.get("type") == "email" or "mailto:" in hints:
        draft.email(value)
    elif kind.get("type") == "phone" or "tel:" in hints:
        draft.phone(value)
    elif "whatsapp" in hints:
        draft.phone(value, "whatsapp")
    elif "telegram" in hints and handle:
        draft.keep(Property("IMPP", f"telegram:{handle[1]}"))
    elif value.lower().startswith(("http://", "https://")):
        draft.page(value, site or called.lower(), "profiles" if site else "links")
    elif site and handle:
        draft.page(SITES[site] + handle[1], site, "profiles")
    else:
        draft.field(called or "Contact field", value)


def address(draft: Draft, said: dict[str, Any]) -> None:
    """An address; its name says what kind it is."""
    parts = [
        text(said.get(part)) for part in ("street", "city", "province", "postal_code", "country")
    ]
    label = text(said.get("name")).lower()
    place = [text(said.get(part)) for part in ("latitude", "longitude")]
    told = {"TYPE": label} if label else {}
    if all(place):
        told["GEO"] = f"geo:{','.join(place)}"
    if any(parts):
        draft.keep(contentline.made("ADR", "", "", *parts, **told))
    elif all(place):
        draft.keep(Property("GEO", told["GEO"]))


def interaction(
    draft: Draft, uuid: str, kind: InteractionKind, when: str, words: list[str]
) -> bool:
    """Put in what you had to do with each other; False where no day is known."""
    day = day_of(when)
    if day is None or not uuid:
        return False
    at = moment(when)
    draft.add(
        "interactions",
        {
            "key": uuid[:1_000],
            "kind": kind,
            "day": day,
            # Midnight is what Monica writes where only the day is known.
            "at": at if at is not None and at % 86_400_000 else None,
            "text": draft.long("\n".join(filter(None, words)), "an interaction") or None,
        },
    )
    return True


def _cadence(draft: Draft, found: object) -> None:
    if isinstance(found, int) and not isinstance(found, bool) and found > 0:
        draft.values["cadence"] = min(found, _LONGEST_CADENCE)
        if found > _LONGEST_CADENCE:
            draft.converted.append(f"Of {found} days between contacts, 3,650 are kept.")


def day_of(written: str) -> str | None:
    """Return the day of a time as Monica writes it: it keeps days as midnights of UTC."""
    parts = written[:10].split("-")
    if len(parts) != 3 or not all(one.isdecimal() for one in parts):  # noqa: PLR2004 - of a day
        return None
    return of_parts(*map(int, parts))
