"""The language: how a query is read, and that the page that tells of it is right."""

import re
from datetime import date
from pathlib import Path

import pytest
from daemon.search.book import add, asked, meet, names, post, relate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kithbook.search
from kithbook.search import saved
from kithbook.search.language import parse
from kithbook.search.operators import ALL, BY_NAME
from kithbook.search.period import Period
from kithbook.search.period import parse as period
from kithbook.search.tree import All, Any, Asked, Not, Text
from kithbook_protocol.search import SaveSearchRequest

PAGE = (Path(kithbook.search.__file__).parent / "LANGUAGE.md").read_text(encoding="utf-8")
TODAY = date(2027, 1, 15)  # a Friday


def word(text, **more):
    return Text((text,), **more)


def tree(query):
    return parse(query, BY_NAME, finished=True).root


@pytest.mark.parametrize(
    ("query", "root"),
    [
        ("", None),
        (" , ; ... ", None),
        ("ada", word("ada")),
        ("Ada LOVELACE", All((word("ada"), word("lovelace")))),
        ("Lovelace,Ada", All((word("lovelace"), word("ada")))),
        ("o'hara", Text(("o", "hara"))),
        ('"ada lovelace"', Text(("ada", "lovelace"), is_quoted=True)),
        ("“ada lovelace”", Text(("ada", "lovelace"), is_quoted=True)),
        ("a or b c", Any((word("a"), All((word("b"), word("c")))))),
        ("a OR b", Any((word("a"), word("b")))),
        ("or cohen", All((word("or"), word("cohen")))),
        ("cohen or", All((word("cohen"), word("or")))),
        ("-a b", All((Not(word("a")), word("b")))),
        ("not a", Not(word("a"))),
        ("not", word("not")),
        ("a - b", All((word("a"), word("b")))),
        ("jean-luc", Text(("jean", "luc"))),
        ("(a or b) c", All((Any((word("a"), word("b"))), word("c")))),
        ("-(a b)", Not(All((word("a"), word("b"))))),
        ("tag:x", Asked("tag", "x")),
        ("TAG:x", Asked("tag", "x")),
        ('tag:"a b"', Asked("tag", "a b", is_quoted=True)),
        ("tag:(a or -b)", Any((Asked("tag", "a"), Not(Asked("tag", "b"))))),
        ("met:(>6m or today)", Any((Asked("met", ">6m"), Asked("met", "today")))),
        ("-tag:x", Not(Asked("tag", "x"))),
        ("https://github.com/ad", Text(("https", "github", "com", "ad"))),
    ],
)
def test_a_query_is_read_as_it_is_meant(query, root):
    assert tree(query) == root
    assert parse(query, BY_NAME).notes == ()


@pytest.mark.parametrize(
    ("query", "root", "said"),
    [
        ("foo:bar", Text(("foo", "bar")), "no operator foo:"),
        ('"ada', word("ada"), "quotation mark is not closed"),
        ("(ada", word("ada"), "parenthesis is not closed"),
        ("ada)", word("ada"), "has no opening one"),
        ("tag: ada", word("ada"), "tag: needs its value"),
    ],
)
def test_what_is_not_understood_is_text_and_said(query, root, said):
    assert tree(query) == root
    [note] = parse(query, BY_NAME).notes
    assert said in note.sentence


def test_only_the_last_word_may_be_unfinished_and_quotes_finish_it():
    assert parse("a b", BY_NAME).root == All((word("a"), word("b", is_open=True)))
    assert parse('a "b"', BY_NAME).root == All((word("a"), word("b", is_quoted=True)))
    assert parse('"a b', BY_NAME).root == Text(("a", "b"), is_open=True)
    assert parse("a -b", BY_NAME).root == All((word("a"), Not(word("b"))))


@given(st.text(alphabet='ab ()"-:,or not tag:met:>6m..\u201c王', max_size=60))
def test_nothing_that_is_typed_is_an_error_and_every_query_says_where_it_ends(typed):
    read = parse(typed, BY_NAME)
    if read.end:
        assert 0 <= read.end.start <= len(typed)


@given(st.text(alphabet='ad (()"-:o r tag:met:is:due>6m.', max_size=80), st.booleans())
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_that_is_typed_is_an_error_to_the_index(device, typed, complete):
    if not names(device, ""):
        add(device, "Ada Adams", note="a")
    asked(device, typed, complete=complete)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("today", "2027-01-15", "2027-01-15"),
        ("yesterday", "2027-01-14", "2027-01-14"),
        ("this-week", "2027-01-11", "2027-01-17"),
        ("last-week", "2027-01-04", "2027-01-10"),
        ("last-month", "2026-12-01", "2026-12-31"),
        ("this-year", "2027-01-01", "2027-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-03-01", "2026-03-01", "2026-03-01"),
        ("2025..2026-03", "2025-01-01", "2026-03-31"),
        ("2026-03..2025", "2025-01-01", "2026-03-31"),
        ("2026..", "2026-01-01", "2099-12-31"),
        ("..2026", "1900-01-01", "2026-12-31"),
        ("<2026-03", "1900-01-01", "2026-02-28"),
        ("<=2026-03", "1900-01-01", "2026-03-31"),
        (">2026-03", "2026-04-01", "2099-12-31"),
        (">=2026-03", "2026-03-01", "2099-12-31"),
        (">6m", "1900-01-01", "2026-07-14"),
        ("<6m", "2026-07-15", "2099-12-31"),
        ("6m", "2026-07-15", "2099-12-31"),
        (">1y", "1900-01-01", "2026-01-14"),
        ("10d..5d", "2027-01-05", "2027-01-10"),
    ],
)
def test_a_stretch_of_days_is_what_it_says(text, first, last):
    wanted = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert period(text, TODAY) == wanted


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("<2w", "1900-01-01", "2027-01-29"), (">2w", "2027-01-30", "2099-12-31")],
)
def test_what_is_to_come_is_counted_from_today_on(text, first, last):
    wanted = Period(date.fromisoformat(first), date.fromisoformat(last))
    assert period(text, TODAY, ahead=True) == wanted


@pytest.mark.parametrize(
    "text", ["", "soon", "2026-13", "2026-02-30", "..", ">", "9999d..x", ">>6m", "0000", "99999y"]
)
def test_what_is_no_date_is_none(text):
    assert period(text, TODAY) is None


@given(st.text(max_size=20), st.booleans())
def test_no_text_breaks_the_reading_of_dates(text, ahead):
    period(text, TODAY, ahead=ahead)


@pytest.fixture(scope="module")
def book(shared):
    """The five people of the page."""
    ada = add(
        shared,
        "Ada Lovelace",
        fields={
            "role": "Analyst",
            "organisation": "Analytical Engines",
            "location": "London",
            "met_at": "Turin",
        },
        phones=["+44 20 7946 0958"],
        tags=["friend", "angel investor"],
    )
    work = {"role": "Engineer", "organisation": "Acme"}
    add(shared, "Robert Kowalski", fields=work, tags=["friend"])
    yuliya = add(shared, "Юлия Петрова", fields=work | {"organisation": "Globex"})
    post(shared, "ask", ada, "A gas kiln")
    post(shared, "offer", yuliya, "Lends a kiln")
    ming = add(shared, "王小明", tags=["mentor"], note="raises a seed round")
    tolkien = add(shared, "John Ronald Reuel Tolkien")
    relate(shared, tolkien, "knows", ming)
    meet(shared, ada, "2026-05-01")
    return shared


EXAMPLES = re.findall(
    r"^\| `([^|]+)` \| ?([^|`]*) \|$", PAGE.partition("## Examples")[2], re.MULTILINE
)


@pytest.mark.parametrize(("query", "wanted"), EXAMPLES)
def test_the_page_of_the_language_tells_the_truth(book, query, wanted):
    exact = [one.strip() for one in wanted.split(",") if one.strip()]
    reply = asked(book, query, explain=True)
    sure = [hit.name for hit in reply.hits]
    assert sorted(sure) == sorted(exact)
    assert reply.notes == []


def test_the_page_of_the_language_tells_of_every_operator_and_value():
    assert len(EXAMPLES) > 20
    for operator in ALL:
        assert f"`{operator.name}:`" in PAGE
        for value in operator.values:
            assert value in PAGE


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("added:soon", 'added: does not take "soon" for a date'),
        ("met:31", 'met: does not take "31" for a date'),
        ("has:money", 'has: does not take "money"'),
        ("is:lost", 'is: does not take "lost"'),
        ("in:nowhere", 'There is no saved search "nowhere"'),
    ],
)
def test_a_value_that_is_none_is_said(book, query, said):
    assert any(said in note.sentence for note in asked(book, query).notes)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("ta", ["tag:"]),
        ("ada o", ["org:", "offer:"]),
        ("tag:", ["tag:friend", 'tag:"angel investor"', "tag:mentor"]),
        ("ada tag:m", ["tag:mentor"]),
        ("org:g", ["org:globex"]),
        ("place:l", ["place:london"]),
        ("has:ph", ["has:phone", "has:photo"]),
        ("met:n", ["met:never"]),
    ],
)
def test_ways_to_go_on_are_offered(book, typed, shown):
    offered = asked(book, typed, complete=True).completions
    assert [one.shown for one in offered] == shown
    for one in offered:
        assert one.query.endswith(one.shown)


def test_saved_searches_are_offered_while_nothing_is_typed_and_by_words_of_their_names(book):
    request = SaveSearchRequest(name="Old friends", query="tag:friend")
    book.act("save search", saved.save, request, TODAY)
    for typed, head in (("", ""), ("old", ""), ("ada fri", "ada ")):
        offered = asked(book, typed, complete=True).completions
        [way] = [one for one in offered if one.count is not None]
        assert (way.shown, way.count) == ("Old friends", 2)
        assert way.query == f'{head}in:"Old friends"'
    offered = asked(book, "in:o", complete=True).completions
    assert [(one.shown, one.count) for one in offered] == [('in:"Old friends"', 2)]
    assert asked(book, "ada ", complete=True).completions == []


def test_values_are_offered_with_how_many_have_them_and_operators_with_what_they_ask(book):
    [friend, *_] = asked(book, "tag:", complete=True).completions
    assert (friend.count, friend.operator, friend.help) == (2, None, "")
    [tag] = asked(book, "ta", complete=True).completions
    assert (tag.count, tag.operator, tag.help) == (None, "tag", "has this tag")
    assert asked(book, "ta").completions == []
