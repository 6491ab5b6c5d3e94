"""A card in the making: kept within a card's limits, with a sentence for whatever is changed."""

import re
from typing import Any

from pydantic import ValidationError

from kithbook.formats import contentline
from kithbook.formats.contentline import Property
from kithbook.formats.interface import LARGEST_BINARY, LONGEST_TEXT
from kithbook.formats.partial import is_day
from kithbook_protocol.card import Card

LONGEST_LINE = 1_000
LONGEST_URL = 8_000
LONGEST_TAG = 100
LONGEST_CONTENT_LINE = 6 * 1024 * 1024

_CONTROLS = dict.fromkeys(
    {*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)} - {0x09, 0x0A, 0x0D}
)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+")
_PHONE = re.compile(r"(?:[^0-9]*[0-9]){3}")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_QUOTED = 60


def plain(text: str) -> str:
    r"""Return text without control characters and broken ones; ends of lines as `\n`."""
    if text.isprintable():
        return text
    return text.translate(_CONTROLS).replace("\r\n", "\n").replace("\r", "\n")


def quoted(text: str) -> str:
    """Return text as a sentence quotes it."""
    flat = " ".join(plain(text).split())
    return flat if len(flat) <= _QUOTED else f"{flat[:_QUOTED]}…"


class Draft:
    """A card in the making."""

    __slots__ = ("_seen", "converted", "values")

    def __init__(self) -> None:
        self.converted: list[str] = []
        """What is kept otherwise than it stood there, each as a sentence."""
        self.values: dict[str, Any] = {}
        """The card's fields."""
        self._seen: set[tuple[str, str]] = set()

    def line(self, text: str, what: str, longest: int = LONGEST_LINE) -> str:
        """Return text of one line, within its limit. `what` it is: "the name"."""
        flat = " ".join(plain(text).split())
        return self._cut(flat, what, longest)

    def long(self, text: str, what: str) -> str:
        """Return text of many lines, within its limit."""
        return self._cut(plain(text).strip(), what, LONGEST_TEXT)

    def put(self, field: str, text: str, what: str) -> None:
        """Set a field of one line, unless the text says nothing."""
        if found := self.line(text, what):
            self.values[field] = found

    def add(self, field: str, value: object) -> None:
        """Add to one of the card's lists, each value once."""
        told = field, value if isinstance(value, str) else repr(value)
        if told not in self._seen:
            self._seen.add(told)
            self.values.setdefault(field, []).append(value)

    def email(self, value: str, label: str | None = None) -> None:
        """Add an e-mail; what is evidently none is kept as a line."""
        flat = self.line(value, "an e-mail", LONGEST_URL)
        if _EMAIL.fullmatch(flat):
            self._address("emails", flat, label)
        elif flat:
            self.converted.append(f'"{quoted(flat)}" is no e-mail and is kept as it stands.')
            self.keep(contentline.made("EMAIL", flat))

    def phone(self, value: str, label: str | None = None) -> None:
        """Add a number; what is evidently none is kept as a line."""
        flat = self.line(value, "a number", LONGEST_URL)
        if _PHONE.match(flat):
            self._address("phones", flat, label)
        elif flat:
            self.converted.append(f'"{quoted(flat)}" is no phone number and is kept as it stands.')
            self.keep(contentline.made("TEL", flat, VALUE="text"))

    def page(self, value: str, label: str | None = None, field: str = "links") -> None:
        """Add a page on the web; another address is kept as a line."""
        flat = plain(value).strip()
        if len(flat) <= LONGEST_URL and _WEB.match(flat):
            self._address(field, flat, label)
        elif flat:
            self.converted.append(f'"{quoted(flat)}" is no web address and is kept as it stands.')
            self.keep(contentline.made("URL", flat))

    def role(self, title: str | None, organisation: str | None, **span: str | None) -> None:
        """Add a role, unless it says nothing; `since` and `until` are partial dates."""
        parts = {
            "title": self.line(title or "", "a title"),
            "organisation": self.line(organisation or "", "an organisation"),
        }
        if any(parts.values()):
            self.add("roles", {key: value for key, value in (parts | span).items() if value})

    def tag(self, text: str) -> None:
        """Add a tag."""
        if found := self.line(text, "a tag", LONGEST_TAG):
            self.add("tags", found)

    def note(self, text: str, written_at: int | None = None) -> None:
        """Add a note; `written_at` in milliseconds since 1970."""
        if found := self.long(text, "a note"):
            self.add("notes", {"text": found, "written_at": written_at})

    def date(self, label: str, day: str) -> None:
        """Add a day that matters; a partial date that is no day is kept as a field."""
        called = self.line(label, "a date's name")
        if is_day(day):
            self.add("dates", {"label": called, "day": day})
        else:
            self.converted.append(f"The {quoted(called)} {day} is no whole day; it became a field.")
            self.field(called, day)

    def field(self, name: str, value: str) -> None:
        """Add a value in a field of one's own."""
        called, found = self.line(name, "a field's name"), self.long(value, "a field")
        if called and found:
            self.add("fields", {"name": called, "value": found})

    def keep(self, line: Property) -> None:
        """Keep a content line."""
        written = plain(str(line)).replace("\n", " ")
        if len(written) > LONGEST_CONTENT_LINE:
            self.converted.append(f"{line.name} is too long and is left out.")
        else:
            self.add("lines", written)

    def picture(self, data_url: str) -> None:
        """Keep a picture, `data:image/jpeg;base64,...`, unless it is too large."""
        if len(data_url) * 3 // 4 > LARGEST_BINARY:
            self.converted.append("A picture over 4 MB is left out.")
        else:
            self.keep(Property("PHOTO", "".join(data_url.split())))

    def card(self, key: str | None, name: str) -> Card | None:
        """Return the card; None where it has neither a name nor anything that stands for one."""
        called = self.line(name, "the name") or self._stand_in()
        if not called:
            return None
        if key and len(key := plain(key)) > LONGEST_LINE:
            self.converted.append("Its key is too long and is left out.")
            key = None
        values = {**self.values, "name": called, "key": key or None}
        try:
            return Card.model_validate(values)
        except ValidationError as error:
            wrong = {str(one["loc"][0]) for one in error.errors(include_url=False)}
        told = ", ".join(sorted(wrong))
        self.converted.append(f"What it says of {told} is not as a card has it and is left out.")
        return Card.model_validate({key: one for key, one in values.items() if key not in wrong})

    def _stand_in(self) -> str | None:
        for field, part in (("roles", "organisation"), ("emails", "value"), ("phones", "value")):
            for one in self.values.get(field, ()):
                if found := one.get(part):
                    self.converted.append(f'It has no name; "{quoted(found)}" stands for one.')
                    return str(found[:LONGEST_LINE])
        return None

    def _address(self, field: str, value: str, label: str | None) -> None:
        if (field, value) not in self._seen:
            self._seen.add((field, value))
            called = self.line(label, "a label") if label else None
            self.values.setdefault(field, []).append({"value": value, "label": called or None})

    def _cut(self, text: str, what: str, longest: int) -> str:
        if len(text) <= longest:
            return text
        self.converted.append(f"Of {what}, what is beyond {longest:,} characters is left out.")
        return text[:longest].rstrip()
