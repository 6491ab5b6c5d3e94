"""Reminders and birthdays, each in one line."""

from kithbook_protocol.agenda import Birthday, Reminder


def reminded(one: Reminder) -> str:
    """Return a reminder in one line, without whom it is about."""
    when = " ".join(filter(None, (one.day, one.time)))
    parts = (
        when,
        f", {one.every}" if one.every else "",
        f", left until {one.snoozed}" if one.snoozed and one.snoozed > one.day else "",
        f": {' '.join(one.text.split())}",
        " (done)" if one.state == "done" else "",
    )
    return "".join(parts)


def birthday(one: Birthday) -> str:
    """Return when a birthday is, in one line."""
    when = {0: "today", 1: "tomorrow"}.get(one.days, f"in {one.days} days")
    turns = f", turns {one.turns}" if one.turns else ""
    leap = "; 29 February, kept on the 28th" if one.day[-5:] != one.on[-5:] else ""
    return f"birthday {when}, {one.on}{turns}{leap}"
