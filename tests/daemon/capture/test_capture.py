"""What becomes of a page: someone new, someone known, or a draft."""

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import pytest
import uuid_utils
from daemon.capture.conftest import page, settled, snapshot
from daemon.extension import Refused

from kithbook.jobs.worker import WORKER
from kithbook.store.service import STORE
from kithbook_protocol.operations import (
    ADD,
    CAPTURE,
    DELETE,
    EDIT,
    NOTE,
    NOTES,
    RECEIPT,
    SEARCH,
    SHOW,
    UNDO,
)

ARTICLE = "<title>How it works</title><article><h1>How it works</h1><p>" + "word " * 300


async def people(call):
    return [hit.name for hit in (await call(SEARCH, {"query": "", "limit": 100})).hits]


async def test_a_page_becomes_a_person(call, capture):
    receipt = await capture(page(headline="Analyst", email="ada@engines.net"), note="met in Turin")
    assert receipt.outcome == "created"
    assert receipt.person.name == "Ada Lovelace"
    assert [hit.email for hit in (await call(SEARCH, {"query": "ada"})).hits] == ["ada@engines.net"]
    [note] = (await call(NOTES, {"person": str(receipt.capture)})).notes
    assert note.text == "met in Turin"


async def test_the_same_page_twice_makes_one_person_and_nothing_to_undo(call, capture):
    first, second = await capture(), await capture()
    assert (second.outcome, second.change_set) == ("unchanged", None)
    assert second.person.id == first.person.id
    assert await people(call) == ["Ada Lovelace"]
    await call(UNDO, {})
    assert await people(call) == []


@pytest.mark.usefixtures("app")
async def test_a_capture_sent_again_is_the_same_capture(call):
    item = uuid_utils.uuid7()
    body = {"snapshot": snapshot()}
    first = await call(CAPTURE, body, item=item)
    await settled(call, first.capture)
    assert await call(CAPTURE, body, item=item) == first
    assert (await call(RECEIPT, {"capture": str(item)})).outcome == "created"
    assert await people(call) == ["Ada Lovelace"]


async def test_a_value_the_page_gave_follows_the_page(capture):
    await capture(page(headline="Analyst of engines"))
    receipt = await capture(page(headline="Director of engines"))
    assert receipt.outcome == "updated"
    changes = {(one.before, one.after) for one in receipt.changed}
    assert changes == {("Analyst of engines", "Director of engines")}


async def test_a_typed_value_is_never_written_over(call, capture):
    person = (await capture(page(org="Analytical Engines"))).person
    typed = {"name": "Ada King", "role": "Poet", "organisation": "Byron", "headline": "Countess"}
    await call(EDIT, {"person": str(person.id), "fields": typed})
    receipt = await capture(page(org="Difference Engines", headline="Mathematician"))
    assert (receipt.person.name, receipt.person.headline) == ("Ada King", "Countess")
    assert receipt.person.roles[0].organisation == "Byron"
    assert receipt.changed == []
    assert "Difference Engines" in {one.after for one in receipt.suggested}


async def test_what_was_emptied_is_not_filled_again(call, capture):
    said = page(org="Analytical Engines", headline="Analyst", email="ada@engines.net")
    person = (await capture(said)).person
    assert person.roles
    [email] = [one for one in person.identities if one.kind == "email"]
    emptied = {"role": None, "organisation": None, "headline": None}
    await call(
        EDIT,
        {"person": str(person.id), "fields": emptied, "remove_identities": [str(email.id)]},
    )
    receipt = await capture(said)
    assert receipt.outcome == "unchanged"
    assert (receipt.person.roles, receipt.person.headline) == ([], None)
    assert email.value not in {one.value for one in receipt.person.identities}


async def test_what_was_undone_is_not_filled_again(call, capture):
    await capture()
    fuller = page(org="Analytical Engines", email="ada@engines.net")
    updated = await capture(fuller)
    assert updated.outcome == "updated"
    await call(UNDO, {"change_set": str(updated.change_set)})
    receipt = await capture(fuller)
    assert (receipt.outcome, receipt.person.roles) == ("unchanged", [])


async def test_an_article_stays_a_draft_and_makes_nobody(call, capture):
    receipt = await capture(ARTICLE, url="https://engines.net/blog/how")
    assert (receipt.outcome, receipt.person) == ("draft", None)
    assert receipt.title == "How it works"
    assert await people(call) == []


@pytest.mark.parametrize("way", ["edit", "note", "tag", "add"])
async def test_a_draft_becomes_a_person_with_what_follows_it(call, capture, way):
    draft = str((await capture(ARTICLE, note="ask her", url="https://engines.net/how")).capture)
    named = {"name": "Ada"}
    done = {
        "edit": lambda: call(EDIT, {"person": draft, "fields": named}),
        "note": lambda: call(NOTE, {"person": draft, "text": "wrote this"}),
        "tag": lambda: call(EDIT, {"person": draft, "add_tags": ["author"]}),
        "add": lambda: call(ADD, {"fields": named, "capture": draft}),
    }[way]
    person = (await done()).person
    assert person.name == ("Ada" if way in {"edit", "add"} else "How it works")
    assert (await call(SHOW, {"person": draft})).id == person.id
    notes = [note.text for note in (await call(NOTES, {"person": draft})).notes]
    assert "ask her" in notes
    assert len(await people(call)) == 1


async def test_a_draft_whose_person_was_undone_can_be_named_again(call, capture):
    draft = str((await capture(ARTICLE)).capture)
    await call(EDIT, {"person": draft, "fields": {"name": "Ada"}})
    await call(UNDO, {})
    assert await people(call) == []
    await call(EDIT, {"person": draft, "fields": {"name": "Bo"}})
    assert await people(call) == ["Bo"]


async def test_an_edit_after_its_person_was_deleted_makes_nobody(call, capture):
    receipt = await capture()
    await call(DELETE, {"person": str(receipt.person.id)})
    with pytest.raises(Refused) as caught:
        await call(NOTE, {"person": str(receipt.capture), "text": "late"})
    assert caught.value.failure.code == "conflict"
    assert await people(call) == []


@pytest.mark.usefixtures("app")
async def test_writes_that_follow_a_capture_find_its_person_though_it_waits(call):
    """All at once, as an outbox empties: no receipt is waited for."""
    capture = (await call(CAPTURE, {"snapshot": snapshot()})).capture
    done = await call(EDIT, {"person": str(capture), "add_tags": ["maths"]})
    assert (done.person.name, done.person.tags) == ("Ada Lovelace", ["maths"])


async def test_undo_of_a_capture_takes_all_of_it_and_undo_of_that_brings_it_back(call, capture):
    before = (await capture(page(org="Engines", email="ada@engines.net"))).person
    undone = await call(UNDO, {})
    assert await people(call) == []
    await call(UNDO, {"change_set": str(undone.change_set)})
    after = await call(SHOW, {"person": str(before.id)})
    assert after.model_copy(update={"changed_at": 0}) == before.model_copy(update={"changed_at": 0})


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "about:blank", ""])
@pytest.mark.usefixtures("app")
async def test_what_is_no_web_page_is_refused(call, url):
    with pytest.raises(Refused) as caught:
        await call(CAPTURE, {"snapshot": snapshot(url=url)})
    assert caught.value.failure.code == "invalid"


@pytest.mark.parametrize(
    "content",
    [
        " ",
        "\0\ufffd\ufffe<h1>",
        "<html>",
        "%PDF-1.7 not a page",
        "{}",
        "<div>" * 20_000,
        "<p>" + "x" * 2_000_000,
        '<script type="application/ld+json">{"@type":"Person","name":"\\ud800"}</script>',
        "<h1>" + "A" * 1_000_000 + "</h1>",
    ],
    ids=["empty", "binary", "bare", "pdf", "json", "deep", "large", "surrogate", "longname"],
)
async def test_a_bad_page_is_kept_as_a_draft(call, capture, content):
    receipt = await capture(content, title="A title", url="https://engines.net/odd")
    assert receipt.outcome == "draft"
    assert receipt.url == "https://engines.net/odd"
    assert await people(call) == []


@pytest.mark.parametrize("url", ["https://", "http://[::1", "https://x:99999/", "https://a b/"])
async def test_an_odd_address_is_kept_or_refused_but_never_lost(call, capture, url):
    with suppress(Refused):
        receipt = await capture(url=url)
        assert (await call(RECEIPT, {"capture": str(receipt.capture)})).state == "done"


async def test_hostile_fields_are_stored_as_text_within_their_limits(call, capture):
    script = "<script>alert(document.cookie)</script>"
    receipt = await capture(
        page(f"Eve {script}", headline=script * 40, org=script * 40, email="eve@engines.net"),
        title=script * 100,
    )
    if receipt.person:
        assert (await call(SHOW, {"person": str(receipt.person.id)})).id == receipt.person.id
    assert (await call(SEARCH, {"query": "eve"})).hits is not None


async def test_hundreds_of_links_and_an_endless_biography_can_be_shown(call, capture):
    links = "".join(
        f'<a class="u-url" rel="me" href="https://s{n}.net/ada">x</a>' for n in range(300)
    )
    said = page(org="O" * 3000, headline="H" * 3000).replace(
        "</div>", f'<p class="p-note">{"bio " * 50_000}</p>{links}</div>'
    )
    receipt = await capture(said)
    assert receipt.person
    shown = await call(SHOW, {"person": str(receipt.person.id)})
    assert shown.id == receipt.person.id
    assert (await call(SEARCH, {"query": "ada"})).hits


async def test_an_address_of_thousands_of_characters_is_known_again(call, capture):
    url = "https://engines.net/people/ada?" + "&".join(f"k{n}=v" for n in range(900))
    first, second = await capture(url=url), await capture(url=url)
    assert (first.outcome, second.outcome) == ("created", "unchanged")
    assert (await call(SEARCH, {"query": "ada"})).hits


@pytest.mark.usefixtures("app")
async def test_a_receipt_of_nothing_is_refused(call):
    with pytest.raises(Refused) as caught:
        await call(RECEIPT, {"capture": str(uuid4())})
    assert caught.value.failure.code == "conflict"


@pytest.mark.usefixtures("spawned")
async def test_a_page_that_kills_its_worker_ends_as_a_broken_draft_and_the_next_go_on(
    app, call, capture
):
    await capture()
    pid = app[WORKER]._process.pid
    os.kill(pid, signal.SIGSTOP)
    killer = (
        await call(CAPTURE, {"snapshot": snapshot(ARTICLE, url="https://engines.net/k")})
    ).capture
    os.kill(pid, signal.SIGKILL)
    receipt = await settled(call, killer)
    assert receipt.outcome == "draft"
    assert (await capture(url="https://engines.net/people/ada?again")).outcome in {
        "created",
        "updated",
    }


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.usefixtures("spawned")
async def test_the_workers_memory_holds_no_key(app, capture, vault_key):
    await capture()
    process = Path("/proc") / str(app[WORKER]._process.pid)
    secrets = [vault_key, vault_key.hex().encode()]
    searched = 0
    with (process / "mem").open("rb") as memory:
        for line in (process / "maps").read_text().splitlines():
            span, rights, *_ = line.split()
            if "r" in rights and "[v" not in line:
                start, end = (int(one, 16) for one in span.split("-"))
                with suppress(OSError):
                    memory.seek(start)
                    held = memory.read(end - start)
                    searched += len(held)
                    assert not any(secret in held for secret in secrets)
    assert searched > 1_000_000


async def test_only_the_newest_snapshots_of_a_person_are_kept(app, capture):
    for number in range(5):
        await capture(page(headline=f"Analyst number {number}"))
    [blobs] = await app[STORE].read(lambda c: c.execute("SELECT count(*) FROM blob").fetchone())
    assert blobs == 3


async def test_a_link_to_the_page_itself_is_not_shown_a_second_time(capture):
    receipt = await capture(page(link="http://www.engines.net/people/ada/"))
    addresses = [one.value for one in receipt.person.identities if "://" in one.value]
    assert addresses == ["https://engines.net/people/ada"]
