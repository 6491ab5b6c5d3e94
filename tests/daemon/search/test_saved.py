"""Saved searches, what was opened, and an index that is still being made: through the daemon."""

import pytest
from daemon.extension import Refused

from kithbook.jobs.service import JOBS
from kithbook.keeper import KEEPER
from kithbook.search import build
from kithbook.store.service import STORE
from kithbook_protocol.operations import ADD, EDIT, SEARCH, UNDO
from kithbook_protocol.search_operations import OPENED, SEARCH_REMOVE, SEARCH_SAVE, SEARCHES


@pytest.fixture
async def people(app, call):
    assert app
    made = {}
    for name, tag in (("Ada", "friend"), ("Bo", "friend"), ("Cy", "mentor")):
        done = await call(ADD, {"fields": {"name": name}, "tags": [tag]})
        made[name] = done.person.id
    return made


@pytest.fixture
def names(call):
    async def find(query, **more):
        return [hit.name for hit in (await call(SEARCH, {"query": query, **more})).hits]

    return find


async def test_a_saved_search_finds_whom_its_query_finds_now(people, call, names):
    done = await call(SEARCH_SAVE, {"name": "Old friends", "query": "tag:friend"})
    assert done.sentence == 'Saved as "Old friends"; find them with in:"Old friends"'
    assert done.search.count == 2
    assert await names('in:"old FRIENDS"') == ["Bo", "Ada"]
    assert await names("in:oldfriends ada") == ["Ada"]
    assert await names("-in:oldfriends") == ["Cy"]
    await call(EDIT, {"person": str(people["Cy"]), "add_tags": ["friend"]})
    assert len(await names("in:oldfriends")) == 3
    [listed] = (await call(SEARCHES)).searches
    assert (listed.name, listed.query, listed.count) == ("Old friends", "tag:friend", 3)


async def test_a_search_is_saved_anew_removed_and_brought_back(people, call):
    assert people
    await call(SEARCH_SAVE, {"name": "Group", "query": "tag:friend"})
    await call(SEARCH_SAVE, {"name": "group", "query": "tag:mentor"})
    [listed] = (await call(SEARCHES)).searches
    assert (listed.name, listed.count) == ("group", 1)
    again = await call(SEARCH_SAVE, {"name": "group", "query": "tag:mentor"})
    assert (again.change_set, again.sentence) == (None, "Nothing changed.")
    gone = await call(SEARCH_REMOVE, {"name": "GROUP"})
    assert (await call(SEARCHES)).searches == []
    await call(UNDO, {"change_set": str(gone.change_set)})
    assert len((await call(SEARCHES)).searches) == 1


async def test_a_saved_search_may_name_another_but_not_itself(people, call, names):
    assert people
    await call(SEARCH_SAVE, {"name": "one", "query": "tag:friend"})
    await call(SEARCH_SAVE, {"name": "two", "query": "in:one -ada"})
    assert await names("in:two") == ["Bo"]
    await call(SEARCH_SAVE, {"name": "one", "query": "in:two or tag:friend"})
    reply = await call(SEARCH, {"query": "in:two"})
    assert any("leads to itself" in note.sentence for note in reply.notes)


@pytest.mark.parametrize("body", [{"name": "...", "query": "ada"}, {"name": "x", "query": " - "}])
@pytest.mark.usefixtures("people")
async def test_a_search_without_a_name_or_a_question_is_not_saved(call, body):
    with pytest.raises(Refused):
        await call(SEARCH_SAVE, body)
    with pytest.raises(Refused):
        await call(SEARCH_REMOVE, {"name": "nowhere"})


async def test_whom_you_open_comes_first_and_a_stranger_is_refused(people, call, names):
    assert await names("tag:friend") == ["Bo", "Ada"]
    await call(OPENED, {"person": str(people["Ada"])})
    assert await names("tag:friend") == ["Ada", "Bo"]
    with pytest.raises(Refused):
        await call(OPENED, {"person": "ffffffff"})


async def test_after_an_update_everybody_is_indexed_in_the_background(
    people, app, call, names, recovery_key
):
    """Until then search says how many are still to come; whoever is changed is found at once."""

    def empty(connection):
        connection.execute("DELETE FROM search_person")
        connection.execute("DELETE FROM search_index")
        connection.execute("DELETE FROM search_part")
        connection.execute("INSERT INTO search_build VALUES (x'')")

    await app[STORE].maintain(empty)
    reply = await call(SEARCH, {"query": "ada"})
    assert (reply.hits, len(reply.notes)) == ([], 1)
    assert "3 people can be found only in a while" in reply.notes[0].sentence
    await call(EDIT, {"person": str(people["Bo"]), "fields": {"headline": "x"}})
    assert await names("bo") == ["Bo"]
    await app[KEEPER].lock()
    await app[KEEPER].unlock_with_recovery(recovery_key)
    await build.resume(app[STORE], app[JOBS])
    for job in app[JOBS].all():
        assert (await app[JOBS].ended(job.id)).state == "done"
    assert await names("") == ["Cy", "Bo", "Ada"]
    assert (await call(SEARCH, {"query": "ada"})).notes == []
    await build.resume(app[STORE], app[JOBS])
    assert [job.kind for job in app[JOBS].all() if job.state == "running"] == []
