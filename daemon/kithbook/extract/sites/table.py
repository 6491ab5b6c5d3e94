"""The site table: one JSON file a site, read once."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal
from urllib.parse import parse_qsl, quote, unquote

from selectolax.lexbor import LexborHTMLParser

from kithbook.extract.once import once
from kithbook.extract.sites.address import split

PageKind = Literal["person", "organisation", "account", "article", "list", "other"]
"""What a path leads to. An `account` may be a person's or an organisation's: the page says."""


ANYWHERE = frozenset({"did", "orcid"})
"""Ids that never change, whichever site's addresses hold them."""


@dataclass(frozen=True)
class Site:
    """One site file."""

    id: str
    name: str
    hosts: tuple[str, ...]
    paths: tuple[dict[str, Any], ...]
    """As the file has them; `leads` is the compiled `path`."""
    stable: frozenset[str]
    """Ids that never change, unlike handles."""
    suffix: tuple[str, ...] = ()
    """What the site appends to every title."""
    walls: tuple[str, ...] = ()
    wall_paths: tuple[re.Pattern[str], ...] = ()
    person_if: tuple[str, ...] = ()
    """Selectors of which one must match before an account is a person's."""
    needs: tuple[str, ...] = ()
    """Selectors of which one must match before the page is this site's at all."""
    trim: dict[str, list[str]] = field(default_factory=dict)
    noscript: tuple[str, ...] = ()
    state: tuple[dict[str, Any], ...] = ()
    """What may be read of the page's own state; `extract/state.py` says how."""
    photo: tuple[str, ...] = ()
    """Selectors of the picture of whom a profile is about, the best first."""


@dataclass(frozen=True)
class Match:
    """An address some site knows."""

    site: Site
    kind: PageKind
    url: str
    """The canonical form, or the address itself where the site gives none."""
    ids: tuple[tuple[str, str], ...] = ()
    slug: str = ""
    """What the address calls the page: a handle, a login, a slug."""
    wall: bool = False

    @property
    def canonical(self) -> bool:
        """Whether `url` is a page's one address on this site."""
        return bool(self.slug)

    @property
    def lasting(self) -> tuple[str, ...]:
        """Those of the ids that never change, as `key:value`."""
        return tuple(
            f"{key}:{value}"
            for key, value in self.ids
            if key in self.site.stable or key in ANYWHERE
        )


def _load() -> tuple[Site, ...]:
    folder = files("kithbook.extract.sites")
    found = [
        _site(json.loads(one.read_text(encoding="utf-8")))
        for one in sorted(folder.iterdir(), key=lambda each: each.name)
        if one.name.endswith(".json")
    ]
    # A site that claims every host is asked last.
    return tuple(sorted(found, key=lambda one: "*" in one.hosts))


def _site(data: dict[str, Any]) -> Site:
    many = {key: tuple(data.get(key, ())) for key in ("suffix", "walls", "person_if", "noscript")}
    return Site(
        id=data["id"],
        name=data["name"],
        hosts=tuple(data["hosts"]),
        paths=tuple(one | {"leads": re.compile(one["path"])} for one in data["paths"]),
        wall_paths=tuple(map(re.compile, data.get("wall_paths", ()))),
        stable=frozenset(data.get("stable", ())),
        needs=tuple(data.get("if", ())),
        trim=data.get("trim", {}),
        state=tuple(data.get("state", ())),
        photo=tuple(data.get("photo", ())),
        **many,
    )


SITES: tuple[Site, ...] = _load()


def host_pattern(site: Site) -> str:
    """Return a regular expression of the site's hosts, the same in Python and JavaScript."""
    return "^(?:" + "|".join(map(_host, site.hosts)) + ")$"


def _host(host: str) -> str:
    if host == "*":
        return ".+"
    head, tail = (r"(?:[^.]+\.)*", host[2:]) if host.startswith("*.") else ("", host)
    # `gitlab.**` is wherever somebody runs one; a single star is a country or `com`.
    return head + tail.replace(".", r"\.").replace("**", ".+").replace("*", "[a-z]{2,3}")


_HOSTS = tuple((re.compile(host_pattern(site)), site) for site in SITES)


@lru_cache(maxsize=1024)
def _sites_of(host: str) -> tuple[Site, ...]:
    return tuple(site for pattern, site in _HOSTS if pattern.match(host))


def match(url: str, tree: LexborHTMLParser | None = None) -> Match | None:
    """Return what the first site that knows this address says of it.

    With a `tree`, a site that claims any host must also find itself in the page; without one
    (a link somewhere) the form of the address is enough.
    """
    if tree is None:
        return _first(url)
    # The form of an address is quickly seen, and few pages have one that any host may have.
    for found in _matches(url):
        if not found.site.needs or any(map(tree.css, found.site.needs)):
            return found
    return None


@once
def _first(url: str) -> Match | None:
    return next(_matches(url), None)


def _matches(url: str) -> Iterator[Match]:
    address = split(url)
    if address is None:
        return
    host = (address.hostname or "").rstrip(".").lower()
    path = _plain_path(address.path)
    for site in _sites_of(host):
        found = _leads(site, url, host.removeprefix("www."), path, address.query)
        if found:
            yield found


def _leads(site: Site, url: str, host: str, path: str, query: str) -> Match | None:
    if any(one.search(path) for one in site.wall_paths):
        return Match(site, "other", url, wall=True)
    for entry in site.paths:
        found = _read(site, entry, host, path, query)
        if found:
            return found
    return Match(site, "other", url) if "*" not in site.hosts else None


def named(site: Site, url: str) -> list[str]:
    """Return what the first path of a site that fits an address calls the page: its named parts."""
    address = split(url)
    path = _plain_path(address.path) if address else ""
    found = next((found for one in site.paths if (found := one["leads"].search(path))), None)
    return [one for one in found.groupdict().values() if one] if found else []


def _plain_path(path: str) -> str:
    return unicodedata.normalize("NFC", unquote(path, errors="replace"))


def _read(site: Site, entry: dict[str, Any], host: str, path: str, query: str) -> Match | None:
    parts = _parts(entry, path, query)
    if parts is None or not _allowed(entry, parts):
        return None
    parts |= {key: parts[key].lower() for key in entry.get("lower", ())}
    parts |= {key: parts[key].upper() for key in entry.get("upper", ())}
    form = entry.get("canonical")
    if not form:
        address = f"https://{host}{quote(path)}" + (f"?{query}" if query else "")
        return Match(site, entry["kind"], address)
    quoted = {key: quote(value, safe="-_.~:@") for key, value in parts.items()} | {"host": host}
    plain = parts | {"host": host}
    return Match(
        site,
        entry["kind"],
        form.format(**quoted),
        tuple((key, value.format(**plain)) for key, value in entry.get("ids", {}).items()),
        parts.get(entry.get("slug", ""), next(reversed(parts.values()), "")),
    )


def _parts(entry: dict[str, Any], path: str, query: str) -> dict[str, str] | None:
    found = entry["leads"].search(path)
    if found is None:
        return None
    parts = {key: value for key, value in found.groupdict().items() if value}
    given = dict(parse_qsl(query)) if "query" in entry else {}
    for key, pattern in entry.get("query", {}).items():
        if not re.fullmatch(pattern, given.get(key, "")):
            return None
        parts[key] = given[key]
    return parts


def _allowed(entry: dict[str, Any], parts: dict[str, str]) -> bool:
    return (
        all(re.fullmatch(one, parts[key]) for key, one in entry.get("check", {}).items())
        and all(parts[key].lower() not in one for key, one in entry.get("refuse", {}).items())
        and all(_mod_11_2(parts[key]) for key in entry.get("checksum", {}))
    )


def _mod_11_2(orcid: str) -> bool:
    """Check an ORCID iD's last digit: ISO 7064 mod 11-2, as support.orcid.org describes it."""
    digits = orcid.replace("-", "").upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return digits[-1] == ("X" if rest == 10 else str(rest))  # noqa: PLR2004 - ten is written X
