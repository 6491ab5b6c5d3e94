"""A card in the making, of a row: what several columns say together, like a name in parts."""

import re
from collections.abc import Iterable, Mapping

from kithbook.formats.contentline import made
from kithbook.formats.draft import LONGEST_URL, Draft
from kithbook.formats.name import composed
from kithbook.formats.place import place
from kithbook_protocol.card import Card

MOST_VALUES = 200
"""Of one kind, of one card."""

_APART = re.compile(r"\s:::\s|[;,\s]+")
_PHONES = re.compile(r"\s:::\s|[;\r\n]+")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?")
_LISTS = tuple(name for name, one in Card.model_fields.items() if one.default_factory is list)
_NAME = ("family", "given", "additional", "prefix", "suffix")
"""Parts of a name, in the order of N (RFC 6350, 6.2.2)."""
_PLACE = ("city", "region", "country")
ADDRESS = ("box", "extended", "street", "city", "region", "code", "country")
"""Parts of a postal address, in the order of ADR (RFC 6350, 6.3.1)."""


class Contact(Draft):
    """What a row says of somebody, so far."""

    __slots__ = ("addresses", "birth", "fallback", "job", "name", "parts", "place")

    def __init__(self) -> None:
        super().__init__()
        # Also without a value: what a row has of each is looked at while it is read.
        self.values = {name: [] for name in _LISTS}
        self.name = ""
        self.parts: dict[str, str] = {}
        """Of the name, as in `_NAME`."""
        self.fallback = ""
        """What else somebody is called by: a nickname, a name to file them under."""
        self.job: dict[str, str] = {}
        """Title, organisation and department of the role of now."""
        self.birth: dict[str, str] = {}
        """Day, month and year of birth, where each has a column of its own."""
        self.addresses: dict[str, dict[str, str]] = {}
        """Postal ones, by label."""
        self.place = ""
        """City and country of the first of them."""

    def add(self, field: str, value: object) -> None:
        """Add to one of the card's lists, each value once; there may be no end of them."""
        values = self.values.setdefault(field, [])
        if value in values:
            return
        if len(values) < MOST_VALUES:
            values.append(value)
        elif (told := f"There are more than {MOST_VALUES} {field}.") not in self.converted:
            self.converted.append(told)

    def email(self, value: str, label: str | None = None) -> None:
        """Add the e-mails in a text: `Ines Okafor <ines@okafor.example>; other@okafor.example`."""
        found = [one.strip("<>()'\",").removeprefix("mailto:") for one in _APART.split(value)]
        for one in [one for one in found if "@" in one.strip("@")] or [value]:
            super().email(one, label)

    def phone(self, value: str, label: str | None = None) -> None:
        """Add the numbers in a text."""
        for one in _PHONES.split(value):
            super().phone(one, label)

    def page(self, value: str, label: str | None = None, field: str = "links") -> None:
        """Add the addresses in a text; one without `https://` has it."""
        for one in value.replace(" ::: ", " ").split():
            host = len(one) < LONGEST_URL and _HOST.fullmatch(one)
            super().page(f"https://{one}" if host else one, label, field)

    def content(self, name: str, *components: str | Iterable[str], **parameters: str) -> None:
        """Add a content line."""
        self.keep(made(name, *components, **parameters))

    def relation(self, label: str, name: str, kind: str | None = None) -> None:
        """Add what another is, who is known by a name only; kind is vCard's word for it."""
        if name := self.line(name, label):
            self.add("relations", {"label": label, "name": name})
            self.content("RELATED", name, VALUE="text", TYPE=kind or label.replace(" ", "-"))

    def address(self, label: str, part: str, text: str) -> None:
        """Add a part of a postal address; a second one of a kind is a line more of it."""
        parts = self.addresses.setdefault(label, {})
        parts[part] = f"{parts[part]}\n{text}" if part in parts else text

    def postal(self, label: str, parts: Mapping[str, str]) -> None:
        """Add a whole postal address; the first with a city or country says where somebody is."""
        types = {"TYPE": label} if label else {}
        self.content("ADR", *(parts.get(one, "") for one in ADDRESS), **types)
        self.place = self.place or place(*(parts.get(one, "") for one in _PLACE))

    def done(self, key: str | None = None) -> Card | None:
        """Return the card; None where nobody is named in any way."""
        if any(self.parts.values()):
            self.content("N", *(self.parts.get(one, "") for one in _NAME))
        self._role()
        for label, parts in self.addresses.items():
            self.postal(label, parts)
        if self.place and not self.values.get("location"):
            self.put("location", self.place, "the location")
        called = self.name or composed(self.parts) or self.fallback
        return self.card(key, called) or self.card(key, self._page())

    def _role(self) -> None:
        others = self.values.pop("roles", [])
        self.role(self.job.get("title"), self.job.get("organisation"))
        self.values["roles"] = [*self.values.get("roles", ()), *others]
        if department := self.job.get("department"):
            self.content("ORG", self.job.get("organisation", ""), department)

    def _page(self) -> str:
        """Return the page that stands for a name."""
        pages = [*self.values.get("profiles", ()), *self.values.get("links", ())]
        if not pages:
            return ""
        self.converted.append("It has no name; its address on the web stands for one.")
        return str(pages[0]["value"])
