"""Invitations.csv: who asked whom to connect, and in which words."""

from kithbook.formats import day
from kithbook.formats.readers.linkedin.file import File
from kithbook.formats.readers.linkedin.page import page, slug
from kithbook.formats.readers.linkedin.timeline import LONGEST, Timeline
from kithbook.formats.table import folded


def gather(file: File, timeline: Timeline) -> None:
    """Put invitations on the timeline of whoever was invited, or invited you.

    Raises:
        Unreadable: it is no such table.
    """
    table = file.table("invitations")
    names = [folded(one) for one in table.headings]
    at = names.index("sent at") if "sent at" in names else None
    order = day.order(row[at] for row in table.sample) if at is not None else None
    for row in table.rows:
        if row.damaged:
            timeline.left_out.append(row.damaged)
            continue
        cells = dict(zip(names, (cell.strip() for cell in row.cells), strict=True))
        sent = cells.get("direction", "").upper() != "INCOMING"
        side, name = ("inviteeprofileurl", "to") if sent else ("inviterprofileurl", "from")
        url = page(cells.get(side, ""))
        when = day.read(cells.get("sent at", ""), order, recent=True)
        if not (url or cells[name]) or when is None or len(when) < len("2026-01-01"):
            what = "names nobody" if when else f'has no day in "{cells.get("sent at", "")[:60]}"'
            timeline.left_out.append(f"{file.row(row.number)} {what}, so it is left out.")
            continue
        partner = timeline.partner(url, cells[name])
        partner.advertising = False
        words = cells.get("message", "")
        text = "Invitation sent" if sent else "Invitation received"
        who = slug(url).lower() if url else cells[name].casefold()
        partner.interactions.append(
            {
                "key": f"linkedin:invitation:{who}:{when}"[-1_000:],
                "kind": "message",
                "day": when,
                "text": f"{text}: {words}"[:LONGEST] if words else text,
            }
        )
