"""Normal forms: the same e-mail, phone, URL or tag is always written the same way."""

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit
from uuid import UUID

from uuid_utils.compat import uuid7

from kithbook.errors import InvalidRequest
from kithbook.store.history import TAIL
from kithbook_protocol.people import IdentityKind

LONGEST_LINE = 1_000
LONGEST_TEXT = 64_000
LONGEST_IDENTITY = 8_000
"""Characters, as on the wire: what is stored can always be shown."""
LONGEST_QUOTE = 80
"""Characters of a name or an entry that a sentence repeats."""

_INVISIBLE = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\ud800-\udfff]"
)
_SPOOFING = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad]")
_BARE = re.compile(r"[^\s/:@?#]+(?::\d+)?(?:[/?#]|$)")
"""An address without its scheme: `ada.example/me`, and neither `javascript:` nor `mailto:`."""
_EXTENSION = re.compile(
    r"(?:;\s*ext=|[\s,;]*\b(?:ext|extension|x)\.?\s*)([0-9]{1,7})\s*$", re.IGNORECASE
)
_ATOMS = re.compile(
    r"[\w!#$%&'*+/=?^`{|}~-]{1,64}(?:\.[\w!#$%&'*+/=?^`{|}~-]{1,64}){0,16}", re.ASCII
)
LONGEST_EMAIL = 190
LONGEST_LOCAL = 64
"""Characters: RFC 5321, 4.5.3.1; the whole may have 254, and is looked at closer from 190 on."""
_BREAKS = re.compile(r"[\t\n\r\u0085\u2028\u2029]+")
_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}
"""Unicode categories of which alone nothing can be seen."""


def clean(text: str | None) -> str | None:
    """Return text as it is stored: NFC, without NUL and control characters; None if empty.

    Emoji, quotes and right-to-left text stay as they are.
    """
    # Cut first, since normalising a megabyte costs; and after, since NFC may lengthen.
    plain = (text or "")[: 2 * LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n")
    plain = unicodedata.normalize("NFC", plain)
    plain = _INVISIBLE.sub("", plain)[:LONGEST_TEXT].strip()
    return plain if any(unicodedata.category(one) not in _UNSEEN for one in plain) else None


def line(text: str | None) -> str | None:
    """Return one line of text as it is stored; None if empty."""
    plain = clean(_BREAKS.sub(" ", (text or "")[: 4 * LONGEST_LINE]))
    return plain[:LONGEST_LINE].rstrip() if plain else None


def clean_identifier(text: str) -> str:
    """Return an identifier without bidi and zero-width characters, which only serve to deceive."""
    return _SPOOFING.sub("", clean(text) or "").strip()


def quoted(text: str) -> str:
    """Return the beginning of a text, for a sentence of one line."""
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def who(name: str, person: UUID) -> str:
    """Return whom a sentence is about: the name, and the end of the id, since names are shared."""
    return f"{quoted(name)} ({person.hex[-TAIL:]})"


def email(text: str) -> str:
    """Return an e-mail address in normal form.

    Raises:
        InvalidRequest: it is not an address.
    """
    plain = clean_identifier(text)
    local, _, domain = plain.rpartition("@")
    if len(local) <= LONGEST_LOCAL and len(plain) <= LONGEST_EMAIL and _ATOMS.fullmatch(local):
        # RFC 5321's dot-string: what is left to be told is the domain, which many share.
        found = _domain(domain)
        return f"{local}@{found}".casefold() if found else _address(plain)
    return _address(plain)


@lru_cache(maxsize=4_096)
def _domain(domain: str) -> str | None:
    """Return a domain in normal form; None if it is none."""
    try:
        return _address(f"a@{domain}").partition("@")[2]
    except InvalidRequest:
        return None


def _address(text: str) -> str:
    # Imported late: it costs 20 ms of the start-up budget.
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415

    try:
        found = validate_email(text, check_deliverability=False)
    except EmailNotValidError as error:
        raise InvalidRequest(f'"{quoted(text)}" is not an e-mail address.') from error
    return found.normalized.casefold()


def phone(text: str) -> str:
    """Return a phone number: E.164 when it says its country, else its digits as they stand."""
    plain = clean_identifier(text)
    if found := _EXTENSION.search(plain):
        # RFC 3966 writes it so; joined to the number it would be another one's.
        return f"{phone(plain[: found.start()])};ext={found[1]}"
    digits = re.sub(r"[^\d+]", "", plain)
    if not re.search(r"\d{3}", digits):
        raise InvalidRequest(f'"{quoted(text)}" is not a phone number.')
    if digits.startswith("+"):
        import phonenumbers  # noqa: PLC0415 - 30 ms of the start-up budget

        try:
            number = phonenumbers.parse(digits)
        except phonenumbers.NumberParseException:
            return plain
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return plain


def url(text: str) -> str:
    """Return a web address, with a scheme that is safe to open.

    Raises:
        InvalidRequest: not http or https.
    """
    plain = clean_identifier(text)
    if _BARE.match(plain):
        plain = f"https://{plain}"
    try:
        parts = urlsplit(plain)
        web = parts.scheme.lower() in {"http", "https"} and parts.port != 0
        found = web and parts.hostname and not re.search(r"\s", plain)
    except ValueError as error:
        raise InvalidRequest(f'"{quoted(text)}" is not a web address.') from error
    if not found:
        raise InvalidRequest(f'"{quoted(text)}" is not a web address (http or https).')
    return plain


def profile(text: str) -> str:
    """Return a page's address in the one form its site gives it, so that a capture meets it again.

    Raises:
        InvalidRequest: not http or https.
    """
    # Imported late: site tables and a parser, 30 ms of the start-up budget.
    from kithbook.extract import sites  # noqa: PLC0415

    plain = url(text)
    known = sites.match(plain)
    return known.url if known and known.canonical else sites.without_tracking(plain)


def address(text: str) -> str:
    """Return what tells two URLs apart for a reader: not http or https, www, nor a last slash."""
    return re.sub(r"^https?://(?:www\.)?|/$", "", text, flags=re.IGNORECASE)


def normal(kind: IdentityKind, text: str) -> str:
    """Return an identity's value in normal form.

    Raises:
        InvalidRequest: it is not of that kind, or too long to be true.
    """
    plain = _normal(kind, text)
    if not plain or len(plain) > LONGEST_IDENTITY:
        raise InvalidRequest(f'"{quoted(text)}" cannot be kept: it is empty or too long.')
    return plain


def _normal(kind: IdentityKind, text: str) -> str:
    if kind is IdentityKind.EMAIL:
        return email(text)
    if kind is IdentityKind.PHONE:
        return phone(text)
    if kind is IdentityKind.PROFILE:
        return profile(text)
    return url(text) if kind is IdentityKind.LINK else clean_identifier(text)


def tag_name(text: str) -> str:
    """Return a tag as it is shown: without # and doubled spaces.

    Raises:
        InvalidRequest: nothing is left of it.
    """
    plain = " ".join(clean_identifier(text).lstrip("#").split())
    if not plain:
        raise InvalidRequest("A tag needs at least one letter.")
    return plain


def new_id() -> UUID:
    """Return a fresh row id (UUIDv7)."""
    return uuid7()


def derived(*parts: bytes | str) -> UUID:
    """Return an id that two devices make alike: the same tag on the same person is one row."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(4, "big") + data)
    content = bytearray(digest.digest()[:16])
    content[6] = content[6] & 0x0F | 0x80  # version 8: made of a hash, RFC 9562 section 5.8
    content[8] = content[8] & 0x3F | 0x80
    return UUID(bytes=bytes(content))


def plain_name(name: str) -> str:
    """Return a name without case and accents."""
    return "".join(
        part
        for part in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(part)
    )


def words_of_name(name: str) -> set[str]:
    """Return a name's words without case and accents; initials and titles' dots do not count."""
    return {word for word in re.findall(r"\w+", plain_name(name)) if len(word) > 1}
