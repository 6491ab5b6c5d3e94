"""YouTube: the channel's own card in the page's state. What is drawn comes late and is hashed."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kithbook.extract.sites.strategy import Fields, Found, state

if TYPE_CHECKING:
    from kithbook.extract.page import Page


def avatar(page: "Page") -> Iterable[Found]:
    """Read the largest picture of the channel, which is listed last."""
    (every,) = state("avatar.thumbnails.*.url")
    return list(every(page))[-1:]


FIELDS: Fields = {
    "name": state("title"),
    "about": state("description"),
    "photo": (avatar,),
}
