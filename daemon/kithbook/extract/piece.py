"""What shows that a page is a piece of writing or a firm's imprint, whoever it names."""

import re
from urllib.parse import unquote, urlsplit

from kithbook.extract import name as names
from kithbook.extract.named import Named
from kithbook.extract.page import Page

LIKELY = 0.7
"""How much a byline must look like a name."""
MOST_BYLINES = 40  # lines
LONGEST_BYLINE = 100  # characters; with a date and a paper
_BYLINE = re.compile(
    r"^(?:by|von|par|por|di|door|av|af|napsal[ai]?|автор|yazan|text|texto|words|interview"
    r"|written by)"
    r":?\s+((?:[^\W\d_][\w'\u2019.-]*\s){1,3}[^\W\d_][\w'\u2019-]+)(?:\W|$)",
    re.IGNORECASE,
)
_READING = re.compile(
    r"\b\d{1,3}[ -]?min(?:ute)?s?\.? (?:read|lese|de lecture|di lettura|de lectura|leestijd)",
    re.IGNORECASE,
)
"""How long an article takes, which no profile says."""
_QUOTE = re.compile(r"^([^:]{3,80}?)\s*[:\u2013\u2014-]\s*[\"\u201c\u201e\u00ab\u2018\u300c]")
_IMPRINT = re.compile(
    r"\b(?:impressum|imprint|mentions[ -]l[eé]gales|aviso[ -]legal|note[ -]legali|colofon)\b",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\b(?:GmbH|mbH|AG|UG|KG|OHG|SE|SARL|SAS|Ltd|LLC|LLP|Inc|B\.?V\.?|S\.?r\.?l\.?|S\.?p\.?A\.?)(?!\w)"
    r"|\be\. ?V\."
)
"""A firm's legal form."""


def signed(page: Page, best: Named) -> bool:
    """Tell whether somebody else wrote what stands under the name: an interview, an obituary."""
    for line in page.main_lines[:MOST_BYLINES]:
        if _READING.search(line.text) and len(line.text) < LONGEST_BYLINE:
            return True
        if (found := _BYLINE.match(line.text)) and len(line.text) < LONGEST_BYLINE:
            writer = names.read(found[1])
            if writer and writer.looks > LIKELY and not names.key(writer.value) & best.key:
                return True
    return False


def quoted(page: Page, best: Named) -> bool:
    """Tell whether the heading goes on with what the person said: 'Jane Roe: "I never knew"'."""
    return any(
        names.key(found[1]) == best.key
        for one in page.headings
        if one.level == 1 and (found := _QUOTE.match(one.text))
    )


def imprint(page: Page) -> bool:
    """Tell an imprint of a firm: the law has its directors named, and it is not about them."""
    told = f"{page.title} {unquote(urlsplit(page.url).path)}"
    return bool(_IMPRINT.search(told)) and any(_FORM.search(one.text) for one in page.main_lines)
