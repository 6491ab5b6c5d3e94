"""Google Contacts' CSV, read and written."""

import csv
import io
import json
from typing import ClassVar

from daemon.formats.contract import ReaderTests, WriterTests, cards, entries, full
from hypothesis import given, settings
from hypothesis import strategies as st

from kithbook.formats.formula import meant, neutral, neutral_phone
from kithbook.formats.readers.google import READER
from kithbook.formats.writers.google import WRITER
from kithbook_protocol.card import Card, CardAddress, CardField, CardRelation


def table(*rows):
    """Return a CSV file of dicts, whose keys are the header."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, names)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


NEW = {
    "First Name": "Ines", "Middle Name": "Ada", "Last Name": "Okafor",
    "Phonetic First Name": "I-nes", "Name Prefix": "Dr.", "Name Suffix": "Jr.", "Nickname": "Ny",
    "File As": "Okafor, Ines", "Organization Name": "Halden Glass", "Organization Title": "Head",
    "Organization Department": "Research", "Birthday": " --12-31", "Notes": "Two\nlines",
    "Photo": "https://lh3.example/p", "Labels": "* myContacts ::: Rotary ::: * starred",
    "E-mail 1 - Label": "Home", "E-mail 1 - Value": "ines@home.example",
    "E-mail 2 - Label": "* Work", "E-mail 2 - Value": "ines@a.example ::: ines@b.example",
    "Phone 1 - Label": "Mobile", "Phone 1 - Value": "+47 22 12 34 56",
    "Address 1 - Label": "Home", "Address 1 - Formatted": "12 Quay Street\nHalden",
    "Address 1 - Street": "12 Quay Street", "Address 1 - City": "Halden",
    "Address 1 - PO Box": "", "Address 1 - Region": "", "Address 1 - Postal Code": "1771",
    "Address 1 - Country": "Norway", "Address 1 - Extended Address": "",
    "Address 2 - Label": "Work", "Address 2 - Formatted": "1 Only Road\nOslo",
    "Relation 1 - Label": "Spouse", "Relation 1 - Value": "Bo Ek",
    "Website 1 - Label": "Blog", "Website 1 - Value": "ines.example/blog",
    "Website 2 - Label": "Profile", "Website 2 - Value": "https://people.example/ines",
    "Event 1 - Label": "Anniversary", "Event 1 - Value": "2011-06-15",
    "IM 1 - Label": "Skype", "IM 1 - Value": "ines.okafor",
    "Custom Field 1 - Label": "Shoe size", "Custom Field 1 - Value": "41",
}  # fmt: skip
OLD = {
    "Name": "Ines Okafor", "Given Name": "Ines", "Additional Name": "", "Family Name": "Okafor",
    "Yomi Name": "", "Birthday": "1984-04-12", "Gender": "Female", "Location": "Halden",
    "Notes": "", "Group Membership": "Rotary ::: * myContacts", "E-mail 1 - Type": "* Work",
    "E-mail 1 - Value": "ines@a.example", "IM 1 - Type": "* Other", "IM 1 - Service": "Jabber",
    "IM 1 - Value": "ines@chat.example", "Organization 1 - Type": "",
    "Organization 1 - Name": "Halden Glass ::: Quay & Co", "Organization 1 - Title": "Head",
    "Organization 1 - Department": "Research",
}  # fmt: skip


class TestNewLayout(ReaderTests):
    READER = READER
    FILE = table(NEW, {"Organization Name": "Only Inc."}, {"Phone 1 - Value": "112 334"})
    PEOPLE: ClassVar = ["Ines Ada Okafor Jr.", "Only Inc.", "112 334"]


class TestOldLayout(ReaderTests):
    READER = READER
    FILE = table(OLD)
    PEOPLE: ClassVar = ["Ines Okafor"]


class TestWriter(WriterTests):
    WRITER = WRITER


def test_every_column_of_the_new_layout_has_its_place():
    ines = cards(READER, table(NEW))[0]

    assert [(one.value, one.label) for one in ines.emails] == [
        ("ines@a.example", "work"), ("ines@b.example", "work"), ("ines@home.example", "home"),
    ]  # fmt: skip
    assert ines.tags == ["Rotary", "starred"]
    assert [(one.label, one.day) for one in ines.dates] == [
        ("birthday", "--12-31"), ("anniversary", "2011-06-15"),
    ]  # fmt: skip
    assert ines.relations == [CardRelation(label="partner", name="Bo Ek")]
    assert [one.value for one in ines.links] == ["https://ines.example/blog"]
    assert [one.value for one in ines.profiles] == ["https://people.example/ines"]
    assert ines.fields == [CardField(name="Shoe size", value="41")]
    assert set(ines.lines) == {
        "X-PHONETIC-FIRST-NAME:I-nes", "NICKNAME:Ny", "X-FILE-AS:Okafor\\, Ines",
        "ADR;TYPE=home:;;12 Quay Street;Halden;;1771;Norway",
        "ADR;TYPE=work:;;1 Only Road\\nOslo;;;;", "N:Okafor;Ines;Ada;Dr.;Jr.",
        "RELATED;VALUE=text;TYPE=spouse:Bo Ek", "ORG:Halden Glass;Research",
        "IMPP;X-SERVICE-TYPE=Skype:x-skype:ines.okafor",
    }  # fmt: skip


def test_where_somebody_is_comes_from_the_first_address_with_a_place():
    assert cards(READER, table(NEW))[0].location == "Halden, Norway"
    assert cards(READER, table(NEW | {"Custom Field 1 - Label": "Location"}))[0].location == "41"
    region = {"First Name": "Ines", "Address 1 - Label": "Home", "Address 1 - Region": "Østfold"}
    assert cards(READER, table(region))[0].location is None


def test_each_nickname_is_one_there_and_back():
    ines = cards(READER, table(NEW | {"Nickname": "Ny ::: Nessa, the"}))[0]
    assert "NICKNAME:Ny,Nessa\\, the" in ines.lines
    assert "NICKNAME:Ny,Nessa\\, the" in read_again(ines)[0].lines


def test_labels_are_tags_there_and_back():
    ines = cards(READER, table(NEW))[0]
    assert read_again(ines)[0].tags == ines.tags == ["Rotary", "starred"]


def test_the_old_layout_says_the_same_in_other_words():
    ines = cards(READER, table(OLD))[0]

    assert ines.tags == ["Rotary"]
    assert [one.organisation for one in ines.roles] == ["Halden Glass", "Quay & Co"]
    assert ines.location == "Halden"
    assert "GENDER:F" in ines.lines


def test_columns_are_known_by_name_in_any_order_and_number():
    turned = {name: NEW[name] for name in reversed(NEW)} | {"E-mail 9 - Value": "i@c.example"}

    found = cards(READER, table(turned))[0]
    assert "i@c.example" in [one.value for one in found.emails]
    assert found.name == "Ines Ada Okafor Jr."


def test_the_row_is_kept_as_it_stood():
    raw = json.loads(entries(READER, table(NEW))[0].raw)

    assert raw == {name: cell for name, cell in NEW.items() if cell}


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(TEXT)
def test_no_cell_is_run_and_each_says_again_what_it_said(text):
    cell = neutral(text)

    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert meant(cell) == text


def test_a_number_keeps_its_plus_only_before_digits():
    assert neutral_phone("+47 22123456") == "+47 22123456"
    for text in ("+47;=1", "+A1", "+1+cmd|' /C calc'!A0", "+", "=1", "+47-22"):
        assert neutral_phone(text) == f"'{text}"


def read_again(*written):
    text = WRITER.head() + "".join(one.text for one in WRITER.write(written))
    return cards(READER, text.encode())


def test_what_was_written_is_read_again():
    card = full().model_copy(update={"key": None})
    again = read_again(card)[0]

    kept = ("name", "headline", "location", "about", "met_at", "profiles", "tags", "dates")
    for name in (*kept, "emails", "phones", "links"):
        assert getattr(again, name) == getattr(card, name), name
    assert [one.text for one in again.notes] == [one.text for one in card.notes]
    assert (again.roles[0].title, again.roles[0].organisation) == (
        "Head of Research", "Halden Glass, Ltd.",
    )  # fmt: skip
    assert set(card.lines) <= set(again.lines)
    assert [(one.name, one.value) for one in again.fields] == [
        ("Role", "Intern, Quay; & Co (2011-05-2012)")
    ]


WORDS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=12).filter(
    lambda text: ":::" not in text and text.strip() == text
)


@settings(deadline=None)
@given(name=WORDS, notes=WORDS, tag=WORDS, headline=WORDS, own=WORDS)
def test_any_words_are_read_again(name, notes, tag, headline, own):
    card = Card(
        name=name, headline=headline, tags=[f"a{tag}"], notes=[{"text": notes}],
        fields=[CardField(name="Own words", value=own)],
    )  # fmt: skip
    again = read_again(card)[0]

    assert (again.name, again.headline, again.tags) == (name, headline, [f"a{tag}"])
    assert [one.text for one in again.notes] == [notes]
    assert again.fields == card.fields


def test_more_values_than_columns_are_all_there():
    emails = [CardAddress(value=f"i{one}@a.example", label=f"l{one % 7}") for one in range(20)]
    fields = [CardField(name=f"Field {one}", value=str(one)) for one in range(15)]
    again = read_again(Card(name="Ines", emails=emails, fields=fields))[0]

    assert {one.value for one in again.emails} == {one.value for one in emails}
    assert len(again.fields) == 15


def test_a_formula_in_any_field_is_text_and_a_number_is_as_it_is():
    bad = '=HYPERLINK("http://x","y")'
    card = Card(
        name=bad, tags=["@x"], notes=[{"text": "-1+cmd|' /C calc'!A0"}],
        phones=[CardAddress(value="+4722123456")], fields=[CardField(name="=f", value="\t=v")],
    )  # fmt: skip
    text = WRITER.head() + "".join(one.text for one in WRITER.write([card]))
    rows = list(csv.reader(io.StringIO(text, newline="")))

    assert [one for one in rows[1] if one[:1] in {"=", "+", "-", "@", "\t"}] == ["+4722123456"]
    assert len(rows[0]) == len(rows[1])
    assert read_again(card)[0].name == bad


def test_lines_end_as_rfc_4180_says_and_there_is_no_mark():
    text = WRITER.head() + "".join(one.text for one in WRITER.write([full()]))

    assert text.startswith("First Name,")
    assert text.endswith("\r\n")
