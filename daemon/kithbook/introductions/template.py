"""Texts to begin from, and drafts made of them: to be copied, never sent."""

import re
from uuid import UUID

from kithbook.errors import InvalidRequest, NotThere
from kithbook.introductions import store
from kithbook.introductions.service import find
from kithbook.people import store as people
from kithbook.people.identifier import clean, derived, line, quoted
from kithbook.people.role import current
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook.store.model import EXISTS
from kithbook_protocol.introductions import (
    Draft,
    DraftRequest,
    Introduction,
    Party,
    Template,
    TemplateKept,
    TemplatePut,
    TemplateRequest,
    Templates,
)

BUILT_IN = {
    "ask": """Hi {person_first},

I know somebody whom I think you should meet: {other_about}.
{why}

Would you like me to introduce you? If not, say so; I have not asked them yet.
""",
    "ask other": """Hi {other_first},

May I introduce you to {person_about}?
{why}

{person_first} would like to meet you. Shall I put you in touch?
""",
    "joint": """Hi {person_first}, hi {other_first},

{person_first}, meet {other_about}.
{other_first}, meet {person_about}.
{why}

I leave it to you from here.
""",
    "request": """Hi {introducer_first},

I would like to meet {person_about}, and I think you know each other.
{why}

Would you introduce us? Below is something that you can forward. If it does not suit you, that is
fine too.
""",
    "forward": """Hi {introducer_first},

I would be glad if you introduced me to {person}.
{why}

Twenty minutes would do, whenever it suits {person_first}.
""",
    "thanks": """Hi {introducer_first},

Thank you for introducing me to {person}.
{outcome}

I will gladly do the same for you: is there anybody whom you would like to meet?
""",
}
"""By name, in the order in which they are used."""
_TO = {
    "ask": ("person",),
    "ask other": ("other",),
    "joint": ("person", "other"),
    "request": ("introducer",),
    "forward": ("introducer",),
    "thanks": ("introducer",),
}
"""Whom each is for."""
_MINE = {"idea": "ask", "asked": "ask", "agreed": "ask other", "relayed": "ask other"}
_PLACE = re.compile(r"\{([^{}\n]*)\}")
ROLES = ("person", "other", "introducer")
PLACES = (
    *(f"{one}{part}" for one in ROLES for part in ("", "_first", "_about")),
    *("why", "outcome"),
)
"""What may stand in braces."""
_YOU = {"": "me", "_first": "me", "_about": "me"}


def every(connection: Connection, _request: object) -> Templates:
    """List templates."""
    own = {name: text for _, name, text in store.templates(connection)}
    names = dict.fromkeys((*BUILT_IN, *own))
    return Templates(templates=[_told(name, own.get(name)) for name in names])


def put(unit: Unit, request: TemplatePut) -> TemplateKept:
    """Write a template, or change one.

    Raises:
        InvalidRequest: no name, no text, or something unknown in braces.
    """
    name, text = _name(request.name), clean(request.text)
    if not text:
        raise InvalidRequest("A template needs some text.")
    for place in _PLACE.findall(text):
        if place not in PLACES:
            raise InvalidRequest(
                f'"{{{quoted(place)}}}" stands for nothing; there are {{{"}, {".join(PLACES)}}}.'
            )
    rows = _rows(unit.connection, name)
    if not rows and text != BUILT_IN.get(name, "").strip():
        row = derived("introduction template", name)
        unit.restore("introduction_template", row, {EXISTS: 1, "name": name, "text": text})
    elif rows and rows[0][2] != text:
        unit.set("introduction_template", rows[0][0], text=text)
    return _kept(unit, _told(name, text), f'Saved: the template "{quoted(name)}".')


def reset(unit: Unit, request: TemplateRequest) -> TemplateKept:
    """Make a template what Kithbook brings, or remove one of your own; undo brings it back.

    Raises:
        NotThere: there is none of that name.
    """
    name = _name(request.name)
    rows = _rows(unit.connection, name)
    if not rows and name not in BUILT_IN:
        raise NotThere(f'There is no template "{quoted(name)}".')
    for row, *_ in rows:
        unit.remove("introduction_template", row)
    if name in BUILT_IN:
        sentence = f'The template "{quoted(name)}" is as Kithbook brings it.'
        return _kept(unit, _told(name, None), sentence)
    return _kept(unit, None, f'Removed: the template "{quoted(name)}".')


def draft(connection: Connection, request: DraftRequest) -> Draft:
    """Write a text to copy, for what comes next or from a template.

    Raises:
        NotThere: there is no such introduction, or no such template.
    """
    one = find(connection, request.introduction)
    name = _name(request.template) if request.template else fitting(one)
    rows = _rows(connection, name)
    if not rows and name not in BUILT_IN:
        raise NotThere(f'There is no template "{quoted(name)}"; see: kithbook intro templates')
    text = rows[0][2] if rows else BUILT_IN[name]
    to: list[Party | None] = [getattr(one, role) for role in _TO.get(name, ("person", "other"))]
    return Draft(
        template=name,
        to=[party for party in to if party],
        text=filled(text, _values(connection, one)),
    )


def fitting(one: Introduction) -> str:
    """Return the name of the template for what comes next."""
    if one.introducer is None:
        return _MINE.get(one.state, "joint")
    return "thanks" if one.state in {"made", "met", "done"} else "request"


def filled(text: str, values: dict[str, str]) -> str:
    """Return a template with values in the place of braces; a line of which nothing is left goes.

    Args:
        text: of the template.
        values: by what stands in braces; what is not there stays as it is.
    """
    lines = []
    for one in text.splitlines():
        places = _PLACE.findall(one)
        told = _PLACE.sub(lambda found: values.get(found.group(1), found.group()), one)
        if told.strip() or not places:
            lines.append(told.rstrip())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _values(connection: Connection, one: Introduction) -> dict[str, str]:
    values = {"why": one.why or "", "outcome": one.outcome or ""}
    for role in ROLES:
        party: Party | None = getattr(one, role)
        told = _YOU if party is None else _party(connection, party)
        values |= {f"{role}{part}": text for part, text in told.items()}
    return values


def _party(connection: Connection, party: Party) -> dict[str, str]:
    person = people.person(connection, party.id)
    held = current(person.roles) if person else None
    role = ", ".join(filter(None, (held.title, held.organisation))) if held else ""
    about = role or (person.headline if person else None) or ""
    return {
        "": party.name,
        "_first": (party.name.split() or [""])[0],
        "_about": f"{party.name} ({about})" if about else party.name,
    }


def _rows(connection: Connection, name: str) -> list[tuple[UUID, str, str]]:
    return [one for one in store.templates(connection) if one[1] == name]


def _name(text: str) -> str:
    name = " ".join((line(text) or "").split()).casefold()
    if not name:
        raise InvalidRequest("A template needs a name.")
    return name


def _told(name: str, text: str | None) -> Template:
    own = BUILT_IN.get(name)
    return Template(
        name=name,
        text=text if text is not None else own or "",
        built_in=own is not None,
        changed=text is not None and text != (own or "").strip(),
    )


def _kept(unit: Unit, template: Template | None, sentence: str) -> TemplateKept:
    return TemplateKept(
        change_set=unit.change_set if unit.changed else None,
        template=template,
        sentence=sentence if unit.changed else "Nothing changed.",
    )
