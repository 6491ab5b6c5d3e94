"""The line layer, as RFC 6350 and 6868 say it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithbook.formats.contentline import (
    NoLine,
    Property,
    components,
    escape,
    fold,
    made,
    split,
    unescape,
)

# What a line can hold: no control characters, and no ends of lines but escaped.
TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=60)
LINES = st.lists(TEXT, max_size=4).map("\n".join)
TOKENS = st.from_regex(r"[A-Za-z0-9-]{1,12}", fullmatch=True)
PARAMETERS = st.lists(
    st.tuples(TOKENS.map(str.upper), st.lists(LINES, min_size=1, max_size=3).map(tuple)), max_size=4
).map(tuple)
PROPERTIES = st.builds(
    Property, TOKENS.map(str.upper), TEXT, PARAMETERS, st.none() | TOKENS
)  # fmt: skip


@given(PROPERTIES)
def test_what_is_written_is_parsed_as_the_same(line: Property) -> None:
    assert Property.parse(str(line)) == line


@given(PROPERTIES)
def test_a_line_has_no_end_of_a_line_in_it(line: Property) -> None:
    assert not set(str(line)) & {"\r", "\n"}


@given(LINES)
def test_escaped_text_is_unescaped_as_the_same(text: str) -> None:
    assert unescape(escape(text)) == text
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]|\n", escape(text))


@given(st.lists(LINES, min_size=1, max_size=6))
def test_components_are_split_where_they_were_put_together(texts: list[str]) -> None:
    assert [unescape(one) for one in split(made("N", *texts).value)] == texts
    assert [unescape(one) for one in split(made("N", texts).value, ",")] == texts


@given(PROPERTIES, st.integers(5, 80))
def test_a_folded_line_unfolds_as_the_same_and_is_never_too_long(line: Property, most: int) -> None:
    folded = fold(str(line), most)
    pieces = folded.split("\r\n")
    assert pieces.pop() == ""
    assert pieces[0] + "".join(one[1:] for one in pieces[1:]) == str(line)
    assert all(one.startswith(" ") for one in pieces[1:])
    assert all(len(one.encode()) <= most for one in pieces)


@given(st.text(max_size=80))
def test_any_text_is_a_line_or_none(text: str) -> None:
    try:
        line = Property.parse(text)
    except NoLine:
        return
    assert line.name == line.name.upper()
    assert text.endswith(line.value)


@given(st.text(';:,="\\^nA. ', max_size=40))
def test_what_is_parsed_is_written_as_what_means_the_same(text: str) -> None:
    try:
        line = Property.parse(text)
    except NoLine:
        return
    assert Property.parse(str(line)) == line


@pytest.mark.parametrize(
    ("line", "name", "value", "parameters", "group"),
    [
        ("FN:Ada", "FN", "Ada", (), None),
        ("item1.tel;type=home:1", "TEL", "1", (("TYPE", ("home",)),), "item1"),
        ("a.b.TEL:1", "TEL", "1", (), "a.b"),
        ("X_OLD:1", "X_OLD", "1", (), None),
        ("TEL;HOME;VOICE:1", "TEL", "1", (("", ("HOME",)), ("", ("VOICE",))), None),
        ('ADR;LABEL="a:b,c":;', "ADR", ";", (("LABEL", ("a:b,c",)),), None),
        ("ADR;LABEL=12 Quay^nHalden^'s:;", "ADR", ";", (("LABEL", ('12 Quay\nHalden"s',)),), None),
        ('TEL;TYPE="work,cell",x:1', "TEL", "1", (("TYPE", ("work,cell", "x")),), None),
        ("NOTE:a;b:c", "NOTE", "a;b:c", (), None),
    ],
)
def test_lines_as_they_are_met(line, name, value, parameters, group) -> None:
    assert Property.parse(line) == Property(name, value, parameters, group)


@pytest.mark.parametrize(
    "line", ["", "no line", ":", "FN", ";TYPE=x:y", 'X;A="b:c', "Ærø:1", " FN:x", "FN;TYPE=a"]
)
def test_what_is_no_line_is_refused(line) -> None:
    with pytest.raises(NoLine):
        Property.parse(line)


def test_components_join_their_items_by_commas() -> None:
    assert components(r"Doe;Ada\, Mary,Ann;;x\;y") == ["Doe", "Ada, Mary, Ann", "", "x;y"]


def test_a_million_characters_take_no_longer_than_they_must() -> None:
    for text in ("a." * 500_000, "A;" * 500_000, 'A;B="' * 200_000, "A;B=" + "," * 500_000):
        try:
            Property.parse(text)
        except NoLine:
            continue
