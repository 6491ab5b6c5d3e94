"""vCards of every version and of every program, as they are met."""

from typing import ClassVar

import pytest
from daemon.formats.contract import ReaderTests, cards, entries

from kithbook.formats.interface import Memory
from kithbook.formats.readers import recognised
from kithbook.formats.readers.vcard import READER

FILE = """\
BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3=98deg=C3=A5rd;Ane;;;
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ane =
=C3=98deg=C3=A5rd
TEL;CELL;PREF:22 12 34 56
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ines Okafor
N:Okafor;Ines;;;
EMAIL;TYPE=INTERNET,HOME:ines@okafor.example
BDAY:1984-04-12
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Tomasz Zieliński
TEL;VALUE=uri;TYPE="work,voice":tel:+48-22-555-0101;ext=7
END:VCARD
"""


class TestReader(ReaderTests):
    READER = READER
    FILE = FILE.replace("\n", "\r\n").encode()
    PEOPLE: ClassVar = ["Ane Ødegård", "Ines Okafor", "Tomasz Zieliński"]


def card(body: str, version: str = "3.0"):
    """Return the one card of a file."""
    return one(body, version)[0]


def one(body: str, version: str = "3.0"):
    """Return the one card of a file, and what was converted."""
    if "FN:" not in body and "FN;" not in body:
        body = f"FN:Ada\n{body}"
    text = f"BEGIN:VCARD\nVERSION:{version}\n{body}\nEND:VCARD\n"
    (entry,) = entries(READER, text.encode())
    return entry.card, entry.converted


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_end_of_line_and_every_unicode_is_read(end, encoding) -> None:
    content = FILE.replace("\n", end).encode(encoding)

    assert recognised(Memory(content)) is READER
    assert [one.name for one in cards(READER, content)] == TestReader.PEOPLE


def test_what_tells_no_encoding_and_is_none_of_unicode_is_of_windows() -> None:
    content = FILE.replace("Ines Okafor", "Inès Okafør").encode("cp1252", "replace")

    entry = entries(READER, content)[1]

    assert entry.card.name == "Inès Okafør"
    assert entry.converted == ["Not all lines tell their encoding; it was guessed."]


def test_a_line_is_of_the_character_set_it_says_or_its_card_says_elsewhere() -> None:
    body = "FN:Βαγγέλης\nNOTE;CHARSET=windows-1253:Αθήνα\n"
    text = f"BEGIN:VCARD\nVERSION:2.1\n{body}END:VCARD\n"

    (found,) = cards(READER, text.encode("cp1253"))

    assert (found.name, found.notes[0].text) == ("Βαγγέλης", "Αθήνα")


def test_a_character_set_that_decodes_more_than_text_is_none() -> None:
    for name in ("unicode_escape", "zip", "idna", "punycode", "x" * 40, "utf-7"):
        found = card(f"NOTE;CHARSET={name};ENCODING=QUOTED-PRINTABLE:\\ud800=FF", "2.1")
        assert found.notes[0].text.endswith("ÿ")


def test_quoted_printable_breaks_softly_and_ends_where_the_card_does() -> None:
    whole = "Linje =C3=A9n=0D=0Aog to; tre=2C fire =3D fem"
    soft = "Linje =C3=\n=A9n=0D=\n=0Aog to; tr=\ne=2C fire =3D =\nfem"
    doubled = soft.replace("=\n", "=\n\n")
    for quoted in (whole, soft, doubled):
        found = card(f"NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted}\nTEL:112", "2.1")
        assert found.notes[0].text == "Linje én\nog to; tre, fire = fem"
        assert found.phones
    assert card("NOTE;QUOTED-PRINTABLE:half=", "2.1").notes[0].text == "half"
    assert card("NOTE;QUOTED-PRINTABLE:half=\n\nTEL:112", "2.1").phones


def test_old_lines_are_kept_as_vcard_4_says_them() -> None:
    found = card(
        "N:Doe;Jo,Ann;;;\nORG:Quay, Ltd.;Glass\nTEL;WORK;FAX:1234567\n"
        "NOTE:C:\\temp; a, b\nURL;WORK:http://quay.example\nGEO:59.1,11.4\n"
        "LABEL;HOME;ENCODING=QUOTED-PRINTABLE:12 Quay=0D=0AHalden\nADR;HOME:;;12 Quay;Halden;;;",
        "2.1",
    )

    assert found.lines == [
        "FN:Ada",
        "N:Doe;Jo,Ann;;;",
        "ORG:Quay\\, Ltd.;Glass",
        "TEL;TYPE=WORK,FAX:1234567",
        "NOTE:C:\\\\temp; a\\, b",
        "URL;TYPE=WORK:http://quay.example",
        "GEO:geo:59.1,11.4",
        "ADR;TYPE=HOME;LABEL=12 Quay^nHalden:;;12 Quay;Halden;;;",
    ]
    assert found.notes[0].text == "C:\\temp; a, b"
    assert found.roles[0].organisation == "Quay, Ltd."


PICTURE = "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUf"


@pytest.mark.parametrize(
    ("version", "line"),
    [
        ("2.1", f"PHOTO;TYPE=JPEG;ENCODING=BASE64:\n {PICTURE[:44]}\n {PICTURE[44:]}\n\n"),
        ("2.1", f"PHOTO;ENCODING=BASE64;JPEG:{PICTURE[:44]}\n{PICTURE[44:]}\n\n"),
        ("2.1", f"PHOTO;BASE64:{PICTURE}"),
        ("3.0", f"PHOTO;ENCODING=b;TYPE=JPEG:{PICTURE}"),
        ("3.0", f"PHOTO;ENCODING=B:data:image/jpeg;base64,{PICTURE}"),
        ("4.0", f"PHOTO:data:image/jpeg;base64,{PICTURE}"),
    ],
)
def test_a_picture_is_a_data_uri(version, line) -> None:
    assert f"PHOTO:data:image/jpeg;base64,{PICTURE}" in card(f"{line}\nNOTE:x", version).lines


def test_what_says_it_is_base64_and_is_not_costs_itself_only() -> None:
    found, converted = one("PHOTO;ENCODING=b:no, base64\nNOTE:x")

    assert found.lines == ["FN:Ada", "X-KITHBOOK-UNREAD:PHOTO\\;ENCODING=b:no\\, base64", "NOTE:x"]
    assert "cannot be read" in converted[0]


def test_apple_says_in_groups_what_is_what() -> None:
    found = card(
        "item1.TEL:22123456\nitem1.X-ABLabel:Cabin\n"
        "item2.URL:http\\://ada.example\nitem2.X-ABLabel:_$!<HomePage>!$_\n"
        "item3.X-ABDATE:2009-08-08\nitem3.X-ABLabel:_$!<Anniversary>!$_\n"
        "item4.X-ABRELATEDNAMES:Mary\nitem4.X-ABLabel:_$!<Spouse>!$_\n"
        "item5.X-ABRELATEDNAMES:Bo\nitem5.X-ABLabel:Rowing mate\n"
        "item6.EMAIL:a@ada.example\nitem6.X-ABLabel:\n"
        "X-SOCIALPROFILE;type=twitter;x-user=ada:http://twitter.com/ada\n"
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12"
    )

    assert [(one.value, one.label) for one in found.phones] == [("22123456", "cabin")]
    assert [(one.value, one.label) for one in found.links] == [("http://ada.example", "homepage")]
    assert [(one.label, one.day) for one in found.dates] == [
        ("anniversary", "2009-08-08"),
        ("birthday", "--04-12"),
    ]
    assert [(one.label, one.name) for one in found.relations] == [
        ("partner", "Mary"),
        ("rowing mate", "Bo"),
    ]
    assert found.emails[0].label is None
    assert [(one.value, one.label) for one in found.profiles] == [
        ("http://twitter.com/ada", "twitter")
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:1984-04-12", "1984-04-12"),
        ("BDAY:19840412", "1984-04-12"),
        ("BDAY;VALUE=date:1984-4-12", "1984-04-12"),
        ("BDAY:1984-04-12T00:00:00Z", "1984-04-12"),
        ("BDAY:--0412", "--04-12"),
        ("BDAY:--04-12", "--04-12"),
        ("BDAY:--0229", "--02-29"),
        ("BDAY:16040412", "--04-12"),
        ("BDAY:0000-04-12", "--04-12"),
        ("BDAY;VALUE=text:circa 1800", None),
        ("BDAY:1985-02-29", None),
        ("BDAY:19723101", None),
        ("BDAY:1984", None),
        ("BDAY:---12", None),
    ],
)
@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_a_birthday_is_a_day_or_stays_a_line(line, day, version) -> None:
    found, converted = one(line, version)

    assert [one.day for one in found.dates] == ([day] if day else [])
    assert bool(converted) == (day is None)
    assert any(one.startswith("BDAY") for one in found.lines)


def test_vcard_4_says_more_and_is_kept_as_it_is() -> None:
    body = (
        "KIND:individual\nFN;ALTID=1;LANGUAGE=no:Ada Strøm\n"
        "FN;ALTID=1;LANGUAGE=en;PREF=1:Ada Stream\n"
        "LANG;PREF=1:no\nGEO:geo:59.1,11.4\nANNIVERSARY:20090808\n"
        "EMAIL;PREF=2:two@ada.example\nEMAIL;PREF=1;TYPE=work:one@ada.example\n"
        "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://fjord.example/@ada\n"
        "SOCIALPROFILE;VALUE=text;SERVICE-TYPE=GitHub:ada-strom\n"
        "IMPP:xmpp:ada@fjord.example\nIMPP:https://t.me/ada\n"
        "RELATED;TYPE=friend:urn:uuid:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6\n"
        "RELATED;VALUE=text;TYPE=co-worker:Bo\n"
        "NOTE;CREATED=20231114T221320Z:Met at sea\nCATEGORIES:sea,Norway\\, south,myContacts\n"
        'UID:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF7\nADR;LABEL="a^nb":;;;Halden;;;Norway'
    )

    found = card(body, "4.0")

    assert found.name == "Ada Stream"
    assert found.key == "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf7"
    assert [one.value for one in found.emails] == ["one@ada.example", "two@ada.example"]
    assert [one.value for one in found.profiles] == [
        "https://fjord.example/@ada",
        "https://github.com/ada-strom",
    ]
    assert [one.value for one in found.links] == ["https://t.me/ada"]
    assert [(one.label, one.key, one.name) for one in found.relations] == [
        ("friend", "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6", None),
        ("colleague", None, "Bo"),
    ]
    assert found.notes[0].written_at == 1_700_000_000_000
    assert found.tags == ["sea", "Norway, south"]
    assert found.location == "Halden, Norway"
    assert found.lines == body.replace('"a^nb"', "a^nb").split("\n")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (
            "X-SOCIAL-PROFILE;TYPE=linkedin;X-USER=ada-strom:",
            "https://www.linkedin.com/in/ada-strom",
        ),
        (
            "SOCIALPROFILE;TYPE=facebook:https://www.facebook.com/ada",
            "https://www.facebook.com/ada",
        ),
        ("X-SOCIALPROFILE;type=twitter:x-apple:ada", None),
        ("SOCIALPROFILE;TYPE=whatsapp:ada", None),
    ],
)
def test_a_profile_is_a_page_where_it_names_one(line, value) -> None:
    assert [one.value for one in card(line).profiles] == ([value] if value else [])


def test_titles_and_organisations_are_paired_by_group_and_then_in_turn() -> None:
    found = card(
        "ORG:Quay\nTITLE:Skipper\nitem1.TITLE:Chair\nitem1.ORG:Rowing Club;Board\nORG:Glass\nROLE:x"
    )

    assert [(one.title, one.organisation) for one in found.roles] == [
        ("Skipper", "Quay"),
        ("Chair", "Rowing Club"),
        (None, "Glass"),
    ]


def test_what_is_no_address_stays_a_line_and_is_said() -> None:
    found, converted = one("EMAIL:ada\nTEL:none\nURL:not a page\nURL:www.ada.example/x\nTEL:112")

    assert ([one.value for one in found.phones], found.emails) == (["112"], [])
    assert [one.value for one in found.links] == ["https://www.ada.example/x"]
    assert [one.split('"')[1] for one in converted] == ["ada", "none", "not a page"]
    assert "EMAIL:ada" in found.lines
