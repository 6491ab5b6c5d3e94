"""Outlook's CSV: desktop and web, in seven languages."""

import csv
import io
from typing import ClassVar

import pytest
from daemon.formats.contract import ReaderTests, cards, entries

from kithbook.formats.interface import Memory
from kithbook.formats.readers import recognised
from kithbook.formats.readers.outlook import READER
from kithbook.formats.readers.outlook.languages import headings
from kithbook_protocol.card import CardRelation


def table(row, delimiter=",", encoding="utf-8", header=None):
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(header or row)
    writer.writerow(row.values())
    return text.getvalue().encode(encoding)


DESKTOP = {
    "Title": "Dr.", "First Name": "Ines", "Middle Name": "", "Last Name": "Okafor", "Suffix": "",
    "Company": "Halden Glass", "Department": "Research", "Job Title": "Head",
    "Business Street": "12 Quay Street", "Business Street 2": "Hall B", "Business City": "Halden",
    "Business Postal Code": "1771", "Business Country/Region": "Norway",
    "Home Street": "1 Hill", "Business Fax": "+47 22 00 00 01", "Business Phone": "+47 22 00 00 02",
    "Business Phone 2": "+47 22 00 00 03", "Mobile Phone": "+47 90 00 00 04", "Pager": "12345",
    "Anniversary": "0/0/00", "Assistant's Name": "Ada Ek", "Birthday": "4/12/1984",
    "Business Address PO Box": "77", "Categories": "Rotary;Glass, light", "Children": "Bo and Cleo",
    "E-mail Address": "ines@a.example", "E-mail Type": "SMTP",
    "E-mail Display Name": "Ines Okafor (ines@a.example)", "E-mail 2 Address": "ines@b.example",
    "E-mail 3 Address": "/o=ExchangeLabs/cn=ines", "Gender": "Unspecified",
    "Manager's Name": "Max Lind", "Notes": "Two\nlines", "Office Location": "B 12",
    "Priority": "Normal", "Private": "False", "Referred By": "Cleo Berg", "Spouse": "Bo Ek",
    "User 1": "Vegetarian", "Web Page": "http://glass.example",
}  # fmt: skip
GERMAN = {
    "Anrede": "Frau", "Vorname": "Jörg", "Weitere Vornamen": "", "Nachname": "Müller",
    "Firma": "Glas & Söhne", "Position": "Leiter", "Straße geschäftlich": "Kai 12",
    "Ort geschäftlich": "Köln", "Postleitzahl geschäftlich": "50667",
    "Telefon geschäftlich": "+49 221 1234", "Mobiltelefon": "+49 170 1234",
    "E-Mail-Adresse": "joerg@glas.example", "Geburtstag": "12.04.1984", "Kategorien": "Verein",
    "Name des/r Vorgesetzten": "Max Lind", "Empfohlen von": "Cleo Berg",
}  # fmt: skip
FRENCH = (
    "Titre", "Prénom", "Nom", "Société", "Titre", "Rue (bureau)", "Ville (bureau)",
    "Téléphone (bureau)", "Adresse de messagerie", "Anniversaire", "Conjoint(e)",
)  # fmt: skip
FRENCH_ROW = (
    "Mme", "Zoé", "Lefèvre", "Verre SA", "Directrice", "12 quai", "Nantes", "+33 2 40 00 00 00",
    "zoe@verre.example", "31/12/1984", "Bo Ek",
)  # fmt: skip
WEB = {
    "First Name": "Ines", "Middle Name": "", "Last Name": "Okafor", "Title": "", "Suffix": "",
    "Nickname": "Ny", "Given Yomi": "", "Surname Yomi": "", "E-mail Address": "ines@a.example",
    "Home Phone": "", "Business Phone": "+47 22 00 00 02", "IMAddress": "ines",
    "Other Country/Region": "", "Personal Web Page": "ines.example", "Spouse": "",
}  # fmt: skip


class TestDesktop(ReaderTests):
    READER = READER
    FILE = table(DESKTOP)
    PEOPLE: ClassVar = ["Ines Okafor"]


class TestGerman(ReaderTests):
    READER = READER
    FILE = table(GERMAN, ";", "cp1252")
    PEOPLE: ClassVar = ["Jörg Müller"]


class TestWeb(ReaderTests):
    READER = READER
    FILE = table(WEB, encoding="utf-8-sig")
    PEOPLE: ClassVar = ["Ines Okafor"]


SPANISH = {
    "Title": "Dra.", "Nombre": "Inés", "Segundo nombre": "", "Apellidos": "Okafor",
    "Organización": "Vidrio SA", "Department": "Taller", "Puesto": "Directora",
    "Calle del trabajo": "Muelle 12", "Ciudad de trabajo": "Cádiz",
    "Código postal del trabajo": "11001", "País o región del trabajo": "España",
    "Home Street": "", "Particular": "+34 956 00 00 01", "Teléfono del trabajo": "+34 956 00 00 02",
    "Otro teléfono": "", "Categorías": "Club", "Dirección de correo electrónico": "ines@v.example",
    "Género": "No especificado", "Nombre del director": "Max Lind", "Notas": "Le gusta el té",
}  # fmt: skip
ITALIAN = {
    "Titolo": "", "Nome": "Inés", "Cognome": "Okafor", "Società": "Vetro", "Posizione": "Capo",
    "Via (uff.)": "Molo 12", "Città (uff.)": "Genova", "CAP (uff.)": "16100",
    "Paese/area geografica (uff.)": "Italia", "Ufficio": "+39 010 000002",
    "Abitazione": "+39 010 000001", "Cellulare": "+39 347 0000003", "Categorie": "Club",
    "Indirizzo posta elettronica": "ines@v.example", "Nome manager": "Max Lind",
    "Sesso": "Non specificato", "Notes": "Ama il tè",
}  # fmt: skip
DUTCH = {
    "Titel": "", "Voornaam": "Inés", "Achternaam": "Okafor", "Bedrijf": "Glas", "Functie": "Hoofd",
    "Werkadres, straat": "Kade 12", "Werkadres, plaats": "Delft", "Werkadres, postcode": "2611",
    "Land/regio (werk)": "Nederland", "Telefoon op werk": "+31 15 000 0002",
    "Telefoon thuis": "+31 15 000 0001", "Categorieën": "Club", "E-mailadres": "ines@v.example",
    "Geslacht": "Niet-gespecificeerd", "Naam manager": "Max Lind", "Notities": "Houdt van thee",
    "Verjaardag": "0-0-00",
}  # fmt: skip
PORTUGUESE = {
    "Tratamento": "", "Primeiro nome": "Inés", "Sobrenome": "Okafor", "Empresa": "Vidro",
    "Cargo": "Chefe", "Business Street": "Cais 12", "Business City": "Porto",
    "Business Postal Code": "4000", "País/Região da Empresa": "Portugal",
    "Telefone comercial": "+351 22 000 0002", "Telefone residencial": "+351 22 000 0001",
    "Categorias": "Club", "E-mail Address": "ines@v.example", "Sexo": "Não especificado",
    "Nome do gerenciador": "Max Lind", "Anotações": "Gosta de chá",
}  # fmt: skip
LUSITANIAN = {
    "Primeiro nome": "Inés", "Apelido": "Okafor", "Empresa": "Vidro", "Cargo": "Chefe",
    "Rua da empresa": "Cais 12", "Localidade da empresa": "Porto",
    "Código postal da empresa": "4000", "País/Região da Empresa": "Portugal",
    "Telefone da empresa": "+351 22 000 0002", "Telefone da residência": "+351 22 000 0001",
    "Categorias": "Club", "Endereço de correio electrónico": "ines@v.example",
    "Nome do gestor": "Max Lind", "Notas": "Gosta de chá",
}  # fmt: skip


@pytest.mark.parametrize("row", [SPANISH, ITALIAN, DUTCH, PORTUGUESE, LUSITANIAN])
def test_other_languages_say_the_same(row):
    content = table(row, ";", "cp1252")
    found = entries(READER, content)[0]
    ines = found.card

    assert recognised(Memory(content)) is READER
    assert ines.name.removeprefix("Dra. ") == "Inés Okafor"
    assert [one.value for one in ines.emails] == ["ines@v.example"]
    assert {"home", "work"} <= {one.label for one in ines.phones}
    assert ines.roles[0].title in row.values()
    assert ines.roles[0].organisation in row.values()
    assert ines.tags == ["Club"]
    assert len(ines.notes) == 1
    assert CardRelation(label="manager", name="Max Lind") in ines.relations
    assert any(one.startswith("ADR;TYPE=work:;;") for one in ines.lines)
    assert ines.location.count(", ") == 1
    assert not ines.fields
    assert not any(one.startswith("GENDER") for one in ines.lines)
    assert found.converted == []


def test_every_heading_is_of_a_column_that_english_has():
    english = {name for _, name in headings()}

    assert english <= READER.fields.keys()


def test_a_table_of_ones_own_in_another_language_is_none_of_outlook_s():
    text = "Nombre;Apellidos;Correo electrónico;Teléfono móvil;Código postal;País;Página web\n"
    row = "Inés;Okafor;ines@v.example;+34 956 00 00 01;11001;España;https://v.example\n"

    assert recognised(Memory((text + row).encode())) is not READER


def test_every_column_of_the_desktop_has_its_place():
    found = entries(READER, table(DESKTOP))[0]
    ines = found.card

    assert [one.value for one in ines.emails] == ["ines@a.example", "ines@b.example"]
    assert {one.label for one in ines.phones} == {"work fax", "work", "mobile", "pager"}
    assert ines.tags == ["Rotary", "Glass", "light"]
    assert [(one.label, one.name) for one in ines.relations] == [
        ("assistant", "Ada Ek"), ("child", "Bo"), ("child", "Cleo"), ("manager", "Max Lind"),
        ("met through", "Cleo Berg"), ("partner", "Bo Ek"),
    ]  # fmt: skip
    assert "ADR;TYPE=work:77;;12 Quay Street\\nHall B;Halden;;1771;Norway" in ines.lines
    assert "RELATED;VALUE=text;TYPE=met-through:Cleo Berg" in ines.lines
    assert [(one.name, one.value) for one in ines.fields][-1] == ("User 1", "Vegetarian")
    assert not any(one.startswith("GENDER") for one in ines.lines)


def test_an_empty_date_is_none_and_one_that_could_be_two_is_told():
    found = entries(READER, table(DESKTOP))[0]

    assert not found.card.dates
    assert [one for one in found.converted if "could be two" in one]
    assert not [one for one in found.converted if "0/0/00" in one]
    assert ("Birthday", "4/12/1984") in [(one.name, one.value) for one in found.card.fields]


def test_another_row_s_date_tells_the_order():
    other = DESKTOP | {"Birthday": "12/31/1990"}
    content = table(DESKTOP) + table(other).partition(b"\r\n")[2]

    assert [one.dates[0].day for one in cards(READER, content)] == ["1984-04-12", "1990-12-31"]


def test_an_exchange_address_is_no_e_mail_and_told():
    found = entries(READER, table(DESKTOP))[0]

    assert "EMAIL:/o=ExchangeLabs/cn=ines" in found.card.lines
    assert any("is no e-mail" in one for one in found.converted)


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_german_is_read_in_each_encoding(encoding, delimiter):
    content = table(GERMAN, delimiter, encoding)
    jorg = cards(READER, content)[0]

    assert recognised(Memory(content)) is READER
    assert (jorg.name, jorg.roles[0].organisation) == ("Jörg Müller", "Glas & Söhne")
    assert jorg.dates[0].day == "1984-04-12"
    assert "ADR;TYPE=work:;;Kai 12;Köln;;50667;" in jorg.lines
    assert CardRelation(label="met through", name="Cleo Berg") in jorg.relations


def test_french_has_two_columns_of_one_name():
    content = table(dict(enumerate(FRENCH_ROW)), encoding="cp1252", header=FRENCH)
    zoe = cards(READER, content)[0]

    assert recognised(Memory(content)) is READER
    assert (zoe.name, zoe.roles[0].title) == ("Zoé Lefèvre", "Directrice")
    assert "N:Lefèvre;Zoé;;Mme;" in zoe.lines
    assert zoe.dates[0].day == "1984-12-31"
