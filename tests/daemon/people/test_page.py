"""Whose a page is, by its address alone, and whom a link leads to."""

from uuid import UUID

import pytest
import uuid_utils
from daemon.extension import Refused

from kithbook.people import page, service
from kithbook.store.service import STORE
from kithbook_protocol.address import KnownRequest
from kithbook_protocol.operations import DELETE, FORGET, KNOWN, LINK, SHOW, UNDO
from kithbook_protocol.people import IdentityKind

LINKEDIN = "https://www.linkedin.com/in/ada-lovelace"
ORCID = "https://orcid.org/0000-0002-1825-0097"


@pytest.fixture
def whose(call):
    """Ask whose these pages are: `await whose(url, ...)`."""

    async def ask(*urls):
        return (await call(KNOWN, {"urls": list(urls)})).people

    return ask


@pytest.fixture
def link(call, app):
    """Keep whom a link leads to."""
    assert app

    async def make(url, text="", **more):
        return await call(LINK, {"url": url, "text": text}, **more)

    return make


@pytest.mark.parametrize(
    "seen",
    [
        LINKEDIN,
        "https://de.linkedin.com/in/ada-lovelace/?trk=people-guest",
        "http://www.linkedin.com/in/Ada-Lovelace/details/experience/",
    ],
)
async def test_a_page_is_known_in_whatever_form_its_site_gives_its_address(add, whose, seen):
    ada = await add(urls=[LINKEDIN])
    assert await whose(seen) == [ada.id]


@pytest.mark.parametrize(
    "seen", ["http://ada.net/me", "https://ada.net/me/?utm_source=x", "https://ada.net/me#top"]
)
async def test_a_page_of_no_site_that_we_know_is_known_without_what_tracks(add, whose, seen):
    ada = await add(urls=["https://ada.net/me"])
    assert await whose(seen) == [ada.id]


async def test_many_are_asked_for_at_once_and_answered_in_their_order(add, whose):
    ada, bo = await add(urls=["https://ada.net/"]), await add("Bo", urls=["https://bo.net/"])
    asked = ("https://bo.net/", "https://nobody.net/", "about:blank", "https://ada.net/")
    assert await whose(*asked) == [bo.id, None, None, ada.id]


async def test_an_id_that_never_changes_tells_more_than_the_address(link, add, whose):
    ada = (await link(ORCID, "Ada Lovelace")).person
    await add("Somebody else", urls=[ORCID])
    assert {one.kind for one in ada.identities} == {IdentityKind.PROFILE, IdentityKind.SITE_ID}
    assert await whose(ORCID) == [ada.id]


async def test_who_is_deleted_has_no_page_until_that_is_undone(add, whose, call):
    ada = await add(urls=[LINKEDIN])
    await call(DELETE, {"person": str(ada.id)})
    assert await whose(LINKEDIN) == [None]
    await call(UNDO, {})
    assert await whose(LINKEDIN) == [ada.id]


async def test_a_link_that_leads_anywhere_makes_no_page_somebodys(app, add, whose):
    ada = await add()

    def work(unit):
        return service.add_identity(unit, ada.id, IdentityKind.LINK, "https://somewhere.net/")

    await app[STORE].act("edit", "cli", work)
    assert await whose("https://somewhere.net/") == [None]


async def test_looking_up_a_page_reads_the_index_alone(app, add):
    await add(urls=[LINKEDIN])
    plans = []

    def look(connection):
        asked = []
        connection.set_trace_callback(asked.append)
        page.known(connection, KnownRequest(urls=[LINKEDIN, "https://ada.net/"]))
        connection.set_trace_callback(None)
        for one in asked:
            plans.extend(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {one}"))
        return asked

    asked = await app[STORE].read(look)
    assert len([one for one in asked if one.startswith("SELECT")]) == 1
    assert not [plan for plan in plans if plan.startswith("SCAN")]


@pytest.mark.parametrize(
    ("url", "text", "name"),
    [
        (LINKEDIN, "Ada Lovelace", "Ada Lovelace"),
        (LINKEDIN, "\n  Ada Lovelace \n2nd degree\nAnalyst", "Ada Lovelace"),
        (LINKEDIN, "linkedin.com/in/ada-lovelace", "Ada Lovelace"),
        (f"{LINKEDIN}-8a21b04", "", "Ada Lovelace"),
        (LINKEDIN, "•", "Ada Lovelace"),
        ("https://x.com/ada", "@ada", "ada"),
        ("https://ada.net/", "", "ada.net"),
        ("https://people.net/staff/ada_lovelace.html", "x" * 101, "Ada Lovelace Html"),
    ],
)
async def test_a_name_is_what_the_link_says_or_else_its_address(link, url, text, name):
    done = await link(url, text)
    assert done.person.name == name
    assert done.sentence == f"{name} added."


async def test_a_link_to_somebody_in_the_book_adds_nobody(link, add, call):
    ada = await add(urls=[LINKEDIN])
    done = await link(f"{LINKEDIN}/?trk=x", "A. L.")
    assert (done.change_set, done.person) == (None, await call(SHOW, {"person": str(ada.id)}))
    assert done.sentence == "Ada Lovelace is in your book already."


async def test_adding_whom_a_link_leads_to_is_undone(link, call, whose):
    done = await link(LINKEDIN, "Ada Lovelace")
    await call(UNDO, {"change_set": str(done.change_set)})
    assert await whose(LINKEDIN) == [None]


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("https://www.linkedin.com/company/engines", "an organisation on LinkedIn"),
        ("https://www.linkedin.com/feed/", "something written on LinkedIn"),
        ("https://www.linkedin.com/jobs/", "a page of the site itself on LinkedIn"),
        ("javascript:alert(1)", "does not lead to a web page"),
        ("mailto:ada@engines.net", "does not lead to a web page"),
    ],
)
async def test_a_link_that_is_no_persons_is_refused_with_the_reason(link, url, why):
    with pytest.raises(Refused) as caught:
        await link(url, "Ada")
    assert caught.value.failure.code == "invalid"
    assert why in caught.value.failure.sentence


async def test_a_link_kept_before_its_person_was_forgotten_brings_nobody_back(
    link, call, add, whose
):
    ada = await add(urls=[LINKEDIN])
    earlier = UUID(int=uuid_utils.uuid7().int - (10_000 << 80))  # by ten seconds
    await call(FORGET, {"person": str(ada.id), "name": "Ada Lovelace"})
    with pytest.raises(Refused) as caught:
        await link(LINKEDIN, "Ada", item=earlier)
    assert "was forgotten" in caught.value.failure.sentence
    assert await whose(LINKEDIN) == [None]
    assert (await link(LINKEDIN, "Ada")).person.name == "Ada"
