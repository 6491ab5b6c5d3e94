import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithbook.search.language import MOST_LEAVES, parse
from kithbook.search.text import excerpt, fold, marks, words
from kithbook.search.tree import leaves

LETTERS = (
    "aA éÉe\u0301ßİ\u0131øŁ.-'\"*()^:æ½™Ⅷﬁ\u0000\t\ue000🚀👩🏽\u200d💻"
    "王小明さくら김민준\u0958\u05e9\u05dc\u05d5محمد"
)
text = st.one_of(st.text(), st.text(alphabet=LETTERS))


@given(text, st.lists(text, max_size=4))
def test_marks_lie_in_the_text_in_order_and_apart(shown, typed):
    wanted = [word for one in typed for word in words(one)]
    last = 0
    for mark in marks(shown, wanted):
        assert last <= mark.start < mark.end <= len(shown)
        last = mark.end


@given(text)
def test_every_word_of_a_text_is_marked_when_it_is_typed(shown):
    for word in words(shown)[:5]:
        assert marks(shown, [word])


@given(text, st.lists(text, max_size=3), st.integers(20, 300))
def test_an_excerpt_is_short_and_shows_the_first_word_found(shown, typed, width):
    wanted = [word for one in typed for word in words(one)]
    piece = excerpt(shown, wanted, width)
    assert len(piece) <= width + 4
    plain = " ".join(shown.split())
    longest = max(map(len, plain.split()), default=0)
    if marks(plain, wanted) and longest < width // 3:
        assert marks(piece, wanted)


@given(text)
def test_folding_twice_changes_nothing(shown):
    assert fold(fold(shown)).split() == fold(shown).split()


@given(text)
def test_folded_text_has_no_ascii_but_letters_digits_and_spaces(shown):
    assert all(one == " " or one.isalnum() for one in fold(shown) if one.isascii())


@given(st.text(max_size=1000))
def test_a_query_is_never_longer_than_what_counts(typed):
    assert len([*leaves(parse(typed, ()).root)]) <= MOST_LEAVES


@pytest.mark.parametrize(
    ("shown", "typed", "marked"),
    [
        ("José García", "garc", ["Garc"]),
        ("Jose\u0301 Garcia", "jose", ["Jose\u0301"]),
        ("Łódź", "lod", ["Łód"]),
        ("Straße", "stras", ["Straß"]),
        ("王小明", "小", ["小"]),
        ("김민준", "기", ["김"]),
        ("O'Hara", "hara", ["Hara"]),
        ("Zoë 👩🏽‍💻", "👩", ["👩"]),
        ("ada@engines.net", "engi", ["engi"]),
    ],
)
def test_a_highlight_covers_what_was_typed(shown, typed, marked):
    assert [shown[mark.start : mark.end] for mark in marks(shown, words(typed))] == marked
