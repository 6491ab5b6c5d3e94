"""What extraction goes by is the generated table, and the table is what was counted."""

from datetime import date

import pytest
from calibrate.count import Counted
from calibrate.judgement import right
from calibrate.label import CORPUS, Label, own
from calibrate.run import labelled
from hypothesis import given
from hypothesis import strategies as st

from kithbook.extract import calibration, confidence, manifest
from kithbook.extract.calibration import ENOUGH, TABLE, UNMEASURED, Key, Row, Table, wilson
from kithbook.extract.service import extract

PAGE = (
    "<title>Ada Example</title><h1>Ada Example</h1><p>Position: Engineer</p>"
    '<a href="mailto:ada@engines.example.org">m</a>'
)
URL = "https://site.example.org/ada-example"
POSITION = Key("headline", "label", "sole", in_main=True)


def read(table: Table):
    return extract(manifest.snapshot(PAGE, URL), table)


def test_the_generated_table_is_what_extraction_reads():
    file = calibration.stored()

    assert TABLE.data == file["rows"]
    assert date.fromisoformat(file["date"])
    assert extract.__defaults__ == (TABLE,)
    row = TABLE.rows[Key("email", "mailto", "agreed", in_main=True)]
    got = read(TABLE)
    assert [one.confidence for one in got.candidates if one.field == "email"] == [row.confidence]


def test_the_table_holds_counts_and_nothing_of_any_page():
    fields = {"field", "source", "agreement", "basis"}

    for one in calibration.stored()["rows"]:
        texts = {key for key, value in one.items() if isinstance(value, str)}
        assert texts == fields
        assert 0 <= one["right"] <= one["seen"]
        assert one["source"].isascii()
        assert len(one["source"]) < 20


@pytest.mark.parametrize(
    ("right", "seen", "fills"),
    [(20, 20, True), (19, 20, True), (18, 20, False), (ENOUGH, ENOUGH, True), (0, ENOUGH, False)],
)
def test_a_measured_kind_fills_in_from_95_of_100_on_and_not_below(right, seen, fills):
    got = read(Table({POSITION: Row(right, seen, 0.8)}))

    assert got.filled.name == "Ada Example"
    assert got.filled.headline == ("Engineer" if fills else None)


@pytest.mark.parametrize(("right", "fills"), [(2, True), (0, False)])
def test_too_few_are_weighed_with_the_start(right, fills):
    row = Row(right, 2, 0.8)

    assert not row.measured
    assert read(Table({POSITION: row})).filled.headline == ("Engineer" if fills else None)


def test_without_a_count_the_start_decides():
    got = read(UNMEASURED)
    said = {one.field: one for one in got.candidates}

    assert said["headline"].confidence == confidence.FIELDS["headline", "label"]
    assert got.filled.headline == "Engineer"


def test_a_count_takes_a_name_away_and_never_gives_one():
    where = [Key("name", one, "agreed", in_main=True) for one in ("h1", "title")]
    wrong = read(Table(dict.fromkeys(where, Row(1, 50, 0.8))))
    weak = "<h2>Ada Example</h2><p>Position: Engineer</p>"
    always = [Key("name", "heading", agreement, in_main=True) for agreement in ("agreed", "sole")]
    given = extract(
        manifest.snapshot(weak, "https://site.example.org/7"),
        Table(dict.fromkeys(always, Row(50, 50, 0.9))),
    )

    assert wrong.filled.name is None
    assert given.filled.name is None


@given(st.integers(1, 500).flatmap(lambda seen: st.tuples(st.integers(0, seen), st.just(seen))))
def test_the_lower_end_lies_below_the_share_and_rises_with_it(counts):
    hits, seen = counts

    assert 0 <= wilson(hits, seen) < hits / seen + 1e-9
    assert hits == 0 or wilson(hits, seen) > wilson(hits - 1, seen)


def test_enough_is_the_least_count_that_can_prove_anything():
    assert wilson(ENOUGH, ENOUGH) >= confidence.FILL > wilson(ENOUGH - 1, ENOUGH - 1)


def test_a_page_written_here_gives_the_same_counts_twice():
    pages = list(own())

    assert Counted.of(pages).table().data == Counted.of(pages).table().data


def test_a_source_left_out_counts_nothing():
    pages = [one for one in own() if one.person][:3]
    counted = Counted.of(pages)

    assert counted.table().rows
    assert counted.table(without="own").rows == {}


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("name", "Dr. Ada Example, MP", True),
        ("name", "Bob Sample", False),
        ("headline", "Chief Engineer", True),
        ("headline", "Chief", False),
        ("email", "ADA@engines.example.org", True),
        ("email", "info@engines.example.org", None),
        ("phone", "+44 1481 256334", True),
        ("link", "https://www.example.org/ada/", True),
        ("about", "She builds engines", None),
    ],
)
def test_a_value_is_judged(tmp_path, field, value, expected):
    label = Label(
        "own", tmp_path, URL, person=True,
        right={
            "name": ["Ada Example"], "headline": ["Chief engineer"],
            "email": ["ada@engines.example.org"], "phone": ["01481 256334"],
            "link": ["http://example.org/ada"],
        },
        neutral={"email": ["info@engines.example.org"]},
    )  # fmt: skip

    assert right(field, value, label) is expected


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the repository")
def test_counting_again_gives_the_verdicts_that_are_stored():
    # Verdicts, not counts: a page trimmed otherwise moves a count and need not be counted anew.
    again = Counted.of(labelled(CORPUS)).table()

    changed = [
        key
        for key, row in (again.rows | TABLE.rows).items()
        if again.judge(key, row.start)[1] != TABLE.judge(key, row.start)[1]
    ]
    assert changed == [], "run scripts/calibrate and commit the table"
