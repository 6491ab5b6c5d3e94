"""What is said by several members of a JSContact card together: names, work, pronouns."""

from typing import Any

from kithbook.formats import contentline
from kithbook.formats.draft import Draft
from kithbook.formats.jscontact import parts
from kithbook.formats.jscontact.parts import listing, mapping, text

_ORDER = ("title", "given", "given2", "surname", "surname2", "generation", "credential")
"""How a name is put together whose components have no order."""
_PHONETIC = {"given": "FIRST", "given2": "MIDDLE", "surname": "LAST"}


def read(draft: Draft, card: dict[str, Any]) -> None:
    """Put all that a card says into a draft, the name under `name`."""
    name(draft, card)
    if "titles" in card or "organizations" in card:
        work(draft, card)
    if "speakToAs" in card:
        spoken(draft, card)
    for member, value in card.items():
        if reading := parts.ENTRIES.get(member):
            for identifier, entry in parts.entries(member, value):
                reading(draft, identifier, entry)
    for entry in properties(card):
        parts.property_of_vcard(draft, "", entry)


def properties(card: dict[str, Any]) -> list[Any]:
    """Return a card's `vCardProps`."""
    found = card.get("vCardProps")
    return found if isinstance(found, list) else []


def name(draft: Draft, card: dict[str, Any]) -> None:
    """The name, whole, and its components as a line."""
    found = mapping(card.get("name"))
    components = listing(found.get("components"))
    draft.put("name", text(found.get("full")) or _joined(found, components), "the name")
    kinds: dict[str, list[str]] = {}
    for one in components:
        kind, value = text(one.get("kind")), text(one.get("value"))
        if value and kind in _ORDER:
            kinds.setdefault(kind, []).append(value)
        if (said := text(one.get("phonetic"))) and kind in _PHONETIC:
            draft.keep(contentline.made(f"X-PHONETIC-{_PHONETIC[kind]}-NAME", said))
    if kinds:
        second, generation = kinds.get("surname2", []), kinds.get("generation", [])
        draft.keep(
            contentline.made(
                "N",
                [*kinds.get("surname", ()), *second],
                kinds.get("given", ()),
                kinds.get("given2", ()),
                kinds.get("title", ()),
                [*generation, *kinds.get("credential", ())],
                *((second, generation) if second or generation else ()),  # RFC 9554, 2.2
            )
        )


def work(draft: Draft, card: dict[str, Any]) -> None:
    """Titles at their organisations; units of these as lines."""
    organisations = dict(parts.entries("", card.get("organizations")))
    titles = [one for _, one in parts.entries("", card.get("titles"))]
    held = [one for one in titles if one.get("kind") != "role"] or titles
    named = {text(one.get("organizationId")) for one in held}
    free = [key for key in organisations if key not in named]
    for one in held:
        at = text(one.get("organizationId")) or (free.pop(0) if free else "")
        draft.role(text(one.get("name")), text(organisations.get(at, {}).get("name")))
    for key in free:
        draft.role(None, text(organisations[key].get("name")))
    for one in titles if held is not titles else ():
        if one.get("kind") == "role" and (role := text(one.get("name"))):
            draft.keep(contentline.made("ROLE", role))
    for one in organisations.values():
        if units := [text(unit.get("name")) for unit in listing(one.get("units"))]:
            draft.keep(contentline.made("ORG", text(one.get("name")), *units))


def spoken(draft: Draft, card: dict[str, Any]) -> None:
    """How to speak to and of somebody."""
    found = mapping(card.get("speakToAs"))
    if gender := text(found.get("grammaticalGender")):
        draft.keep(contentline.made("GRAMGENDER", gender))
    for _, one in parts.entries("", found.get("pronouns")):
        if pronouns := text(one.get("pronouns")):
            draft.keep(contentline.made("PRONOUNS", pronouns))


def _joined(found: dict[str, Any], components: list[dict[str, Any]]) -> str:
    if found.get("isOrdered") is not True:
        by = {kind: at for at, kind in enumerate(_ORDER)}
        components = sorted(components, key=lambda one: by.get(text(one.get("kind")), len(by)))
        return " ".join(
            text(one.get("value")) for one in components if one.get("kind") != "separator"
        )
    between = text(found.get("defaultSeparator")) or " "
    whole, separated = "", True
    for one in components:
        separator = one.get("kind") == "separator"
        whole += ("" if separated or separator else between) + text(one.get("value"))
        separated = separator
    return whole
