"""Flags of a person: what operators ask for of them."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from kithbook.calendar.model import today
from kithbook.people.model import BIRTHDAY
from kithbook.reminders import service as reminders
from kithbook.search import flag
from kithbook.search.alias import sound
from kithbook.search.around import Around
from kithbook.search.text import fold
from kithbook.search.vocabulary import Written
from kithbook_protocol.people import IdentityKind, Person

TYPED = {"add", "edit", "accept", "role", "date", "note", "relation"}
"""Kinds of actions that say: somebody typed this."""


def flags(
    person: Person,
    columns: Mapping[str, str],
    around: Around,
    days: list[date],
    *,
    is_close: bool,
) -> list[str]:
    """Return what operators ask for of somebody."""
    kinds = {one.kind for one in person.identities}
    has = {
        "email": IdentityKind.EMAIL in kinds,
        "phone": IdentityKind.PHONE in kinds,
        "link": bool(kinds & {IdentityKind.LINK, IdentityKind.PROFILE}),
        "photo": person.id in around.having["photo"],
        "suggestion": person.id in around.having["suggestion"],
        "note": person.id in around.having["note"],
        "birthday": any(one.label == BIRTHDAY for one in person.dates),
        "date": bool(person.dates),
        "role": bool(person.roles),
        "tag": bool(person.tags),
        "relation": bool(person.relations),
        "contact": bool(days),
        "ask": bool(columns["ask"]),
        "offer": bool(columns["offer"]),
    }
    found = [flag.EVERYBODY, flag.joined(flag.WHOLE, columns["name"])]
    found += [flag.HAS + name for name, is_so in has.items() if is_so]
    found += [flag.CLOSE] * is_close
    found += [flag.joined(flag.TAG, fold(tag)) for tag in person.tags]
    heard = {sound(word) for word in columns["name"].split()} - {""}
    found += [flag.joined(flag.SOUND, one) for one in heard]
    found += _sources(person, around.written.get(person.id) or Written())
    found += _days(person, days, around.own.get(person.id))
    return list(dict.fromkeys(found))


def _sources(person: Person, written: Written) -> list[str]:
    sites = {
        flag.site(one.value) if one.kind is IdentityKind.PROFILE else one.value.partition(":")[0]
        for one in person.identities
        if one.kind in {IdentityKind.PROFILE, IdentityKind.SITE_ID}
    }
    if written.kinds & TYPED:
        sites.add("typed")
    if written.imports:
        sites.add("import")
    found = [flag.joined(flag.SOURCE, fold(site)) for site in sorted(sites)]
    return found + [f"{flag.FILE}{number}" for number in sorted(written.imports)]


def _days(person: Person, days: list[date], own: tuple[int, int] | None) -> list[str]:
    added, begun = _day(person.added_at), since(person, days)
    dated = [
        (flag.ADDED, added),
        (flag.CHANGED, _day(person.changed_at)),
        (flag.SINCE, begun),
    ]
    if days:
        dated.append((flag.MET, days[-1]))
        if quiet := reminders.quiet_from(days):
            dated.append((flag.QUIET, quiet))
    found = [one for letter, day in dated for one in flag.days(letter, day)]
    if own:
        ideal, latest = own
        found += [flag.OWN_CADENCE, flag.HAS + "cadence"]
        found += flag.days(flag.DUE, _later(begun, ideal))
        found += flag.days(flag.OVERDUE, _later(begun, latest + 1))
    return found


def since(person: Person, days: list[date]) -> date:
    """Return from when a cadence counts: the last contact, or when somebody was added."""
    return days[-1] if days else _day(person.added_at)


def _later(day: date, count: int) -> date:
    return min(day + timedelta(days=count), date.max)


@lru_cache(maxsize=1024)
def _hour(hour: int) -> date:
    return today(hour * 900_000)


def _day(moment: int) -> date:
    """Return a moment's day here: that of its quarter of an hour, which no time zone divides."""
    return _hour(moment // 900_000)
