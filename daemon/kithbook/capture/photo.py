"""The picture that a browser cut out of a captured page, right after the capture."""

from kithbook.capture import store
from kithbook.errors import InvalidRequest
from kithbook.people import service as people
from kithbook.people.identifier import words_of_name
from kithbook.photos import service as photos
from kithbook.photos.jpeg import Unfit, rewritten
from kithbook.photos.service import Origin
from kithbook.store.journal import Unit
from kithbook.web.model import to_bytes
from kithbook_protocol.photo import PhotoKept, PhotoRequest


def keep(unit: Unit, request: PhotoRequest) -> PhotoKept:
    """Give the capture's person the picture, where that is theirs to have.

    That there is none is never an error: nobody asked for it, the page was what counted.
    """
    capture = store.captured(unit.connection, request.capture)
    person = people.person_of(unit.connection, request.capture)
    if capture is None or person is None or capture.by != unit.by or capture.kind != "person":
        return PhotoKept(kept=False)
    if request.alt is not None and not _names(unit, request, request.alt):
        return PhotoKept(kept=False)
    try:
        picture = rewritten(to_bytes(request.image))
    except (Unfit, InvalidRequest):
        return PhotoKept(kept=False)
    origin = Origin(capture.url, request.source, capture.captured_at)
    kept = photos.attach(unit, person, picture, origin)
    return PhotoKept(kept=kept, change_set=unit.change_set if kept else None)


def _names(unit: Unit, request: PhotoRequest, alt: str) -> bool:
    """Tell whether a picture is called by the name of the capture's person."""
    words = words_of_name(people.find(unit.connection, str(request.capture)).name)
    return bool(words) and words <= words_of_name(alt)
