"""Nothing about people is on disk in clear: while it runs, when it stopped, when it was killed."""

import asyncio

import pytest
from end_to_end.patience import until
from end_to_end.remains import traces

from kithbook_protocol.operations import ADD, CAPTURE, NOTE, RECEIPT, SEARCH

PAGE = """<!doctype html><html><head><title>Ottoline Prendergast</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Person",
"name":"Ottoline Prendergast","jobTitle":"Lepidopterist","email":"ottoline@prendergast.example"}
</script></head><body><h1>Ottoline Prendergast</h1></body></html>"""
WORDS = (
    "Ottoline",
    "Prendergast",
    "prendergast",
    "Lepidopterist",
    "Zsófia",
    "Quennerstedt",
    "quennerstedt",
    "beekeeping",
    "oubliette",
)


async def _live(extension):
    """Add, capture, note and search, as a person does in a day."""
    await extension.hello()
    fields = {"name": "Zsófia Quennerstedt", "met_at": "beekeeping"}
    added = await extension.call(ADD, {"fields": fields, "emails": ["zsofia@quennerstedt.example"]})
    await extension.call(NOTE, {"person": str(added.person.id), "text": "knows the oubliette"})
    snapshot = {
        "url": "https://prendergast.example/ottoline",
        "title": "Ottoline Prendergast",
        "captured_at": 1_800_000_000_000,
        "html": PAGE,
    }
    taken = await extension.call(CAPTURE, {"snapshot": snapshot})
    receipt = await extension.call(RECEIPT, {"capture": str(taken.capture)})
    found = await extension.call(SEARCH, {"query": "quennerstedt"})
    assert receipt.person.name == "Ottoline Prendergast"
    assert [hit.name for hit in found.hits] == ["Zsófia Quennerstedt"]


@pytest.fixture(scope="module")
def lived(extension):
    asyncio.run(_live(extension))


@pytest.mark.usefixtures("lived")
def test_nothing_is_in_clear_while_it_runs_when_locked_when_stopped_or_when_killed(daemon, home):
    assert traces(home, WORDS) == []
    daemon.lock()
    assert traces(home, WORDS) == []
    daemon.stop()
    assert traces(home, WORDS) == []
    daemon.start()
    until(lambda: "Ottoline" in daemon.run("search", "ottoline"), "what was captured is there")
    daemon.kill()
    assert traces(home, WORDS) == []


@pytest.mark.usefixtures("lived")
def test_every_file_is_its_owner_s_alone(daemon):
    for path in (daemon.data, *daemon.data.rglob("*")):
        assert path.lstat().st_mode & 0o077 == 0 or path.is_socket(), path


def test_the_words_would_be_found(tmp_path):
    for number, encoding in enumerate(("utf-8", "utf-16-le", "utf-16-be")):
        (tmp_path / f"{number}.bin").write_bytes(b"\x01" + "Zsófia".encode(encoding))
    assert len(traces(tmp_path, WORDS)) == 3
