"""A name that a page may be about, every candidate for it, and what speaks for it."""

from dataclasses import dataclass, field

from kithbook.extract.confidence import NAME_SOURCES, SAME_HAND
from kithbook.extract.model import Candidate

TRUSTED = frozenset(
    ("adapter", "json_ld", "state", "microdata", "h_card", "og_profile", "handle_title")
)
"""Sources that name the subject on purpose: what they say is a name, whatever it looks like."""
_SHOWN = frozenset(("h1", "chief", "heading", "line", "card", "post", "label", "self"))


@dataclass
class Named:
    """One name, every candidate for it, and what speaks for it."""

    value: str
    key: frozenset[str]
    looks: float
    titled: bool = False
    role: str = ""
    doubtful: bool = False
    """An adapter read it, and neither title, data nor address know it: perhaps the viewer's own."""
    sources: dict[str, Candidate] = field(default_factory=dict)
    members: list[Candidate] = field(default_factory=list)
    """All candidates for it; `sources` has the first of each source."""
    witnesses: set[str] = field(default_factory=set)
    score: float = 0.0
    sure: bool = False
    """Set once it is known how often such names were right: it may be filled in."""

    @property
    def strongest(self) -> Candidate:
        """The candidate that says it best."""
        return self.sources[max(self.sources, key=lambda one: NAME_SOURCES.get(one, 0.0))]

    @property
    def voices(self) -> int:
        """How many independent places say it or speak for it."""
        hands = bool(self.sources.keys() & set(SAME_HAND))
        return len(self.sources.keys() - set(SAME_HAND)) + hands + len(self.witnesses)

    @property
    def trusted(self) -> bool:
        """Whether a source named the subject on purpose."""
        return bool(self.sources.keys() & TRUSTED)

    @property
    def headed(self) -> bool:
        """Whether the page shows it in its text, not only in its title."""
        return not _SHOWN.isdisjoint(self.sources)
