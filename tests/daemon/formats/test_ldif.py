"""LDIF, in and out."""

import base64
import io
from typing import ClassVar

import ldif as oracle
import pytest
from daemon.formats.contract import ReaderTests, WriterTests, cards, entries, full
from hypothesis import given, settings
from hypothesis import strategies as st

from kithbook.formats.interface import Memory
from kithbook.formats.ldif.record import records, written
from kithbook.formats.readers.ldif import READER
from kithbook.formats.writers.ldif import WRITER
from kithbook_protocol.card import Card, CardAddress, CardDate, CardField, CardRelation, CardRole

PICTURE = base64.b64encode(b"\xff\xd8\xff\xe0picture").decode()
TEXT = base64.b64encode("Likes tea.\nAnd båts.".encode()).decode()
OTHER = base64.b64encode(b"uid=b2").decode()
THUNDERBIRD = f"""\
# as Thunderbird writes it,
#  folded here
version: 1

dn: cn=Ines Okafor,mail=ines@okafor.example
objectclass: top
objectclass: person
objectclass: inetOrgPerson
objectclass: mozillaAbPersonAlpha
givenName: Ines
sn: Okafor
cn: Ines Okafor
mozillaNickname: Ny
mail: ines@okafor.example
mozillaSecondEmail: ines@home.example
telephoneNumber: +47 22 12 34 56
homePhone: 22 12 34 57
mobile: 99 12 34 58
mozillaHomeStreet: 12 Quay Street
mozillaHomeLocalityName: Halden
mozillaHomePostalCode: 1771
mozillaHomeCountryName: Norway
street: Glass Road 1
l: Oslo
title: Head of Research
o: Halden Glass
ou: Research
mozillaHomeUrl: https://okafor.example/
labeledURI: https://glass.example/ines Her page
birthyear: 1984
birthmonth: 04
birthday: 12
mozillaCustom1: Size 38
manager: uid=b2
roomNumber: 42
description:: {TEXT}
jpegPhoto:: {PICTURE[:8]}
 {PICTURE[8:]}
modifytimestamp: 0Z

dn:: {base64.b64encode(b"uid=b2").decode()}
cn: Åse Brekke, with a name that goes on over the end of its line and is fol
 ded there
birthmonth: 2
birthday: 29

dn: cn=Rowing club
objectclass: groupOfNames
cn: Rowing club
member: CN=Ines Okafor, mail=ines@okafor.example
member: uid=b2
"""


class TestReading(ReaderTests):
    READER = READER
    FILE = THUNDERBIRD.encode()
    PEOPLE: ClassVar = [
        "Ines Okafor",
        "Åse Brekke, with a name that goes on over the end of its line and is folded there",
    ]


def test_what_thunderbird_says_is_in_the_terms_of_the_book() -> None:
    ines, ase = cards(READER, THUNDERBIRD.encode())
    assert ines.key == "cn=Ines Okafor,mail=ines@okafor.example"
    assert [one.value for one in ines.emails] == ["ines@okafor.example", "ines@home.example"]
    assert [(one.value, one.label) for one in ines.phones] == [
        ("+47 22 12 34 56", "work"),
        ("22 12 34 57", "home"),
        ("99 12 34 58", "mobile"),
    ]
    assert ines.roles == [CardRole(title="Head of Research", organisation="Halden Glass")]
    assert ines.links == [
        CardAddress(value="https://glass.example/ines", label="her page"),
        CardAddress(value="https://okafor.example/", label="home"),
    ]
    assert ines.dates == [CardDate(label="birthday", day="1984-04-12")]
    assert ines.fields == [CardField(name="Custom 1", value="Size 38")]
    assert ines.relations == [CardRelation(label="manager", key="b2")]
    assert [one.text for one in ines.notes] == ["Likes tea.\nAnd båts."]
    assert ines.tags == ["Rowing club"]
    assert set(ines.lines) == {
        "N:Okafor;Ines;;;",
        "NICKNAME:Ny",
        "ORG:Halden Glass;Research",
        "ADR;TYPE=home:;;12 Quay Street;Halden;;1771;Norway",
        "ADR;TYPE=work:;;Glass Road 1;Oslo;;;",
        f"PHOTO:data:image/jpeg;base64,{PICTURE}",
        "X-LDIF-ROOMNUMBER:42",
    }
    assert ase.key == "b2"
    assert ase.dates == [CardDate(label="birthday", day="--02-29")]
    assert ase.tags == ["Rowing club"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("jpegPhoto:< file:///etc/passwd", "not fetched"),
        ("mail:: not base64!", "damaged"),
        ("no line at all", "no line of LDIF"),
        ("birthmonth: 13\nbirthday: 1", "no date"),
        ("mail: none", "no e-mail"),
        ("mobile: ask", "no phone"),
        ("serial:: AAEC", "no text"),
    ],
)
def test_what_cannot_be_kept_is_told(line: str, told: str) -> None:
    [entry] = entries(READER, f"dn: cn=Bo\ncn: Bo\n{line}\n".encode())
    assert entry.card
    assert told in " ".join(entry.converted)


@pytest.mark.parametrize("change", ["delete", "modify", "modrdn"])
def test_a_change_is_no_entry_and_an_addition_is_one(change: str) -> None:
    content = f"dn: cn=Bo\nchangetype: {change}\ncn: Bo\n\ndn: cn=Al\nchangetype: add\ncn: Al\n"
    found = entries(READER, content.encode())
    assert [one.card and one.card.name for one in found] == [None, "Al"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_encoding_and_end_of_line_is_read(encoding: str, end: str) -> None:
    content = THUNDERBIRD.replace("\n", end).encode(encoding)
    assert [one.name for one in cards(READER, content)] == TestReading.PEOPLE


NAME = st.from_regex(r"[A-Za-z][A-Za-z0-9]{0,9}", fullmatch=True)


@settings(deadline=None)
@given(st.lists(st.tuples(NAME, st.binary(max_size=200) | st.text(max_size=200)), max_size=5))
def test_any_value_of_a_line_comes_back_as_it_was(values: list[tuple[str, bytes | str]]) -> None:
    values = [
        (name, value if isinstance(value, bytes) else value.encode("utf-8", "replace").decode())
        for name, value in values
        if name.lower() not in ("dn", "changetype", "version", "control")
    ]
    text = "dn: cn=x\n" + "".join(written(*one) for one in values)
    assert all(len(line) <= 76 for line in text.splitlines())
    [found] = records(Memory(text.encode()))
    expected: dict[str, list[bytes]] = {}
    for name, value in values:
        data = value if isinstance(value, bytes) else value.encode()
        expected.setdefault(name.lower(), []).append(data)
    assert found.values == expected


class TestWriting(WriterTests):
    WRITER = WRITER

    def test_a_parser_that_nobody_here_wrote_reads_it(self) -> None:
        text = self.written(full("Åse <b> Brekke"), full(" Bo:"), Card(name="Ada", key="x,y=1"))
        found = list(oracle.LDIFParser(io.BytesIO(text.encode())).parse())
        assert [entry["cn"] for _, entry in found] == [["Åse <b> Brekke"], [" Bo:"], ["Ada"]]
        assert found[0][1]["mail"] == ["ines@okafor.example"]
        assert found[0][1]["mozillaHomeLocalityName"] == ["Halden"]
        assert all("sn" in entry for _, entry in found)

    def test_a_card_comes_back_as_far_as_attributes_go(self) -> None:
        card = full()
        [found] = cards(READER, self.written(card).encode())
        assert found.key == card.key
        assert found.name == card.name
        assert [one.value for one in found.emails] == ["ines@okafor.example"]
        assert found.phones == card.phones
        assert found.roles == card.roles[:1]
        assert found.dates == card.dates
        assert found.tags == card.tags
        assert {*card.lines} <= {*found.lines}
        assert {one.text for one in found.notes} >= {card.notes[0].text, card.about}

    def test_what_was_read_is_read_again_alike(self) -> None:
        first = cards(READER, THUNDERBIRD.encode())
        again = cards(READER, self.written(*first).encode())
        for one, other in zip(first, again, strict=True):
            assert {*one.lines} == {*other.lines} - {"N:there;;;;"}
            update = {"lines": [], "links": []}
            assert one.model_copy(update=update) == other.model_copy(update=update)

    @settings(deadline=None)
    @given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
    def test_no_text_makes_a_second_entry_or_another_attribute(self, text: str) -> None:
        written = self.written(Card(name=text, key=text, about=text, tags=[text]))
        [(_, entry)] = oracle.LDIFParser(io.BytesIO(written.encode())).parse()
        assert {*entry} <= {"objectClass", "cn", "sn", "description", "category"}


def test_a_line_without_an_end_is_cut_and_harms_nothing() -> None:
    content = b"dn: cn=Bo\ncn: Bo\ndescription: " + b"x" * 100_000 + b"\n y" * 100_000
    [entry] = entries(READER, content)
    assert entry.card
    assert len(entry.card.notes[0].text) == 64_000
    assert entry.converted
