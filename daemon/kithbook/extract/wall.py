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


def stands(page: Page) -> bool:
    """Tell whether a wall was captured instead of the page."""
    if page.match and page.match.wall:
        return True
    shown = [page.title, *(page.title_parts[:1]), *(one.text for one in page.headings[:2])]
    if any(_TITLES.match(one.strip()) for one in shown):
        return True
    said = page.match.site.walls if page.match else ()
    return any(page.title.startswith(one) or one == text for one in said for text in shown)
