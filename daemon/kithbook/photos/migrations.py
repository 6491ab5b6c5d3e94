"""The tables of photos, and how they came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("photos")


@migrations()
def m001_photos(tables: Tables) -> None:
    """Photos are journalled; the pictures, which bear their SHA-256 as a name, are not."""
    tables.executescript("""
        CREATE TABLE photo (
            id BLOB PRIMARY KEY, person BLOB, image BLOB, width INTEGER, height INTEGER,
            url TEXT, source TEXT, taken_at INTEGER
        );
        CREATE INDEX photo_person ON photo (person);
        CREATE INDEX photo_image ON photo (image);
        CREATE TABLE picture (hash BLOB PRIMARY KEY, content BLOB NOT NULL);  -- JPEG
    """)
