"""The request guard: what does not look exactly like a call of ours is refused before routing.

Headers filter, they do not authenticate: signatures do. Every refusal is the same bare 403, so that
a web page, another program or another extension learns nothing from asking.
"""

import os
import socket
import struct
from collections.abc import Awaitable, Callable

from aiohttp import HttpVersion11, hdrs, web

from kithbook.web.session import SESSION

EXTENSION_ORIGINS = ("chrome-extension://", "moz-extension://")
SAFE_SITES = {"none", "same-origin"}
ONCE_AT_MOST = ("Content-Type", "Content-Digest", "Signature", "Signature-Input", "Authorization")

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
"""On every reply."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def bare_refusal() -> web.Response:
    """Return the one answer to everything that is not a verified call."""
    return web.Response(status=403)


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let through only what the extension or the command line could have sent."""
    acceptable = _same_user(request) if is_local(request) else _well_formed(request)
    if not acceptable:
        return bare_refusal()
    try:
        return await handler(request)
    except web.HTTPException:
        # Unknown path, wrong method, body over the cap: the same bytes as everything else.
        return bare_refusal()


async def dress(_request: web.Request, response: web.StreamResponse) -> None:
    """Put the protective headers on, and take the server's name off."""
    response.headers.update(HEADERS)
    response.headers.popall(hdrs.SERVER, None)


def is_local(request: web.Request) -> bool:
    """Tell whether the request came through the Unix socket."""
    return _link(request).family == socket.AF_UNIX


def _link(request: web.Request) -> socket.socket:
    """Return the connection's socket; a request whose connection is gone has none."""
    link: socket.socket | None = (
        request.transport.get_extra_info("socket") if request.transport else None
    )
    if link is None:
        raise ConnectionResetError
    return link


def _well_formed(request: web.Request) -> bool:
    headers = request.headers
    port = request.app[SESSION].port
    hosts = headers.getall(hdrs.HOST, [])
    origins = headers.getall(hdrs.ORIGIN, [])
    return (
        request.method == hdrs.METH_POST
        and request.version == HttpVersion11
        # An absolute-form target would replace the Host that was checked.
        and request.raw_path.startswith("/v1/")
        and not set("?#%") & set(request.raw_path)
        and hosts == [f"127.0.0.1:{port}"]
        and len(origins) == 1
        and origins[0].startswith(EXTENSION_ORIGINS)
        and headers.get("Sec-Fetch-Site", "none") in SAFE_SITES
        and headers.get("Sec-Fetch-Mode", "cors") != "navigate"
        and hdrs.CONTENT_LENGTH in headers
        and hdrs.TRANSFER_ENCODING not in headers
        and hdrs.CONTENT_ENCODING not in headers
        and all(len(headers.getall(name, [])) <= 1 for name in ONCE_AT_MOST)
        and hdrs.CONTENT_TYPE in headers
    )


def _same_user(request: web.Request) -> bool:
    """Tell whether the process at the other end of the Unix socket runs as our user."""
    option = getattr(socket, "SO_PEERCRED", None)
    if option is None:
        # Python offers no peer uid on macOS; the 0700 folder around the socket is the guard there.
        return True
    pid_uid_gid = struct.Struct("3i")
    peer = _link(request).getsockopt(socket.SOL_SOCKET, option, pid_uid_gid.size)
    return bool(pid_uid_gid.unpack(peer)[1] == os.getuid())
