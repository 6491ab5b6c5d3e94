"""How many relations name somebody follows the relations, whatever writes these."""

from daemon.store.recount import follows
from hypothesis import strategies as st

_ROW = st.integers(1, 4).map(lambda number: bytes([number]) * 16)
_STEP = st.one_of(
    st.tuples(
        st.just("INSERT OR REPLACE INTO relation (id, person, other) VALUES (?1, ?2, ?3)"),
        _ROW,
        st.none() | _ROW,
        _ROW,
    ),
    st.tuples(st.just("UPDATE relation SET person = ?2 WHERE id = ?1"), _ROW, _ROW),
    st.tuples(st.just("UPDATE relation SET other = ?2 WHERE id = ?1"), _ROW, st.none() | _ROW),
    st.tuples(st.just("DELETE FROM relation WHERE id = ?1"), _ROW),
)
_COUNTED_ANEW = """
    SELECT person, count(*) FROM (
        SELECT person FROM relation UNION ALL SELECT other FROM relation)
    WHERE person IS NOT NULL GROUP BY person ORDER BY person
"""


def test_it_is_what_a_count_anew_gives(tmp_path):
    kept = "SELECT * FROM acquaintance ORDER BY person"
    follows(tmp_path / "a", _STEP, 20, [(kept, _COUNTED_ANEW)])
