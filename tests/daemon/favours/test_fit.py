"""What is said of what fits, and by whom an ask was met."""

import pytest
from daemon.extension import Refused

from kithbook_protocol.favour_operations import (
    BOARD,
    FAVOUR,
    FAVOUR_REMOVE,
    LEDGER,
    MET,
    POSTINGS,
    VERDICT,
)
from kithbook_protocol.operations import FORGET, HISTORY, MERGE, UNDO
from kithbook_protocol.relationship_operations import INTERACTIONS, LOG_EDIT, LOG_REMOVE

pytestmark = pytest.mark.usefixtures("app")


def proposed(found):
    return [one.name for one in found.proposals]


@pytest.fixture
async def kiln(add, post):
    """An ask of yours, Bo who offers what fits it, and Cy whose role does."""
    bo = await add("Bo")
    cy = await add("Cy", role="Kiln builder and ceramics engineer")
    ask = await post("ask", "A gas kiln for firing ceramics")
    offer = await post("offer", "My ceramics studio has a gas kiln", bo)
    return ask, offer, bo, cy


async def test_what_does_not_fit_is_not_proposed_again_from_either_side(call, kiln, fitting):
    ask, offer, *_ = kiln
    assert proposed(await fitting(ask)) == ["Bo", "Cy"]
    assert len((await fitting(offer)).proposals) == 1
    no = {"posting": str(ask.id), "candidate": str(offer.id), "fits": False}
    assert (await call(VERDICT, no)).sentence.startswith("Not proposed for this again: My ceramics")
    assert proposed(await fitting(ask)) == ["Cy"]
    assert (await fitting(offer)).proposals == []
    assert (await call(VERDICT, no)).sentence == "Nothing changed."
    await call(UNDO, {})
    assert proposed(await fitting(ask)) == ["Bo", "Cy"]
    await call(VERDICT, no)
    await call(VERDICT, no | {"fits": None})
    assert proposed(await fitting(ask)) == ["Bo", "Cy"]


async def test_nor_is_a_person(call, kiln, fitting):
    ask, _offer, _bo, cy = kiln
    await call(VERDICT, {"posting": str(ask.id), "candidate": cy, "fits": False})
    assert proposed(await fitting(ask)) == ["Bo"]


async def test_what_fits_comes_first_and_the_ask_is_matched(call, kiln, fitting):
    ask, _offer, _bo, cy = kiln
    said = {"posting": str(ask.id), "candidate": cy, "fits": True}
    assert (await call(VERDICT, said)).posting.state == "matched"
    found = await fitting(ask)
    assert [(one.name, one.fits) for one in found.proposals] == [("Cy", True), ("Bo", False)]
    assert (await call(VERDICT, said | {"fits": None})).posting.state == "open"


async def test_an_ask_of_yours_that_was_met_is_a_favour_received(call, kiln, fitting):
    ask, offer, bo, _cy = kiln
    await call(VERDICT, {"posting": str(ask.id), "candidate": str(offer.id), "fits": True})
    met = {"posting": str(ask.id), "by": bo}
    done = await call(MET, met)
    assert done.sentence == "Met; a favour received from Bo in the ledger."
    assert (done.posting.state, done.favour.given, done.favour.ask) == ("met", False, ask.id)
    assert done.favour.text == ask.text
    [logged] = (await call(INTERACTIONS, {"person": bo})).interactions
    assert (logged.kind, logged.id) == ("favour", done.favour.interaction)
    assert (await fitting(ask)).met_by == ["Bo"]
    again = await call(MET, met)
    assert (again.change_set, again.sentence) == (None, "That was said already.")
    assert (await call(UNDO, {})).sentence == "Undone: ask met with Bo."
    assert (await call(LEDGER, {})).favours == []
    assert (await call(INTERACTIONS, {"person": bo})).interactions == []
    assert (await call(POSTINGS, {"kind": "ask"})).postings[0].state == "matched"


async def test_an_ask_of_somebodys_is_a_favour_given_to_them(call, act, add, post):
    ada, bo = await add("Ada"), await add("Bo")
    first, second = await post("ask", "A desk", ada), await post("ask", "A lamp", ada)
    mine = await act(MET, {"posting": str(first.id), "text": "Lent her mine", "on": "2027-01-10"})
    assert (mine.favour.given, mine.favour.name) == (True, "Ada")
    assert (mine.favour.day, mine.favour.text) == ("2027-01-10", "Lent her mine")
    theirs = await call(MET, {"posting": str(second.id), "by": bo})
    assert (theirs.favour.given, theirs.favour.name) == (True, "Ada")
    ledger = await call(LEDGER, {"person": ada})
    assert (ledger.given, ledger.received) == (2, 0)
    assert ledger.balances[0].given == 2
    assert (await call(LEDGER, {"person": bo})).balances == []


async def test_nobody_meets_an_ask_of_their_own(call, add, post):
    ada = await add("Ada")
    mine, theirs = await post("ask", "A desk"), await post("ask", "A lamp", ada)
    for body in ({"posting": str(mine.id)}, {"posting": str(theirs.id), "by": ada}):
        with pytest.raises(Refused) as caught:
            await call(MET, body)
        assert "somebody else" in caught.value.failure.sentence
    said = {"posting": str(theirs.id), "candidate": ada, "fits": True}
    with pytest.raises(Refused) as caught:
        await call(VERDICT, said)
    assert "of their own" in caught.value.failure.sentence


async def test_the_ledger_counts_by_year_and_person_and_makes_nothing_of_it(call, add):
    ada, bo = await add("Ada"), await add("Bo")
    for person, given, day in ((ada, True, "2025-03-01"), (ada, False, "2026-04-01"),
                               (bo, True, "2026-05-01"), (ada, True, "2026-06-01")):  # fmt: skip
        await call(FAVOUR, {"person": person, "given": given, "text": day, "on": day})
    ledger = await call(LEDGER, {})
    assert [one.day for one in ledger.favours] == [
        "2026-06-01", "2026-05-01", "2026-04-01", "2025-03-01",
    ]  # fmt: skip
    assert (ledger.given, ledger.received) == (3, 1)
    assert [(one.year, one.given, one.received) for one in ledger.years] == [
        (2026, 2, 1), (2025, 1, 0),
    ]  # fmt: skip
    assert [(one.name, one.given, one.received, one.last) for one in ledger.balances] == [
        ("Ada", 2, 1, "2026-06-01"), ("Bo", 1, 0, "2026-05-01"),
    ]  # fmt: skip
    assert not {"score", "owed", "balance"} & ledger.balances[0].model_dump().keys()
    cut = await call(LEDGER, {"limit": 1})
    assert (len(cut.favours), cut.more, cut.given) == (1, True, 3)


async def test_a_favour_is_changed_and_removed_where_it_was_logged(call, add):
    ada = await add("Ada")
    done = (await call(FAVOUR, {"person": ada, "given": True, "text": "x"})).favour
    moved = {"interaction": str(done.interaction), "text": "A lamp", "when": "2026-01-02"}
    await call(LOG_EDIT, moved)
    [favour] = (await call(LEDGER, {})).favours
    assert (favour.text, favour.day) == ("A lamp", "2026-01-02")
    await call(LOG_REMOVE, {"interaction": str(done.interaction)})
    assert (await call(LEDGER, {})).favours == []
    await call(UNDO, {})
    await call(FAVOUR_REMOVE, {"favour": str(done.id)})
    assert (await call(LEDGER, {})).favours == []
    assert (await call(INTERACTIONS, {"person": ada})).interactions == []
    assert (await call(UNDO, {})).sentence == "Undone: removal of a favour with Ada."
    assert (await call(LEDGER, {})).favours == [favour]


async def test_merged_people_have_one_ledger_and_one_verdict(call, kiln, add, fitting):
    ask, _offer, bo, cy = kiln
    twin = await add("Cy Twin")
    await call(FAVOUR, {"person": cy, "given": True})
    await call(FAVOUR, {"person": twin, "given": False})
    await call(VERDICT, {"posting": str(ask.id), "candidate": cy, "fits": False})
    await call(MERGE, {"kept": twin, "other": cy, "take": ["role"]})
    [balance] = (await call(LEDGER, {"person": twin})).balances
    assert (balance.given, balance.received) == (1, 1)
    assert proposed(await fitting(ask)) == ["Bo"]
    assert bo


async def test_who_is_forgotten_takes_what_was_said_of_them_and_leaves_the_ask(call, kiln, fitting):
    ask, offer, bo, _cy = kiln
    await call(VERDICT, {"posting": str(ask.id), "candidate": str(offer.id), "fits": True})
    await call(MET, {"posting": str(ask.id), "by": bo})
    await call(FORGET, {"person": bo, "name": "Bo"})
    assert (await call(LEDGER, {})).favours == []
    found = await fitting(ask)
    assert (found.posting.state, found.met_by, proposed(found)) == ("met", [], ["Cy"])


async def test_the_board_has_every_open_ask_with_the_best_that_fit(call, kiln, add, post):
    ada = await add("Ada")
    await post("ask", "A translator for Basque", ada)
    board = await call(BOARD, {"each": 1})
    assert [(row.posting.name, proposed(row), row.more) for row in board.rows] == [
        ("Ada", [], False), ("", ["Bo"], True),
    ]  # fmt: skip
    [offers] = (await call(BOARD, {"kind": "offer"})).rows
    assert [one.what for one in offers.proposals] == ["ask"]
    assert kiln


async def test_history_tells_of_them_in_words(call, kiln):
    ask, offer, bo, _cy = kiln
    await call(VERDICT, {"posting": str(ask.id), "candidate": str(offer.id), "fits": True})
    await call(MET, {"posting": str(ask.id), "by": bo})
    met, fits, *_ = (await call(HISTORY, {})).deeds
    told = {(one.of, one.label, str(one.after)) for deed in (met, fits) for one in deed.edits}
    assert ("what fits an ask of yours", "said", "met") in told
    assert ("favour with Bo", "met the ask", "A gas kiln for firing ceramics") in told
