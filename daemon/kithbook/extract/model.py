"""What extraction makes of a page: candidates, and what may be filled in without asking.

Everything here crosses a process boundary as JSON: `model_dump_json` and `model_validate_json`
give the same object back.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from kithbook_protocol.capture import CaptureStatus
from kithbook_protocol.people import Kind

PIPELINE_VERSION = 10
"""Raised when the same snapshot would give other values: old captures may then be read again."""

FieldName = Literal[
    "name",
    "headline",
    "role",
    "organisation",
    "location",
    "about",
    "email",
    "phone",
    "link",
    "photo",
    "birthday",
    "kind",
]
"""What a candidate is a value of. `kind` is a vote on what the page is about."""


Agreement = Literal["agreed", "sole", "rival"]
"""Another layer says the same, or it is made from the page's name; nothing else of its field stands
in the content; something else does."""


class Value(BaseModel):
    """Frozen and closed, like the wire, but never sent to a client."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Candidate(Value):
    """One proposed field value and how it was come by."""

    field: FieldName
    value: str
    raw: str = ""
    """As it stood on the page; empty where it stood just so."""
    confidence: float
    """0 to 1; where each number comes from is said in `confidence.py`."""
    layer: str
    source: str = ""
    """What vouches for it (`h1`, `title`, `json_ld`): equal values of different sources agree."""
    locator: str = ""
    """Where it stood: a CSS selector, a JSON path, a meta name."""
    strategy: int = 0
    """Which of an adapter's strategies found it, first tried first; 0 elsewhere."""
    generic: bool = False
    """A house mailbox or a switchboard."""
    agreement: Agreement = "sole"
    sure: bool = False
    """May be filled in without asking: `calibration.py` says so, once all candidates are known."""
    in_main: bool = True
    """False in a page's header, navigation, footer and asides."""


class Identity(Value):
    """A key that tells this person from another one."""

    kind: Literal["profile", "site_id"]
    value: str
    """A canonical URL, or `site:id`."""
    confidence: float


class Email(Value):
    """An address of the person."""

    value: str
    generic: bool = False
    confidence: float = 0.0


class Phone(Value):
    """A number of the person."""

    value: str
    """E.164 where the region is known, else as it stood on the page."""
    raw: str
    region: str | None = None
    """ISO 3166 code that was used to read it; None where the number says its own country."""
    confidence: float = 0.0


class Listed(Value):
    """One of several people on a list page, or the author of an article, to choose from."""

    name: str
    headline: str | None = None
    url: str | None = None
    """Their own page, where the list leads to one."""
    organisation: str | None = None


class Filled(Value):
    """What may be filled in without asking."""

    name: str | None = None
    headline: str | None = None
    role: str | None = None
    organisation: str | None = None
    location: str | None = None
    about: str | None = None
    emails: list[Email] = []
    phones: list[Phone] = []
    links: list[str] = []
    photo: str | None = None
    birthday: str | None = None
    """A day, with its year or without, as `people/partial.py` writes it."""


class Extraction(Value):
    """What one page gave."""

    pipeline: int = PIPELINE_VERSION
    kind: Kind
    status: CaptureStatus
    url: str
    """Canonical where the site is known, else the page's own without tracking parameters."""
    title: str = ""
    site: str | None = None
    """Id of the site file that knows this address."""
    identities: list[Identity] = []
    candidates: list[Candidate] = []
    """All of them, losers too, best first within each field."""
    filled: Filled = Filled()
    suggested_name: str | None = None
    """Whom the page may be about, where nothing may be filled in."""
    people: list[Listed] = []
    """On a list page: the people to choose from. On an article: who wrote it."""
    suspicious: bool = False
    """An adapter's name is found nowhere else on the page: perhaps it read the viewer's own."""
    failed: list[str] = []
    """Layers that broke on this page; each cost only itself."""

    def best(self, field: FieldName) -> Candidate | None:
        """Return the candidate ranked first for a field."""
        return next((one for one in self.candidates if one.field == field), None)
