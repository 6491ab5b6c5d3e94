"""What the path of an address says of a page, in the languages of Europe."""

import re

_PEOPLE = (
    r"people|persons?|staff|team|our-team|our-people|faculty|members?|profiles?|speakers?|users?"
    r"|authors?|experts?|attorneys?|lawyers?|solicitors?|doctors?|physicians?|providers?|agents?"
    r"|advisors?|directory|leadership|management|executives?|employees?|researchers?"
    r"|mitarbeiter(?:innen|in|verzeichnis)?|mitarbeitende|personen(?:verzeichnis)?|beschaeftigte"
    r"|anwaelte|aerzte|unser-team|das-team|abgeordnete|referent(?:en|innen)?|sprecher(?:innen)?"
    r"|equipes?|[eé]quipe|equipo|equipa|membres?|miembros?|membros?|personnel|personale?"
    r"|personas|pessoas|persone|annuaire|directorio|profesorado|docentes?|docenti|avocats?"
    r"|abogad[oa]s?|advogad[oa]s?|avvocati|m[eé]dicos?|intervenants?|ponentes?|relatori"
    r"|oradores|enseignants(?:-chercheurs)?|chercheurs|collaborateurs|squadra"
    r"|medewerkers?|mensen|ons-team|sprekers?|advocaten|medarbetare|anstallda|talare"
    r"|ansatte|medarbejdere|henkilosto|henkilokunta|pracownicy|zespol|nasz-zespol|osoby|prelegenci"
    r"|lekarze|adwokaci|zamestnanci|lide|ludia|nas-tym|lekari|poslanci|deput\w+|munkatarsak"
)
PROFILE = re.compile(
    rf"/(?:{_PEOPLE}|bio|bios|biography|about|about-me|cv|lebenslauf|mps?|senators?|councill?ors?)\b",
    re.IGNORECASE,
)
SHARED = re.compile(r"/(?:profiles?|members?|users?|agents?|providers?|directory)/", re.IGNORECASE)
"""Where houses have their pages beside people."""
LIST = re.compile(
    rf"/(?:{_PEOPLE}|council|board)(?:\.\w+|/|/index\.\w+|/default\.\w+)?$",
    re.IGNORECASE,
)
HOUSE = re.compile(
    r"^/?(?:index\.\w+|default\.\w+|home)?$"
    r"|/(?:contact\w*|kontakt\w*|contat\w+|nous-contacter|about[-_\w]*|careers?\w*|jobs"
    r"|imprint|impressum|mentions-legales|aviso-legal|note-legali|[uü]e?ber-uns|chi-siamo|o-nas"
    r"|qui-sommes-nous|quienes-somos|sobre-nosotros|a-propos|om-oss|over-ons"
    r"|testimonials|services|locations?|theaters?|company|company-info)\b",
    re.IGNORECASE,
)
TEAM = re.compile(
    r"/(?:(?:our|the)-?(?:team|people|leadership|leaders|board|management)|team|staff|leadership"
    r"|management(?:-team)?|board(?:-of-directors)?|executives?|mitarbeiter(?:innen|in)?|mitarbeitende"
    r"|unser-team|das-team|equipe|equipo|equipa|squadra|team-members?|medarbetare|medarbejdere"
    r"|ansatte|ons-team|medewerkers?|zespol|nas-tym|anwaelte|aerzte|authors?|writers?|contributors?"
    r"|columnists?|auteurs?|autor(?:en|es)?|redaktion|redaction|hosts?)/[^/]",
    re.IGNORECASE,
)
"""Where a house shows one of its own. Registers have people of many houses."""
OWN = re.compile(
    r"^/?(?:index\.\w+)?$|/(?:about|about-me|me|bio|cv|contact|home|kontakt|now|profile|resume|vita|lebenslauf"
    r"|curriculum[\w-]*)\b",
    re.IGNORECASE,
)
"""Where a site speaks of its owner."""
OBITUARY = re.compile(
    r"/(?:obituar\w*|funeral\w*|in-memoriam|death-notices|traueranzeigen?|nachrufe?|necrolog\w*"
    r"|avis-de-deces|nekrolog\w*|obituarios?|necrologi\w*|dodsannonser?|minnesord)(?:[/?_-]|$)",
    re.IGNORECASE,
)
"""Where a paper says that somebody died: about a person, whom nobody writes to any more."""
ARTICLE = re.compile(
    r"/(?:19|20)\d\d/\d\d?/|/(?:19|20)\d\d-\d\d-\d\d|/(?:19|20)\d\d[01]\d[0-3]\d(?:/|$)"
    r"|/(?:blog|news|article|story|posts?)/|/(?:t|threads?|topics?|questions|discussions?)/.*\d",
    re.IGNORECASE,
)
