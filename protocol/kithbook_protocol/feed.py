"""The calendar feed: an address on this machine that a calendar can subscribe to."""

from .base import Moment, ShortText, WireModel


class FeedRequest(WireModel):
    """Turn the feed on, or give it a new address."""

    names: bool = False
    """Whether it says whom an entry is about, and what reminders and promises say."""
    once: bool = False
    """Whether the address is told this once only: of it no more than a hash is kept."""


class Feed(WireModel):
    """How the feed stands."""

    on: bool
    url: ShortText | None
    """Its address; None where it is off, or was told once."""
    names: bool
    made_at: Moment | None
    """When its address was made."""
    sentence: ShortText
