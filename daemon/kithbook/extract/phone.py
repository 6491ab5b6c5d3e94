"""Phone numbers, read in the region the page speaks from.

phonenumbers loads its metadata region by region, and is imported only where digits stand that
could be a number.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from kithbook.extract import country
from kithbook.extract.confidence import WRITTEN_PHONE
from kithbook.extract.lines import Line, region_of
from kithbook.extract.model import Candidate
from kithbook.extract.page import Page

LAYER = "contact"
MOST_LINES = 60
LONGEST_BESIDE = 40  # characters beside a number in a line that is there for it
LONGEST_LINE = 400  # characters; a number deep in prose is seldom the person's

_DIGITS = re.compile(
    r"(?:\+|\(\s?)?\d(?:[\d\s().·/\u2013-]{4,24})\d(?:\s?(?:x|ext\.?|extension)\s?\d{1,6})?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\b(?:t[eé]l(?:[eé](?:phone|f[oó]no?|fone|foon|fonu|ph)?)?|telemóvel|phone|ph|mobile?|mob"
    r"|mobiel|móvil|cell(?:ular)?|cellulare|celular|portable|handy|gsm|kom(?:órka)?|call|direct"
    r"|office|work|sími|síma|puh|tlf|fon|fono|voice|whatsapp)\b\.?"
    r"|(?:^|[\s|])[tmp]\s?[.:]|☎|📞|📱|電話|电话|手机|携帯)[^\d]{0,25}$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})$|^(?:19|20)\d\d\s*[\u2013-]\s*(?:19|20)\d\d$"
)
_AFTER = re.compile(r"^\s*[(,-]?\s*(?:phone|tel|mobile|cell|office|direct|work)\b", re.IGNORECASE)
_FAX = re.compile(r"\b(?:tele)?fax\b|\bf\b[.:]", re.IGNORECASE)
_HOUSE = re.compile(
    r"switchboard|reception|toll[ -]?free|customer|hotline|zentrale|main (?:office|line)"
    r"|general (?:inquiries|enquiries)",
    re.IGNORECASE,
)
_FORMATTED = re.compile(r"^(?:\+\d|\(\d{2,5}\)\s?\d|(?:1[ .-])?\d{3}[ .-]\d{3}[ .-]\d{4}$)")

# Where a language has one home by far; the top-level domain is asked first.
_HOME_OF_LANGUAGE = {
    "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "pt": "PT", "nl": "NL", "pl": "PL", "sv": "SE",
    "da": "DK", "nb": "NO", "no": "NO", "nn": "NO", "fi": "FI", "is": "IS", "cs": "CZ", "sk": "SK",
    "hu": "HU", "ro": "RO", "bg": "BG", "el": "GR", "tr": "TR", "ru": "RU", "uk": "UA", "ja": "JP",
    "ko": "KR", "zh": "CN", "he": "IL", "hr": "HR", "sl": "SI", "sr": "RS", "mk": "MK", "mt": "MT",
    "et": "EE", "lv": "LV", "lt": "LT", "ga": "IE", "cy": "GB", "hi": "IN", "th": "TH", "vi": "VN",
    "id": "ID", "en": "US",
}  # fmt: skip
_NOT_A_COUNTRY = frozenset(
    ("io", "co", "me", "tv", "ai", "ly", "fm", "gg", "to", "cc", "ws", "sh", "so", "eu", "gl", "is")
)
"""Country domains the whole world uses; their region counts only where the language agrees."""


def region(page: Page) -> str | None:
    """Return the ISO 3166 region to read bare numbers in; None where the page does not tell."""
    labels = (urlsplit(page.url).hostname or "").rsplit(".", 2)
    last = labels[-1]
    tag = page.lang.split("-")
    said = tag[-1].upper() if len(tag) > 1 and len(tag[-1]) == 2 else ""  # noqa: PLR2004 - ISO 3166
    governed = len(labels) > 1 and labels[-2] in {"gov", "gob", "gouv", "govt", "edu", "ac"}
    if last in {"gov", "edu", "mil", "us"}:
        return "US"
    if len(last) == 2 and last.isalpha():  # noqa: PLR2004 - a country's domain
        land = {"uk": "GB"}.get(last, last.upper())
        home = _HOME_OF_LANGUAGE.get(tag[0], "") == land or said == land
        if last not in _NOT_A_COUNTRY or governed or home or labels[-2:-1] == ["gov"]:
            return land
        if labels[0] == "gov" or labels[-2] == "gov":
            return land
    return country.of(page.main_lines) or said or _HOME_OF_LANGUAGE.get(tag[0] or "en")


def stated(page: Page, node: LexborNode, number: str, confidence: float) -> Iterator[Candidate]:
    """Propose the number of a `tel:` link."""
    text = node.parent.text(separator=" ") if node.parent is not None else ""
    before = text.partition(node.text())[0][-30:]
    if _FAX.search(before):
        return
    value = e164(number, region(page)) or number.strip()
    if not _plausible(value):
        return
    yield _candidate(
        value,
        node.text().strip() or number,
        confidence,
        "tel",
        "a[href^=tel:]",
        in_main=region_of(node) == "main",
        house=bool(_HOUSE.search(before)),
    )


def read(page: Page) -> Iterator[Candidate]:
    """Propose the numbers written in lines."""
    where = region(page)
    previous: Line | None = None
    read_lines = 0
    for line in page.lines:
        if line.region != "nav" and len(line.text) <= LONGEST_LINE and _DIGITS.search(line.text):
            read_lines += 1
            label = previous.text if previous and len(previous.text) < 30 else ""  # noqa: PLR2004
            yield from _numbers(line, label, where)
        if read_lines >= MOST_LINES:
            return
        previous = line


def _numbers(line: Line, label: str, where: str | None) -> Iterator[Candidate]:
    last = 0
    for found in _DIGITS.finditer(line.text):
        before = line.text[last : found.start()]
        if last == 0 and not before.strip(" :+("):
            before = f"{label}: "
        after = line.text[found.end() : found.end() + 12]
        last = found.end()
        if _FAX.search(before[-25:]) or re.match(r"\W{0,3}fax\b", after, re.IGNORECASE):
            continue
        raw = found[0].strip()
        if _DATE.match(raw):
            continue
        labelled = bool(_LABEL.search(before) or _AFTER.match(after))
        if not labelled and not _FORMATTED.match(raw):
            continue
        value = e164(raw, where)
        if value is None and not (labelled and _plausible(raw)):
            continue
        # A number in the middle of a paragraph is mostly somebody else's.
        alone = len(line.text) - len(raw) < LONGEST_BESIDE
        sure = labelled or (value is not None and alone)
        confidence = WRITTEN_PHONE if sure else 0.5
        yield _candidate(
            value or raw,
            raw,
            confidence,
            "written" if sure else "digits",
            line.tag,
            in_main=line.region == "main",
            house=bool(_HOUSE.search(before)),
        )


def _plausible(raw: str) -> bool:
    # E.164 allows 15 digits; fewer than six are extensions.
    return 6 <= sum(one.isdigit() for one in raw) <= 15  # noqa: PLR2004 - said above


def e164(number: str, where: str | None) -> str | None:
    """Return a number in E.164, None where it is none that the region could have."""
    import phonenumbers  # noqa: PLC0415 - 30 ms at import

    text = number.replace("(0)", "") if number.strip().startswith("+") else number
    try:
        parsed = phonenumbers.parse(text, where)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def load() -> None:
    """Read every country's numbering plan, each of which otherwise comes with its first number."""
    import phonenumbers  # noqa: PLC0415 - see `e164`

    phonenumbers.PhoneMetadata.load_all()


def _candidate(
    value: str,
    raw: str,
    confidence: float,
    source: str,
    locator: str,
    *,
    in_main: bool,
    house: bool,
) -> Candidate:
    return Candidate(
        field="phone",
        value=value[:60],
        raw=raw[:60],
        confidence=confidence,
        layer=LAYER,
        source=source,
        locator=locator,
        generic=house,
        in_main=in_main,
    )
