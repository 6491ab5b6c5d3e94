"""What a heading or a title says around a name: "Welcome to the home page of", "'s profile"."""

import re

_ANNOUNCED = re.compile(
    r"^(?:contact (?:information|details) (?:for|of)|(?:user )?profile (?:of|for)"
    r"|user(?= [^\W\d_]+ )|biograph(?:y of|ie (?:de|von))|profil (?:von|de|av)"
    r"|details (?:of|for)|profilo di|perfil de|about|meet|welcome to"
    r"|(?:personal )?home ?page(?: (?:of|von|di|de|van|för|for|til))?|page (?:personnelle|perso) de"
    r"|p[aá]gina (?:web |personal[ei]? |pessoal )?d[aeio]|(?:de )?(?:home|thuis)pagina van"
    r"|strona(?: domowa| internetowa)?|h?em ?sida för|hjemmeside for|sito (?:web |personale )?di"
    r"|(?:welkom op |welcome to |bienvenue sur |willkommen auf |benvenuti (?:nel|sul) )?"
    r"(?:the |de |le |der |das |la )?(?:personal )?(?:web ?site|web ?seite|site|sito)"
    r" (?:of|van|von|de|di)"
    r"|(?:vita|c\.?v\.?|curriculum(?: vitae)?|r[eé]sum[eé]|lebenslauf|życiorys|životopis|bio"
    r"|biography)"
    r"(?:\s*[-\u2013\u2014:|·]| of| for| von| de| di| van)"
    r"|(?:lebenslauf|bewerbung|curriculum vitae|portfolio)(?: von| of| de| di| van)?"
    r"|(?:hi|hello|hey|hallo|hola|bonjour|ciao|olá|hej)?\W{0,4}(?:i['\u2019]?m|i am|my name is"
    r"|ich bin|je suis|je m['\u2019]appelle|me llamo|mi chiamo|ik ben|jag heter|jeg heter)"
    r"):?\s+(?=\S)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:\s+[(\[]?\b(?:she|he|they|her|him|them|ze|xe|sie|er|elle|il|iel|ella|él|lei|lui)"
    r"(?:\s?/\s?[^\W\d_]{1,6}){1,3}[)\]]?"
    r"|['\u2019]s\s+(?:(?:personal|academic|professional)\s+)?"
    r"(?:profile|home\s?page|web\s?(?:site|page)|page|portfolio|cv|r[eé]sum[eé]|bio(?:graphy)?)"
    r"|\s(?-i:CV|R[eé]sum[eé]|Curriculum Vitae|Lebenslauf|Portfolio|Home\s?[Pp]age"
    r"|Web\s?[Ss]ite))$",
    re.IGNORECASE,
)
"""Pronouns, and what somebody has: "Ada Example's home page"."""


def without(line: str) -> str:
    """Return a line without what announces the name in it."""
    return _OWN.sub("", _ANNOUNCED.sub("", line))
