"""How the reading of a page went: what the site's own file gave, and whether the name is sure."""

from collections.abc import Iterable

from kithbook.extract.layers import adapter
from kithbook.extract.model import Candidate
from kithbook.extract.named import Named
from kithbook.extract.page import Page
from kithbook.extract.sites import Match
from kithbook_protocol.capture import CaptureStatus
from kithbook_protocol.people import Kind

PROFILES = frozenset(("person", "account"))
"""Kinds of addresses at which a name has to be found."""
ADDITIONS = frozenset(("link", "photo", "email", "phone", "birthday"))
"""Fields that a person may well leave empty: without them a page is as it always was."""


def decide(
    page: Page, about: Kind, best: Named | None, candidates: Iterable[Candidate], *, walled: bool
) -> CaptureStatus:
    """Say how it went.

    `broken`: the address is a profile's, and no name is to be found there. `degraded`: there is
    one, but the site's own file did not find it the way it tries first.
    """
    if walled:
        return "wall"
    match = page.match
    expected = match is not None and match.kind in PROFILES
    if about != "person":
        return "broken" if expected and about == "other" else "not_profile"
    if match is None:
        return "unknown_site"
    if best is None or not best.sure:
        return "broken"
    return "ok" if _as_ever(match, page, best, candidates) else "degraded"


def _as_ever(match: Match, page: Page, best: Named, candidates: Iterable[Candidate]) -> bool:
    """Tell whether a site's page was read in the way that is tried first there.

    The site's own file must give something, though not the name: that stands in every layer. A
    page saved by other means than the extension comes without the state that some files read.
    """
    stateless = bool(match.site.state) and not page.snapshot.state
    if stateless or adapter.BY_SITE.get(match.site.id, {}).keys() <= ADDITIONS:
        return best.trusted or bool(best.witnesses & {"slug", "handle"})
    found = best.sources.get(adapter.NAME)
    if found is not None:
        return found.strategy == 0
    return any(one.layer == adapter.NAME and one.field not in ADDITIONS for one in candidates)
