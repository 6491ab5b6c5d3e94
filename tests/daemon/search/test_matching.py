"""By what other than the words of their name somebody is found."""

import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from daemon.search.book import add, asked, found, names
from daemon.store.device import Device
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kithbook.merging.service import merge
from kithbook.people import service as people
from kithbook.search import store
from kithbook.search.alias import aliases, forms, sounds_like
from kithbook.search.asking import Known
from kithbook.search.naming import kind_by_name
from kithbook.search.plan import planned
from kithbook.search.ranking import Kind
from kithbook.search.spelling import corrections, distance
from kithbook.search.text import words
from kithbook.search.tree import All, Text
from kithbook_protocol.merging import MergeRequest
from kithbook_protocol.people import EditRequest

PEOPLE = (
    "Robert Kowalski", "Юлия Петрова", "王小明", "John Ronald Reuel Tolkien", "Jürgen Müller",
    "Miriam O'Hara", "Katherine Meyer", "さくら 田中", "สมชาย ใจดี", "Jean-Luc Moreau",
    "Αλέξανδρος Παπαδόπουλος", "김민준", "J. R. Hartley", "Françoise Lefèvre",
)  # fmt: skip


@pytest.fixture(scope="module")
def book(shared):
    for name in PEOPLE:
        add(shared, name)
    return shared


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("bob", "Robert Kowalski"),
        ("bob kow", "Robert Kowalski"),
        ("kate", "Katherine Meyer"),
        ("yuliya", "Юлия Петрова"),
        ("petrova", "Юлия Петрова"),
        ("юлия", "Юлия Петрова"),
        ("xiaoming", "王小明"),
        ("wang", "王小明"),
        ("wangxiaoming", "王小明"),
        ("小明", "王小明"),
        ("jrr", "John Ronald Reuel Tolkien"),
        ("jrrt", "John Ronald Reuel Tolkien"),
        ("j r r tolkien", "John Ronald Reuel Tolkien"),
        ("jr hartley", "J. R. Hartley"),
        ("mueller", "Jürgen Müller"),
        ("muller", "Jürgen Müller"),
        ("juergen", "Jürgen Müller"),
        ("ohara", "Miriam O'Hara"),
        ("o'hara", "Miriam O'Hara"),
        ("jeanluc", "Jean-Luc Moreau"),
        ("jean luc", "Jean-Luc Moreau"),
        ("さく", "さくら 田中"),
        ("田中", "さくら 田中"),
        ("สมชาย", "สมชาย ใจดี"),
        ("ใจ", "สมชาย ใจดี"),
        ("tianzhong", "さくら 田中"),
        ("tian zhong", "さくら 田中"),
        ("alexandros", "Αλέξανδρος Παπαδόπουλος"),
        ("김민", "김민준"),
        ("FRANCOISE", "Françoise Lefèvre"),
        # Typing errors: left out, doubled, another letter, two in the wrong order, unfinished.
        ("kowlski", "Robert Kowalski"),
        ("kowalsski", "Robert Kowalski"),
        ("kowalzki", "Robert Kowalski"),
        ("kowlaski", "Robert Kowalski"),
        ("tokl", "John Ronald Reuel Tolkien"),
        ("katehrnie", "Katherine Meyer"),
        ("papadopulos", "Αλέξανδρος Παπαδόπουλος"),
        ("петроав", "Юлия Петрова"),
        ("xaver katherin", None),
        # Sounds.
        ("kathryn", "Katherine Meyer"),
        ("maier", "Katherine Meyer"),
        ("julia", "Юлия Петрова"),
    ],
)
def test_a_person_is_found_by_other_ways_to_write_and_say_their_name(book, query, name):
    assert names(book, query)[:1] == ([name] if name else [])


@pytest.mark.parametrize("query", ["明小", "さら", "xx", "zzzz", "ro xyz"])
def test_nobody_is_found_by_what_is_too_different(book, query):
    assert names(book, query) == []


@pytest.fixture
def ada(device):
    add(device, "Bo")
    return add(
        device,
        "Ada",
        emails=["ada.lovelace@engines.net"],
        phones=["+44 20 7946 0958"],
        urls=["https://github.com/enchantress42"],
        fields={"organisation": "Engines"},
    )


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("460958", "460958"),
        ("7946095", "7946095"),
        ("elace", "elace"),
        ("chantress", "chantress"),
        ("ress42", "ress42"),
        ("engines 460958", "460958"),
        ("org:engines elace", "elace"),
    ],
)
def test_a_piece_of_a_number_a_mailbox_or_a_handle_finds_its_person(device, ada, query, marked):
    [hit] = found(device, query)
    assert (hit.person, hit.field) == (ada.id, "identity")
    assert [hit.snippet[one.start : one.end] for one in hit.snippet_marks] == [marked]


@pytest.mark.parametrize("query", ["@enchantress42", "enchantress42", "@ench"])
def test_a_handle_is_found_with_and_without_its_sign(device, ada, query):
    assert [hit.person for hit in found(device, query)] == [ada.id]


@pytest.mark.parametrize("query", ["4609587", "ecalevol", "org:acme 460958", "609"])
def test_a_piece_must_stand_there_as_it_was_typed(device, ada, query):
    assert ada
    assert found(device, query) == []


def test_guesses_come_only_where_few_are_found_and_after_them(device):
    add(device, "Kowalsky")
    for number in range(4):
        add(device, f"Kowalski {number}")
    assert names(device, "kowalski")[4:] == ["Kowalsky"]
    add(device, "Kowalski 4")
    assert "Kowalsky" not in names(device, "kowalski")


def test_what_was_guessed_is_marked(book):
    [hit] = found(book, "kowlaski")
    assert [hit.name[one.start : one.end] for one in hit.name_marks] == ["Kowalski"]
    assert hit.guessed
    [hit] = found(book, "bob")
    assert not hit.guessed
    assert [hit.name[one.start : one.end] for one in hit.name_marks] == ["Robert"]


@pytest.mark.parametrize("query", ["kowlaski", "julia", "460958"])
def test_an_export_takes_no_guesses(book, query):
    from kithbook.search.service import everybody  # noqa: PLC0415

    assert everybody(book.connection, query, book.milliseconds) == []
    assert asked(book, query).count <= 1


WORD = st.text(alphabet="abcdefghij", min_size=4, max_size=12)


@given(WORD, st.integers(0, 3), st.integers(0, 30), st.sampled_from("abcdefghij"))
def test_any_one_error_in_a_word_is_seen_through(word, kind, at, letter):
    place = at % (len(word) - 1)
    head, tail = word[:place], word[place:]
    typed = (
        head + tail[1:],
        head + letter + tail,
        head + letter + tail[1:],
        head + tail[1] + tail[0] + tail[2:],
    )[kind]
    assume(typed != word)
    assert distance(typed, word, is_open=False) == 1


@given(st.lists(WORD, min_size=1, max_size=6, unique=True), WORD, st.booleans())
def test_corrections_are_those_of_the_book_that_are_near_enough(known, typed, is_open):
    class Book:
        """A vocabulary of these words alone, which everything is asked of."""

        def execute(self, statement, values):
            del statement, values
            return [(one,) for one in known]

    wanted = {
        one
        for one in known
        if one != typed
        and distance(typed, one, is_open=is_open and len(typed) > 3)
        <= (2 if min(len(typed), len(one)) >= 8 else 1)
    }
    assert set(corrections(Book(), typed, is_open=is_open)) == wanted


def test_short_and_full_names_are_told_both_ways():
    assert "robert" in forms("bob")
    assert "bob" in forms("robert")
    assert "ada" not in forms("ada")


def test_other_ways_to_write_a_name_are_not_its_own_words():
    for name in PEOPLE:
        assert not set(aliases(name)) & set(words(name))
    assert aliases("Ada") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("kathryn", "katherine"), ("meyer", "maier"), ("jon", "john")],
)
def test_names_that_sound_alike_are_told(one, other):
    assert sounds_like(one, other)


def rename(device, person, name):
    device.act("edit", people.edit, EditRequest(person=str(person.id), fields={"name": name}))


def test_a_former_name_finds_its_person_and_is_told(device):
    ada = add(device, "Ada Byron", fields={"organisation": "Engines"})
    add(device, "Bo")
    rename(device, ada, "Ada King")
    rename(device, ada, "Ada Lovelace")
    for query in ("byron", "ada king", "byr", "byron engines", "lovelace byron"):
        [hit] = found(device, query)
        assert (hit.name, hit.field, hit.snippet) == (
            "Ada Lovelace",
            "former_name",
            "Ada Byron · Ada King",
        ), query
        assert {hit.snippet[one.start : one.end].lower() for one in hit.snippet_marks} <= {
            "ada", "king", "byron", "byr",
        }  # fmt: skip
    [hit] = found(device, "lovelace")
    assert hit.field is None
    assert found(device, "byrno")[0].guessed


def test_a_name_of_now_comes_before_the_same_one_of_before(device):
    ada = add(device, "Byron")
    rename(device, ada, "Ada")
    add(device, "Byronia")
    assert names(device, "byron") == ["Byronia", "Ada"]


def test_who_was_merged_is_found_by_either_name_until_they_are_parted(device):
    ada, king = add(device, "Ada Lovelace"), add(device, "Augusta King")
    request = MergeRequest(kept=str(ada.id), other=str(king.id))
    change = device.act("merge", merge, request).change_set
    assert names(device, "augusta") == ["Ada Lovelace"]
    device.undo(change)
    assert names(device, "augusta") == ["Augusta King"]


NAMES = st.lists(st.sampled_from(["ada", "adam", "ad", "a", "b", "bo"]), min_size=1, max_size=4)


@given(NAMES, NAMES, st.booleans())
@settings(max_examples=60, deadline=None)
def test_how_a_name_was_found_is_told_of_one_as_the_index_tells_it_of_many(name, typed, is_open):
    """Both must agree, or hits would change places between a short list and a long one."""
    texts = [Text((word,), typed=word) for word in typed]
    texts[-1] = replace(texts[-1], is_open=is_open)
    with tempfile.TemporaryDirectory() as folder, closing(Device(Path(folder) / "a")) as device:
        add(device, " ".join(name))
        plan = planned(All(tuple(texts)), Known(date(2027, 1, 15)))
        ways = {
            Kind.WHOLE: plan.whole,
            Kind.NAME: plan.expression(Kind.NAME),
            Kind.FIRST: plan.first,
            Kind.BEGINNING: plan.expression(Kind.BEGINNING),
        }
        told = [kind for kind, one in ways.items() if store.matches(device.connection, one, 1)]
    if Kind.BEGINNING in told:
        assert kind_by_name(name, texts) == max(told)
