"""What Monica keeps of the time with somebody: notes, calls, gifts, tasks, and the like."""

import json
from typing import Any

from kithbook.formats.draft import Draft
from kithbook.formats.monica import contact
from kithbook.formats.monica.tables import Tables, properties, text
from kithbook.formats.partial import moment
from kithbook_protocol.interactions import InteractionKind

_WHERE_LEFT = {"document": "document", "photo": "further picture"}


def read(draft: Draft, found: dict[str, list[Any]], tables: Tables, days: set[str]) -> None:
    """Put all of it into a draft. `days`: those that have reminders of their own, as --04-12."""
    for kind, values in found.items():
        for one in values:
            said = properties(one)
            if kind == "activity" and isinstance(one, str):
                _activity(draft, one, tables)
            elif kind == "contact_field":
                contact.field(draft, said, tables)
            elif kind == "address":
                contact.address(draft, said)
            elif kind == "reminder":
                _reminder(draft, said, days)
            elif kind in _READING and isinstance(one, dict):
                _READING[kind](draft, one, said, tables)
    for kind, called in _WHERE_LEFT.items():
        number = len(found.get(kind, ())) - (kind == "photo")
        if number > 0:
            draft.converted.append(f"Left in Monica: {number} {called}{'s' * (number > 1)}.")


def _note(draft: Draft, one: dict[str, Any], said: dict[str, Any], _: Tables) -> None:
    draft.note(text(said.get("body")), moment(one.get("created_at")))


def _call(draft: Draft, one: dict[str, Any], said: dict[str, Any], _: Tables) -> None:
    emotions = said.get("emotions")
    felt = ", ".join(map(text, emotions)) if isinstance(emotions, list) else ""
    words = [
        text(said.get("content")),
        "They called." if said.get("contact_called") is True else "",
        f"Emotions: {felt}" if felt else "",
    ]
    _logged(draft, one, InteractionKind.CALL, text(said.get("called_at")), words)


def _conversation(draft: Draft, one: dict[str, Any], said: dict[str, Any], _: Tables) -> None:
    messages = said.get("messages")
    words = []
    for message in messages if isinstance(messages, list) else ():
        parts = properties(message)
        by = "I" if parts.get("written_by_me") is True else "They"
        words.append(f"{by}: {text(parts.get('content'))}")
    _logged(draft, one, InteractionKind.MESSAGE, text(said.get("happened_at")), words)


def _activity(draft: Draft, uuid: str, tables: Tables) -> None:
    said = tables.activities.get(uuid)
    if said is None:
        draft.converted.append("An activity is not in the file and is left out.")
        return
    kind = tables.types.get(text(said.get("type")), {})
    words = [
        text(said.get("summary")),
        text(said.get("description")),
        text(kind.get("name")) or text(kind.get("translation_key")).replace("_", " "),
    ]
    _logged(draft, {"uuid": uuid}, InteractionKind.MET, text(said.get("happened_at")), words)


def _logged(
    draft: Draft, one: dict[str, Any], kind: InteractionKind, when: str, words: list[str]
) -> None:
    uuid = text(one.get("uuid")) or f"{kind}:{text(one.get('created_at'))}:{when}"
    if not contact.interaction(draft, uuid, kind, when, words):
        draft.note("\n".join((f"{kind.capitalize()} without a day", *filter(None, words))))
        draft.converted.append(f"A {kind} without a day became a note.")


def _task(draft: Draft, _: dict[str, Any], said: dict[str, Any], __: Tables) -> None:
    words = filter(None, (text(said.get("title")), text(said.get("description"))))
    if found := draft.long("\n".join(words), "a task"):
        draft.add("promises", {"text": found, "kept": said.get("completed") is True})


def _reminder(draft: Draft, said: dict[str, Any], days: set[str]) -> None:
    title, when = text(said.get("title")), text(said.get("initial_date"))[:10]
    kind, number = text(said.get("frequency_type")), said.get("frequency_number")
    words = "\n".join(filter(None, (title, text(said.get("description")))))
    yearly = kind == "year" and number == 1 and said.get("inactive") is not True
    if yearly and f"-{when[4:]}" in days:
        return  # Monica makes these of the dates that are kept already.
    if yearly and title and contact.day_of(when):
        draft.date(title, when)
        if description := text(said.get("description")):
            draft.note(f"{title}\n{description}")
        return
    often = f"every {number} {kind}s" if kind != "one_time" else "once"
    draft.note(f"Reminder, {often} from {when}\n{words}")
    draft.converted.append(f'The reminder "{title[:60]}" ({often}) became a note.')


def _debt(draft: Draft, one: dict[str, Any], said: dict[str, Any], _: Tables) -> None:
    owing = "I owe them" if said.get("in_debt") is True else "They owe me"
    amount = " ".join(filter(None, (text(said.get("amount")), text(said.get("currency")))))
    state = text(said.get("status"))
    words = f"Debt: {owing} {amount}{f' ({state})' if state else ''}"
    _told(draft, one, "debt", [words, text(said.get("reason"))])


def _gift(draft: Draft, one: dict[str, Any], said: dict[str, Any], _: Tables) -> None:
    state, day = text(said.get("status")), text(said.get("date"))[:10]
    about = ", ".join(filter(None, (state, day, text(said.get("amount")))))
    words = f"Gift: {text(said.get('name'))}{f' ({about})' if about else ''}"
    _told(draft, one, "gift", [words, text(said.get("comment")), text(said.get("url"))])


def _pet(draft: Draft, one: dict[str, Any], said: dict[str, Any], _: Tables) -> None:
    category = text(said.get("category"))
    name = text(said.get("name"))
    words = " ".join(filter(None, (name, f"({category})" if category else "")))
    _told(draft, one, "pet", [f"Pet: {words}"])


def _event(draft: Draft, one: dict[str, Any], said: dict[str, Any], tables: Tables) -> None:
    kind = tables.types.get(text(said.get("type")), {})
    called = text(kind.get("name")) or text(kind.get("translation_key")).replace("_", " ")
    day = text(said.get("happened_at"))[:10]
    heading = ", ".join(filter(None, (called, text(said.get("name")), day)))
    more = said.get("specific_information")
    words = [f"Life event: {heading}", text(said.get("note"))]
    if isinstance(more, dict | list) and more:
        words.append(json.dumps(more, ensure_ascii=False))
    else:
        words.append(text(more))
    _told(draft, one, "life event", words)


def _told(draft: Draft, one: dict[str, Any], kind: str, words: list[str]) -> None:
    draft.note("\n".join(filter(None, words)), moment(one.get("created_at")))
    draft.converted.append(f"A {kind} became a note.")


_READING = {
    "note": _note,
    "call": _call,
    "conversation": _conversation,
    "task": _task,
    "debt": _debt,
    "gift": _gift,
    "pet": _pet,
    "life_event": _event,
}
