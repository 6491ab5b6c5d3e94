"""Days of contact and their sums follow the interactions and who took part, whatever writes."""

from daemon.store.recount import follows
from hypothesis import strategies as st

_ROW = st.integers(1, 4).map(lambda number: bytes([number]) * 16)
_DAY = st.none() | st.sampled_from(("2026-01-01", "2026-01-02", "2026-01-03"))
_STEP = st.one_of(
    st.tuples(st.just("INSERT OR REPLACE INTO interaction (id, day) VALUES (?1, ?2)"), _ROW, _DAY),
    st.tuples(st.just("UPDATE interaction SET day = ?2 WHERE id = ?1"), _ROW, _DAY),
    st.tuples(st.just("DELETE FROM interaction WHERE id = ?1"), _ROW),
    st.tuples(
        st.just("INSERT OR REPLACE INTO participant (id, interaction, person) VALUES (?1, ?2, ?3)"),
        _ROW,
        _ROW,
        st.none() | _ROW,
    ),
    st.tuples(st.just("UPDATE participant SET person = ?2 WHERE id = ?1"), _ROW, _ROW),
    st.tuples(st.just("UPDATE participant SET interaction = ?2 WHERE id = ?1"), _ROW, _ROW),
    st.tuples(st.just("DELETE FROM participant WHERE id = ?1"), _ROW),
)
_COUNTED_ANEW = """
    SELECT DISTINCT person, day FROM participant
    JOIN interaction ON interaction.id = participant.interaction
    WHERE person IS NOT NULL AND day IS NOT NULL ORDER BY 1, 2
"""
_SUMMED_ANEW = f"""
    SELECT person, count(*), min(day), max(day) FROM ({_COUNTED_ANEW}) GROUP BY person
    ORDER BY person
"""  # noqa: S608 - ours


def test_they_are_what_a_count_anew_gives(tmp_path):
    days = "SELECT person, day FROM contact_day ORDER BY 1, 2"
    sums = "SELECT * FROM contact_sum ORDER BY person"
    counts = [(days, _COUNTED_ANEW), (sums, _SUMMED_ANEW)]
    follows(tmp_path / "a", _STEP, 25, counts)
