"""The feed's switch over HTTP."""

from kithbook.feed.service import FEEDING
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.feed import Feed
from kithbook_protocol.relationship_operations import FEED, FEED_NEW, FEED_OFF, FEED_ON


async def show(call: Call) -> Feed:
    """Say how it stands."""
    return await call.app[FEEDING].show()


async def turn_on(call: Call) -> Feed:
    """Turn it on, or change what it says."""
    return await call.app[FEEDING].turn_on(call.body)


async def renew(call: Call) -> Feed:
    """Give it a new address."""
    return await call.app[FEEDING].turn_on(call.body, anew=True)


async def turn_off(call: Call) -> Feed:
    """Turn it off."""
    return await call.app[FEEDING].turn_off()


ROUTES = [
    Route(FEED, show),
    Route(FEED_ON, turn_on),
    Route(FEED_NEW, renew),
    Route(FEED_OFF, turn_off),
]
