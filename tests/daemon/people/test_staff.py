"""How many people are or were at an organisation follows their roles, whatever writes these."""

from daemon.store.recount import follows
from hypothesis import strategies as st

_ROW = st.integers(1, 3).map(lambda number: bytes([number]) * 16)
_STEP = st.one_of(
    st.tuples(
        st.just("INSERT OR REPLACE INTO role (id, person, organisation) VALUES (?1, ?2, ?3)"),
        st.integers(1, 5).map(lambda number: bytes([number]) * 16),
        st.none() | _ROW,
        st.none() | _ROW,
    ),
    st.tuples(st.just("UPDATE role SET person = ?2 WHERE id = ?1"), _ROW, _ROW),
    st.tuples(st.just("UPDATE role SET organisation = ?2 WHERE id = ?1"), _ROW, st.none() | _ROW),
    st.tuples(st.just("UPDATE role SET organisation = ?2 WHERE organisation = ?1"), _ROW, _ROW),
    st.tuples(st.just("DELETE FROM role WHERE id = ?1"), _ROW),
)
_COUNTED_ANEW = """
    SELECT organisation, count(DISTINCT person) AS people FROM role
    WHERE organisation IS NOT NULL GROUP BY organisation HAVING people > 0 ORDER BY organisation
"""


def test_it_is_what_a_count_anew_gives(tmp_path):
    kept = "SELECT * FROM staff ORDER BY organisation"
    follows(tmp_path / "a", _STEP, 20, [(kept, _COUNTED_ANEW)])
