"""Thunderbird's CSV."""

from typing import ClassVar

import pytest
from daemon.formats.contract import ReaderTests, cards, entries

from kithbook.formats.interface import Memory
from kithbook.formats.readers import recognised
from kithbook.formats.readers.thunderbird import READER

ENGLISH = (
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email,Screen Name,"
    "Work Phone,"
    "Home Phone,Fax Number,Pager Number,Mobile Number,Home Address,Home Address 2,Home City,"
    "Home State,Home ZipCode,Home Country,Work Address,Work Address 2,Work City,Work State,"
    "Work ZipCode,Work Country,Job Title,Department,Organization,Web Page 1,Web Page 2,Birth Year,"
    "Birth Month,Birth Day,Custom 1,Custom 2,Custom 3,Custom 4,Notes,"
)
GERMAN = (
    "Vorname,Nachname,Anzeigename,Spitzname,Primäre E-Mail-Adresse,Sekundäre E-Mail-Adresse,"
    "Messenger-Name,Tel. dienstlich,Tel. privat,Fax-Nummer,Pager-Nummer,Mobil-Tel.-Nr.,"
    "Privat: Adresse,Privat: Adresse 2,Privat: Ort,Privat: Bundesland,Privat: PLZ,Privat: Land,"
    "Dienstlich: Adresse,Dienstlich: Adresse 2,Dienstlich: Ort,Dienstlich: Bundesland,"
    "Dienstlich: PLZ,Dienstlich: Land,Arbeitstitel,Abteilung,Organisation,Webseite 1,Webseite 2,"
    "Geburtsjahr,Geburtsmonat,Geburtstag,Benutzerdef. 1,Benutzerdef. 2,Benutzerdef. 3,"
    "Benutzerdef. 4,Notizen,"
)
FRENCH = (
    "Prénom,Nom de famille,Nom à afficher,Surnom,Adresse électronique principale,"
    "Adresse électronique secondaire,Nom de l’écran,Tél. professionnel,Tél. personnel,Fax,Pager,"  # noqa: RUF001
    "Portable,Adresse privée,Adresse privée 2,Ville,Pays/État,Code postal,Pays/Région (domicile),"
    "Adresse professionnelle,Adresse professionnelle 2,Ville,Pays/État,Code postal,"
    "Pays/Région (bureau),Profession,Service,Société,Site web 1,Site web 2,Année de naissance,Mois,"
    "Jour,Divers 1,Divers 2,Divers 3,Divers 4,Notes,"
)
ROW = (
    "Ines,Okafor,Dr. Ines Okafor,Ny,ines@a.example,ines@b.example,ines,+47 22 00 00 01,,,,"
    "+47 90 00 00 04,1 Hill,,Halden,,1771,Norway,12 Quay,Hall B,Oslo,,0150,Norway,Head,Research,"
    "Halden Glass,http://glass.example,,1984,4,12,one,,,four,A note,"
)


class TestThunderbird(ReaderTests):
    READER = READER
    FILE = f"{ENGLISH}\r\n{ROW}\r\n".encode()
    PEOPLE: ClassVar = ["Dr. Ines Okafor"]


@pytest.mark.parametrize("header", [ENGLISH, GERMAN, FRENCH])
def test_every_column_has_its_place_in_each_language(header):
    content = f"{header}\r\n{ROW}\r\n".encode()
    found = entries(READER, content)[0]
    ines = found.card

    assert recognised(Memory(content)) is READER
    assert found.converted == []
    assert ines.name == "Dr. Ines Okafor"
    assert [one.value for one in ines.emails] == ["ines@a.example", "ines@b.example"]
    assert [(one.value, one.label) for one in ines.phones] == [
        ("+47 22 00 00 01", "work"), ("+47 90 00 00 04", "mobile"),
    ]  # fmt: skip
    assert ines.roles[0].organisation == "Halden Glass"
    assert [one.day for one in ines.dates] == ["1984-04-12"]
    assert {
        "N:Okafor;Ines;;;", "NICKNAME:Ny", "ADR;TYPE=home:;;1 Hill;Halden;;1771;Norway",
        "ADR;TYPE=work:;;12 Quay\\nHall B;Oslo;;0150;Norway", "ORG:Halden Glass;Research",
    } <= set(ines.lines)  # fmt: skip
    assert [one.value for one in ines.fields] == ["one", "four"]


@pytest.mark.parametrize(
    ("birth", "days", "fields"),
    [(",4,12", ["--04-12"], []), ("1984,,", [], ["1984"]), ("1984,13,40", [], ["1984-13-40"])],
)
def test_a_birthday_may_lack_its_year_and_must_be_a_day(birth, days, fields):
    content = f"{ENGLISH}\n{ROW.replace('1984,4,12,one,,,four', birth + ',,,,')}\n".encode()
    ines = cards(READER, content)[0]

    assert [one.day for one in ines.dates] == days
    assert [one.value for one in ines.fields] == fields
