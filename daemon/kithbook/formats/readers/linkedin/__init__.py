"""LinkedIn's copy of your data: the ZIP file, or one of the tables in it.

Of some forty files five say whom you know: Connections, messages, Invitations, and for your own
card Profile and Positions. Members may lie in a folder, and carry the number of their owner
(`Connections_123.csv`).
"""

from collections.abc import Iterator

from kithbook.formats import archive
from kithbook.formats.interface import HEAD, Entry, Options, Source, Unreadable
from kithbook.formats.readers.linkedin import connection, invitation, message, owner
from kithbook.formats.readers.linkedin.file import File, found, kind
from kithbook.formats.readers.linkedin.timeline import Timeline

_SURE = {"connections": 95, "messages": 95, "invitations": 90, "positions": 80, "profile": 80}


class LinkedIn:
    """LinkedIn's copy of your data; a `Reader`."""

    NAME = "linkedin"
    TITLE = "LinkedIn export"

    def recognise(self, head: bytes, source: Source) -> int:
        """Return how sure it is; see `Reader`."""
        if not head.startswith(archive.MAGIC):
            return _SURE.get(kind(head) or "", 0)
        try:
            with archive.opened(source) as members:
                return 95 if found(members).keys() & {"connections", "messages"} else 0
        except Unreadable:
            return 0

    def read(self, source: Source, options: Options) -> Iterator[Entry]:
        """Yield connections, then whom else you wrote with, then yourself; see `Reader`.

        Raises:
            Unreadable: it is no such file, is damaged, or is made to do harm.
        """
        del options
        with source.open() as file:
            head = file.read(HEAD)
        if head.startswith(archive.MAGIC):
            with archive.opened(source) as members:
                files = found(members)
                if not files:
                    raise Unreadable("The ZIP file has none of LinkedIn's tables in it.")
                yield from _read(files)
        else:
            name = kind(head)
            if name is None:
                raise Unreadable("The file has no row of headings that LinkedIn writes.")
            yield from _read({name: File("", source)})


READER = LinkedIn()


def _read(files: dict[str, File]) -> Iterator[Entry]:
    timeline = Timeline()
    me = owner.name(files["profile"]) if "profile" in files else None
    if "messages" in files:
        message.gather(files["messages"], timeline, me)
    if "invitations" in files:
        invitation.gather(files["invitations"], timeline)
    number = 0
    if "connections" in files:
        for entry in connection.entries(files["connections"], timeline):
            number = entry.number
            yield entry
    for entry in timeline.others(number, known="connections" in files):
        number = entry.number
        yield entry
    if files.keys() & {"profile", "positions"}:
        yield owner.entry(files, number + 1)
