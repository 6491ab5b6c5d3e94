"""Normal forms: the same e-mail, phone, URL or tag is always written the same way."""

import hashlib
import re
import unicodedata
from urllib.parse import urlsplit
from uuid import UUID

from kithbook.errors import InvalidRequest
from kithbook_protocol.people import IdentityKind

ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}
_INVISIBLE = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]")
_SPOOFING = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad]")


def clean(text: str | None) -> str | None:
    """Return text as it is stored: NFC, without NUL and control characters; None if empty.

    Emoji, quotes and right-to-left text stay as they are.
    """
    if text is None:
        return None
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).strip()
    return plain or None


def clean_identifier(text: str) -> str:
    """Return an identifier without bidi and zero-width characters, which only serve to deceive."""
    return _SPOOFING.sub("", clean(text) or "").strip()


def email(text: str) -> str:
    """Return an e-mail address in normal form.

    Raises:
        InvalidRequest: it is not an address.
    """
    # Imported late: it costs 20 ms of the start-up budget.
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415

    try:
        found = validate_email(clean_identifier(text), check_deliverability=False)
    except EmailNotValidError as error:
        raise InvalidRequest(f'"{text}" is not an e-mail address.') from error
    return found.normalized.casefold()


def phone(text: str) -> str:
    """Return a phone number: E.164 when it says its country, else its digits as they stand."""
    plain = clean_identifier(text)
    digits = re.sub(r"[^\d+]", "", plain)
    if not re.search(r"\d{3}", digits):
        raise InvalidRequest(f'"{text}" is not a phone number.')
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
    if "://" not in plain:
        plain = f"https://{plain}"
    try:
        parts = urlsplit(plain)
    except ValueError as error:
        raise InvalidRequest(f'"{text}" is not a web address.') from error
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        raise InvalidRequest(f'"{text}" is not a web address (http or https).')
    return plain


def normal(kind: IdentityKind, text: str) -> str:
    """Return an identity's value in normal form.

    Raises:
        InvalidRequest: it is not of that kind.
    """
    if kind is IdentityKind.EMAIL:
        return email(text)
    if kind is IdentityKind.PHONE:
        return phone(text)
    if kind in (IdentityKind.PROFILE, IdentityKind.LINK):
        return url(text)
    return clean_identifier(text)


def tag_name(text: str) -> str:
    """Return a tag as it is shown: without # and doubled spaces.

    Raises:
        InvalidRequest: nothing is left of it.
    """
    plain = " ".join(clean_identifier(text).lstrip("#").split())
    if not plain:
        raise InvalidRequest("A tag needs at least one letter.")
    return plain


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


def words_of_name(name: str) -> set[str]:
    """Return a name's words without case and accents; initials and titles' dots do not count."""
    plain = "".join(
        part
        for part in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(part)
    )
    return {word for word in re.findall(r"\w+", plain) if len(word) > 1}
