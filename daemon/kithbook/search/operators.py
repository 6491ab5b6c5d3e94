"""The operators of the query language, each once: what popup, help and LANGUAGE.md tell of them."""

from dataclasses import dataclass
from typing import Literal

from kithbook_protocol.search import SearchOperator

Kind = Literal["words", "days", "flag"]


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator: `name:value`."""

    name: SearchOperator
    help: str
    kind: Kind
    """Its value: words of a column, a stretch of days, or one of a few words."""
    columns: tuple[str, ...] = ()
    """Of the index, where words are looked for."""
    values: tuple[str, ...] = ()
    """Those that there are; empty where they are in the book."""


HAS = (
    *("email", "phone", "note", "photo", "birthday", "role", "link", "tag", "cadence"),
    *("suggestion", "date", "relation", "contact", "ask", "offer"),
)
IS = ("due", "overdue", "quiet", "new", "close")
NEVER = "never"
"""Of `met:` and `due:`: nobody ever met; no cadence that could be due."""
NEW_DAYS = 30
"""After which somebody is not new any more."""

ALL = (
    Operator("tag", "has this tag", "words", ("tag",)),
    Operator("org", "is or was there", "words", ("organisation",)),
    Operator("role", "does or did this", "words", ("role",)),
    Operator("place", "lives there, or you met there", "words", ("place", "met")),
    Operator("met", "last contact: >6m, 2025, never; or where you met", "days", ("met",)),
    Operator("added", "came into the book: this-week, <2026-03", "days"),
    Operator("changed", "something about them changed: today, <1w", "days"),
    Operator("due", "next contact is due: <2w, this-month, never", "days"),
    Operator("knows", "is related to somebody of that name", "words", ("relation",)),
    Operator("ask", "looks for this", "words", ("ask",)),
    Operator("offer", "offers this", "words", ("offer",)),
    Operator("source", "a site such as linkedin, a file, typed, or import", "flag"),
    Operator("has", "email, phone, note, photo, birthday, tag ...", "flag", values=HAS),
    Operator("is", "due, overdue, quiet (losing touch), new, close", "flag", values=IS),
    Operator("in", "one of your saved searches", "flag"),
)
BY_NAME: dict[str, Operator] = {one.name: one for one in ALL}
DATED = {"added": "a", "changed": "c", "met": "m", "due": "d"}
"""Letters of the days in the index, see flag.py."""
