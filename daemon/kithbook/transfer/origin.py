"""Where each value of a person comes from: as captures tell it, with the files of imports."""

from kithbook.capture import origin
from kithbook.store.database import Connection
from kithbook.transfer import store
from kithbook_protocol.origin import Origin, Origins, Saying
from kithbook_protocol.people import PersonRequest


def origins(connection: Connection, request: PersonRequest) -> Origins:
    """Say of every value of a person who said it: a page, a file, or whoever typed it.

    Raises:
        NotThere: nobody, or more than one.
    """
    found = origin.origins(connection, request)
    files = {one.change_set: one for one in store.every(connection) if one.change_set}

    def told(saying: Saying) -> Saying:
        file = files.get(saying.change_set)
        if file is None:
            return saying
        name = " ".join(filter(None, (file.name, f"({file.format})")))
        return saying.model_copy(update={"file": name})

    def whole(one: Origin) -> Origin:
        earlier = [told(each) for each in one.earlier]
        return one.model_copy(update={"said": told(one.said), "earlier": earlier})

    return Origins(origins=[whole(one) for one in found.origins])
