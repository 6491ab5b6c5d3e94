"""Labels and their values: `dl`, tables, "Position: ..." lines, a bold label over its lines."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from kithbook.extract import cjk, occupation
from kithbook.extract import name as names
from kithbook.extract.confidence import candidate
from kithbook.extract.lines import Line
from kithbook.extract.model import Candidate, FieldName
from kithbook.extract.page import Page
from kithbook.extract.text import fold, masked, tidy, without_marks

NAME = "label"
LONGEST_LABEL = 40  # characters
LONGEST_VALUE = 200
LONGEST_DOOR = 80
MOST_ADDRESS_LINES = 7
MOST_BESIDE, MOST_UP = 12, 6
_TWO, _WORDS = 2, 4
_FIRSTS = frozenset(("td", "div", "p", "li"))
_WHOLE = frozenset(("body", "main", "article", "table", "tbody"))

_LABELS: dict[FieldName, tuple[str, ...]] = {
    "name": (
        "name", "full name", "nom", "nombre", "nome", "nafn", "verantwortlich", "inhaber",
        "inhaberin", "owner", "geschäftsführer", "geschäftsführerin", "responsible", "naam", "namn",
        "imię i nazwisko", "meno", "meno a priezvisko", "氏名", "名前", "姓名", "이름",
        "ชื่อ", "ชื่อ-นามสกุล", "ชื่อ-สกุล", "नाम", "họ và tên", "họ tên", "nama", "nama lengkap",
    ),
    "headline": (
        "position", "job title", "title", "role", "occupation", "profession", "designation",
        "current position", "beruf", "funktion", "tätigkeit", "fonction", "poste", "cargo",
        "profesión", "puesto", "ruolo", "funktie", "functie", "befattning", "stilling", "staða",
        "primary job title", "posizione", "qualifica", "função", "posição", "beroep", "roll",
        "titel", "stanowisko", "zawód", "pozícia", "funkcia", "pracovná pozícia", "役職", "肩書き",
        "職位", "职位", "职务", "职称", "職名", "職種", "dienststellung", "amtsbezeichnung",
        "akademischer grad und funktion", "corps", "grade", "statut", "métier",
        "profession exercée", "categoría", "categoria", "categoría profesional", "situación",
        "carica", "mansione", "incarico", "ruolo istituzionale", "tjänst", "yrkestitel",
        "arbetstitel", "funkcja", "pozycja", "zaradenie", "pracovné zaradenie", "funkce", "pozice",
        "zařazení", "ametikoht", "tehtävänimike", "nimike", "stillingsbetegnelse", "job",
        "specialty", "speciality", "specialties", "spécialité", "especialidad", "specializzazione",
        "fachrichtung", "fachgebiet", "practice area", "primary role", "job role", "job function",
        "직위", "직책", "职业", "职务职称", "技术职称", "position title", "working title", "rank",
        "academic title", "academic rank", "appointment", "current role", "current job",
        "titre", "fonctions", "qualité", "cargo actual", "puesto de trabajo", "ocupación",
        "ocupação", "profissão", "professione", "posizione lavorativa", "functietitel",
        "huidige functie", "position actuelle", "yrke", "tehtävä", "ammatti", "beosztás",
        "stanowisko pracy", "tytuł", "pracovní pozice", "pracovné miesto", "povolanie", "povolání",
        "stilling/titel", "aktuelle position", "berufsbezeichnung", "rolle",
    ),
    "organisation": (
        "company", "employer", "organisation", "organization", "affiliation", "institution",
        "party", "political party", "parliamentary group", "political group", "firma",
        "unternehmen", "fraktion", "partei", "parti", "groupe", "groupe politique", "partido",
        "empresa", "institución", "partito", "gruppo", "firm", "current company", "workplace",
        "primary organization", "arbeitgeber", "employeur", "azienda", "ente", "instituição",
        "werkgever", "organisatie", "företag", "arbetsgivare", "pracodawca", "instytucja",
        "zamestnávateľ", "spoločnosť", "所属", "勤務先", "会社", "单位", "公司", "机构", "所属機関",
        "部署", "学部", "所在单位", "工作单位", "学院", "院系", "소속", "회사", "department",
        "departments", "dept", "school", "faculty", "division", "unit", "college", "institute",
        "research group", "agency", "chamber", "abteilung", "institut", "einrichtung", "fakultät",
        "fachbereich", "lehrstuhl", "organisationseinheit", "bereich", "dienststelle", "behörde",
        "kanzlei", "composante", "laboratoire", "unité", "unité de recherche", "service",
        "département", "établissement", "organisme", "groupe parlementaire", "entreprise",
        "société", "departamento", "facultad", "centro", "organismo", "grupo",
        "grupo parlamentario", "unidad", "dipartimento", "struttura", "struttura di appartenenza",
        "gruppo parlamentare", "ufficio", "faculdade", "unidade", "unidade orgânica", "instituto",
        "afdeling", "faculteit", "fractie", "partij", "avdelning", "enhet", "parti och valkrets",
        "jednostka", "jednostka organizacyjna", "wydział", "katedra", "klub", "klub parlamentarny",
        "instituut", "pracovisko", "katedra/ústav", "ústav", "fakulta", "strana",
        "kandidoval(a) za", "kandidovala za", "kandidoval za", "pracoviště", "poslanecký klub",
        "osakond", "yksikkö", "organización", "entidad", "compañía", "lugar de trabajo actual",
        "organização", "entidade", "unità organizzativa", "società", "organizzazione", "bedrijf",
        "organisaatio", "työnantaja", "organisasjon", "organisation/företag", "arbejdsplads",
        "firma/organizacja", "organizacja", "miejsce pracy", "organizácia", "organizace",
        "zaměstnavatel", "fakulta/katedra", "current employer", "current organization", "agency",
        "institution/company", "department/unit", "office/department", "aktueller arbeitgeber",
        "employeur actuel", "empresa actual", "practice", "clinic", "praxis", "klinik", "cabinet",
        "parti politique", "works at", "arbeitet bei",
    ),
    "location": (
        "location", "address", "city", "based in", "adresse", "ort", "standort", "wohnort",
        "anschrift", "dirección", "direccion", "indirizzo", "endereço", "office address",
        "mailing address", "postal address", "lives in", "current city", "residence", "place",
        "ville", "ciudad",
        "heimilisfang", "adres", "località", "localização", "morada", "plaats", "adress", "adresa",
        "bydlisko", "bydliště", "mesto", "miejscowość", "business address", "work address",
        "home address", "adresse postale", "dienstadresse", "dienstanschrift", "postadresse",
        "postanschrift", "besucheradresse", "dirección postal", "sede", "bezoekadres",
        "besöksadress", "postadress", "adres korespondencyjny", "standort/adresse", "hauptstandort",
        "lokalizacja", "ubicación", "localidad", "lugar", "lugar de trabajo", "lieu",
        "lieu de travail", "localisation", "implantation", "coordonnées", "luogo", "città",
        "sede di lavoro", "cidade",
        "localidade", "woonplaats", "standplaats", "locatie", "vestiging", "plats", "placering",
        "sted", "sijainti", "osoite", "siedziba", "miasto", "lokalita", "adresa pracoviska",
        "dirección profesional", "adresse professionnelle", "arbeitsort", "dienstort", "home town",
        "hometown", "country", "住所", "所在地", "地址", "地点", "所在地点",
        "办公地址", "联系地址", "通讯地址", "주소",
    ),
    "about": (
        "biography", "bio", "about", "about me", "biografie", "biographie", "biografía",
    ),
}  # fmt: skip
_BY_LABEL = {fold(label): field for field, labels in _LABELS.items() for label in labels}
_ADDRESS = frozenset(
    ("address", "adresse", "anschrift", "direccion", "indirizzo", "endereco", "office address",
     "mailing address", "postal address", "heimilisfang", "adres", "business address",
     "work address", "home address", "adresse postale", "dienstanschrift", "postanschrift",
     "besucheradresse", "direccion postal", "besoksadress", "bezoekadres", "osoite", "adresa",
     "direccion profesional", "adresse professionnelle", "morada", "postadress")
)  # fmt: skip
"""Labels whose value goes on over several lines."""
_ORIGIN = frozenset(("home town", "hometown"))
_NOW = ("lives in", "current city", "current town", "currently in")
"""Labels of where somebody comes from, and of where they are, which goes before it."""
_DOORS = frozenset(map(fold, (
    "office", "office location", "büro", "bureau", "despacho", "gabinete", "werkkamer", "kontor",
    "gabinet", "kancelář", "kancelária", "pracovna", "办公地点", "办公室", "연구실", "사무실",
)))  # fmt: skip
"""Labels of where somebody sits, which tells less of where that is than an address."""
_DOOR = re.compile("|".join(sorted(_DOORS, reverse=True)))
_PAIR = re.compile(r"^([^:\uff1a]{2,40}?)\s*[:\uff1a]\s*(.*)$")
_ROOM = re.compile(
    r"\b(?:room|raum|zimmer|stanza|piano|ufficio|oficina|planta|bureau|[eé]tage|floor|kamer"
    r"|pok[oó]j|miestnost|m[ií]stnost|office|office no\.?)\s+[a-z]?\d",
    re.IGNORECASE,
)
"""Where a door is: "Office: corridor B, room 22"."""
_NO_DOOR = re.compile(r"\d[:.]\d\d|\b(?:by|on|after) appointment\b|@|\d{5}|\d[ -]\d", re.IGNORECASE)
"""Hours and numbers to call, which stand behind such labels too."""
_HALL = re.compile(
    r"\b(?!(?:room|raum|zimmer|sala|stanza|stock|bureau|floor|etage|[eé]tage|piano|kamer|office|suite"
    r"|despacho|ufficio|planta|pok[oó]j|m[ií]stnost|miestnost)\b)[^\W\d_]{4}|[\u3400-\u9fff\uac00-\ud7af]",
    re.IGNORECASE,
)
"""A building's name: a room's number alone is no place that anybody finds."""
_POSTCODE = re.compile(r"\s*(?:\u90ae\u7f16|\u90f5\u905e\u5340\u865f)")
"""The next label in a line in Chinese."""
_ANY_LABEL = re.compile(r"^[^:\uff1a]{2,30}[:\uff1a]\s*$")


def read(page: Page) -> Iterator[Candidate]:
    """Propose the value beside or under each known label, the first of a field only."""
    yield from _doors(page)
    seen: set[str] = set()
    found = page.main_lines
    for place, line in enumerate(found):
        if len(line.text) > LONGEST_LABEL + LONGEST_VALUE:
            continue
        pair = _pair(line)
        label, value = (pair[1], pair[2]) if pair else _marked(line)
        # Without a colon only a term is a label: "Title" alone may be a column's head.
        if not pair and not value and line.tag not in {"dt", "th"} and not _paired(line):
            continue
        field = _BY_LABEL.get(_plain(label))
        if field is None or field in seen or _left(label, found):
            continue
        following = found[place + 1 : place + 1 + MOST_ADDRESS_LINES]
        if not value:
            value = _below(following, field)
            if _plain(label) in _ADDRESS and "organisation" not in seen:
                yield from _housed(following)
        elif field == "location" and fold(label) in _ADDRESS:
            value = ", ".join(one for one in (value.strip(" ,"), _below(following, field)) if one)
        value = _POSTCODE.split(without_marks(value))[0].strip(" ,;")
        long = field == "headline" and value.count(" ") > _WORDS and not occupation.role(value)
        if long or (field == "organisation" and _ROOM.search(value)):
            continue
        if not value or (len(value) > LONGEST_VALUE and field != "about") or masked(value):
            continue
        seen.add(field)
        yield from _propose(field, value, label)


def _left(label: str, lines: list[Line]) -> bool:
    """Tell whether a label is of where somebody comes from, and another says where they are."""
    origin = _plain(label) in _ORIGIN
    return origin and any(one.opening.startswith(_NOW) for one in lines)


def _plain(label: str) -> str:
    """Return a label folded. In Chinese some set its two characters apart."""
    plain = fold(label).strip(" :.*")
    return plain if plain.isascii() or not cjk.written(plain) else "".join(plain.split())


def _pair(line: Line) -> re.Match[str] | None:
    return _PAIR.match(line.text) if ":" in line.text or "\uff1a" in line.text else None


def _doors(page: Page) -> Iterator[Candidate]:
    """Propose where the first door is that a label names."""
    for line in page.main_lines:
        if len(line.text) > LONGEST_LABEL + LONGEST_DOOR or not _DOOR.match(line.opening):
            continue
        pair = _pair(line)
        label, value = (pair[1], pair[2]) if pair else _marked(line)
        if _plain(label) in _DOORS and _HALL.search(value) and not _NO_DOOR.search(value):
            yield candidate("location", value, NAME, source="door", locator=label)
            return


def _housed(following: list[Line]) -> Iterator[Candidate]:
    """Propose the house that an address begins with."""
    above = following[0].text if following else ""
    if occupation.house(above) and not any(map(str.isdigit, above)):
        value = above.strip(" ,;")
        yield candidate("organisation", value, NAME, source="postal", locator="address")


def opens(line: Line) -> bool:
    """Tell whether a line begins with a known label in an element of its own."""
    return bool(_marked(line)[1])


def _marked(line: Line) -> tuple[str, str]:
    """Cut a line that opens with a known label in an element of its own, without a colon."""
    first = line.node.child
    for _ in range(2):
        if (
            first is not None
            and not first.is_element_node
            and not (first.text_content or "").strip()
        ):
            first = first.next
    if first is None or not (
        (first.tag or "") in {"strong", "b", "span", "em"} or "-" in (first.tag or "-")[1:]
    ):
        return line.text, ""
    label = tidy(first.text(), LONGEST_LABEL + 1)
    known = fold(label) in _BY_LABEL or fold(label) in _DOORS
    if not known or not line.text.startswith(label):
        return line.text, ""
    return label, line.text[len(label) :].strip()


def _paired(line: Line) -> bool:
    """Tell whether a line is the first of two that one element holds, or a heading: "Name"."""
    if line.level:  # as who learns HTML writes it
        return _BY_LABEL.get(_plain(line.text)) == "name"
    holder = line.node.parent
    if line.tag not in _FIRSTS or holder is None or holder.tag in _WHOLE:
        return False
    beside = [one for one in _children(holder) if one.tag not in {"br", "hr"}]
    return len(beside) == _TWO and beside[0].mem_id == line.node.mem_id


def _children(holder: LexborNode) -> Iterator[LexborNode]:
    child = holder.child
    for _ in range(MOST_BESIDE):
        if child is None:
            return
        if child.is_element_node:
            yield child
        child = child.next


def _below(following: list[Line], field: FieldName) -> str:
    taken: list[str] = []
    first = following[0].node if following else None
    for line in following:
        ends = line.level or line.tag in {"dt", "th"} or _PAIR.match(line.text)
        if first is not None and first.tag == "dd" and line.node.mem_id != first.mem_id:
            # A term's value is told from what follows the list.
            break
        if first is not None and first.tag == "td" and _row(line.node) != _row(first):
            break
        if ends or _ANY_LABEL.match(line.text) or "@" in line.text:
            break
        if field == "name":
            name = names.read(line.text)
            if name is None or name.looks < 0.8:  # noqa: PLR2004 - the firm often stands above its owner
                continue
            return name.value
        if field in {"headline", "organisation", "about"}:
            return line.text
        if len(line.text) > 80:  # noqa: PLR2004 - a line of an address is short
            break
        taken.append(line.text.strip(" ,"))
    return ", ".join(taken)


def _row(node: LexborNode) -> int:
    """Return the memory id of what holds a cell: the lines of one value stand in one row."""
    above: LexborNode | None = node
    for _ in range(MOST_UP):
        if above is None or above.tag == "tr":
            break
        above = above.parent
    return above.mem_id if above is not None else 0


def _propose(field: FieldName, value: str, label: str) -> Iterator[Candidate]:
    fields: tuple[FieldName, ...] = ("headline", "role") if field == "headline" else (field,)
    for one in fields:
        yield candidate(one, value, NAME, source=NAME, locator=label[:LONGEST_LABEL])
