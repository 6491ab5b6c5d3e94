"""Pages that stand before the page: log-in, consent, robot checks."""

import re

from kithbook.extract.page import Page

_TITLES = re.compile(
    r"^(?:(?:please )?(?:log ?in|sign ?in|sign ?up|anmelden|einloggen|connexion"
    r"|iniciar sesi[oó]n)\b.{0,40}"
    r"|just a moment\W*|attention required\W.{0,40}|access denied|403 forbidden"
    r"|are you (?:a )?(?:robot|human)\W*"
    r"|verify you are human.{0,40}|security check.{0,20}|captcha|robot check|one moment, please\W*"
    r"|before you continue.{0,40}|bevor sie .{0,40} weitergehen|checking your browser.{0,60}"
    r"|unusual traffic.{0,60}|human verification)$",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"^(?:(?:http |error |fehler |erreur )*404"
    r"(?:\W{1,3}(?:error|page|seite|p\u00e1gina|pagina|sidan|not|file|oops)\b.{0,60})?"
    r"|(?:sorry,? )?(?:this |the |that )?"
    r"(?:page|profile|user|person)(?: you .{0,30})? "
    r"(?:(?:was|is|could|does|can)(?: not|n['\u2019]t) |not )(?:be )?(?:found|available|exist)"
    r".{0,30}|not found|(?:seite|profil) (?:wurde )?nicht (?:gefunden|verf\u00fcgbar)"
    r"|page (?:introuvable|non trouv\u00e9e)|p\u00e1gina n(?:o|\u00e3o) encontrada"
    r"|pagina non trovata|pagina niet gevonden"
    r"|sidan (?:kunde inte hittas|hittades inte|finns inte)|siden (?:blev |ble )?ikke fund?net"
    r"|siden (?:findes|finnes) ikke|(?:nie znaleziono strony|strona nie istnieje"
    r"|strona nie zosta\u0142a znaleziona)"
    r"|str\u00e1nka (?:nenalezena|nen\u00e1jden\u00e1|neexistuje)"
    r"|sivua ei l\u00f6y\w+|\u30da\u30fc\u30b8\u304c\u898b\u3064\u304b\u308a\u307e\u305b\u3093"
    r"|\u9875\u9762\u4e0d\u5b58\u5728|\u627e\u4e0d\u5230\u9875\u9762)$",
    re.IGNORECASE,
)


def lost(page: Page) -> bool:
    """Tell whether the page says that it is not there; whom its address names is not on it."""
    return any(_LOST.match(one.strip(" .!")) for one in (page.title, *page.title_parts[:2]))


def stands(page: Page) -> bool:
    """Tell whether a wall was captured instead of the page."""
    if page.match and page.match.wall:
        return True
    shown = [page.title, *(page.title_parts[:1]), *(one.text for one in page.headings[:2])]
    if any(_TITLES.match(one.strip()) for one in shown):
        return True
    said = page.match.site.walls if page.match else ()
    return any(page.title.startswith(one) or one == text for one in said for text in shown)
