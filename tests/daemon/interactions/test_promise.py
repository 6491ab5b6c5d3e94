import pytest
from daemon.extension import Refused

from kithbook_protocol.operations import DELETE, SEARCH, UNDO
from kithbook_protocol.relationship_operations import LOG_REMOVE, PROMISE, PROMISE_END

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def promise(call, item):
    """Promise by the test's clock: `await promise(person, text, theirs=..., due=...)`."""

    async def make(person, text, **more):
        return await call(PROMISE, {"person": person, "text": text, **more}, item=item())

    return make


async def test_a_promise_says_whose_it_is_and_by_when(add, promise, promised):
    ada = await add("Ada")
    mine = await promise(ada, "Send the paper", due="Friday 22 Jan")
    assert mine.sentence == "You promised Ada: Send the paper, by 2027-01-22."
    theirs = await promise(ada, "Introduce me to Bo", theirs=True)
    assert theirs.sentence == "Ada promised you: Introduce me to Bo."
    assert await promised(ada) == await promised() == [mine.promise, theirs.promise]
    assert (mine.promise.theirs, theirs.promise.theirs) == (False, True)
    assert mine.promise.state == "open"


async def test_promises_with_a_day_come_first_the_earliest_first(clock, add, promise, promised):
    ada = await add("Ada")
    for text, due in (("a", None), ("b", "in 2 weeks"), ("c", "tomorrow"), ("d", None)):
        await promise(ada, text, due=due)
        clock.forward(1)
    assert [one.text for one in await promised(ada)] == ["c", "b", "d", "a"]


@pytest.mark.parametrize(("state", "said"), [("kept", "Kept: x."), ("dropped", "Dropped: x.")])
async def test_a_promise_stays_until_it_is_kept_or_dropped(  # noqa: PLR0917 - fixtures
    call, add, promise, promised, state, said
):
    ada = await add("Ada")
    made = (await promise(ada, "x")).promise
    one = {"promise": made.id.hex[-8:]}
    done = await call(PROMISE_END, one | {"state": state})
    assert (done.sentence, done.promise.state) == (said, state)
    assert await promised(ada) == []
    assert [each.state for each in await promised(ada, ended=True)] == [state]
    again = await call(PROMISE_END, one | {"state": state})
    assert (again.change_set, again.sentence) == (None, "Nothing changed.")
    await call(UNDO, {})
    assert await promised(ada) == [made]
    await call(PROMISE_END, one | {"state": state})
    assert (await call(PROMISE_END, one | {"state": "open"})).sentence == "Open again: x."
    assert await promised(ada) == [made]


async def test_a_promise_hangs_on_an_interaction_and_outlives_it(call, add, log, promise, promised):
    ada = await add("Ada")
    met = (await log(ada)).interaction
    made = await promise(ada, "x", interaction=met.id.hex[-8:])
    assert made.promise.interaction == met.id
    await call(LOG_REMOVE, {"interaction": str(met.id)})
    assert await promised(ada) == [made.promise]


async def test_a_promise_is_found_by_its_words_with_the_field_named(call, add, promise):
    await promise(await add("Ada"), "Send the Jacquard paper")
    [hit] = (await call(SEARCH, {"query": "jacquard"})).hits
    assert (hit.field, hit.snippet) == ("promise", "Send the Jacquard paper")


async def test_promises_are_hidden_with_a_deleted_person(call, add, promise, promised):
    ada = await add("Ada")
    made = (await promise(ada, "x")).promise
    await call(DELETE, {"person": ada})
    assert await promised() == []
    with pytest.raises(Refused):
        await call(PROMISE_END, {"promise": str(made.id), "state": "kept"})
    await call(UNDO, {})
    assert await promised() == [made]


@pytest.mark.parametrize(
    "body",
    [{"text": " \0"}, {"due": "06/07/2027"}, {"due": "Friday 14:00"}, {"interaction": "ffff"}],
)
async def test_what_cannot_be_promised_is_refused(add, promise, promised, body):
    asked = {"text": "x"} | body
    with pytest.raises(Refused):
        await promise(await add("Ada"), **asked)
    assert await promised() == []
