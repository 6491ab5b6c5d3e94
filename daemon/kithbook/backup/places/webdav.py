"""A WebDAV server as a place (RFC 4918): Nextcloud, a NAS, any other.

A file goes there in one PUT: RFC 9110 section 14.5 leaves a PUT of a part to private agreement. So
an interrupted one is begun again, and one that had arrived whole is only read back. Fetching goes
on where it stopped, by ranges, where the server knows them.
"""

import base64
from collections.abc import Iterator
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote, unquote, urlsplit

from .errors import BackupAltered, PlaceError, PlaceFaulty
from .interface import Credentials, Found, Step
from .part import Wanted, plain, read
from .refusal import refusal
from .wire import Answer, Limits, Wire

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

WANTED = b"""<?xml version="1.0" encoding="utf-8"?>
<propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><getlastmodified/><getetag/></prop>
</propfind>"""
_DAV = "{DAV:}"

OK, CREATED, NO_CONTENT, MULTI_STATUS = 200, 201, 204, 207
NOT_FOUND, GONE, BAD_GATEWAY = 404, 410, 502
DONE = frozenset({OK, CREATED, NO_CONTENT})


class WebDav:
    """A shelf that is a collection on a WebDAV server."""

    def __init__(
        self, url: str, credentials: Credentials | None, limits: Limits | None = None
    ) -> None:
        self._url = url.rstrip("/") + "/"
        self._credentials = credentials
        self._wire = Wire(self._url, limits)

    def describe(self) -> str:
        """Return its address."""
        return self._url.rstrip("/")

    def cut(self) -> None:
        """Cut the line."""
        self._wire.cut()

    def close(self) -> None:
        """Hang up."""
        self._wire.close()

    def prepare(self) -> None:
        """Make the last part of the path, if it is missing."""
        if self._ask("PROPFIND", "", {"Depth": "0"}, WANTED).status != NOT_FOUND:
            return
        answer = self._ask("MKCOL", "")
        if answer.status not in DONE:
            raise self._said(answer.status, writing=True)

    def scan(self) -> dict[str, Found]:
        """Return what one PROPFIND lists; names that are not plain do no harm, none is opened."""
        answer = self._ask("PROPFIND", "", {"Depth": "1"}, WANTED)
        if answer.status != MULTI_STATUS:
            raise self._said(answer.status)
        return dict(self._listed(answer.content))

    def send(self, file: BinaryIO, name: str, size: int, step: Step) -> int:
        """PUT it whole."""
        kind = {"Content-Type": "application/octet-stream"}
        answer = self._wire.pour(self._at(name), {**self._sign(), **kind}, file, size, step)
        if answer.status not in DONE:
            raise self._said(answer.status, writing=True)
        return 0

    def read(self, name: str, found: Found, start: int) -> Iterator[bytes]:
        """GET it from an offset on."""
        wanted = Wanted(found, start, self._said)
        return read(self._wire, self._at(name), self._sign(), wanted)

    def settle(self, temporary: str, name: str, size: int) -> None:  # noqa: ARG002
        """MOVE it, over what had the name."""
        whole = self._at(name)
        # Behind a proxy that ends TLS a server may think that it has another address than we know
        # (502); then the path alone, which RFC 4918 section 8.3 allows and RFC 2518 did not.
        for there in (whole, urlsplit(whole).path):
            headers = {"Destination": there, "Overwrite": "T"}
            # Not again: what was done and not answered would then be missing.
            answer = self._ask("MOVE", temporary, headers, again=False)
            if answer.status != BAD_GATEWAY:
                break
        if answer.status == NOT_FOUND:
            raise BackupAltered(f"{self.describe()} lost what was sent just now; try again.")
        if answer.status not in DONE:
            raise self._said(answer.status, writing=True)

    def remove(self, name: str) -> None:
        """DELETE it."""
        answer = self._ask("DELETE", name)
        if answer.status not in DONE | {NOT_FOUND, GONE}:
            raise self._said(answer.status, writing=True)

    def withdraw(self, before: int) -> int:  # noqa: ARG002
        """A server has no files that are none."""
        return 0

    def _ask(
        self,
        method: str,
        name: str,
        headers: dict[str, str] | None = None,
        body: bytes = b"",
        *,
        again: bool = True,
    ) -> Answer:
        kind = {"Content-Type": "application/xml; charset=utf-8"} if body else {}
        sent = {**self._sign(), **kind, **(headers or {})}
        return self._wire.ask(method, self._at(name), sent, body, again=again)

    def _at(self, name: str) -> str:
        return self._url + quote(name)

    def _sign(self) -> dict[str, str]:
        if self._credentials is None:
            return {}
        told = f"{self._credentials.name}:{self._credentials.secret.get_secret_value()}"
        return {"Authorization": f"Basic {base64.b64encode(told.encode()).decode()}"}

    def _listed(self, content: bytes) -> Iterator[tuple[str, Found]]:
        # Imported here, as all that only a store needs.
        from defusedxml import DefusedXmlException  # noqa: PLC0415
        from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415

        try:
            answers: list[Element] = fromstring(content, forbid_dtd=True).findall(f"{_DAV}response")
        except (ParseError, DefusedXmlException, ValueError) as error:
            raise PlaceFaulty(f"{self.describe()} does not answer as WebDAV does.") from error
        for one in answers:
            path = unquote(urlsplit(one.findtext(f"{_DAV}href", "")).path)
            size = _property(one, "getcontentlength")
            if one.find(f".//{_DAV}collection") is None and size.isascii() and size.isdecimal():
                modified = _moment(_property(one, "getlastmodified"))
                tag = _property(one, "getetag")
                version = plain(tag) if tag else str(modified)
                yield path.rpartition("/")[2], Found(int(size[:18]), modified, version)

    def _said(self, status: int, *, writing: bool = False) -> PlaceError:
        return refusal(self.describe(), status, writing=writing)


def _property(answer: "Element", name: str) -> str:
    return (answer.findtext(f"{_DAV}propstat/{_DAV}prop/{_DAV}{name}") or "").strip()


def _moment(text: str) -> int:
    """Read a date of HTTP, which is in UTC; one that cannot be read is taken for long ago."""
    try:
        return int(parsedate_to_datetime(text).replace(tzinfo=UTC).timestamp() * 1000)
    except (ValueError, OverflowError):
        return 0
