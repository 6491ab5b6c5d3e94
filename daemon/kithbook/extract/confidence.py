"""Every starting confidence, in one place; `calibration.py` goes by what was measured since.

Source: the precedence table of the capture design, itself read off 245 saved pages. Names are the
exception: 28 of 34 labelled person pages carry no structured data at all, so no single visible
source is trusted alone and sources that agree are combined as independent witnesses,
`1 - product(1 - witness)`. The numbers below were set on the labelled corpus so that what passes
`FILL` was right in at least 95 of 100 cases there.
"""

from kithbook.extract.model import Candidate, FieldName

FILL = 0.8
"""From here on a value is filled in without asking, where too few like it were measured."""

PRECISE = 0.95
"""The share that must be right of what is filled in, where enough were measured."""

SUGGEST = 0.45
"""From here on a value is offered."""

NAME_SOURCES: dict[str, float] = {
    "adapter": 0.95,
    "json_ld": 0.95,
    "state": 0.95,
    "microdata": 0.9,
    "h_card": 0.9,
    "og_profile": 0.85,
    "handle_title": 0.85,
    "h1": 0.6,
    "chief": 0.5,
    "label": 0.6,
    "title": 0.5,
    "og_title": 0.5,
    "self": 0.55,
    "possessive": 0.5,
    "heading": 0.4,
    "line": 0.3,
    "card": 0.5,
    "post": 0.5,
    "copyright": 0.3,
    "alt": 0.3,
    "author": 0.2,
}
"""Where a name may stand, and what each place is worth alone."""

NAME_WITNESSES: dict[str, float] = {
    "slug": 0.5,
    "handle": 0.5,
    "email": 0.55,
    "prose": 0.5,
    "alt": 0.3,
    "site": 0.5,
    "kind": 0.5,
    "contact": 0.2,
    "given": 0.4,
    "named": 0.4,
    "linked": 0.3,
    "mine": 0.4,
    "twin": 0.5,
    "whole": 0.4,
    "colleague": 0.6,
    "does": 0.3,
    "form": 0.4,
    "glued": 0.4,
    "entitled": 0.5,
    "owner": 0.65,
}
"""What speaks for a name that already stands somewhere: the URL's words or handle, an e-mail's
local part, a paragraph that opens with it, a picture's description, the site's own host, an
address that only ever is a person's, contact details below it, a known given name, a title that
has the heading and more ("Freelancer Ada Example ID:77"), a profile elsewhere that is called so and
"me" there, that the page is called "About me", the name in Latin letters in title and address, a
title that is a titled name and nothing else, a given name that a team's page is called by, a
role right below the heading, labels that only people have, a title that is the name in one
word, a title that is a post and its page's one name, that author and copyright of a home agree."""

SAME_HAND = ("title", "og_title", "handle_title", "og_profile")
"""Sources one template writes from one field: together they are one witness, the strongest."""

FIELDS: dict[tuple[str, str], float] = {
    ("headline", "adapter"): 0.9,
    ("organisation", "adapter"): 0.9,
    ("location", "adapter"): 0.9,
    ("about", "adapter"): 0.85,
    ("email", "adapter"): 0.9,
    ("phone", "adapter"): 0.85,
    ("link", "adapter"): 0.9,
    ("photo", "adapter"): 0.9,
    ("birthday", "adapter"): 0.9,
    ("headline", "json_ld"): 0.85,
    ("headline", "microdata"): 0.85,
    ("headline", "h_card"): 0.85,
    ("headline", "label"): 0.8,
    ("headline", "heading"): 0.8,
    ("headline", "meta"): 0.4,
    ("role", "json_ld"): 0.85,
    ("role", "microdata"): 0.85,
    ("role", "h_card"): 0.85,
    ("role", "label"): 0.8,
    ("role", "heading"): 0.8,
    ("organisation", "json_ld"): 0.85,
    ("organisation", "microdata"): 0.85,
    ("organisation", "h_card"): 0.8,
    ("organisation", "label"): 0.8,
    ("organisation", "heading"): 0.45,
    ("location", "json_ld"): 0.85,
    ("location", "microdata"): 0.85,
    ("location", "h_card"): 0.8,
    ("location", "label"): 0.8,
    ("about", "json_ld"): 0.85,
    ("about", "microdata"): 0.85,
    ("about", "h_card"): 0.8,
    ("about", "meta"): 0.5,
    ("about", "label"): 0.8,
    ("headline", "prose"): 0.8,
    ("organisation", "prose"): 0.8,
    ("location", "prose"): 0.8,
    ("headline", "beside"): 0.9,
    ("organisation", "beside"): 0.85,
    ("location", "beside"): 0.85,
    ("headline", "rank"): 0.8,
    ("headline", "bio"): 0.85,
    ("organisation", "bio"): 0.85,
    ("headline", "caption"): 0.85,
    ("organisation", "caption"): 0.85,
    ("headline", "head"): 0.8,
    ("organisation", "head"): 0.8,
    ("organisation", "house"): 0.8,
    ("organisation", "postal"): 0.8,
    ("organisation", "bare"): 0.8,
    ("headline", "history"): 0.8,
    ("organisation", "history"): 0.8,
    ("headline", "works"): 0.8,
    ("organisation", "works"): 0.8,
    ("organisation", "icon"): 0.85,
    ("location", "icon"): 0.85,
    ("location", "door"): 0.8,
    ("location", "seat"): 0.8,
    ("location", "town"): 0.8,
    ("location", "told"): 0.8,
    ("location", "postal"): 0.8,
    ("email", "json_ld"): 0.9,
    ("email", "microdata"): 0.9,
    ("email", "h_card"): 0.9,
    ("phone", "json_ld"): 0.85,
    ("phone", "microdata"): 0.85,
    ("phone", "h_card"): 0.85,
    ("photo", "json_ld"): 0.9,
    ("photo", "microdata"): 0.85,
    ("photo", "h_card"): 0.85,
    ("photo", "meta"): 0.6,
    ("link", "url"): 0.99,
    ("link", "json_ld"): 0.9,
    ("link", "microdata"): 0.85,
    ("link", "h_card"): 0.9,
    ("link", "meta"): 0.9,
    ("link", "headed"): 0.8,
    ("link", "named"): 0.8,
}
"""By field and layer."""

MAILTO = 0.9
WRITTEN_EMAIL = 0.85
DEOBFUSCATED_EMAIL = 0.35
TEL = 0.85
WRITTEN_PHONE = 0.8
PAGE_LINK = 0.8
POSSIBLE_PROFILE = 0.6
POSSIBLE_SITE = 0.3
AGREES = 0.85
"""What it is worth that another layer says the same, or that an address is made from the name."""

RIVAL = 0.5
"""Factor for an e-mail address among others: one of them may be hers, and nothing says which."""

OUTSIDE_MAIN = 0.5
"""Factor for what stands in a page's frame rather than in its content."""

UNVOUCHED = 0.5
"""An adapter's name found nowhere else on the page is cut to this."""

LONGEST_VALUE, LONGEST_RAW = 1_000, 300
"""Characters that are kept of a value, and of how it stood on the page."""


def candidate(
    field: FieldName,
    value: str,
    layer: str,
    *,
    source: str,
    locator: str,
    raw: str = "",
    in_main: bool = True,
) -> Candidate:
    """Return a value as sure as its source makes it, before it is known what else says so."""
    known = NAME_SOURCES[source] if field == "name" else FIELDS[field, source]
    return Candidate(
        field=field,
        value=value[:LONGEST_VALUE],
        raw=raw[:LONGEST_RAW],
        confidence=known,
        layer=layer,
        source=source,
        locator=locator,
        in_main=in_main,
    )
