import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from daemon.search.book import add, asked, found, names
from daemon.store.device import Device
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kithbook.people import service as people
from kithbook.search import store as index
from kithbook.search.build import BATCH, rebuild_batch
from kithbook.search.text import words
from kithbook_protocol.people import EditRequest, PersonRequest


@pytest.fixture
def ada(device):
    add(device, "Bo Chen", fields={"role": "Founder", "organisation": "Works"})
    return add(
        device,
        "Ada Lovelace",
        fields={
            "role": "Analyst",
            "organisation": "Analytical Engines",
            "headline": "Enchantress of number",
            "location": "London",
            "met_at": "Turin",
            "about": "First programmer",
        },
        emails=["ada@engines.net"],
        urls=["https://github.com/adal"],
        tags=["Maths", "🚀"],
        note="Looking for a co-founder, likes Jacquard looms",
    )


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("ada", None),
        ("lovelace ada", None),
        ("LOVELACE", None),
        ("analyst", None),
        ("engines ada", None),
        ("enchantress", "role"),
        ("london", "place"),
        ("turin", "place"),
        ("programmer", "about"),
        ("maths", "tag"),
        ("🚀", "tag"),
        ("jacq", "note"),
        ("ada@engines.net", "identity"),
        ("ada@eng", None),
        ("github.com/adal", "identity"),
        ("https://github.com/ad", "identity"),
    ],
)
def test_a_person_is_found_by_any_word_and_told_where(device, ada, query, field):
    [hit] = found(device, query)
    assert (hit.person, hit.field) == (ada.id, field)
    if field:
        assert hit.snippet_marks


@pytest.mark.parametrize("is_rebuilt", [False, True])
@pytest.mark.parametrize(
    "query",
    ["+44 20 7946", "020 7946 0958", "7946", "0958", "44 20", "79", "+442079460958", "ada 7946"],
)
def test_a_phone_is_found_as_people_write_it(device, query, is_rebuilt):
    add(device, "Bo Chen", phones=["+1 415 555 2671"])
    add(device, "Ada Lovelace", phones=["+44 20 7946 0958"])
    if is_rebuilt:
        index.clear(device.connection)
        rebuild_batch(device.connection, b"")
    [hit] = found(device, query)
    assert (hit.name, hit.field) == ("Ada Lovelace", "identity")
    assert hit.snippet_marks


@pytest.mark.parametrize("phone", ["020 7946 0958", "+999 7946 0958", "+7946 call me"])
def test_a_phone_of_no_known_country_is_found_as_it_was_typed(device, phone):
    add(device, "Ada Lovelace", phones=[phone])
    assert names(device, "7946") == ["Ada Lovelace"]


@pytest.mark.parametrize("query", ["quux", "ada founder2", "velace", "...", "u1f680"])
def test_nobody_is_found_by_what_is_not_there(device, ada, query):
    assert ada
    assert names(device, query) == []


@pytest.mark.parametrize("query", ["王", "王小", "小明", "王小明"])
def test_a_chinese_name_is_found_by_any_of_its_parts(device, query):
    add(device, "王小明")
    add(device, "李大山")
    assert names(device, query) == ["王小明"]


@pytest.mark.parametrize("query", ["ㄱ", "기", "김", "김민"])
def test_a_korean_name_is_found_while_its_syllable_is_being_typed(device, query):
    add(device, "김민준")
    assert names(device, query) == ["김민준"]


@pytest.mark.parametrize("query", ["o'hara", "ohar", "hara", "o\u2019hara", "O HARA"])
def test_a_name_with_an_apostrophe_is_found_with_and_without_it(device, query):
    add(device, "Miriam O'Hara")
    assert names(device, query) == ["Miriam O'Hara"]


def test_letters_newer_than_sqlites_unicode_are_found(device):
    """Adlam came with Unicode 9."""
    add(device, "𞤀𞤣𞤵")
    assert names(device, "𞤀𞤣") == ["𞤀𞤣𞤵"]


def test_names_come_before_notes_and_whole_words_before_beginnings(device):
    add(device, "Noah", note="knows Ann well")
    add(device, "Anna Bell")
    add(device, "Bell Ann")
    add(device, "Ann")
    assert names(device, "ann") == ["Ann", "Bell Ann", "Anna Bell", "Noah"]


def test_an_empty_query_shows_who_was_added_last(device):
    for name in ("Ada", "Bo", "Cy"):
        add(device, name)
    assert names(device, "") == ["Cy", "Bo", "Ada"]


def test_a_person_brought_back_stands_where_they_were(device):
    ada = add(device, "Ada")
    add(device, "Bo")
    device.act("delete", people.delete, PersonRequest(person=str(ada.id)))
    assert names(device, "") == ["Bo"]
    assert names(device, "ada") == []
    device.undo()
    assert names(device, "") == ["Bo", "Ada"]


def test_more_is_told_when_there_are_more(device):
    for number in range(4):
        add(device, f"Ada {number}")
    reply = asked(device, "ada", limit=3)
    assert (len(reply.hits), reply.more) == (3, True)
    assert not asked(device, "ada", limit=4).more


@given(st.text(max_size=1000))
@example('"')
@example("name:ada*")
@example("a " * 500)
@example("NEAR(ada AND OR NOT)")
@example("王 \ud7ff \ue000 \U0010ffff")
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_nothing_a_person_types_is_an_error(device, typed):
    if not names(device, ""):
        add(device, "Ada", note="a")
    asked(device, typed)


@given(st.text(min_size=1, max_size=30))
@example('NOT"0')
@settings(max_examples=80, deadline=None)
def test_whoever_is_added_is_found_by_the_name_typed_whole(name):
    with tempfile.TemporaryDirectory() as folder, closing(Device(Path(folder) / "a")) as device:
        try:
            person = add(device, name)
        except people.InvalidRequest:
            return
        found_by = words(person.name)
        # These are words of the language: a person of that name is typed in quotes.
        if found_by and not {"not", "or"} & set(found_by):
            typed = name.replace("-", " ")  # before a word it asks for those without it
            assert person.id in [hit.person for hit in found(device, typed)]


def test_a_rebuild_leaves_everybody_findable_between_its_batches(device):
    for number in range(BATCH + 5):
        add(device, f"Ada {number}")
    with device.transaction() as connection:
        after, done = rebuild_batch(connection, b"")
    assert (bool(after), done) == (True, BATCH)
    assert len(found(device, "ada", 100)) == 100
    assert names(device, f"Ada {BATCH + 4}") == [f"Ada {BATCH + 4}"]


def test_a_rebuild_mends_an_index_that_lost_and_kept_the_wrong_people(device, ada):
    before = device.index()
    connection = device.connection
    connection.execute("DELETE FROM search_person WHERE person = ?", (ada.id.bytes,))
    connection.execute(
        "INSERT INTO search_person (person, name, card) VALUES (randomblob(16), 'ghost', '{}')"
    )
    with device.transaction():
        rebuild_batch(connection, b"")
    assert device.index() == before
    assert names(device, "ada") == ["Ada Lovelace"]


def test_an_index_row_without_its_person_is_no_error(device, ada):
    device.connection.execute("DELETE FROM search_person WHERE person = ?", (ada.id.bytes,))
    assert names(device, "ada") == []


def test_search_reads_only_by_index(device, ada):
    """A scan of a whole table would cost more with every person."""
    asked = []
    device.connection.set_trace_callback(asked.append)
    found(device, "ada eng")
    found(device, "")
    device.act("edit", people.edit, EditRequest(person=str(ada.id), fields={"headline": "x"}))
    device.connection.set_trace_callback(None)
    plans = {
        step[3]: query
        for query in asked
        if query.startswith("SELECT")
        for step in device.connection.execute(f"EXPLAIN QUERY PLAN {query}")
    }
    scans = {
        step: query
        for step, query in plans.items()
        if step.startswith("SCAN") and "VIRTUAL" not in step and "USING" not in step
    }
    # A handful of rows, of which the first is wanted; whether there is any; a count that ends.
    assert scans.keys() <= {
        "SCAN device",
        "SCAN merged",
        "SCAN search_build",
        "SCAN (subquery-1)",
        "SCAN CONSTANT ROW",
    }
