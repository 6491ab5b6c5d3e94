"""The table of answers, and how it came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("week")


@migrations()
def m001_answers(tables: Tables) -> None:
    """What came of somebody in a week; also where to find who was seen in another role."""
    tables.executescript("""
        CREATE TABLE week_answer (id BLOB PRIMARY KEY, person BLOB, monday TEXT, answer TEXT);
        CREATE INDEX week_answer_person ON week_answer (person, monday);
        CREATE INDEX week_answer_monday ON week_answer (monday, person, answer);
        CREATE INDEX role_left ON role (until, person) WHERE until_seen = 1;
    """)
