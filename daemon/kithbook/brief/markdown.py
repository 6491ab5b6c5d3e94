"""A brief as Markdown (CommonMark), to paste where one keeps one's notes."""

import re
from collections.abc import Iterator
from datetime import date

from kithbook.calendar.day import MONTHS
from kithbook.calendar.model import local
from kithbook_protocol.brief import Brief, BriefEntry, BriefPerson
from kithbook_protocol.interactions import Interaction
from kithbook_protocol.organisation import Role
from kithbook_protocol.people import IdentityKind

LONGEST = 64_000
"""Characters."""
KINDS = {
    "promise": "You promised",
    "theirs": "They promised",
    "reminder": "Reminder",
    "ask": "They need",
    "offer": "They offer",
    "introduction": "Introduction",
    "thanks": "A thank-you owed",
}
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def written(brief: Brief) -> str:
    """Return a brief as Markdown."""
    lines = [f"# {', '.join(plain(one.person.name) for one in brief.people)}", ""]
    lines += [f"Brief of {_day(brief.today)}.", ""]
    for one in brief.people:
        if len(brief.people) > 1:
            lines += [f"## {plain(one.person.name)}", ""]
        lines += _person(one)
    if brief.shared:
        lines += ["### People in common" if len(brief.people) > 1 else "### People they know", ""]
        for shared in brief.shared:
            told = "; ".join(reason.sentence for reason in shared.reasons)
            lines.append(f"- {plain(shared.name)} ({plain(told)})")
        lines.append("")
    return "\n".join(lines)[:LONGEST]


def _person(one: BriefPerson) -> Iterator[str]:
    yield from _list("Now", _now(one))
    yield from _list(
        "Changed since you were last in touch",
        [
            f"{plain(change.label)}: {plain(change.before or '')} → "
            f"{plain(change.after or 'nothing')} ({local(change.at).date()})"
            for change in one.changes
        ],
    )
    yield from _list("Last", [_interaction(each) for each in one.last])
    yield from _list("Open", [_entry(each) for each in one.entries])
    yield from _list(
        "Notes", [f"{local(each.written_at).date()}: {plain(each.text)}" for each in one.notes]
    )


def _list(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield from (f"### {heading}", "", *(f"- {line}" for line in lines), "")


def _now(one: BriefPerson) -> list[str]:
    person = one.person
    lines = [_role(role) for role in person.roles if role.until is None]
    lines += [plain(text) for text in (person.headline, person.location) if text]
    if person.met_at:
        lines.append(f"met at {plain(person.met_at)}")
    for kind in (IdentityKind.EMAIL, IdentityKind.PHONE):
        lines += [plain(each.value) for each in person.identities if each.kind is kind]
    if person.tags:
        lines.append(plain(", ".join(f"#{tag}" for tag in person.tags)))
    if one.birthday:
        turns = "" if one.birthday.turns is None else f", turns {one.birthday.turns}"
        lines.append(f"birthday on {_day(one.birthday.on)}{turns}")
    if one.contact:
        lines.append(f"in touch every {one.contact.ideal} days wished: {one.contact.state}")
    return lines


def _role(role: Role) -> str:
    what = " at ".join(filter(None, (role.title, role.organisation)))
    return plain(f"{what}, since {role.since}" if role.since else what)


def _interaction(one: Interaction) -> str:
    place = f" at {one.place}" if one.place else ""
    text = f": {one.text}" if one.text else ""
    return plain(f"{one.day}, {one.kind.value}{place}{text}")


def _entry(one: BriefEntry) -> str:
    by = "" if one.day is None else f" ({one.day})"
    return f"{KINDS[one.kind]}: {plain(one.text)}{by}"


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def plain(text: str) -> str:
    """Return text that means nothing in Markdown, in one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
