"""E-mail addresses that a page hides from robots: written in words, turned round, in attributes.

Each way is one that page kits and plug-ins use on their own; what a script alone puts together is
not in a saved page.
"""

import base64
import binascii
import codecs
import re
from collections.abc import Iterator
from itertools import chain

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kithbook.extract.mailbox import valid

MOST = 200
LONGEST = 400  # characters of a line or a code; prose says "at" all the time
LONGEST_SPACED = 100

EMAIL = re.compile(r"(?<![@\w.+%'-])[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
"""An @ or a word before it makes it a fediverse handle (@ada@social.example), not an address."""

_SIGN = (
    r"(?:at|ät|arroba|arobase|zavin[áa][čc]|ma[łl]pa|chiocciola|p[åa]|snabel-?a|apenstaartje|kukac"
    r"|alfakrøll|krøllalfa|miukumauku)"
)
"""How the sign is called where it is written in brackets."""
_AT = re.compile(
    rf"\s*[\[({{<]{{1,2}}\s*(?:[^\[\](){{}}<>]{{0,20}}\b)?(?:{_SIGN}\b|@)[^\[\](){{}}<>]{{0,20}}"
    r"[\])}>]{1,2}\s*"
    r"|(?<=\w)\s?[\[({]\s?[aæà]\s?[\])}]\s?(?=\w)"
    r"|(?<=\w)\s?(?:/at/|\*at\*|_at_|\|at\||\s-at-\s|<<at>>)\s?(?=\w)",
    re.IGNORECASE,
)
_POINT = r"(?:dot|punkt|point|punto|ponto|punt|kropka|bodka|te[cč]ka|prik|piste|pont)"
_DOT = re.compile(
    rf"\s*[\[({{<]\s*(?:{_POINT}|\.)\s*[\])}}>]\s*|\s+(?:dot|punkt)\s+", re.IGNORECASE
)
_BARE = re.compile(rf"(?<=\w)\s+{_SIGN}\s+(?=\w)", re.IGNORECASE)
_SHOUTED = re.compile(r"(?<=[a-z\d])\s+AT\s+(?=[a-z\d])")
_LABEL = re.compile(
    r"\b(?:e-?mail|mail|m[eé]l|courriel|correo|correio|e-?post|posta|s[aä]hk[oö]posti)"
    r"[\w -]{0,15}[:\uff1a]",
    re.IGNORECASE,
)
_SPACED = re.compile(r"\s*@\s+|\s+@\s*")
_NOSPAM = re.compile(r"[.-]?(?:NO[-_]?SPAM|REMOVE[-_]?(?:THIS|ME)|SPAM[-_]?FREE|ENLEVER)[.-]?")
_HINTS = (
    "[", "(", "{", "<", " dot ", " punkt ", " DOT ", " AT ", "/at/", "*at*", "_at_", "@ ", " @",
)  # fmt: skip

_PICTURE = "img[alt='@'], img[alt='at' i], img[alt='(at)' i], img[alt='[at]' i], img[src*='at.' i]"
_PICTURED = re.compile(r"(?:^|/)(?:at|arroba|arobase|klammeraffe|at[-_]?sign)\.(?:gif|png|jpe?g)")
_PROTECTED = "/cdn-cgi/l/email-protection#"
_RANGES = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))
"""Within which TYPO3 shifts characters."""


def written(text: str, host: str) -> Iterator[tuple[str, str, str]]:
    """Yield a line's addresses: in normal form, as it stood, and `written` or `worded`."""
    found = False
    if "@" in text:
        for one in EMAIL.finditer(text):
            raw = one[0].strip(".'")
            value = valid(_forwards(_NOSPAM.sub("", raw) or raw, host))
            if value:
                found = True
                yield value, one[0], "written"
    if not found and len(text) < LONGEST and _may_be(text):
        for raw in EMAIL.findall(_spelled(text)):
            if value := valid(raw.strip(".'")):
                yield value, text[:LONGEST_SPACED], "worded"


def _may_be(text: str) -> bool:
    labelled = ":" in text and " at " in text
    return labelled or any(map(text.__contains__, _HINTS))


def _spelled(text: str) -> str:
    """Return a line with the signs it writes in words."""
    plain = _AT.sub("@", text)
    labelled = _LABEL.search(text)
    if "@" not in plain:
        if _DOT.search(text) or labelled:
            plain = _BARE.sub("@", text)
        plain = _SHOUTED.sub("@", plain)
    elif labelled and len(text) < LONGEST_SPACED:
        plain = re.sub(r"\s+\.\s+", ".", _SPACED.sub("@", plain))
    return _DOT.sub(".", plain) if "@" in plain else ""


def _forwards(address: str, host: str) -> str:
    """Turn an address that is written backwards, as pages do that draw it from right to left."""
    turned = address[::-1]
    domain = turned.rpartition("@")[2].lower()
    bare = host.removeprefix("www.")
    own = bool(bare) and (bare == domain or bare.endswith(f".{domain}"))
    return turned if own else address


def hidden(tree: LexborHTMLParser, html: str) -> Iterator[tuple[str, str, LexborNode, str]]:
    """Yield what stands in attributes: address, as it stood, where, and by which way.

    `html` is what the tree was made of, as a serialiser wrote it: attributes are in small letters.
    """

    def having(attribute: str, selector: str) -> list[LexborNode]:
        # Most pages have none of them, and their text is sooner searched than their tree.
        return tree.css(selector)[:MOST] if attribute in html else []

    for node in having("data-cfemail", "[data-cfemail]"):
        code = node.attributes.get("data-cfemail") or ""
        yield from _one(_cloudflare(code), code, node, "cfemail")
    for node in having(_PROTECTED, f"a[href*='{_PROTECTED}']"):
        code = (node.attributes.get("href") or "").partition(_PROTECTED)[2]
        yield from _one(_cloudflare(code), code, node, "cfemail")
    for key in ("data-email", "data-mail"):
        for node in having(key, f"[{key}]"):
            code = (node.attributes.get(key) or "").strip()[:LONGEST]
            yield from _one(_decoded(code), code, node, "attribute")
    for node in having("data-mailto-token", "[data-mailto-token]"):
        code = (node.attributes.get("data-mailto-token") or "")[:LONGEST]
        plain = _shifted(code, node.attributes.get("data-mailto-vector") or "")
        yield from _one(plain, code, node, "attribute")
    for node in having("<img", _PICTURE):
        yield from _one(_pictured(node), "", node, "pictured")


def _one(
    address: str, raw: str, node: LexborNode, way: str
) -> Iterator[tuple[str, str, LexborNode, str]]:
    if value := valid(address) if address else None:
        yield value, raw, node, way


def _cloudflare(code: str) -> str:
    # Source: Cloudflare's email-decode.min.js: the first byte is XORed over the rest.
    try:
        data = bytes.fromhex(code[:LONGEST])
    except ValueError:
        return ""
    plain = bytes(one ^ data[0] for one in data[1:]).decode("utf-8", "replace") if data else ""
    return plain.partition("?")[0]


def _decoded(code: str) -> str:
    """Return the address an attribute holds: as it is, backwards, in base64, in ROT13, in words."""
    try:
        packed = base64.b64decode(code, validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        packed = ""
    plain = code.removeprefix("mailto:")
    for one in (plain, packed.removeprefix("mailto:"), _spelled(plain)):
        if EMAIL.fullmatch(one):
            # "gro.nedlah@ada" and "nqn@unyqra.bet" look like addresses too: the end tells.
            every = (one, one[::-1], codecs.encode(one, "rot13"))
            return next((each for each in every if _ENDS.search(each)), one)
    return ""


_ENDS = re.compile(r"\.(?:com|org|net|edu|gov|info|eu|[a-z]{2})$", re.IGNORECASE)


def _shifted(code: str, vector: str) -> str:
    # Source: TYPO3's MailLinkBuilder and its JavaScript: each range is rotated by the vector.
    try:
        first = int(vector)
    except ValueError:
        first = 0
    for step in chain((first, -first), range(-25, 26)):
        plain = "".join(_rotated(ord(one), step) for one in code)
        if plain.startswith("mailto:"):
            return plain.removeprefix("mailto:").partition("?")[0]
    return ""


def _rotated(code: int, step: int) -> str:
    for low, high in _RANGES:
        if low <= code <= high:
            return chr(low + (code - low + step) % (high - low + 1))
    return chr(code)


def _pictured(node: LexborNode) -> str:
    """Return the words around a picture of the sign, joined by it."""
    alt = (node.attributes.get("alt") or "").strip().lower().strip("()[]")
    if alt not in {"@", "at"} and not _PICTURED.search(node.attributes.get("src") or ""):
        return ""
    before, after = node.prev, node.next
    if before is None or after is None:
        return ""
    local = before.text().split()[-1:] if before.is_element_node else None
    local = local or (before.text_content or "").split()[-1:]
    domain = (after.text_content or after.text() or "").split()[:1]
    return f"{local[0]}@{domain[0].rstrip('.,;')}" if local and domain else ""
