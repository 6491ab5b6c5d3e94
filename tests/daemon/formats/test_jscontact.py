"""JSContact, in and out."""

import json
from typing import Any, ClassVar

import jsonschema
import pytest
from daemon.formats.contract import ReaderTests, WriterTests, cards, entries, full
from daemon.formats.jscontact_sample import GROUP, OTHER, WHOLE
from daemon.formats.jscontact_schema import CARD
from hypothesis import given, settings
from hypothesis import strategies as st

from kithbook.formats.readers.jscontact import READER
from kithbook.formats.writers.jscontact import WRITER
from kithbook_protocol.card import (
    Card,
    CardAddress,
    CardDate,
    CardField,
    CardInteraction,
    CardNote,
    CardPromise,
    CardRelation,
    CardRole,
)


def written(*found: Card) -> list[dict[str, Any]]:
    return [json.loads(piece.text) for piece in WRITER.write(found)]


def only(found: object) -> Card:
    [card] = cards(READER, json.dumps(found).encode())
    return card


class TestArray(ReaderTests):
    READER = READER
    FILE = json.dumps([GROUP, WHOLE, OTHER], indent=1).encode()
    PEOPLE: ClassVar = ["Dr. Ines Okafor Vik, PhD", "Åse Brekke"]


class TestLines(ReaderTests):
    READER = READER
    FILE = "\n".join(json.dumps(one) for one in (WHOLE, OTHER, GROUP)).encode()
    PEOPLE: ClassVar = ["Dr. Ines Okafor Vik, PhD", "Åse Brekke"]


class TestOne(ReaderTests):
    READER = READER
    FILE = json.dumps(WHOLE, indent=2).encode("utf-8-sig")
    PEOPLE: ClassVar = ["Dr. Ines Okafor Vik, PhD"]


def test_what_a_card_says_is_in_the_terms_of_the_book() -> None:
    card = only(WHOLE)
    assert card.key == WHOLE["uid"]
    assert card.added_at == 1_664_548_510_000
    assert card.roles == [
        CardRole(title="Head of Research", organisation="Halden Glass"),
        CardRole(organisation="Quay & Co"),
    ]
    assert card.emails == [CardAddress(value="Ines@okafor.example", label="work")]
    assert card.phones == [
        CardAddress(value="+47-22-12-34-56", label="mobile"),
        CardAddress(value="22 12 34 57", label="work fax"),
    ]
    assert card.profiles == [CardAddress(value="https://social.example/@ines", label="mastodon")]
    assert card.links == [CardAddress(value="https://okafor.example/", label="blog")]
    assert card.dates == [
        CardDate(label="birthday", day="--04-12"),
        CardDate(label="anniversary", day="2019-06-01"),
    ]
    assert card.fields == [CardField(name="death", value="2024")]
    assert card.tags == ["glass", "Norway, south"]
    assert card.notes == [CardNote(text="Likes tea.", written_at=1_669_215_692_000)]
    assert CardRelation(label="friend", name="Nils") in card.relations
    assert any(one.label == "colleague" and one.key for one in card.relations)


@pytest.mark.parametrize(
    "line",
    [
        "N:Okafor,Vik;Ines;;Dr.;PhD;Vik;",
        "X-PHONETIC-FIRST-NAME:ee-NESS",
        "NICKNAME:Ny",
        "ORG:Halden Glass;Research",
        "ROLE:Keeper of the kiln",
        "PRONOUNS:she/her",
        "IMPP;SERVICE-TYPE=XMPP:xmpp:ines@chat.example",
        "SOCIALPROFILE;SERVICE-TYPE=GitHub;VALUE=text:ines",
        "ADR;TYPE=home,billing:;;12 Quay Street;Halden;;1771;Norway",
        "PHOTO:data:image/png;base64,iVBORw0KGgo=",
        "HOBBY;LEVEL=high:rowing",
        "RELATED;VALUE=text;TYPE=friend:Nils",
        "item1.X-SPOUSE:Nils\\, of course",
        "X-RAW;X-A=1,2:a;b\\,c",
    ],
)
def test_what_a_card_has_no_field_for_is_a_line(line: str) -> None:
    assert line in only(WHOLE).lines


def test_members_of_a_group_have_its_name_as_a_tag_wherever_it_stands() -> None:
    for order in ([GROUP, WHOLE, OTHER], [WHOLE, OTHER, GROUP]):
        found = cards(READER, json.dumps(order).encode())
        assert ["Rowing club" in one.tags for one in found] == [True, True]


def test_every_member_comes_out_as_it_came_in() -> None:
    assert written(only(WHOLE)) == [WHOLE]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9_999, 9_999) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=6,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(WHOLE)) | st.text(max_size=6), JSON, max_size=6))
def test_whatever_its_members_are_they_come_out_as_they_came_in(members: dict[str, Any]) -> None:
    found = {**OTHER, **members, "@type": "Card", "uid": "a", "name": {"full": "Åse"}}
    found = json.loads(json.dumps(found).encode("utf-8", "replace"))
    if found.get("kind") == "group":
        return
    [again] = written(only([found]))
    for member, value in found.items():
        assert again[member] == value


def test_what_is_changed_in_the_book_is_changed_and_the_rest_as_it_was() -> None:
    card = only(WHOLE).model_copy(
        update={
            "emails": [CardAddress(value="new@okafor.example", label="home")],
            "tags": ["glass"],
            "name": "Ines Vik",
        }
    )
    [found] = written(card)
    assert [one["address"] for one in found["emails"].values()] == ["new@okafor.example"]
    assert found["keywords"] == {"glass": True}
    assert found["name"]["full"] == "Ines Vik"
    same = set(WHOLE) - {"emails", "keywords", "name", "vCardProps"}
    assert {key: found[key] for key in same} == {key: WHOLE[key] for key in same}


def test_values_in_the_books_normal_form_are_the_same_values() -> None:
    card = only(WHOLE).model_copy(
        update={
            "emails": [CardAddress(value="ines@okafor.example")],
            "phones": [CardAddress(value="+4722123456"), CardAddress(value="22123457")],
        }
    )
    [found] = written(card)
    assert found["emails"] == WHOLE["emails"]
    assert found["phones"] == WHOLE["phones"]


def test_a_schema_that_is_ours_takes_the_card_that_is_the_rfcs() -> None:
    standard = {key: one for key, one in WHOLE.items() if ":" not in key}
    jsonschema.validate(standard, CARD)


class TestWriting(WriterTests):
    WRITER = WRITER

    def test_each_line_is_a_card_by_the_rfc(self) -> None:
        for card in (full(), Card(name="Ada"), everything()):
            for found in written(card):
                jsonschema.validate(found, CARD)

    def test_a_card_comes_back_as_it_was(self) -> None:
        for card in (full(), everything()):
            found = only(written(card)[0])
            lines = [one for one in found.lines if not one.startswith("X-KITHBOOK-JSCONTACT")]
            assert lines == card.lines
            update = {"lines": card.lines, "key": card.key}
            assert found.model_copy(update=update) == card

    def test_a_picture_lies_in_the_card_once(self) -> None:
        [kept] = [one for one in only(WHOLE).lines if "KITHBOOK" in one]
        assert "iVBORw0KGgo" not in kept


def everything() -> Card:
    return Card(
        key="urn:uuid:5f0c9f1e-6a0e-4f0e-9d2b-222222222222",
        name="Bo Vik",
        roles=[
            CardRole(title="Smith", organisation="Forge", since="2020-01"),
            CardRole(title="Boy", organisation="Forge", since="2011", until="2012-05"),
        ],
        site_ids=["orcid:0000-0002-1825-0097"],
        dates=[
            CardDate(label="anniversary", day="2010-02-28"),
            CardDate(label="met", day="2020-01-02"),
        ],
        fields=[CardField(name="Shoe size", value="44")],
        relations=[
            CardRelation(label="colleague", key="urn:uuid:1"),
            CardRelation(label="godmother", key="b2", name="Åse"),
        ],
        interactions=[
            CardInteraction(key="i1", kind="call", day="2025-01-31", text="About\nboats")
        ],
        promises=[CardPromise(text="Send the plans", theirs=True, due="2026-01-31")],
        cadence=30,
        added_at=1_700_000_000_123,
        lines=["item1.TEL;TYPE=x:none", "X-ODD;A=b:c\\,d;e"],
    )


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=20)
WORD = TEXT.map(lambda one: " ".join(one.split())).filter(bool)


@settings(deadline=None)
@given(
    st.builds(
        Card,
        key=st.just("k"),
        name=WORD,
        tags=st.lists(WORD, max_size=3, unique=True),
        roles=st.lists(
            st.builds(CardRole, title=WORD, organisation=WORD), max_size=2, unique_by=str
        ),
        fields=st.lists(st.builds(CardField, name=WORD, value=WORD), max_size=2, unique_by=str),
        met_at=st.none() | WORD,
        about=st.none() | WORD,
        location=st.none() | WORD,
    )
)
def test_any_card_comes_back_as_it_was(card: Card) -> None:
    assert only(written(card)[0]).model_copy(update={"lines": []}) == card


@pytest.mark.parametrize(
    "bad",
    [
        b"[" * 100_000,
        b'{"@type": "Card", "name": {"full": "A"}, "pref": ' + b"9" * 10_000 + b"}",
        b'{"@type": "Card", "name": {"full": NaN}}',
        b'{"@type": "Card"}',
        b'{"@type": "Card", "name": {"full": "A"',
        b"7",
    ],
)
def test_a_hostile_line_is_skipped_and_the_rest_is_read(bad: bytes) -> None:
    first = json.dumps(WHOLE).encode()
    found = entries(READER, first + b"\n" + bad + b"\n" + json.dumps(OTHER).encode())
    assert [bool(one.card) for one in found] == [True, False, True]


def test_an_array_that_breaks_off_gives_what_came_before() -> None:
    text = json.dumps([OTHER, WHOLE])
    assert len(cards(READER, text[:-40].encode())) == 1


@pytest.mark.parametrize("wrap", [b"[%b]", b"%b\n%b"])
def test_deep_members_are_left_out_and_told(wrap: bytes) -> None:
    deep = b'{"@type":"Card","name":{"full":"A"},"x":' + b"[" * 20_000 + b"]" * 20_000 + b"}"
    content = wrap.replace(b"%b", deep)
    for entry in entries(READER, content):
        assert entry.skipped or entry.converted


def test_halves_of_characters_and_keys_given_twice_are_no_harm() -> None:
    content = rb'{"@type":"Card","name":{"full":"x"},"name":{"full":"A\ud800"},"a":"\udfff"}'
    assert cards(READER, content)[0].name == "A�"
    assert cards(READER, b"[" + content + b"]")[0].name in ("A�", "A?x", "A?")
