"""What earlier versions kept of imports is read by this one."""

import json
import sqlite3

from sqlite_utils import Database as Tables

from kithbook.transfer.migrations import migrations


def test_of_sentences_that_were_kept_it_is_known_what_was_suggested_or_skipped():
    tables = Tables(sqlite3.connect(":memory:"))
    tables.executescript("CREATE TABLE change_set (id INTEGER PRIMARY KEY, uuid BLOB)")
    migrations.apply(tables, stop_before="m004_remarks")
    kept = {
        1: ("changed", ["Added: x.", "Suggested: name: a → b."]),
        2: ("skipped", ["It has no name."]),
        3: ("new", []),
    }
    tables.conn.executemany(
        "INSERT INTO import_row (id, import, number, state, sentences)"
        " VALUES (?1, x'00', ?1, ?2, ?3)",
        [(number, state, json.dumps(told)) for number, (state, told) in kept.items()],
    )
    tables.conn.commit()
    migrations.apply(tables)
    rows = tables.conn.execute("SELECT remarks FROM import_row ORDER BY id")
    assert [json.loads(told) for (told,) in rows] == [
        [["converted", "Added: x."], ["suggested", "Suggested: name: a → b."]],
        [["skipped", "It has no name."]],
        [],
    ]
