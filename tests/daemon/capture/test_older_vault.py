"""A vault that was in use for long, read again: what people did in it stays as they did it."""

import pytest
from daemon.capture.conftest import OLDER, page

from kithbook.extract.model import PIPELINE_VERSION
from kithbook.jobs.worker import WORKER
from kithbook_protocol.operations import (
    DELETE,
    DISMISS,
    EDIT,
    FORGET,
    HISTORY,
    NOTE,
    NOTES,
    RECEIPT,
    SHOW,
    UNDO,
)

PEOPLE = ("Bea", "Ada", "Cleo", "Dora", "Emma", "Flora", "Greta")


def address(name):
    return f"https://engines.net/people/{name.lower()}"


def said(name):
    """Return a page about somebody, of which an older reader finds the name alone."""
    mail = f"{name.lower()}@engines.net"
    told = {"headline": "Analyst", "org": "Engines", "email": mail, "url": address(name)}
    return page(f"{name} Lovelace", **told)


class Vault:
    """People by their first names, and what became of them."""

    def __init__(self, call):
        self.call = call
        self.receipts = {}
        self.ids = {}

    def add(self, name, receipt):
        self.receipts[name] = receipt
        self.ids[name] = str(receipt.person.id)

    async def edit(self, name, **body):
        return await self.call(EDIT, {"person": self.ids[name], **body})

    async def seen(self):
        """Return all that a person sees of those who are there."""
        there = [one for name, one in self.ids.items() if name not in {"Cleo", "Flora"}]
        return [
            (await self.call(SHOW, {"person": one}), await self.call(NOTES, {"person": one}))
            for one in there
        ]

    async def readers(self):
        """Return which version of the reader read each page last."""
        asked = {name: {"capture": str(one.capture)} for name, one in self.receipts.items()}
        return {name: (await self.call(RECEIPT, body)).pipeline for name, body in asked.items()}


BETWEEN = OLDER.replace("field == 'about'", "field in ('about', 'headline')")
"""A reader that has learnt to find the headline."""


@pytest.fixture
async def between(app, again, begun_by):
    """Read the kept pages again by the reader between the older one and this."""
    worker = app[WORKER]
    command = worker._command

    async def run():
        for one in (begun_by(BETWEEN), command):
            await worker.stop()
            worker._command = one
            if one is not command:
                await again()

    return run


@pytest.fixture
async def vault(call, older, between, suggested):
    """A vault with captures of an older reader, in which people have worked since."""

    async def take(name):
        return await older(said(name), url=address(name), note=f"Met {name}")

    made = Vault(call)
    made.add("Bea", await take("Bea"))
    await made.edit("Bea", fields={"name": "Bea King"})
    # Suggested after an earlier update, and dismissed.
    await between()
    [headline] = await suggested()
    assert (headline.field, headline.value) == ("headline", "Analyst")
    await call(DISMISS, {"suggestions": [str(headline.id)]})
    for name in PEOPLE[1:]:
        made.add(name, await take(name))
    # Typed, and not what the page says.
    typed = {"headline": "Countess", "role": "Poet", "organisation": "Salon", "location": "Turin"}
    await made.edit("Ada", fields=typed, add_tags=["engines"], add_emails=["ada@salon.net"])
    await call(FORGET, {"person": made.ids["Cleo"], "name": "Cleo Lovelace"})
    # An address that was taken off, before the page was known to say it.
    added = await made.edit("Dora", add_emails=["dora@engines.net"])
    [email] = [one.id for one in added.person.identities if one.value == "dora@engines.net"]
    await made.edit("Dora", remove_identities=[str(email)])
    # Typed, and just what the page says.
    same = {"headline": "Analyst", "role": "Analyst", "organisation": "Engines"}
    await made.edit("Emma", fields=same, add_emails=["emma@engines.net"])
    await call(DELETE, {"person": made.ids["Flora"]})
    # A value that was typed, and emptied again.
    await made.edit("Greta", fields={"headline": "Pupil"})
    await made.edit("Greta", fields={"headline": None})
    await call(NOTE, {"person": made.ids["Greta"], "text": "Plays the harp"})
    assert await suggested() == []
    return made


EXPECTED = {
    ("Bea King", "role", None, "Analyst"),
    ("Bea King", "organisation", None, "Engines"),
    ("Bea King", "email", None, "bea@engines.net"),
    ("Ada Lovelace", "headline", "Countess", "Analyst"),
    ("Ada Lovelace", "role", "Poet", "Analyst"),
    ("Ada Lovelace", "organisation", "Salon", "Engines"),
    ("Ada Lovelace", "email", None, "ada@engines.net"),
    ("Dora Lovelace", "headline", None, "Analyst"),
    ("Dora Lovelace", "role", None, "Analyst"),
    ("Dora Lovelace", "organisation", None, "Engines"),
    ("Greta Lovelace", "headline", None, "Analyst"),
    ("Greta Lovelace", "role", None, "Analyst"),
    ("Greta Lovelace", "organisation", None, "Engines"),
    ("Greta Lovelace", "email", None, "greta@engines.net"),
}
"""Nothing that was dismissed or taken off, nothing known already, and nobody who is not there."""


def told(found):
    return {(one.name, one.field, one.before, one.value) for one in found}


async def test_what_was_typed_stays_and_what_the_pages_say_otherwise_is_suggested(
    vault, again, suggested
):
    before = await vault.seen()
    result = await again()
    assert (result["read"], result["unreadable"], result["drafts"]) == (5, 0, [])
    assert told(await suggested()) == EXPECTED
    assert result["suggested"] == len(EXPECTED)
    assert await vault.seen() == before


async def test_each_page_that_is_there_counts_as_read_by_the_new_reader(vault, again):
    readers = dict.fromkeys(PEOPLE, 1) | {"Cleo": None}
    assert await vault.readers() == readers
    await again()
    there = dict.fromkeys(("Ada", "Bea", "Dora", "Emma", "Greta"), PIPELINE_VERSION)
    assert await vault.readers() == readers | there


async def test_the_second_time_there_is_nothing_to_suggest(vault, call, again, suggested):
    await again()
    before, history = await suggested(), await call(HISTORY, {})
    result = await again()
    assert (result["suggested"], result["differences"], result["change_set"]) == (0, [], None)
    assert await suggested() == before
    assert await call(HISTORY, {}) == history
    assert told(before) == EXPECTED
    assert (await vault.seen())[1][0].headline == "Countess"


async def test_one_undo_takes_it_all_back_and_another_brings_it_again(
    vault, call, again, suggested
):
    before = await vault.seen()
    result = await again()
    undone = await call(UNDO, {})
    assert str(undone.undid) == result["change_set"]
    assert await suggested() == []
    assert await vault.seen() == before
    assert (await again())["suggested"] == 0
    await call(UNDO, {"change_set": str(undone.change_set)})
    assert told(await suggested()) == EXPECTED
    assert await vault.seen() == before


async def test_who_is_brought_back_is_read_the_next_time(vault, call, again, suggested):
    await again()
    deleted = next(one for one in (await call(HISTORY, {})).deeds if one.kind == "delete")
    await call(UNDO, {"change_set": str(deleted.id)})
    assert (await again())["suggested"] == 4
    flora = {one for one in told(await suggested()) if one[0] == "Flora Lovelace"}
    assert told(await suggested()) == EXPECTED | flora
    assert {one[1] for one in flora} == {"headline", "role", "organisation", "email"}
    assert (await call(SHOW, {"person": vault.ids["Flora"]})).headline is None
