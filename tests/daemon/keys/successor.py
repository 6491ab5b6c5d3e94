"""What a vault under either key holds."""

from daemon.keys.killing import rows_of

from kithbook.store.database import open_store


def rows(settings, key):
    connection = open_store(settings.database, key)
    try:
        return rows_of(connection)
    finally:
        connection.close()
