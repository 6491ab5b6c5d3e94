"""Phone numbers, read in the region the page speaks from.

phonenumbers loads its metadata region by region, and is imported only where digits stand that
could be a number.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from kithbook.extract import name as names
from kithbook.extract.confidence import WRITTEN_PHONE
from kithbook.extract.lines import Line
from kithbook.extract.model import Candidate
from kithbook.extract.once import once
from kithbook.extract.page import Page

LAYER = "contact"
MOST_LINES = 60
LONGEST_BESIDE = 40  # characters beside a number in a line that is there for it
LONGEST_LINE = 400  # characters; a number deep in prose is seldom the person's

_DIGITS = re.compile(
    r"(?:\+|\(\s?)?\d(?:[\d\s().·/\u2013-]{4,24})\d(?:\s?(?:x|ext\.?|extension)\s?\d{1,6})?",
    re.IGNORECASE,
)
_MAY_BE = re.compile(r"\d[\d\s().·/\u2013-]{4,24}\d")
"""What every number has; looked for first, since a pattern that starts with a digit is quick."""
_LABEL = re.compile(
    r"(?:\b(?:t[eé]l(?:[eé](?:phone|f[oó]no?|fone|foon|fonu|ph)?)?|telemóvel|phone|ph|mobile?|mob"
    r"|mobiel|móvil|cell(?:ular)?|cellulare|celular|portable|handy|gsm|kom(?:órka)?|call|direct"
    r"|τηλ(?:έφωνο)?|κιν(?:ητό)?|тел(?:ефон)?|моб(?:ильный)?|telefonas|tālr(?:unis)?|telefoni?"
    r"|ring|bel|anruf(?:en)?|appele[zr]|ll[aá]ma(?:me|r)?|chiama(?:mi|re)?|ligue|zadzwo[nń]\w*"
    r"|volejte|volajte|soita|office|work|sími|síma|puh|tlf|fon|fono|voice|whatsapp)\b\.?"
    r"|هاتف|جوال|موبايل|محمول|☎|📞|📱|電話|电话|手机|携帯|전화|연락처)[^\d]{0,25}$",
    re.IGNORECASE,
)
_APART, _PART = re.compile(r"(?:^|[|·•])\s*$"), re.compile(r"\s*(?:$|[|·•])")
"""What stands before and behind a number that is one part of its line."""
_LETTER = re.compile(r"(?:^|[\s|])[tmp]\s?[.:][^\d]{0,25}$", re.IGNORECASE)
"""A label so short that it only counts before what can be a number: "p. 4041-4045" cannot."""
_PARTED = re.compile(r"\d[\s./()-]+\d[\d\s./()-]*\d")
LIKELY = 0.9
_DATE = re.compile(
    r"^\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})$|^(?:19|20)\d\d\s*[\u2013-]\s*(?:19|20)\d\d$"
)
_AFTER = re.compile(r"^\s*[(,-]?\s*(?:phone|tel|mobile|cell|office|direct|work)\b", re.IGNORECASE)
_FAX = re.compile(r"\b(?:tele)?fax\b|\bf\b[.:]|(?:^|[\s|,;/])f\s*$", re.IGNORECASE)
_IS_FAX = re.compile(r"\W{0,3}fax\b(?!\W{0,3}\d)", re.IGNORECASE)
"""A number is a fax's where that follows and is not the next number's label."""
_CREDIT = re.compile(
    r"\b(?:(?:designed|developed|made|built|powered|web ?site|site|web ?design) by"
    r"|desenvolvido por|criado por|desarrollado por|dise\u00f1ado por|realizzat[oa] da"
    r"|r\u00e9alis\u00e9e? par|cr\u00e9\u00e9e? par|gestaltet von|umgesetzt von"
    r"|ontworpen door|gemaakt door)\b",
    re.IGNORECASE,
)
"""Who made the site, and how to reach them."""
_REGISTERED = re.compile(
    r"(?:\b(?:p\.?\s?o\.?\s?box|postbus|postfach|postboks|apartado"
    r"|p(?:art)?\.?\s?iva|c\.\s?f\.|cod(?:ice)?\.? fisc\w*|vat|ust-?id\S*|steuernr\S*"
    r"|steuernummer|uid|siret|siren|rcs|rpps|adeli|finess|tva|nif|cif|nip|regon|krs|pesel|i[cč]o"
    r"|di[cč]|iban|bic|abn|acn|ein|npi|kvk|btw|cvr|org(?:anisations)?\.?\s?-?n(?:umme)?r|hr[ab]"
    r"|cnpj|cpf|oab|crm|crp|n?\.? ?colegiad[oa]|matr[ií]cola|matr[ií]cula|licen[sc]e|lic"
    r"|reg(?:istration)?|bar|mls|dre|isbn|issn|doi|pmid|orcid|researcher ?id|scopus|inn|ogrn"
    r"|инн|огрн)\b|登録番号)[\s.:#º°/]*(?:author|id|n[.º°ro]{0,2}|no|num(?:ber|mer|ero)?|nr)?"
    r"[\s.:#º°]*(?:[A-Z]{2}\s?)?$",
    re.IGNORECASE,
)
"""What number a firm, a trade, a book or a box for letters goes by, right before it: "P. IVA
0255..."."""
_HOUSE = re.compile(
    r"switchboard|reception|toll[ -]?free|customer|hotline|zentrale|main (?:office|line)"
    r"|general (?:inquiries|enquiries)|se[ck]reta|segreteria|vorzimmer"
    r"|assist(?:ant|enz|ente?)\b|\bPA\b",
    re.IGNORECASE,
)
_FORMATTED = re.compile(r"^(?:\+\d|\(\d{2,5}\)\s?\d|(?:1[ .-])?\d{3}[ .-]\d{3}[ .-]\d{4}$)")


def stated(page: Page, node: LexborNode, number: str, confidence: float) -> Iterator[Candidate]:
    """Propose the number of a `tel:` link."""
    text = node.parent.text(separator=" ") if node.parent is not None else ""
    before = text.partition(node.text())[0][-30:]
    if _FAX.search(before):
        return
    value = e164(number, page.region) or number.strip()
    if not _plausible(value):
        return
    yield _candidate(
        value,
        node.text().strip() or number,
        confidence,
        "tel",
        "a[href^=tel:]",
        in_main=page.region_of(node) == "main",
        house=bool(_HOUSE.search(before)),
    )


def read(page: Page) -> Iterator[Candidate]:
    """Propose the numbers written in lines."""
    where = page.region
    above = _above(page)
    told: list[tuple[Candidate, bool]] = []
    previous: Line | None = None
    read_lines = 0
    section = False
    for line in page.lines:
        if line.level:
            # "Assistant" over a name and a number: they are hers.
            section = len(line.text) < LONGEST_BESIDE and bool(_HOUSE.search(line.text))
        if line.region != "nav" and len(line.text) <= LONGEST_LINE and _MAY_BE.search(line.text):
            read_lines += 1
            label = previous.text if previous and len(previous.text) < 30 else ""  # noqa: PLR2004
            found = _numbers(line, label, where)
            told += ((_others(one) if section else one, id(line) in above) for one in found)
        if read_lines >= MOST_LINES:
            break
        previous = line
    below = any(one.source == "written" and one.in_main and not high for one, high in told)
    for one, high in told:
        yield one.model_copy(update={"in_main": False}) if high and below else one


def _others(one: Candidate) -> Candidate:
    return one.model_copy(update={"generic": True})


def _above(page: Page) -> set[int]:
    """Return the lines that stand above a person's heading: the house's bar, with its number."""
    head = next((at for at, one in enumerate(page.lines) if one.level), None)
    found = names.read(page.lines[head].text) if head is not None else None
    if head is None or found is None or found.looks < LIKELY:
        return set()
    return {id(one) for one in page.lines[:head]}


def _numbers(line: Line, label: str, where: str | None) -> Iterator[Candidate]:
    last = 0
    for found in _DIGITS.finditer(line.text):
        before = line.text[last : found.start()]
        if last == 0 and not before.strip(" :+("):
            before = f"{label}: "
        after = line.text[found.end() : found.end() + 12]
        last = found.end()
        if _FAX.search(before[-25:]) or _IS_FAX.match(after):
            continue
        if _REGISTERED.search(before[-40:]):
            continue
        raw = found[0].strip()
        if _DATE.match(raw) or _CREDIT.search(line.text[: found.start()]):
            continue
        labelled = bool(_LABEL.search(before) or _AFTER.match(after))
        # A line that is there for a number: "04 72 55 01 42", "0421 / 555 01 47 (Sekretariat)".
        rest = len(line.text) - len(raw)
        opens = not line.text[: found.start()].strip(" :+(")
        bare = opens and rest < LONGEST_BESIDE and bool(_PARTED.search(raw))
        lettered = bool(_LETTER.search(before))
        if not labelled and not lettered and not bare and not _FORMATTED.match(raw):
            continue
        value = e164(raw, where)
        labelled = labelled or (lettered and value is not None)
        if value is None and not (labelled and _plausible(raw)):
            continue
        # A number in the middle of a paragraph is mostly somebody else's.
        apart = bool(_APART.search(line.text[: found.start()]) and _PART.match(after))
        alone = rest < LONGEST_BESIDE or apart
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


@once
def e164(number: str, where: str | None) -> str | None:
    """Return a number in E.164, None where it is none that the region could have."""
    import phonenumbers  # noqa: PLC0415 - 30 ms at import

    text = number.replace("(0)", "") if number.strip().startswith("+") else number
    if where is None and text.startswith("00"):
        text = f"+{text[2:]}"
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
