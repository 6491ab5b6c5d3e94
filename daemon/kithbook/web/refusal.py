"""The bare refusal: one answer to everything that is not a verified call."""

from aiohttp import web


class NotVerified(Exception):
    """The request is not from a client of ours; answered by the bare refusal."""


class Refusal(web.Response):
    """The answer that `bare_refusal` makes."""


def bare_refusal() -> Refusal:
    """Return the same bytes for every cause."""
    # Named, because aiohttp would leave it out of the answer to a HEAD.
    response = Refusal(status=403, headers={"Content-Length": "0"})
    # Always, so that the bytes do not depend on what the request said about its connection.
    response.force_close()
    return response
