"""Roles as lines: TITLE and ORG, paired by a group where there is more than one pair."""

from kithbook.formats.contentline import Property, made
from kithbook.formats.vcard import same
from kithbook.formats.vcard.lines import Lines, text_line
from kithbook.formats.vcard.reading import PAIR, Reading, Role
from kithbook_protocol.card import CardRole

_SINCE = "X-KITHBOOK-SINCE"


def keep_roles(roles: list[CardRole], reading: Reading, lines: Lines) -> None:
    """Keep the lines of roles that a card still has, and make what is missing."""
    told = reading.roles() if reading.titles or reading.works or reading.organisations else []
    now = [one for one in roles if one.until is None]
    if told or now:
        _keep_now(now, told, lines)
    past = [one for one in roles if one.until is not None]
    if not past and not reading.past:
        return
    left = list(past)
    for role in reading.past:
        found = next((one for one in left if _past(role) == _past(one)), None)
        if found:
            left.remove(found)
        elif role.title_at is not None:
            lines.gone.add(role.title_at)
    lines.new += [_made_past(one) for one in left]


def _keep_now(now: list[CardRole], told: list[Role], lines: Lines) -> None:
    new, old = list(now), list(told)
    for role in told:
        found = next((one for one in new if _now(one) == _now(role)), None)
        if found:
            new.remove(found)
            old.remove(role)
            _since(found, role, lines)
    for role in list(old):
        found = next((one for one in new if _changed(one, role)), None)
        if found:
            new.remove(found)
            old.remove(role)
            _change(found, role, lines)
    lines.gone |= {
        at for role in old for at in (role.title_at, role.organisation_at) if at is not None
    }
    alone = len(now) == 1 and len(old) == len(told)
    for one in new:
        group = None if alone else lines.group(PAIR)
        more = {_SINCE: one.since} if one.since else {}
        if one.title:
            lines.new.append(text_line("TITLE", one.title, group, **more))
        if one.organisation:
            lines.new.append(made("ORG", one.organisation, group=group, **more))


def _since(role: CardRole, told: Role, lines: Lines) -> None:
    """Write since when, where its lines say otherwise."""
    if role.since == told.since:
        return
    for at in (told.title_at, told.organisation_at):
        if at is not None:
            line = lines.instead.get(at, lines.old[at])
            kept = tuple(one for one in line.parameters if one[0] != _SINCE)
            more = ((_SINCE, (role.since,)),) if role.since else ()
            lines.instead[at] = line._replace(parameters=(*kept, *more))


def _changed(role: CardRole, told: Role) -> bool:
    """Whether one half of a role is another, and both have a line."""
    if told.title_at is None or told.organisation_at is None:
        return False
    if not role.title or not role.organisation:
        return False
    (title, organisation), (was, at) = _now(role), _now(told)
    return title == was or organisation == at


def _change(role: CardRole, told: Role, lines: Lines) -> None:
    title, organisation = told.title_at, told.organisation_at
    if title is not None and same.word(role.title or "") != same.word(told.title or ""):
        line = lines.old[title]
        lines.instead[title] = text_line(line.name, role.title or "", line.group)
    if organisation is not None and _now(role)[1] != _now(told)[1]:
        line = lines.old[organisation]
        lines.instead[organisation] = made("ORG", role.organisation or "", group=line.group)
    _since(role, told, lines)


def _now(role: CardRole | Role) -> tuple[str, str]:
    return same.word(role.title or ""), same.word(role.organisation or "")


def _past(role: CardRole | Role) -> tuple[str, str, str | None, str | None]:
    return (*_now(role), role.since, role.until)


def _made_past(role: CardRole) -> Property:
    told = {"X-SINCE": role.since, "X-UNTIL": role.until}
    more = {name: value for name, value in told.items() if value}
    return made("X-KITHBOOK-ROLE", role.title or "", role.organisation or "", **more)
