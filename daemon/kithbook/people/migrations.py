"""The tables of people, and how they came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("people")


@migrations()
def m001_people(tables: Tables) -> None:
    """Persons and what hangs on them; ids are UUIDs, times milliseconds since 1970."""
    tables.executescript("""
        CREATE TABLE person (
            id BLOB PRIMARY KEY, name TEXT, headline TEXT, location TEXT, about TEXT,
            met_at TEXT, added_at INTEGER
        );
        CREATE TABLE organisation (id BLOB PRIMARY KEY, name TEXT);
        CREATE INDEX organisation_name ON organisation (name COLLATE NOCASE);
        CREATE TABLE role (id BLOB PRIMARY KEY, person BLOB, title TEXT, organisation BLOB);
        CREATE INDEX role_person ON role (person);
        CREATE INDEX role_organisation ON role (organisation) WHERE organisation IS NOT NULL;
        CREATE TABLE identity (
            id BLOB PRIMARY KEY, person BLOB, kind TEXT, value TEXT, generic INTEGER
        );
        CREATE INDEX identity_person ON identity (person);
        CREATE INDEX identity_value ON identity (value, kind);
        CREATE TABLE tag (id BLOB PRIMARY KEY, person BLOB, name TEXT);
        CREATE INDEX tag_person ON tag (person);
        CREATE INDEX tag_name ON tag (name COLLATE NOCASE);
        -- Which person an item made or met, so that a later item can say "the person of that one"
        -- while the daemon is off. Not journalled: items are this device's own.
        CREATE TABLE item_person (item BLOB PRIMARY KEY, person BLOB NOT NULL) WITHOUT ROWID;
    """)


@migrations()
def m002_marks(tables: Tables) -> None:
    """Keyed hashes of the identities of people who were forgotten; `at` is milliseconds."""
    tables.executescript("""
        CREATE TABLE mark (hash BLOB PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
        -- Who ever had a role there: an organisation goes with the last of them.
        CREATE INDEX change_house ON change (fields ->> 'organisation') WHERE entity = 'role';
    """)


@migrations()
def m003_suggestions(tables: Tables) -> None:
    """Values that wait to be accepted or dismissed, and the page that gives them."""
    tables.executescript("""
        CREATE TABLE suggestion (
            id BLOB PRIMARY KEY, person BLOB, field TEXT, value TEXT, url TEXT
        );
        CREATE INDEX suggestion_person ON suggestion (person);
    """)


@migrations()
def m004_rank(tables: Tables) -> None:
    """Which of somebody's roles stands first, once two people were merged."""
    tables.executescript("ALTER TABLE role ADD COLUMN rank INTEGER;")


@migrations()
def m005_facts(tables: Tables) -> None:
    """When roles were held, what organisations are, fields of one's own, dates, relations.

    Dates are ISO 8601 and as precise as they are known: `2019`, `2019-05`, `--04-12`.
    """
    tables.executescript("""
        ALTER TABLE role ADD COLUMN since TEXT;
        ALTER TABLE role ADD COLUMN until TEXT;
        ALTER TABLE role ADD COLUMN seen TEXT;
        ALTER TABLE role ADD COLUMN until_seen INTEGER;
        ALTER TABLE organisation ADD COLUMN website TEXT;
        ALTER TABLE organisation ADD COLUMN note TEXT;
        CREATE TABLE field (
            id BLOB PRIMARY KEY, name TEXT, kind TEXT, choices TEXT, several INTEGER
        );
        CREATE TABLE custom (id BLOB PRIMARY KEY, person BLOB, field BLOB, value TEXT);
        CREATE INDEX custom_person ON custom (person);
        CREATE INDEX custom_field ON custom (field);
        CREATE TABLE date (id BLOB PRIMARY KEY, person BLOB, label TEXT, day TEXT);
        CREATE INDEX date_person ON date (person);
        CREATE TABLE relation (
            id BLOB PRIMARY KEY, person BLOB, other BLOB, label TEXT, inverse TEXT, note TEXT
        );
        CREATE INDEX relation_person ON relation (person);
        CREATE INDEX relation_other ON relation (other);
        -- Whom a relation ever named: it goes with either of the two.
        CREATE INDEX change_other ON change (fields ->> 'other') WHERE entity = 'relation';
    """)


@migrations()
def m006_acquaintance(tables: Tables) -> None:
    """Who was where with whom, and is what to whom: read from these, and not from whole rows."""
    tables.executescript("""
        DROP INDEX role_organisation;
        CREATE INDEX role_organisation
            ON role (organisation, person, since, until, seen, until_seen)
            WHERE organisation IS NOT NULL;
        DROP INDEX relation_person;
        DROP INDEX relation_other;
        CREATE INDEX relation_person ON relation (person, other, label);
        CREATE INDEX relation_other ON relation (other, person, label);
        -- Whom you met, though no contact was logged.
        CREATE INDEX person_met ON person (id) WHERE met_at IS NOT NULL;
        CREATE INDEX date_met ON date (person) WHERE label = 'met' COLLATE NOCASE;
    """)


@migrations()
def m007_close(tables: Tables) -> None:
    """The few relations that say most of whether two know each other, apart from the many."""
    tables.executescript("""
        CREATE INDEX relation_close_person ON relation (person, other, label)
            WHERE label IN ('partner', 'parent', 'child', 'manager', 'report');
        CREATE INDEX relation_close_other ON relation (other, person, label)
            WHERE label IN ('partner', 'parent', 'child', 'manager', 'report');
    """)


@migrations()
def m008_tagged(tables: Tables) -> None:
    """Who has a tag is read from the index, and not from whole rows."""
    tables.executescript("""
        DROP INDEX tag_name;
        CREATE INDEX tag_name ON tag (name COLLATE NOCASE, person);
    """)


# Counted anew, and not on: what writes may have its own way with conflicts, which SQLite hands on
# to all that triggers do.
_COUNT = """
    DELETE FROM acquaintance WHERE person = {who};
    INSERT INTO acquaintance SELECT {who}, of + by FROM (SELECT
        (SELECT count(*) FROM relation WHERE person = {who}) AS of,
        (SELECT count(*) FROM relation WHERE other = {who}) AS by)
        WHERE of + by > 0 AND {who} IS NOT NULL;
"""
_COUNT_OLD, _COUNT_NEW = (
    "".join(_COUNT.format(who=f"{row}.{column}") for column in ("person", "other"))
    for row in ("old", "new")
)


@migrations()
def m009_acquaintances(tables: Tables) -> None:
    """How many relations name each person, on either side: a bound of how many others they know.

    Triggers keep it, whatever writes. A row that is replaced is deleted first: SQLite would not
    tell of it.
    """
    tables.executescript(f"""
        CREATE TABLE acquaintance (
            person BLOB PRIMARY KEY, relations INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX acquaintance_most ON acquaintance (relations, person);
        INSERT INTO acquaintance SELECT person, count(*) FROM (
            SELECT person FROM relation UNION ALL SELECT other FROM relation)
            WHERE person IS NOT NULL GROUP BY person ORDER BY person;
        CREATE TRIGGER relation_replace BEFORE INSERT ON relation
            BEGIN DELETE FROM relation WHERE id = new.id; END;
        CREATE TRIGGER relation_put AFTER INSERT ON relation BEGIN {_COUNT_NEW} END;
        CREATE TRIGGER relation_set AFTER UPDATE OF person, other ON relation
            BEGIN {_COUNT_OLD} {_COUNT_NEW} END;
        CREATE TRIGGER relation_drop AFTER DELETE ON relation BEGIN {_COUNT_OLD} END;
    """)  # noqa: S608 - our names


def _alone(row: str) -> str:
    """Return the condition that a row of roles is the one its person has at the organisation."""
    return f"""{row}.person IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM role WHERE organisation = {row}.organisation
        AND person = {row}.person AND id <> {row}.id)"""  # noqa: S608 - our names


_STAFF_NEW = f"""
    INSERT INTO staff SELECT new.organisation, 1
        WHERE new.organisation IS NOT NULL AND {_alone("new")}
        ON CONFLICT (organisation) DO UPDATE SET people = people + 1;
"""
_STAFF_OLD = f"""
    UPDATE staff SET people = people - 1
        WHERE organisation = old.organisation AND {_alone("old")};
    DELETE FROM staff WHERE organisation = old.organisation AND people = 0;
"""  # noqa: S608 - our names


@migrations()
def m010_staff(tables: Tables) -> None:
    """How many people are or were at each organisation. Triggers keep it, whatever writes."""
    tables.executescript(f"""
        CREATE TABLE staff (
            organisation BLOB PRIMARY KEY, people INTEGER NOT NULL
        ) WITHOUT ROWID;
        INSERT INTO staff SELECT organisation, count(DISTINCT person) AS people FROM role
            WHERE organisation IS NOT NULL GROUP BY organisation HAVING people > 0
            ORDER BY organisation;
        CREATE TRIGGER role_replace BEFORE INSERT ON role
            BEGIN DELETE FROM role WHERE id = new.id; END;
        CREATE TRIGGER role_put AFTER INSERT ON role BEGIN {_STAFF_NEW} END;
        CREATE TRIGGER role_set AFTER UPDATE OF person, organisation ON role
            WHEN old.person IS NOT new.person OR old.organisation IS NOT new.organisation
            BEGIN {_STAFF_OLD} {_STAFF_NEW} END;
        CREATE TRIGGER role_drop AFTER DELETE ON role BEGIN {_STAFF_OLD} END;
    """)  # noqa: S608 - our names
