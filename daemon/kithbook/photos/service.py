"""What may be done with photos."""

from dataclasses import dataclass
from uuid import UUID

from kithbook.errors import NotThere
from kithbook.people import service as people
from kithbook.people.identifier import derived, quoted
from kithbook.photos import store
from kithbook.photos.jpeg import Picture
from kithbook.store.database import Connection
from kithbook.store.history import removed
from kithbook.store.journal import Unit
from kithbook.web.model import to_text
from kithbook_protocol.people import Applied, PersonRequest
from kithbook_protocol.photo import Photo, PhotoReply

SHARPER = 1.25
"""How much wider the same picture must be now to take the stored one's place."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where and when a picture was seen."""

    url: str
    """The page."""
    source: str
    """Where that page had it from."""
    taken_at: int
    """Milliseconds since 1970."""


def attach(unit: Unit, person: UUID, picture: Picture, origin: Origin) -> bool:
    """Give a person a photo; False where what is there stays.

    A page fills what is empty and follows itself, as with every field: it never puts back what was
    taken off, nor what another page showed in the place of what is there.
    """
    old = store.photo(unit.connection, person)
    if old is None and removed(unit.connection, "photo", person):
        return False
    if old and (old.url != origin.url or _is_same(old, picture, origin)):
        return False
    image = store.keep(unit.connection, picture.content)
    if old and old.image == image:
        return False
    values = {
        "image": image.hex(),
        "width": picture.width,
        "height": picture.height,
        "url": origin.url,
        "source": origin.source or None,
        "taken_at": origin.taken_at,
    }
    if old:
        unit.set("photo", old.id, **values)
    else:
        unit.create("photo", derived("photo", person.bytes, ""), person=person, **values)
    return True


def _is_same(old: store.Row, picture: Picture, origin: Origin) -> bool:
    """Tell whether it is the picture we have, no larger: drawn anew, it differs in every byte."""
    named = bool(old.source) and old.source == origin.source
    return named and old.content is not None and picture.width < old.width * SHARPER


def show(connection: Connection, request: PersonRequest) -> PhotoReply:
    """Return a person's photo, if there is one."""
    found = store.photo(connection, people.find(connection, request.person).id)
    if found is None or found.content is None:
        return PhotoReply(photo=None)
    return PhotoReply(
        photo=Photo(
            image=to_text(found.content),
            width=found.width,
            height=found.height,
            url=found.url,
            taken_at=found.taken_at,
        )
    )


def remove(unit: Unit, request: PersonRequest) -> Applied:
    """Take a photo off a person; no page brings one back, but undo does.

    Raises:
        NotThere: no such person, or no photo.
    """
    person = people.find(unit.connection, request.person)
    if store.photo(unit.connection, person.id) is None:
        raise NotThere(f"{quoted(person.name)} has no photo.")
    while found := store.photo(unit.connection, person.id):  # who was merged may have had one
        unit.remove("photo", found.id)
    return people.applied(
        unit,
        person.id,
        f"Photo of {quoted(person.name)} removed; `kithbook undo` brings it back.",
    )
