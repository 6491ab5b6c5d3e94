"""messages.csv: conversations, each of them once a day on the timeline.

Groups share the interaction. Spam and drafts are left out; the archive is where read mail goes, and
is not.
"""

import hashlib
import html
import re
from bisect import insort
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from kithbook.formats import day
from kithbook.formats.readers.linkedin.file import File
from kithbook.formats.readers.linkedin.names import Names, Who, nobody
from kithbook.formats.readers.linkedin.page import page
from kithbook.formats.readers.linkedin.timeline import LONGEST, Timeline
from kithbook.formats.table import folded

MOST_MESSAGES = 20
"""Of a conversation's day, the first ones, of which the text is kept."""
LONGEST_MESSAGE = 500  # characters of one
MOST_TEXT = 64 * 1024 * 1024
"""Characters of all messages together, which lie in memory until the last is read. Of what comes
after that only the day is kept."""
MOST_TOLD = 20
"""Rows of which it is said one by one why they are left out."""

_YES = frozenset(("yes", "true", "1"))
_SPAM = frozenset(("spam", "trash"))
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|ul|ol|li|img|h\d)\b[^<>]{0,2000}>", re.IGNORECASE
)
_COMMA = re.compile(r"\s*[,;]\s*")


@dataclass(slots=True)
class Day:
    """A conversation's day."""

    people: dict[Who, None] = field(default_factory=dict)
    lines: list[tuple[int, int, Who, str]] = field(default_factory=list)
    """When, the place in the file from its end, who, and what."""
    subject: str = ""
    senders: set[Who] = field(default_factory=set)


Days = dict[tuple[str, str], Day]
"""By conversation and day."""


def gather(file: File, timeline: Timeline, me: str | None) -> None:
    """Put messages on the timeline of all who took part but you.

    Args:
        file: The table.
        timeline: Where to.
        me: Your name, where Profile.csv says it.

    Raises:
        Unreadable: it is no such table.
    """
    names = Names()
    days = _days(file, names, timeline)
    owner, how = _owner(days, names, me)
    if days:
        timeline.remark(how)
    for (conversation, when), one in days.items():
        people = dict.fromkeys(map(names.known, one.people))
        others = [who for who in people if who != owner and not nobody(who)]
        answered = owner is None or owner in map(names.known, one.senders)
        interaction = {
            "key": f"linkedin:{conversation}:{when}",
            "kind": "message",
            "day": when,
            "at": next((at for at, *_ in one.lines if at), None),
            "text": _text(one, names, owner) or None,
        }
        for who in others:
            partner = timeline.partner(names.address(who), names.name(who))
            partner.interactions.append(interaction)
            if answered or not one.subject:
                partner.advertising = False


def _days(file: File, names: Names, timeline: Timeline) -> Days:
    """Return what was said, by conversation and day."""
    table = file.table("messages")
    headings = [folded(one) for one in table.headings]
    when_at = headings.index("date") if "date" in headings else None
    order = day.order(row[when_at] for row in table.sample) if when_at is not None else None
    days: Days = {}
    left_out: Counter[str] = Counter()
    text = 0
    for row in table.rows:
        cells = dict(zip(headings, (cell.strip() for cell in row.cells), strict=False))
        when = day.read(cells.get("date", ""), order, recent=True)
        if row.damaged or when is None or len(when) < len("2026-07-30"):
            why = row.damaged or f"{file.row(row.number)} has no day, so it is left out."
            left_out["rows without a day"] += 1
            if left_out["rows without a day"] <= MOST_TOLD:
                timeline.left_out.append(why)
            continue
        if cells.get("folder", "").lower() in _SPAM:
            left_out["messages in the spam folder"] += 1
            continue
        if {cells.get("is message draft", "").lower()} & _YES:
            left_out["drafts"] += 1
            continue
        sender = names.learn(page(cells.get("sender profile url", "")), cells.get("from", ""))
        people = [sender, *_recipients(cells, names)]
        conversation = _conversation(cells.get("conversation id", ""), people)
        one = days.setdefault((conversation, when), Day())
        one.people.update(dict.fromkeys(people))
        one.senders.add(sender)
        one.subject = one.subject or _plain(cells.get("subject", ""))[:LONGEST_MESSAGE]
        said = _plain(cells.get("content", ""))[:LONGEST_MESSAGE]
        text += len(said)
        if text <= MOST_TEXT:
            insort(one.lines, (day.moment(cells["date"]) or 0, -row.number, sender, said))
            del one.lines[MOST_MESSAGES:]
    for what, count in left_out.items():
        if what != "rows without a day" or count > MOST_TOLD:
            timeline.left_out.append(f"Left out, {what}: {count}.")
    if text > MOST_TEXT:
        timeline.left_out.append("There is more text than is kept; of later rows only the day is.")
    return days


def _recipients(cells: dict[str, str], names: Names) -> Iterator[Who]:
    urls = [page(one) for one in cells.get("recipient profile urls", "").split(",")]
    addresses = [one for one in urls if one]
    called = cells.get("to", "")
    if len(addresses) <= 1:
        yield names.learn(addresses[0] if addresses else None, called)
        return
    apart = _COMMA.split(called)
    # A name may have a comma itself (Ada Lovelace, PhD): then only other rows tell whose it is.
    sure = apart if len(apart) == len(addresses) else [""] * len(addresses)
    for url, name in zip(addresses, sure, strict=True):
        yield names.learn(url, name)


def _conversation(name: str, people: list[Who]) -> str:
    """Return what a conversation is known by: its id, else who is in it."""
    if name and len(name) <= LONGEST_MESSAGE:
        return name
    told = name or "\n".join(sorted({address or called for address, called in people}))
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _owner(days: Days, names: Names, me: str | None) -> tuple[Who | None, str]:
    """Return who you are, and how that is known, as a sentence."""
    if me:
        theirs = Counter(who[0] for one in days.values() for who in one.people if who[0])
        addresses = [one for one in names.addresses(me) if one in theirs]
        if addresses:
            return (max(addresses, key=lambda one: theirs[one]), ""), (
                "Which messages are yours is known by your name in Profile.csv."
            )
    conversations: dict[str, set[Who]] = {}
    for (conversation, _), one in days.items():
        people = conversations.setdefault(conversation, set())
        people.update(who for who in map(names.known, one.people) if not nobody(who))
    everywhere = set.intersection(*conversations.values()) if conversations else set()
    if len(everywhere) == 1 and len(conversations) > 1:
        return everywhere.pop(), (
            "Which messages are yours is known by who took part in every conversation."
        )
    if me:
        return ("", me), "Which messages are yours is known by your name in Profile.csv."
    return None, (
        "Which messages are yours cannot be told, so there is a card for you too; import the whole"
        " ZIP file to avoid that."
    )


def _text(one: Day, names: Names, owner: Who | None) -> str:
    """Return a day's subject and what was said first."""
    lines = [one.subject] if one.subject else []
    for *_, who, said in one.lines:
        if said:
            known = names.known(who)
            lines.append(f"{'You' if known == owner else names.name(known) or '?'}: {said}")
    text = "\n".join(lines)
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _plain(text: str) -> str:
    """Return what a message says, without its markup."""
    if "<" in text and _TAG.search(text[:10_000]):
        text = re.sub(r"[ \t]*\n\s*", "\n", _TAG.sub("\n", text[:10_000]))
    return html.unescape(text).strip() if "&" in text else text.strip()
