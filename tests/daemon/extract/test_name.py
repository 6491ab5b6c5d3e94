"""What reading a name keeps of the line it stands in."""

from hypothesis import given
from hypothesis import strategies as st

from kithbook.extract import name as names
from kithbook.extract.text import tidy, words

PIECES = st.one_of(
    st.sampled_from(
        ["Ada", "LOVELACE", "Dr.", "von", "PhD", "O\u2019Hara", "Łukasz", "ΟΔΥΣΣΕΥΣ", "İnci", "ﬁn"]
    ),
    st.sampled_from(["(", ")", "[", "]", "(@ada)", ",", " - ", "|", ":", "\u201e", "*", "_", " "]),
    st.text(max_size=6),
)


@given(st.lists(PIECES, max_size=12))
def test_the_words_of_a_name_all_stand_in_its_line(pieces):
    # The headings layer looks for the words first, and reads only lines that have them.
    line = tidy(" ".join(pieces), 120)
    found = names.read(line)

    assert found is None or names.key(found.value) <= set(words(line))
