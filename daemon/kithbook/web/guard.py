"""The request guard: what does not look exactly like a call of ours is refused before routing.

Headers filter, they do not authenticate: signatures do. Every refusal is the same bare 403, so that
a web page, another program or another extension learns nothing from asking.
"""

import re
import socket

from aiohttp import HttpVersion11, hdrs

from kithbook import peer
from kithbook.web.connection import Request

EXTENSION_ORIGIN = re.compile(r"chrome-extension://[a-p]{32}|moz-extension://[0-9a-f-]{36}")
CALENDAR = re.compile(r"/calendar/([A-Za-z0-9_-]{22})\.ics")
"""The one path that is not called but fetched; what stands in it is the token."""
SAFE_SITES = {"none", "same-origin"}
ONCE_AT_MOST = (
    "Authorization",
    "Content-Digest",
    "Content-Type",
    "Sec-Fetch-Mode",
    "Sec-Fetch-Site",
    "Signature",
    "Signature-Input",
)
NEVER = (hdrs.TRANSFER_ENCODING, hdrs.CONTENT_ENCODING, hdrs.EXPECT, hdrs.UPGRADE)


def acceptable(request: Request, port: int) -> bool:
    """Tell whether the extension or the command line could have sent this."""
    link = request.link
    if link is None:
        return False
    return peer.is_own(link) if is_local(request) else _well_formed(request, port)


def calendar_token(request: Request, port: int) -> str | None:
    """Return the token by which a calendar's program could have sent this; None for all else.

    No browser fetches it: neither a page, which says where it is from, nor the address bar, which
    would keep the token.
    """
    found = CALENDAR.fullmatch(request.raw_path)
    headers = request.headers
    if (
        found
        and request.link is not None
        and not is_local(request)
        and request.method == hdrs.METH_GET
        and hdrs.ORIGIN not in headers
        and headers.get("Sec-Fetch-Site", "none") == "none"
        and headers.get(hdrs.CONTENT_LENGTH, "0") == "0"
        and _plain(request, port)
    ):
        return found[1]
    return None


def is_local(request: Request) -> bool:
    """Tell whether the request came through the Unix socket."""
    return request.link is not None and request.link.family == socket.AF_UNIX


def _well_formed(request: Request, port: int) -> bool:
    headers = request.headers
    origins = headers.getall(hdrs.ORIGIN, [])
    return (
        request.method == hdrs.METH_POST
        # An absolute-form target would replace the Host that was checked.
        and request.raw_path.startswith("/v1/")
        and len(origins) == 1
        and EXTENSION_ORIGIN.fullmatch(origins[0]) is not None
        and headers.get("Sec-Fetch-Site", "none") in SAFE_SITES
        and hdrs.CONTENT_LENGTH in headers
        and hdrs.CONTENT_TYPE in headers
        and _plain(request, port)
    )


def _plain(request: Request, port: int) -> bool:
    """Tell what holds of whatever may come to the port: to us by our name, and said once."""
    headers = request.headers
    return (
        request.spoken == HttpVersion11
        and headers.getall(hdrs.HOST, []) == [f"127.0.0.1:{port}"]
        and headers.get("Sec-Fetch-Mode", "cors") != "navigate"
        and not any(name in headers for name in NEVER)
        and all(len(headers.getall(name, [])) <= 1 for name in ONCE_AT_MOST)
    )
