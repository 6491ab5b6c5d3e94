"""Google Scholar: short ids, the same in every language."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kithbook.extract import occupation
from kithbook.extract.sites.strategy import Fields, Found, links, text

if TYPE_CHECKING:
    from kithbook.extract.page import Page

# The second line says at which domain an e-mail was verified, which is no e-mail.
_AFFILIATION = text("#gsc_prf_i .gsc_prf_il:not(#gsc_prf_ivh):not(#gsc_prf_int)", ".gsc_prf_il")


def _whole(page: "Page") -> Iterable[Found]:
    """Return the line below the name where it is a house alone: "Halden Labs"."""
    return [one for one in _AFFILIATION[0](page) if not occupation.role(one.value)]


FIELDS: Fields = {
    "name": text("#gsc_prf_in"),
    "headline": _AFFILIATION,
    # The second line's own link is the homepage.
    "organisation": (*text("#gsc_prf_i .gsc_prf_il:not(#gsc_prf_ivh) a.gsc_prf_ila"), _whole),
    "link": links("#gsc_prf_ivh a[href]"),
}
