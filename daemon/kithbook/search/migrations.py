"""The tables of the index, and how they came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("search")


@migrations()
def m001_index(tables: Tables) -> None:
    """Text arrives folded (text.py): words between spaces, and nothing else in ASCII.

    So the tokenizer is `ascii`, to which all beyond ASCII is a letter: one rule, ours, decides
    what a word is, whatever version of Unicode SQLite was built with.
    """
    tables.executescript("""
        CREATE TABLE search_person (
            id INTEGER PRIMARY KEY,   -- rowid in the index
            person BLOB NOT NULL UNIQUE,
            name TEXT NOT NULL,       -- folded
            card TEXT NOT NULL        -- JSON: what a hit shows
        );
        CREATE VIRTUAL TABLE search_index USING fts5 (
            name, role, organisation, place, identity, tag, note, about,
            content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'ascii'
        );
        -- Names alone: a word that stands in everybody's address but in nobody's name is looked up
        -- here in no time, where the big index would go through everybody.
        CREATE VIRTUAL TABLE search_name USING fts5 (
            name, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'ascii'
        );
    """)


@migrations()
def m002_language(tables: Tables) -> None:
    """One index whose words say in what kind of field they stand, and what typing errors need.

    Nothing of the old one is kept: everybody is indexed anew after the unlock (build.py), in the
    order of their ids, from where `search_build` says.
    """
    tables.executescript("""
        DROP TABLE IF EXISTS search_name;
        DROP TABLE IF EXISTS search_index;
        DROP TABLE IF EXISTS search_person;
        CREATE TABLE search_person (
            id INTEGER PRIMARY KEY,   -- rowid in the indexes
            person BLOB NOT NULL UNIQUE,
            name TEXT NOT NULL,       -- folded
            card TEXT NOT NULL,       -- JSON: what a hit shows
            tie REAL                  -- closeness, see ranking.py
        );
        CREATE INDEX search_person_tie ON search_person (tie) WHERE tie IS NOT NULL;
        CREATE VIRTUAL TABLE search_index USING fts5 (
            name, alias, role, organisation, place, met, identity, tag, relation, about, ask,
            offer, note, flag,
            -- One character more than is typed: each word begins with its sign.
            content = '', contentless_delete = 1, prefix = '2 3 4', tokenize = 'ascii'
        );
        -- Pieces of numbers, mailboxes and handles.
        CREATE VIRTUAL TABLE search_part USING fts5 (
            text, content = '', contentless_delete = 1, tokenize = 'trigram', detail = 'none'
        );
        -- Every word of names, roles, organisations, places and tags, for typing errors and
        -- completion; `kinds` are bits, see store.py.
        CREATE TABLE search_word (
            id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, kinds INTEGER NOT NULL
        );
        CREATE VIRTUAL TABLE search_gram USING fts5 (
            word, content = '', contentless_delete = 1, tokenize = 'trigram', detail = 'full'
        );
        CREATE TRIGGER search_word_put AFTER INSERT ON search_word WHEN length(new.word) >= 8
        BEGIN
            INSERT INTO search_gram (rowid, word) VALUES (new.id, '^' || new.word || '$');
        END;
        CREATE TRIGGER search_word_drop AFTER DELETE ON search_word WHEN length(old.word) >= 8
        BEGIN
            DELETE FROM search_gram WHERE rowid = old.id;
        END;
        -- Who was opened from a search, and how much, as `tie`; this device's own.
        CREATE TABLE search_opened (person BLOB PRIMARY KEY, tie REAL NOT NULL) WITHOUT ROWID;
        CREATE TABLE search_build (after BLOB NOT NULL);
        INSERT INTO search_build SELECT x'' WHERE EXISTS (SELECT 1 FROM person);
    """)


@migrations()
def m003_saved(tables: Tables) -> None:
    """Searches under a name; journalled."""
    tables.executescript("""
        CREATE TABLE saved_search (id BLOB PRIMARY KEY, name TEXT, query TEXT);
        -- Those once saved too: one that names somebody forgotten leaves no trace here.
        CREATE INDEX change_saved ON change (row) WHERE entity = 'saved_search';
    """)


@migrations()
def m004_former(tables: Tables) -> None:
    """Former names and files of imports are words of the index; closeness has pages of its own.

    Everybody is indexed anew, and stays findable meanwhile.
    """
    tables.executescript("""
        DROP INDEX search_person_tie;
        -- In the order of the rows, and with all that is asked: no page of a card is read for it.
        CREATE INDEX search_person_tie ON search_person (id, tie) WHERE tie IS NOT NULL;
        DELETE FROM search_build;
        INSERT INTO search_build SELECT x'' WHERE EXISTS (SELECT 1 FROM person);
    """)


@migrations()
def m005_order(tables: Tables) -> None:
    """Lists by name and by the last contact, read from any place on without sorting everybody."""
    tables.executescript("""
        CREATE INDEX search_person_name ON search_person (ltrim(name), person);
        CREATE INDEX search_person_last ON search_person (json_extract(card, '$.last'), person);
    """)


@migrations()
def m006_ties(tables: Tables) -> None:
    """Closeness is the strength of the tie; everybody is indexed anew, and stays findable."""
    tables.executescript("""
        DELETE FROM search_build;
        INSERT INTO search_build SELECT x'' WHERE EXISTS (SELECT 1 FROM person);
    """)


@migrations()
def m007_terms(tables: Tables) -> None:
    """Of how many people each word is said, in which column: read from the index, kept nowhere."""
    tables.executescript("CREATE VIRTUAL TABLE search_term USING fts5vocab (search_index, 'col');")


@migrations()
def m008_pages(tables: Tables) -> None:
    """A page of a full-text index fits one of the file's, which SQLCipher leaves 80 bytes less of.

    FTS5's own size fits SQLite's: here each took a page and a second one for its end. What is
    written already stays as it is. Eight segments are merged at once, where FTS5 merges four: of
    many who come in together each word is written anew less often.
    """
    for table in ("search_index", "search_part", "search_gram"):
        tables.executescript(f"""
            INSERT INTO {table} ({table}, rank) VALUES ('pgsz', 3960);
            INSERT INTO {table} ({table}, rank) VALUES ('automerge', 8);
        """)  # noqa: S608 - our names


@migrations()
def m009_rows(tables: Tables) -> None:
    """Whose a row is, read from an index and not from whole cards."""
    tables.executescript("CREATE INDEX search_person_row ON search_person (id, person);")
