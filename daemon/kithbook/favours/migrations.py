"""The tables of asks, offers, favours and opportunities, and how they came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("favours")


@migrations()
def m001_favours(tables: Tables) -> None:
    """Days are texts like 2025-11-23; times are milliseconds; tags are lines of a text."""
    tables.executescript("""
        CREATE TABLE ask (
            id BLOB PRIMARY KEY, person BLOB, text TEXT, tags TEXT, state TEXT, due TEXT,
            made_at INTEGER, changed_at INTEGER
        );
        CREATE INDEX ask_person ON ask (person);
        CREATE INDEX ask_open ON ask (due) WHERE state IN ('open', 'matched');
        CREATE TABLE offer (
            id BLOB PRIMARY KEY, person BLOB, text TEXT, tags TEXT, state TEXT, due TEXT,
            made_at INTEGER, changed_at INTEGER
        );
        CREATE INDEX offer_person ON offer (person);
        CREATE INDEX offer_open ON offer (due) WHERE state IN ('open', 'matched');
        CREATE TABLE fit (
            id BLOB PRIMARY KEY, ask BLOB, offer BLOB, person BLOB, asker BLOB, state TEXT
        );
        CREATE INDEX fit_ask ON fit (ask);
        CREATE INDEX fit_offer ON fit (offer);
        CREATE INDEX fit_person ON fit (person);
        CREATE INDEX fit_asker ON fit (asker);
        -- Whose asks a fit ever named: it goes with either of the two.
        CREATE INDEX change_fit ON change (fields ->> 'asker') WHERE entity = 'fit';
        CREATE TABLE favour (
            id BLOB PRIMARY KEY, person BLOB, interaction BLOB, given INTEGER, ask BLOB
        );
        CREATE INDEX favour_person ON favour (person);
        CREATE INDEX favour_interaction ON favour (interaction);
        CREATE INDEX favour_ask ON favour (ask);
        CREATE TABLE opportunity (
            id BLOB PRIMARY KEY, person BLOB, kind TEXT, title TEXT, state TEXT, value INTEGER,
            currency TEXT, outcome TEXT, day TEXT, ended TEXT, made_at INTEGER
        );
        CREATE INDEX opportunity_person ON opportunity (person);
        CREATE INDEX opportunity_day ON opportunity (day, id);
        CREATE TABLE involved (id BLOB PRIMARY KEY, person BLOB, opportunity BLOB);
        CREATE INDEX involved_person ON involved (person);
        CREATE INDEX involved_opportunity ON involved (opportunity);
        -- Who was ever involved: that goes with the opportunity.
        CREATE INDEX change_involved ON change (fields ->> 'opportunity')
            WHERE entity = 'involved';
        -- What search, a room below, reads of people: what they look for and offer now.
        CREATE VIEW posting (person, kind, text) AS
            SELECT person, 'ask', concat_ws(char(10), text, tags) FROM ask
            WHERE person IS NOT NULL AND state IN ('open', 'matched')
            UNION ALL
            SELECT person, 'offer', concat_ws(char(10), text, tags) FROM offer
            WHERE person IS NOT NULL AND state IN ('open', 'matched');
    """)
