"""Medium: the writer's own record in the page's state, which names many others."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kithbook.extract.sites.strategy import Fields, Found, state

if TYPE_CHECKING:
    from kithbook.extract.page import Page


def twitter(page: "Page") -> Iterable[Found]:
    """Read the account on X, which is kept without its address."""
    (handle,) = state("twitterScreenName")
    return [Found(f"https://x.com/{one.value}", one.locator) for one in handle(page)]


def picture(page: "Page") -> Iterable[Found]:
    """Read the portrait, whose address is made of its id."""
    (image,) = state("imageId")
    return [Found(f"https://miro.medium.com/{one.value}", one.locator) for one in image(page)]


FIELDS: Fields = {
    "name": state("name"),
    "about": state("bio"),
    "link": (twitter,),
    "photo": (picture,),
}
