"""By what a card is known again, and what an export of ours calls a person."""

import hashlib
from uuid import UUID

from kithbook_protocol.card import Card

DIGEST_BYTES = 12


def digest(text: str) -> bytes:
    """Return what stands for a text."""
    return hashlib.blake2b(text.encode(errors="replace"), digest_size=DIGEST_BYTES).digest()


def key_digest(form: str | None, key: str) -> bytes:
    """Return what stands for a key of a format's."""
    return digest(f"{form}\0{key}")


def reference(person: UUID) -> str:
    """Return what an export calls a person: an address that is their id (RFC 9562)."""
    return f"urn:uuid:{person}"


def referred(key: str | None) -> UUID | None:
    """Return the person that an export called so; None where it is no such name."""
    head, _, tail = (key or "").partition("urn:uuid:")
    try:
        return UUID(tail) if not head and tail else None
    except ValueError:
        return None


def known_by(card: Card, content: str) -> str:
    """Return by what a card is known again: its key; without one name and first e-mail; else all.

    An e-mail alone does not tell who it is where a family shares it. The content is all of it.
    """
    if card.key:
        return card.key
    if card.emails:
        return "\0".join(("", " ".join(card.name.casefold().split()), card.emails[0].value))
    return content
