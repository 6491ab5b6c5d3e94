"""What LinkedIn's tables say you had to do with people, by person."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kithbook.formats.contact import Contact
from kithbook.formats.interface import Entry
from kithbook.formats.readers.linkedin.page import slug

LONGEST = 2_000  # characters of what is kept of a conversation's day
MOST = 5_000
"""Interactions of one person; the newest stay."""


@dataclass(slots=True)
class Partner:
    """Somebody you wrote with."""

    url: str | None
    """None where the table has a name only."""
    name: str = ""
    interactions: list[dict[str, Any]] = field(default_factory=list)
    advertising: bool = True
    """All there is are InMails, and you never answered one."""


class Timeline:
    """People by the address of their profile in lower case, or by `name:` and their name."""

    def __init__(self) -> None:
        self._partners: dict[str, Partner] = {}
        self._remarks: list[str] = []
        self.left_out: list[str] = []
        """What was skipped, each as a sentence."""

    def remark(self, sentence: str) -> None:
        """Say something once, with the first card that has to do with it."""
        self._remarks.append(sentence)

    def partner(self, url: str | None, name: str) -> Partner:
        """Return somebody, as new where nobody is known so."""
        key = url.lower() if url else f"name:{name.casefold()}"
        found = self._partners.setdefault(key, Partner(url))
        found.name = found.name or name
        return found

    def tell(self, draft: Contact, key: str | None) -> None:
        """Put what there is of somebody into their draft, and forget it."""
        if key and (partner := self._partners.pop(key, None)):
            self._put(draft, partner)

    def others(self, number: int, *, known: bool) -> Iterator[Entry]:
        """Yield those who were not told of yet, and what was left out, after that number.

        Args:
            number: Of the entry before.
            known: All connections were told of, so these are none.
        """
        for key, partner in self._partners.items():
            number += 1
            draft = Contact()
            if known and partner.advertising and partner.interactions:
                why = "only wrote you InMails that you never answered, and is no connection"
                yield Entry(number, None, f"{partner.name or partner.url} {why}.")
                continue
            draft.name = partner.name
            if partner.url:
                draft.page(partner.url, field="profiles")
                draft.fallback = slug(partner.url)
            self._put(draft, partner)
            card = draft.done(key if partner.url else f"linkedin:{key}")
            skipped = None if card else "Somebody in messages and invitations has no name."
            yield Entry(number, card, skipped, converted=draft.converted if card else [])
        for sentence in self.left_out:
            number += 1
            yield Entry(number, None, sentence)

    def _put(self, draft: Contact, partner: Partner) -> None:
        told = sorted(partner.interactions, key=lambda one: (one["day"], one["key"]))
        if len(told) > MOST:
            said = f"Of {len(told):,} days of messages the newest {MOST:,} are kept."
            draft.converted.append(said)
        draft.values["interactions"] = told[-MOST:]
        draft.converted += self._remarks
        self._remarks.clear()
