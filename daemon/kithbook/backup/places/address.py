"""Where a place is, as a person types it and as it is shown: never with a secret in it."""

import re
from dataclasses import dataclass, replace
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from .errors import BadAddress

REGION = "us-east-1"
"""Where Amazon's oldest stores are, and what most other stores are content with."""

_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?")
_BUCKET = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,61}[A-Za-z0-9]")
_REGION = re.compile(r"[A-Za-z0-9-]{1,40}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_KEPT = "/~!$'()*,;@"
"""What stays as it is in a path."""
_SECURE = {"https": True, "webdavs": True, "http": False, "webdav": False}


@dataclass(frozen=True, slots=True)
class FolderAddress:
    """A folder on this machine, or what is mounted there."""

    path: Path
    asks: tuple[str, str] | None = None
    """What to ask a person for: a name and a secret."""

    def __str__(self) -> str:
        return str(self.path)


@dataclass(frozen=True, slots=True)
class BucketAddress:
    """A bucket of an S3 store."""

    bucket: str
    prefix: str
    """Without a slash at its ends; may be empty."""
    endpoint: str | None
    """Scheme, host and port; none means Amazon's own."""
    region: str
    asks: tuple[str, str] | None = ("Access key", "Secret key")

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return self.endpoint or f"https://s3.{self.region}.amazonaws.com"

    def __str__(self) -> str:
        said = {"endpoint": self.endpoint, "region": None if self.region == REGION else self.region}
        query = urlencode({key: value for key, value in said.items() if value}, safe=":/")
        prefix = f"/{quote(self.prefix, safe=_KEPT)}" if self.prefix else ""
        return f"s3://{self.bucket}{prefix}{'?' if query else ''}{query}"


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """A folder on a WebDAV server."""

    url: str
    """http or https, without a slash at its end."""
    asks: tuple[str, str] | None = ("User name", "Password")

    def __str__(self) -> str:
        return "webdav" + self.url.removeprefix("http")


Address = FolderAddress | BucketAddress | ServerAddress


def parse(text: str) -> Address:
    """Read an address; `parse(str(address))` is the same again.

    Raises:
        BadAddress: it is none, is not encrypted on its way, or has a secret in it.
    """
    text = text.strip()
    if not text or _CONTROL.search(text):
        raise BadAddress
    scheme, separator, _ = text.partition("://")
    if not separator:
        return _folder(text)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise BadAddress("That address has no host that can be read; look at it again.") from None
    if "@" in parts.netloc:
        raise BadAddress("Leave name and password out of the address; Kithbook asks for them.")
    if parts.fragment:
        raise BadAddress("Leave out the # and what is behind it.")
    match scheme.lower():
        case "file":
            if parts.netloc not in {"", "localhost"}:
                raise BadAddress("A folder's address begins with file:/// and three slashes.")
            return _folder(unquote(parts.path))
        case "s3":
            return _bucket(parts)
        case "https" | "webdavs" | "http" | "webdav":
            return _server(parts, port, secure=_SECURE[scheme.lower()])
    raise BadAddress(
        f"Kithbook keeps no backups at {scheme}://; write a folder, s3:// or webdavs://."
    )


def joined(place: Address, name: str) -> Address:
    """Return where a file of a place is; `str` of it is what a person can hand back."""
    match place:
        case FolderAddress(path=path):
            return replace(place, path=path / name)
        case BucketAddress(prefix=prefix):
            return replace(place, prefix=f"{prefix}/{name}".lstrip("/"))
        case ServerAddress(url=url):
            return replace(place, url=f"{url}/{quote(name, safe=_KEPT)}")


def parted(file: Address) -> tuple[Address, str]:
    """Return the place in which a file is, and its name there: what is behind the last slash."""
    match file:
        case FolderAddress(path=path):
            return replace(file, path=path.parent), path.name
        case BucketAddress(prefix=prefix):
            beginning, _, name = prefix.rpartition("/")
            return replace(file, prefix=beginning), name
        case ServerAddress(url=url):
            last = urlsplit(url).path.rpartition("/")[2]
            return replace(file, url=url[: len(url) - len(last)].rstrip("/")), unquote(last)


def _folder(text: str) -> FolderAddress:
    try:
        path = Path(text).expanduser()
    except RuntimeError:
        raise BadAddress("There is no such user's folder; write the whole path.") from None
    if not path.is_absolute() or _CONTROL.search(text):
        raise BadAddress("Write the whole path of the folder, from / on.")
    if ".." in path.parts:
        raise BadAddress("Write the folder's path without '..'.")
    return FolderAddress(path)


def _bucket(parts: SplitResult) -> BucketAddress:
    if not _BUCKET.fullmatch(parts.netloc):
        raise BadAddress("Write the bucket behind s3://, as in s3://my-bucket/backups.")
    try:
        pairs = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    except ValueError:
        raise BadAddress("Write what is behind the ? as ?endpoint=...&region=...") from None
    said = dict(pairs)
    if len(said) < len(pairs) or not said.keys() <= {"endpoint", "region"}:
        raise BadAddress("Behind the ? of an S3 address stand endpoint= and region=, once each.")
    region = said.get("region", REGION)
    if not _REGION.fullmatch(region):
        raise BadAddress("A region is a word such as eu-central-1.")
    endpoint = _endpoint(said["endpoint"]) if "endpoint" in said else None
    return BucketAddress(parts.netloc, _path(parts).strip("/"), endpoint, region)


def _endpoint(text: str) -> str:
    parts = urlsplit(text if "://" in text else f"https://{text}")
    if parts.scheme not in {"https", "http"} or parts.path.strip("/") or parts.query:
        raise BadAddress("An S3 endpoint is a host, such as endpoint=https://s3.example.org.")
    if "@" in parts.netloc or parts.fragment:
        raise BadAddress("Leave all but the host out of the endpoint; Kithbook asks for keys.")
    try:
        return _origin(parts, parts.port, secure=parts.scheme == "https")
    except ValueError:
        raise BadAddress("The endpoint has no host that can be read; look at it again.") from None


def _server(parts: SplitResult, port: int | None, *, secure: bool) -> ServerAddress:
    if parts.query:
        raise BadAddress("Leave out the ? and what is behind it.")
    origin = _origin(parts, port, secure=secure)
    return ServerAddress(origin + quote(_path(parts), safe=_KEPT).rstrip("/"))


def _origin(parts: SplitResult, port: int | None, *, secure: bool) -> str:
    host = (parts.hostname or "").lower()
    try:
        local, numeric = ip_address(host).is_loopback, ip_address(host)
        shown = f"[{host}]" if numeric.version == 6 else host  # noqa: PLR2004 - IPv6
    except ValueError:
        local, shown = host == "localhost", host
        if not _HOST.fullmatch(host):
            raise BadAddress("Write the host in plain letters, as in cloud.example.org.") from None
    if not secure and not local:
        raise BadAddress(
            "Without encryption anybody on the way could read name and password; "
            "write https:// or webdavs://."
        )
    usual = 443 if secure else 80
    return f"http{'s' if secure else ''}://{shown}{f':{port}' if port not in {None, usual} else ''}"


def _path(parts: SplitResult) -> str:
    """Return a path as it is meant, without % signs for letters.

    Raises:
        BadAddress: it leads elsewhere than it says.
    """
    path = unquote(parts.path, errors="strict") if _readable(parts.path) else ""
    steps = [step for step in path.split("/") if step]
    if _CONTROL.search(path) or {".", ".."} & set(steps) or (parts.path.strip("/") and not steps):
        raise BadAddress("That address has a path that cannot be used; write it plainly.")
    return "".join(f"/{step}" for step in steps)


def _readable(path: str) -> bool:
    try:
        unquote(path, errors="strict").encode()
    except UnicodeError:
        return False
    return True
