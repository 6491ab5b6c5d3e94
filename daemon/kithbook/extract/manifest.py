"""Saved pages in, one summary each out: what `kithbook extract` prints."""

import codecs
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from selectolax.lexbor import LexborHTMLParser

from kithbook.errors import InvalidRequest, KithbookError
from kithbook.extract import country, name, phone, sites, state, trim
from kithbook.extract.model import Extraction
from kithbook.extract.service import extract
from kithbook.extract.text import tidy
from kithbook_protocol.capture import PageSnapshot

LARGEST_FILE = 64 * 1024 * 1024  # bytes
SNIFFED = 4_096  # bytes; the HTML standard looks for a charset in the first 1,024

_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_TAG = re.compile(r"<(?:!doctype\s+html|!--|/?[a-z][a-z0-9-]*[\s/>])", re.IGNORECASE)
_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"PK\x03\x04",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"\x7fELF",
    b"RIFF",
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def snapshot_from_file(path: Path, url: str) -> PageSnapshot:
    """Read a saved page and trim it as the extension would have.

    Raises:
        InvalidRequest: The file cannot be read, or is no HTML page.
    """
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST_FILE else b""
    except (OSError, ValueError) as error:
        raise InvalidRequest(
            f"{path.name} cannot be read; check the path and its permissions."
        ) from error
    if size > LARGEST_FILE:
        raise InvalidRequest(
            f"{path.name} is larger than {LARGEST_FILE >> 20} MB; save the page alone."
        )
    return snapshot(text_of(data, path.name), url)


def snapshot(html: str, url: str) -> PageSnapshot:
    """Make the snapshot of an untrimmed page.

    Raises:
        InvalidRequest: The address is longer than any browser sends.
    """
    trimmed = trim.trim(html, url)
    tree = LexborHTMLParser(trimmed)
    title = tree.css_first("title")
    root = tree.root
    known = sites.match(url)
    canonical = tree.css_first("link[rel=canonical][href]")
    try:
        return PageSnapshot(
            url=trim.without_secrets(url),
            canonical=((canonical.attributes.get("href") or "")[:8_000] or None)
            if canonical
            else None,
            title=tidy(title.text()) if title is not None else "",
            lang=((root.attributes.get("lang") or "")[:100] if root is not None else ""),
            captured_at=0,
            trim_version=trim.VERSION,
            html=trimmed[: trim.CAPS["characters"]],
            state=state.read(trim.parsed(html), url) if known and known.site.state else {},
        )
    except ValidationError as error:
        raise InvalidRequest(
            "That address is not one a page can have; give it with --url."
        ) from error


def text_of(data: bytes, name: str = "The file") -> str:
    """Decode a page: its byte order mark, its charset, else UTF-8, else Windows-1252.

    Raises:
        InvalidRequest: It is no HTML page.
    """
    refusal = InvalidRequest(f"{name} is not an HTML page; save the page as HTML and try again.")
    if data.startswith(_MAGIC):
        raise refusal
    text = _decoded(data)
    if text.strip() and not _TAG.search(text[:200_000]):
        raise refusal
    return text


def _decoded(data: bytes) -> str:
    for bom, named in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(named, "replace")
    said = _CHARSET.search(data[:SNIFFED])
    encoding = _web_encoding(said[1].decode("ascii", "replace")) if said else None
    if encoding and encoding != "utf-8":
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    lenient = data.decode("utf-8", "replace")
    # A page cut off in the middle of a letter is UTF-8 still; one that breaks all over never was.
    broken = lenient.count("\ufffd")
    return (
        lenient
        if encoding or broken < 1 + len(data) // 10_000
        else data.decode("cp1252", "replace")
    )


def _web_encoding(label: str) -> str | None:
    # Browsers read Latin-1 and ASCII as Windows-1252, encoding.spec.whatwg.org section 4.2.
    try:
        found = codecs.lookup(label.strip()).name
    except LookupError:
        return None
    if found in {"iso8859-1", "ascii"}:
        return "cp1252"
    # A charset written in ASCII cannot be UTF-16.
    return (
        "utf-8" if found.startswith(("utf-8", "utf-16", "utf-32", "utf_8")) else _text_codec(found)
    )


def _text_codec(found: str) -> str | None:
    return found if codecs.lookup(found)._is_text_encoding else None  # noqa: SLF001 - no public way to ask


def summary(extraction: Extraction, file: str, ms: float) -> dict[str, Any]:
    """Return the line that is printed for a page: values filled in, and nothing else."""
    filled = extraction.filled
    return {
        "file": file,
        "kind": extraction.kind,
        "name": filled.name,
        "headline": filled.headline,
        "organisation": filled.organisation,
        "location": filled.location,
        "emails": [one.value for one in filled.emails],
        "phones": [one.value for one in filled.phones],
        "links": filled.links,
        "status": extraction.status,
        "ms": round(ms, 3),
    }


def page(path: Path, url: str, file: str) -> dict[str, Any]:
    """Return the summary of one saved page. `ms` is the time of the extraction alone.

    Raises:
        InvalidRequest: The file is no HTML page, or cannot be read.
    """
    taken = snapshot_from_file(path, url)
    start = time.perf_counter()
    found = extract(taken)
    return summary(found, file, (time.perf_counter() - start) * 1_000)


def warm() -> None:
    """Load what single pages load when they first need it, so that no page's time pays for it.

    The worker relies on it: behind its jail there is nothing more to load.
    """
    page = (
        '<div class="h-card"><a class="p-name" href="/">Ada</a>'
        '<time class="dt-bday" datetime="2000-001T10:00">then</time> Tel: +1 650 253 0000</div>'
        '<p class="vcard"><a class="fn" href="/bo">Bo</a> bo@bücher.de</p>'
    )
    extract(snapshot(page, "https://b.example/"))
    name.given("Ada")
    country.town("Ada")
    phone.load()


def run(manifest: Path) -> Iterator[dict[str, Any]]:
    """Yield one summary for each line of a manifest, in order, whatever the page is.

    A page that cannot be read gets a summary without values and an `error`, one sentence.

    Raises:
        InvalidRequest: The manifest itself cannot be read.
    """
    try:
        text = manifest.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise InvalidRequest(f"{manifest.name} cannot be read as a list of pages.") from error
    warm()
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _one(manifest.parent, line, number)


def _one(folder: Path, line: str, number: int) -> dict[str, Any]:
    file = f"line {number}"
    try:
        entry = json.loads(line)
        file, url = str(entry["file"]), str(entry["url"])
        return page(folder / file, url, file)
    except KithbookError as error:
        sentence = str(error)
    except (ValueError, TypeError, KeyError, RecursionError):
        sentence = f'Line {number} is not of the form {{"file": ..., "url": ...}}.'
    nothing = Extraction(kind="other", status="broken", url="")
    return summary(nothing, file, 0.0) | {"error": sentence}
