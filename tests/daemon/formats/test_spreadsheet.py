"""Any table of people, and what its columns are taken for."""

from typing import ClassVar

import pytest
from daemon.formats.contract import ReaderTests, cards, entries

from kithbook.formats.interface import Memory, Options, TableReader, Unreadable
from kithbook.formats.readers import chosen, recognised
from kithbook.formats.readers.spreadsheet import READER
from kithbook.formats.readers.spreadsheet.guess import guess

DEX = (
    "full_name,job_title,company,emails,phones,linkedin,twitter,last_seen_at,tags,"
    "starred,description\n"
    "Ines Okafor,Head,Halden Glass,ines@a.example; ines@b.example,+47 22 12 34 56,ines-okafor,"
    '@ines,2024-05-15T10:00:00Z,"glass, Norway",true,About her\n'
    "Bo Ek,,,,,https://www.linkedin.com/in/bo,,,,false,\n"
)


class TestSpreadsheet(ReaderTests):
    READER = READER
    FILE = DEX.encode()
    PEOPLE: ClassVar = ["Ines Okafor", "Bo Ek"]


def test_columns_of_other_programs_have_their_place():
    ines = cards(READER, DEX.encode())[0]

    assert [one.value for one in ines.emails] == ["ines@a.example", "ines@b.example"]
    assert [one.value for one in ines.profiles] == ["https://www.linkedin.com/in/ines-okafor"]
    assert [one.value for one in ines.links] == ["https://x.com/ines"]
    assert ines.tags == ["glass", "Norway"]
    assert (ines.roles[0].title, ines.roles[0].organisation) == ("Head", "Halden Glass")
    assert [(one.label, one.day) for one in ines.dates] == [("last seen", "2024-05-15")]


def test_a_column_that_went_nowhere_is_told_once_and_kept_in_the_rows():
    found = entries(READER, DEX.encode())

    assert ['"starred"' in " ".join(one.converted) for one in found] == [True, False]
    assert '"starred": "false"' in found[1].raw


HEADERS = (
    ("en", "First name,Last name,Email,Phone,Company,Job title,City,Notes"),
    ("de", "Vorname;Nachname;E-Mail;Telefon;Firma;Funktion;Ort;Notizen"),
    ("fr", "Prénom;Nom;Courriel;Téléphone;Société;Poste;Ville;Remarques"),
    ("es", "Nombre;Apellidos;Correo electrónico;Teléfono;Empresa;Puesto;Ciudad;Notas"),
    ("it", "Nome;Cognome;Posta elettronica;Telefono;Azienda;Ruolo;Città;Appunti"),
    ("pt", "Nome,Sobrenome,E-mail,Telefone,Empresa,Cargo,Cidade,Observações"),
    ("nl", "Voornaam;Achternaam;E-mailadres;Telefoon;Bedrijf;Functie;Woonplaats;Opmerkingen"),
    ("sv", "Förnamn;Efternamn;E-post;Telefon;Företag;Befattning;Stad;Anteckningar"),
    ("pl", "Imię;Nazwisko;E-mail;Numer telefonu;Firma;Stanowisko;Miasto;Uwagi"),
    ("sk", "Meno;Priezvisko;E-mail;Telefónne číslo;Spoločnosť;Pozícia;Mesto;Poznámky"),
    ("ja", "名,姓,メールアドレス,電話番号,会社名,役職,場所,備考"),
    ("zh", "名,姓,邮箱,电话,公司,职位,城市,备注"),
)


@pytest.mark.parametrize("header", [one[1] for one in HEADERS], ids=[one[0] for one in HEADERS])
def test_headings_are_known_in_twelve_languages(header):
    separator = ";" if ";" in header else ","
    row = "Ines,Okafor,ines@a.example,+47 22 12 34 56,Glass,Head,Halden,A note"
    content = f"{header}\n{row.replace(',', separator)}\n".encode()
    found = entries(READER, content)[0]
    ines = found.card

    assert found.converted == []
    assert ines.name == "Ines Okafor"
    assert ines.emails
    assert ines.phones
    assert (ines.roles[0].title, ines.roles[0].organisation) == ("Head", "Glass")
    assert ines.location == "Halden"
    assert ines.notes[0].text == "A note"


def test_a_column_is_known_by_what_is_in_it():
    headings = ["Who?", "A", "B", "C", "D", "E", "Created at", "No."]
    row = ["Ines", "i@a.example", "https://linkedin.com/in/i", "http://a.example", "+47 22 12 34",
           "2024-01-31", "2024-01-31", "7"]  # fmt: skip

    assert guess(headings, [row, [""] * 8]) == dict(
        zip(headings, ["ignore", "email", "linkedin", "url", "phone", "date:e", "ignore", "ignore"],
            strict=True)
    )  # fmt: skip


def test_the_same_word_is_another_part_of_a_name_beside_another():
    assert guess(["Nom"], []) == {"Nom": "name"}
    assert guess(["Prénom", "Nom"], [])["Nom"] == "last_name"
    assert guess(["Nome", "Cognome"], [])["Nome"] == "first_name"


def test_what_a_person_says_of_columns_overrides_the_guess():
    mapping = {"Name": "organisation", "Wer": "name", "Größe": "field:Shoe size"}
    content = "Name;Wer;Größe;Email\nGlass;Ines;41;i@a.example\n".encode()
    ines = cards(READER, content, Options(mapping))[0]

    assert (ines.name, ines.roles[0].organisation) == ("Ines", "Glass")
    assert [(one.name, one.value) for one in ines.fields] == [("Shoe size", "41")]


@pytest.mark.parametrize(
    ("mapping", "sentence"),
    [
        ({"Nobody": "name"}, 'no column "Nobody"'),
        ({"Name": "shoe"}, 'no field "shoe"'),
        ({"Name": "line:A:B\nX"}, "no field"),
        ({"Name": "handle:nowhere"}, "no field"),
        ({"Name": "field:"}, "no field"),
    ],
)
def test_what_cannot_be_done_is_a_sentence(mapping, sentence):
    with pytest.raises(Unreadable, match=sentence):
        list(READER.read(Memory(b"Name,Email\nInes,i@a.example\n"), Options(mapping)))


def test_a_preview_shows_headings_fields_and_rows():
    assert isinstance(READER, TableReader)
    found = READER.preview(Memory(DEX.encode()), Options({"starred": "field:Star"}))

    assert found.mapping["full_name"] == "name"
    assert found.mapping["starred"] == "field:Star"
    assert {"name", "email", "ignore"} <= set(found.fields)
    assert found.sample[1][0] == "Bo Ek"


def test_a_table_whose_headings_nobody_knows_is_shown_and_read_as_said():
    content = b"Alpha,Beta\nInes Okafor,41\n"
    mapping = {"Alpha": "name"}

    assert READER.recognise(content, Memory(content)) == 0
    assert READER.preview(Memory(content), Options(mapping)).mapping["Alpha"] == "name"
    assert [one.name for one in cards(READER, content, Options(mapping))] == ["Ines Okafor"]


def test_who_says_what_columns_are_says_that_it_is_a_table():
    odd = Memory(b"Alpha,Beta\nInes Okafor,41\n")

    assert chosen(odd, None, {"Alpha": "name"}) is READER
    with pytest.raises(Unreadable, match="no file that Kithbook can read"):
        chosen(odd, None, {})


@pytest.mark.parametrize("name", [None, "linkedin"])
def test_what_is_said_of_columns_that_are_known_is_refused_and_never_passed_over(name):
    connections = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    source = Memory(connections + b"Ines,Okafor,https://www.linkedin.com/in/ines,,Glass,Head,\n")

    with pytest.raises(Unreadable, match=r"LinkedIn export.*leave --map away.*--format csv"):
        chosen(source, name, {"Company": "note"})
    assert chosen(source, "csv", {"Company": "note"}) is READER


@pytest.mark.parametrize(
    "text",
    [
        "Name\nsome prose\nmore\n",
        "BEGIN:VCARD\nFN:Ines\nEND:VCARD\n",
        '{"name": "Ines"}\n',
        "a,b\n1\n",
    ],
)  # fmt: skip
def test_what_is_no_table_of_people_is_not_taken(text):
    assert READER.recognise(text.encode(), Memory(text.encode())) == 0


def test_a_list_of_e_mails_is_taken():
    content = b"Email\nines@a.example\nbo@b.example\n"

    assert recognised(Memory(content)) is READER
    assert [one.name for one in cards(READER, content)] == ["ines@a.example", "bo@b.example"]


def test_streets_make_the_city_a_part_of_the_address():
    content = b"Name,Street,City,Zip,Country\nInes,12 Quay,Halden,1771,Norway\n"

    assert "ADR:;;12 Quay;Halden;;1771;Norway" in cards(READER, content)[0].lines
