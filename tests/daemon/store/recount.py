"""What triggers keep counted, held against a count anew after each write."""

from daemon.store.device import Device
from hypothesis import given, settings
from hypothesis import strategies as st


def follows(folder, step, most, counts):
    """See that kept counts follow whatever is written.

    Args:
        folder: for the vault.
        step: a strategy for one write: the statement, and its values.
        most: writes one after another.
        counts: queries, of what is kept and the same counted anew.
    """
    device = Device(folder)
    connection = device.connection

    @settings(deadline=None, max_examples=60)
    @given(st.lists(step, max_size=most))
    def follow(steps):
        connection.execute("SAVEPOINT before")
        try:
            for query, *values in steps:
                connection.execute(query, values)
                for kept, anew in counts:
                    assert (
                        connection.execute(kept).fetchall() == connection.execute(anew).fetchall()
                    )
        finally:
            connection.execute("ROLLBACK TO before")
            connection.execute("RELEASE before")

    follow()
    device.close()
