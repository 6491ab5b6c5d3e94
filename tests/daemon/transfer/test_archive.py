"""The archive: everything into a new vault, row by row as it was."""

import pytest
from daemon.capture.conftest import settled, snapshot
from daemon.transfer.conftest import lines, refused
from daemon.transfer.test_import import BO, INES

from kithbook.store.service import STORE
from kithbook_protocol import transfer_operations as operations
from kithbook_protocol.favour_operations import FAVOUR, MET, OPPORTUNITY, POST, VERDICT
from kithbook_protocol.operations import ADD, CAPTURE, DISTINCT, EDIT, MERGE, NOTE, SEARCH
from kithbook_protocol.relationship_operations import CADENCE


@pytest.fixture
def archived(call):
    """Return the archive of the vault."""

    async def read():
        text, after = "", None
        while True:
            piece = await call(operations.EXPORT, {"format": "archive", "after": after})
            text += "".join(part.text for part in piece.parts)
            after = piece.after
            if after is None:
                return text.encode()

    return read


async def tables(app):
    """Return every row of every table that the journal keeps, and pages and pictures."""
    store = app[STORE]
    names = [*(name for name in store.journal.entities if name != "forgotten"), "blob", "picture"]

    def read(connection):
        return {
            name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}").fetchall()))  # noqa: S608
            for name in names
        } | {
            "said": sorted(
                map(
                    repr,
                    connection.execute(
                        "SELECT key, digest, card, raw, name, person FROM import_row"
                        " WHERE card IS NOT NULL AND person IS NOT NULL"
                    ).fetchall(),
                )
            )
        }

    return await store.read(read)


async def lived(call, bring):
    """Fill a vault with a bit of everything."""
    await bring(lines(INES, BO))
    done = await call(CAPTURE, {"snapshot": snapshot(), "note": "from the fair"})
    ada = (await settled(call, done.capture)).person
    other = (await call(ADD, {"fields": {"name": "A. Lovelace"}})).person
    third = (await call(ADD, {"fields": {"name": "Ada Lovelace"}, "tags": ["glass"]})).person
    await call(MERGE, {"kept": str(ada.id), "other": str(other.id)})
    await call(DISTINCT, {"person": str(ada.id), "other": str(third.id)})
    await call(NOTE, {"person": str(third.id), "text": "two\nlines"})
    await call(CADENCE, {"tag": "glass", "ideal": 30})
    await call(EDIT, {"person": str(third.id), "fields": {"location": "Halden"}})
    one, other = {"person": str(ada.id)}, {"person": str(third.id)}
    ask = (await call(POST, {"kind": "ask", "text": "a kiln", "tags": ["clay", "fire"]})).posting
    offer = await call(POST, other | {"kind": "offer", "text": "kilns", "due": "2027-03-01"})
    fits = {"posting": str(ask.id), "candidate": str(offer.posting.id), "fits": True}
    await call(VERDICT, fits)
    await call(MET, {"posting": str(ask.id), "by": str(third.id)})
    await call(FAVOUR, one | {"given": True, "text": "a lamp"})
    chance = {"kind": "job", "title": "glazier", "people": [str(third.id)], "outcome": "she came",
              "value": {"hundredths": 1250, "currency": "EUR"}, "state": "won"}  # fmt: skip
    await call(OPPORTUNITY, one | chance)


async def test_an_archive_in_a_new_vault_is_the_same_to_the_row(app, call, bring, archived, fresh):
    await lived(call, bring)
    content, before = await archived(), await tables(app)
    job, found = await fresh.bring(content, name="all.kithbook.jsonl")
    assert (job.state, found.format, found.counts.skipped) == ("done", "archive", 0)
    assert found.counts.new == len(before["person"])
    assert await tables(fresh.app) == before
    hits = (await fresh.call(SEARCH, {"query": "okafor"})).hits
    assert hits[0].name == "Ines Okafor"


async def test_an_archive_in_its_own_vault_changes_nothing(app, call, bring, archived):
    await lived(call, bring)
    content, before = await archived(), await tables(app)
    _job, found = await bring(content)
    assert (found.counts.new, found.counts.changed) == (0, 0)
    assert await tables(app) == before


async def test_whose_note_comes_long_before_them_is_found_by_it(call, bring, archived, fresh):
    await bring(lines(BO, *({"name": f"Person {number}"} for number in range(300))))
    [bo] = (await call(SEARCH, {"query": "bo lind"})).hits
    await call(NOTE, {"person": str(bo.person), "text": "knows the ferryman"})
    head, *rows = (await archived()).splitlines()
    with_note = [row for row in rows if b"ferryman" in row]
    others = [row for row in rows if b"ferryman" not in row and bo.person.hex.encode() not in row]
    about_bo = [row for row in rows if row not in with_note and row not in others]
    content = b"\n".join((head, *with_note, *others, *about_bo))
    await fresh.bring(content, name="all.kithbook.jsonl")
    hits = (await fresh.call(SEARCH, {"query": "ferryman"})).hits
    assert [hit.name for hit in hits] == ["Bo Lind"]


async def test_a_damaged_line_is_told_and_the_rest_goes_in(call, bring, archived, fresh):
    await lived(call, bring)
    content = (await archived()).replace(b'"what":"tag"', b'"what":"wrong"')
    _job, found = await fresh.bring(content)
    assert found.counts.new == 4
    assert found.counts.skipped == content.count(b'"what":"wrong"') > 0


async def test_an_archive_of_a_newer_kithbook_is_refused(bring):
    job, found = await bring(b'{"kithbook":"archive","version":2}\n')
    assert (job.state, found.state) == ("failed", "failed")
    assert "A newer Kithbook" in job.sentence


async def test_a_page_in_an_archive_under_anothers_name_is_refused(bring, rows):
    content = (
        b'{"kithbook":"archive","version":1}\n'
        b'{"what":"blob","id":"' + b"00" * 32 + b'","fields":{"content":"YWJj"}}\n'
    )
    _job, found = await bring(content)
    [row] = await rows(found)
    assert row.state == "skipped"


async def test_an_archive_is_of_everybody(call, app):
    assert app
    asked = {"format": "archive", "query": "ada"}
    assert "holds everybody" in await refused(call(operations.EXPORT, asked))
