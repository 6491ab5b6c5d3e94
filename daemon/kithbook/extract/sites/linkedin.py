"""LinkedIn, logged in and logged out.

Its classes are hashed and change every few months, headings move between h1 and h2. What stays is
the order of lines in the card at the top: name, pronouns and degree, headline, organisations,
place beside the link to the contact details. So lines first, the classes of 2024 after them.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from kithbook.extract.sites import birthday
from kithbook.extract.sites.strategy import Fields, Found, text
from kithbook.extract.text import fold, masked

if TYPE_CHECKING:
    from kithbook.extract.lines import Line
    from kithbook.extract.page import Page

CONTACT = "a[href*='/overlay/contact-info']"
OVERLAY = "[role=dialog] a[href^=http], dialog a[href^=http]"
_NO_WEBSITE = re.compile(
    r"//(?:[\w-]+\.)*linkedin\.com/(?!safety/go|redir)|//(?:[\w-]+\.)*(?:bing|google)\.[a-z.]+/maps"
    r"|//maps\."
)
MOST_LINES = 12
"""Of the card below the name, up to the link to the contact details."""
LONGEST_HEADLINE = 220
"""Characters; LinkedIn's own limit."""
LONGEST_PLACE = 100

_ASIDE = re.compile(r"^[\s(·•,)]*(?:verified.*|premium.*|influencer.*)?[\s)·•,]*$", re.IGNORECASE)
"""Badges, which stand between name and headline."""
_PRONOUNS = re.compile(r"\(?\b[^\W\d_]{1,8}(?:\s?/\s?[^\W\d_]{1,8}){1,3}\b\)?")
_PRONOUN = frozenset(
    (
        "she", "he", "they", "elle", "il", "iel", "ella", "el", "lei", "lui", "sie", "er", "ela",
        "ele", "hon", "han", "hen", "zij", "hij", "ona", "on", "oni", "彼女", "彼", "她", "他",
    )
)  # fmt: skip
_DEGREE = re.compile(
    r"(?:\b(?:kontakt|contact|contacto|contatto|relation|conex\w+|collegament\w+|connectie)\b)?"
    r"(?:\s(?:de|del|di|do))?\W*\b[123](?:st|nd|rd|e|er|re|\.?[\u00ba\u00b0]|\.|\u6b21)?\+?(?!\w)\W*"
    r"(?:degree connection|grades?|niveau|grado|grau|stopnia|stup[nň]a|graads?|de niveau)?",
    re.IGNORECASE,
)

EXPERIENCE = frozenset(
    fold(one)
    for one in (
        "Experience", "Berufserfahrung", "Expérience", "Experiencia", "Esperienza", "Experiência",
        "Ervaring", "Erfarenhet", "Doświadczenie", "Pracovné skúsenosti", "Skúsenosti", "職歴",
        "職務経歴", "工作经历", "工作經歷", "经历", "Erfaring", "Kokemus", "Zkušenosti",
        "Опыт работы",
    )
)  # fmt: skip
"""The heading over someone's jobs, in the languages LinkedIn speaks."""
_TERMS = frozenset(
    fold(one)
    for one in (
        "Full-time", "Part-time", "Self-employed", "Freelance", "Contract", "Internship",
        "Apprenticeship", "Seasonal", "Permanent", "Vollzeit", "Teilzeit", "Selbstständig",
        "Freiberuflich", "Praktikum", "Befristet", "CDI", "CDD", "Temps plein", "Temps partiel",
        "Indépendant", "Stage", "Jornada completa", "Media jornada", "Autónomo", "Prácticas",
        "Tempo pieno", "A tempo pieno", "Part-time", "Autonomo", "Tirocinio", "Tempo integral",
        "Meio período", "Estágio", "Voltijd", "Deeltijd", "Heltid", "Deltid",
        "Pełny etat", "Na część etatu", "正社員", "全职", "全職",
    )
)  # fmt: skip
"""How somebody is employed, which stands where a house's name may."""


def card(page: "Page") -> list["Line"]:
    """Return the lines below the name's own heading, up to the place beside the contact link."""
    lines = page.main_lines
    title = fold(page.title_parts[0]) if page.title_parts else ""
    heads = [
        place
        for place, line in enumerate(lines)
        if line.level in (1, 2) and (line.level == 1 or fold(line.text).startswith(title))
    ]
    for place in heads:
        below = lines[place + 1 : place + 1 + MOST_LINES]
        if any(_is_contact(line) for line in below):
            end = next(number for number, line in enumerate(below) if _is_contact(line))
            return below[: end + 1]
    return []


def _is_contact(line: "Line") -> bool:
    return line.node.css_first(CONTACT) is not None


def _said(page: "Page") -> list["Line"]:
    """Return the card's lines without pronouns, degrees, badges and buttons."""
    return [
        line
        for line in card(page)
        if line.tag not in {"button", "li"} and not _ASIDE.match(line.text) and not _degree(line)
    ]


def _degree(line: "Line") -> bool:
    """Tell whether a line is nothing but pronouns and the degree of acquaintance."""
    if fold(line.text).strip(" ()") in _PRONOUN:
        return True
    rest = _DEGREE.sub("", _PRONOUNS.sub("", line.text)).strip(" ·•,()")
    return len(rest) < 3 and rest != line.text.strip()  # noqa: PLR2004 - nothing is left of it


def _parts(page: "Page") -> tuple[list[str], str]:
    """Return what the card says above the place, and the place."""
    said = [line.text for line in _said(page) if not _is_contact(line)]
    last = next((line for line in card(page) if _is_contact(line)), None)
    link = last.node.css_first(CONTACT) if last else None
    if last is None or link is None:
        return said, ""
    before = last.text.removesuffix(" ".join(link.text().split())).strip(" ·•,")
    if before or len(said) < 2:  # noqa: PLR2004 - a headline alone is no place
        return said, before
    return said[:-1], said[-1]


def headline(page: "Page") -> Iterable[Found]:
    """Read the first line of the card that is neither pronouns nor a degree."""
    said, _place = _parts(page)
    if said and len(said[0]) <= LONGEST_HEADLINE and not masked(said[0]):
        yield Found(said[0], "card, first line")


def place(page: "Page") -> Iterable[Found]:
    """Read what stands before the link to the contact details, in its line or the one above."""
    _said, found = _parts(page)
    if found and len(found) <= LONGEST_PLACE:
        yield Found(found, "card, before the contact link")


def employer(page: "Page") -> Iterable[Found]:
    """Read the line between headline and place: the present organisation stands first there."""
    said, _place = _parts(page)
    if len(said) > 1 and len(said[1]) <= LONGEST_PLACE:
        # The newer card writes both on one line: "Example Labs · University of Example".
        yield Found(re.split(r"\s+[·•]\s+", said[1])[0], "card, second line")


def jobs(page: "Page") -> Iterable[Found]:
    """Read the organisation of the first job listed: "Example Labs · Full-time"."""
    lines = page.main_lines
    for number, line in enumerate(lines):
        if line.level and fold(line.text).strip() in EXPERIENCE:
            for below in lines[number + 1 : number + 4]:
                head, dot, _rest = below.text.partition(" · ")
                if dot and fold(head) in _TERMS:
                    # Several jobs at one house: its name, then how long.
                    head = lines[number + 1].text
                if dot and head and len(head) <= LONGEST_PLACE:
                    yield Found(head, "experience, first entry")
                    return


def websites(page: "Page") -> Iterable[Found]:
    """Read where the contact details lead: not to the profile again, and not to a map."""
    for node in page.tree.css(OVERLAY):
        href = node.attributes.get("href") or ""
        if not _NO_WEBSITE.search(href):
            yield Found(href, OVERLAY)


def born(page: "Page") -> Iterable[Found]:
    """Read the day below "Birthday" in the contact details, where they are open."""
    for label, below in pairwise(page.lines):
        if fold(label.text).strip(" :") in birthday.LABELS and (day := birthday.day(below.text)):
            yield Found(day, "contact details, birthday")
            return


FIELDS: Fields = {
    "headline": (
        headline,
        *text("main .text-body-medium.break-words", "h2.top-card-layout__headline"),
    ),
    "organisation": (
        employer,
        jobs,
        *text("a[href*='trk=public_profile_topcard-current-company']"),
    ),
    "location": (
        place,
        *text("main .text-body-small.inline.break-words", ".top-card__subline-item"),
    ),
    "email": text("[role=dialog] a[href^='mailto:']", "section a[href^='mailto:']"),
    "link": (websites,),
    "birthday": (born,),
}
