"""What a card came with is written as it came; what was edited shows; what is new is read back."""

import pytest
from daemon.formats.contract import WriterTests, cards

from kithbook.formats.readers.vcard import READER
from kithbook.formats.writers.vcard import WRITER as VCARD4
from kithbook.formats.writers.vcard_older import WRITER as VCARD3
from kithbook_protocol.card import (
    Card,
    CardAddress,
    CardDate,
    CardNote,
    CardRole,
)


class TestVCard4(WriterTests):
    WRITER = VCARD4


class TestVCard3(WriterTests):
    WRITER = VCARD3


def written(card: Card, writer=VCARD4) -> str:
    """Return a card as it is written, unfolded."""
    return "".join(one.text for one in writer.write([card])).replace("\r\n ", "")


def lines(card: Card, writer=VCARD4) -> list[str]:
    """Return its lines without the frame."""
    return written(card, writer).split("\r\n")[2:-2]


def again(card: Card, writer=VCARD4) -> Card:
    """Return a card as it is read from what was written of it."""
    (found,) = cards(READER, written(card, writer).encode())
    return found


LINES = [
    "FN;LANGUAGE=no:Ada Strøm",
    "N:Strøm;Ada;;;",
    "EMAIL;PREF=1;TYPE=work;X-OWN=1:Ada@Fjord.example",
    "item1.TEL:(022) 12 34 56",
    "item1.X-ABLABEL:Cabin",
    'TEL;VALUE=uri;TYPE="work,voice":tel:+47-22-55-01-01;ext=7',
    "ORG:Quay;Glass;Light",
    "TITLE:Skipper",
    "URL:http://www.fjord.example/ada/",
    "CATEGORIES:sea,Norway\\, south",
    "NOTE:Tea\\, no milk\\nand rain",
    "BDAY:19840412",
    "item2.X-ABDATE:2009-08-08",
    "item2.X-ABLABEL:_$!<FirstMeeting>!$_",
    "RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
    'X-UNKNOWN;X-P="a,b":kept; as, it\\ is',
    "UID:f81d4fae-7dec-11d0-a765-00a0c91e6bf7",
]


@pytest.fixture(name="ada")
def fixture_ada() -> Card:
    """A card that was read."""
    body = "\r\n".join(LINES)
    (found,) = cards(READER, f"BEGIN:VCARD\r\nVERSION:4.0\r\n{body}\r\nEND:VCARD\r\n".encode())
    return found


def test_a_card_that_nobody_changed_is_written_as_it_came(ada) -> None:
    assert lines(ada) == LINES


def test_the_vaults_normal_forms_change_no_line(ada) -> None:
    normal = ada.model_copy(
        update={
            "emails": [CardAddress(value="ada@fjord.example", label="work")],
            "phones": [
                CardAddress(value="+4722550101", label="work"),
                CardAddress(value="+4722123456", label="cabin"),
            ],
            "links": [],
            "profiles": [CardAddress(value="https://fjord.example/ada")],
            "notes": [CardNote(text="Tea, no milk\nand rain ", written_at=5)],
            "tags": ["norway, south", "Sea"],
        }
    )

    assert lines(normal) == LINES


def test_what_a_card_no_longer_has_goes_with_its_labels(ada) -> None:
    bare = Card(name="Ada Strøm", lines=ada.lines)

    assert lines(bare) == [
        "FN;LANGUAGE=no:Ada Strøm",
        "N:Strøm;Ada;;;",
        'X-UNKNOWN;X-P="a,b":kept; as, it\\ is',
        "UID:f81d4fae-7dec-11d0-a765-00a0c91e6bf7",
    ]


def edited(card: Card, **values) -> set[str]:
    """Return what an edit takes away (-) and brings (+)."""
    now = lines(card.model_copy(update=values))
    return {f"-{one}" for one in LINES if one not in now} | {
        f"+{one}" for one in now if one not in LINES
    }


def test_an_edit_shows_up_and_leaves_the_rest(ada) -> None:
    assert edited(ada, name="Ada Berg") == {
        "-FN;LANGUAGE=no:Ada Strøm", "-N:Strøm;Ada;;;", "+FN:Ada Berg",
    }  # fmt: skip
    assert edited(ada, tags=["sea", "new"]) == {
        "-CATEGORIES:sea,Norway\\, south", "+CATEGORIES:sea", "+CATEGORIES:new",
    }  # fmt: skip
    assert edited(ada, roles=[CardRole(title="Captain", organisation="Quay")]) == {
        "-TITLE:Skipper", "+TITLE:Captain",
    }  # fmt: skip
    assert edited(ada, roles=[CardRole(title="Skipper", organisation="Quay", since="2019")]) == {
        "-TITLE:Skipper", "+TITLE;X-KITHBOOK-SINCE=2019:Skipper",
        "-ORG:Quay;Glass;Light", "+ORG;X-KITHBOOK-SINCE=2019:Quay;Glass;Light",
    }  # fmt: skip
    assert edited(ada, dates=[CardDate(label="birthday", day="--04-13"), *ada.dates[1:]]) == {
        "-BDAY:19840412", "+BDAY:--0413",
    }  # fmt: skip
    assert edited(ada, emails=[*ada.emails, CardAddress(value="x@y.example", label="sea")]) == {
        "+item3.EMAIL:x@y.example", "+item3.X-ABLABEL:sea",
    }  # fmt: skip
    relabelled = [one.model_copy(update={"label": "home"}) for one in ada.phones]
    assert edited(ada, phones=relabelled) == {
        "-item1.TEL:(022) 12 34 56", "-item1.X-ABLABEL:Cabin",
        "+item1.TEL;TYPE=home:(022) 12 34 56",
        '-TEL;VALUE=uri;TYPE="work,voice":tel:+47-22-55-01-01;ext=7',
        "+TEL;TYPE=home,voice;VALUE=uri:tel:+47-22-55-01-01;ext=7",
    }  # fmt: skip


def test_a_birthday_takes_the_place_of_one_in_words() -> None:
    card = Card(name="Ada", lines=["FN:Ada", "BDAY;VALUE=text:in spring"])

    assert "BDAY;VALUE=text:in spring" in lines(card)
    dated = card.model_copy(update={"dates": [CardDate(label="birthday", day="1984-04-12")]})
    assert lines(dated) == ["FN:Ada", "BDAY:19840412"]


def test_relations_to_mere_names_stay_for_the_vault_keeps_none() -> None:
    lines_of_names = [
        "item1.X-ABRELATEDNAMES:Bo",
        "item1.X-ABLABEL:_$!<Spouse>!$_",
        "X-MS-MANAGER:Cy",
        "RELATED;VALUE=text;TYPE=friend:Di",
    ]

    assert lines(Card(name="Ada", lines=["FN:Ada", *lines_of_names])) == ["FN:Ada", *lines_of_names]


def test_the_lines_of_a_label_are_lines_in_a_vcard_3_however_they_stood() -> None:
    for label in ("12 Quay\\n1771 Halden", "12 Quay^n1771 Halden"):
        card = Card(name="Ada", lines=["FN:Ada", f"ADR;LABEL={label}:;;12 Quay;Halden;;1771;"])

        assert "LABEL:12 Quay\\n1771 Halden\r\n" in written(card, VCARD3)


@pytest.mark.parametrize("number", ["+4722550101", "+47225501017", "22550101", "0047 22 55 01 01"])
def test_a_number_is_the_same_however_it_is_dialled(number) -> None:
    line = "TEL;VALUE=uri:tel:+47-22-55-01-01;ext=7"
    phones = [CardAddress(value=number)]

    assert lines(Card(name="Ada", lines=["FN:Ada", line], phones=phones)) == ["FN:Ada", line]


def test_lines_that_would_end_a_card_are_no_lines() -> None:
    card = Card(name="Ada", lines=["END:VCARD", "NOTE:a\r\nEND:VCARD\r\nFN:B", "no line", "FN:Ada"])

    assert written(card).count("END:VCARD\r\n") == 1
    assert again(card).name == "Ada"
