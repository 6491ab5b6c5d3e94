"""What forgetting somebody means to interactions with others, promises, and cadences of tags."""

from kithbook.store.service import STORE
from kithbook_protocol.operations import DELETE, FORGETTABLE, MERGE, UNDO
from kithbook_protocol.relationship_operations import (
    CADENCE,
    CADENCES,
    INTERACTIONS,
    LOG,
    LOG_EDIT,
    PROMISE,
)


async def test_an_interaction_goes_with_the_last_who_took_part(app, call, add, forget):
    ada, bo, cy = [await add(name) for name in ("Ada", "Bo", "Cy")]
    body = {"people": [str(ada.id), str(bo.id), str(cy.id)], "kind": "met", "text": "with Ada"}
    await call(LOG, body)
    await call(DELETE, {"person": str(cy.id)})
    await forget(ada.id)
    [left] = (await call(INTERACTIONS, {"person": str(bo.id)})).interactions
    assert ([one.name for one in left.people], left.text) == (["Bo"], "with Ada")
    await forget(bo.id)
    count = "SELECT count(*) FROM interaction"
    assert await app[STORE].read(lambda c: c.execute(count).fetchone()) == (1,)  # Cy's, deleted
    await forget(cy.id)
    assert await app[STORE].read(lambda c: c.execute(count).fetchone()) == (0,)
    told = "SELECT count(*) FROM change WHERE fields LIKE '%with Ada%'"
    assert await app[STORE].read(lambda c: c.execute(told).fetchone()) == (0,)


async def test_who_was_taken_out_of_an_interaction_does_not_keep_it(app, call, add, forget):
    ada, bo = await add("Ada"), await add("Bo")
    done = await call(LOG, {"people": [str(ada.id), str(bo.id)], "kind": "met", "text": "looms"})
    change = {"interaction": str(done.interaction.id), "remove_people": [str(bo.id)]}
    await call(LOG_EDIT, change)
    await forget(ada.id)
    for count in ("interaction", "change WHERE fields LIKE '%looms%'"):
        told = f"SELECT count(*) FROM {count}"  # noqa: S608 - ours
        assert await app[STORE].read(lambda c, told=told: c.execute(told).fetchone()) == (0,)


async def test_a_log_about_others_too_is_still_undone_for_them(call, add, forget):
    ada, bo = await add("Ada"), await add("Bo")
    done = await call(LOG, {"people": [str(ada.id), str(bo.id)], "kind": "met"})
    await forget(ada.id)
    undone = await call(UNDO, {"change_set": str(done.change_set)})
    assert undone.sentence == "Undone: log of Bo."
    assert (await call(INTERACTIONS, {"person": str(bo.id)})).interactions == []


async def test_it_says_what_goes_and_who_else_has_the_name_in_an_interaction(call, add):
    ada, bo = await add("Ada Lovelace"), await add("Bo")
    both = [str(ada.id), str(bo.id)]
    await call(LOG, {"people": both, "kind": "met", "text": "ada lovelace at dinner"})
    await call(LOG, {"people": both[:1], "kind": "call"})
    await call(PROMISE, {"person": both[0], "text": "x"})
    found = await call(FORGETTABLE, {"person": both[0]})
    assert (found.interactions, found.promises, found.named_by) == (2, 1, 1)


async def test_a_tags_cadence_goes_with_the_last_who_has_the_tag(call, add, forget):
    ada, bo = await add("Ada", tags=["chess"]), await add("Bo", tags=["Chess"])
    await call(CADENCE, {"ideal": 30, "tag": "chess"})
    await call(CADENCE, {"ideal": 30, "tag": "nobody's"})
    await forget(ada.id)
    assert [one.name for one in (await call(CADENCES)).cadences] == ["chess", "nobody's"]
    await forget(bo.id)
    assert [one.name for one in (await call(CADENCES)).cadences] == ["nobody's"]
    await call(CADENCE, {"ideal": 10, "tag": "chess"})
    assert [one.name for one in (await call(CADENCES)).cadences] == ["chess", "nobody's"]


async def test_who_was_merged_leaves_no_interaction_and_no_cadence_of_a_tag(app, call, add, forget):
    ada, twin = await add("Ada", tags=["chess"]), await add("Ada", tags=["looms", "chess"])
    await call(LOG, {"people": [str(ada.id), str(twin.id)], "kind": "met", "text": "looms"})
    await call(CADENCE, {"ideal": 30, "person": str(twin.id)})
    for tag in ("chess", "looms"):
        await call(CADENCE, {"ideal": 30, "tag": tag})
    await call(MERGE, {"kept": str(ada.id), "other": str(twin.id)})
    [one] = (await call(INTERACTIONS, {"person": str(ada.id)})).interactions
    assert [(each.id, each.name) for each in one.people] == [(ada.id, "Ada")]
    assert (await call(FORGETTABLE, {"person": str(ada.id)})).interactions == 1
    await forget(ada.id)
    assert (await call(CADENCES)).cadences == []
    for count in ("interaction", "participant", "cadence"):
        query = f"SELECT count(*) FROM {count}"  # noqa: S608 - our names
        assert await app[STORE].read(lambda c, query=query: c.execute(query).fetchone()) == (0,)
