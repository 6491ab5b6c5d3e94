"""What was said of what fits an ask: it does, it does not, it met it."""

from uuid import UUID

from kithbook.errors import InvalidRequest, NotThere
from kithbook.favours import ledger, service, store
from kithbook.favours.model import FITS, MET, NOT
from kithbook.people import service as people
from kithbook.people.identifier import derived, quoted
from kithbook.store.journal import Unit
from kithbook_protocol.favours import (
    FavourDone,
    FavourRequest,
    MetRequest,
    Posted,
    Posting,
    Verdict,
)

_SAID = {True: "Fits", False: "Not proposed for this again", None: "Nothing said of it any more"}


def judge(unit: Unit, request: Verdict) -> Posted:
    """Say of what was proposed that it fits, or does not.

    Raises:
        NotThere: either is not there.
        InvalidRequest: both are of one person.
    """
    about = service.find(unit.connection, request.posting)
    other, person = _candidate(unit, about, request.candidate)
    ask, offer = (about, other) if about.kind == "ask" else (other, about)
    if ask is None:
        raise NotThere("An offer fits asks: name one of them.")
    state = {True: FITS, False: NOT, None: None}[request.fits]
    _say(unit, ask, offer, offer.person if offer else person, state)
    told = store.verdicts(unit.connection, "ask", ask.id)
    any_fits = any(said == FITS for _, said in told.values())
    if ask.state in {"open", "matched"}:
        service.change(unit, ask, {"state": "matched" if any_fits else "open"})
    now = service.find(unit.connection, str(about.id), about.kind)
    sentence = f"{_SAID[request.fits]}: {quoted(_called(unit, other, person))}."
    return service.posted(unit, now, sentence if unit.changed else "Nothing changed.")


def meet(unit: Unit, request: MetRequest) -> FavourDone:
    """Say by whom an ask was met; that is a favour.

    An ask of yours that somebody met is one received; an ask of somebody's that you met, or found
    somebody for, is one given to them.

    Raises:
        NotThere: there is no such ask, or nobody of that name.
        InvalidRequest: nobody met their own ask, or the day is still to come.
    """
    ask = service.find(unit.connection, request.posting, "ask")
    by = people.followed(unit, request.by) if request.by else None
    helper = by.id if by else None
    if helper == ask.person:
        raise InvalidRequest("Name who met it: somebody else than who asked.")
    told = store.verdicts(unit.connection, "ask", ask.id)
    offers = [
        (of, said)
        for of, (_, said) in told.items()
        if (one := store.posting(unit.connection, "offer", of)) and one.person == helper
    ]
    # The offer that was said to fit is what met it.
    offer = next((of for of, said in offers if said != NOT), None)
    found = store.posting(unit.connection, "offer", offer) if offer else None
    _say(unit, ask, found, helper, MET)
    if not unit.changed and ask.state == "met":
        return FavourDone(
            change_set=None, favour=None, posting=ask, sentence="That was said already."
        )
    service.change(unit, ask, {"state": "met"})
    whom = ask.person or helper
    favour = ledger.write(
        unit,
        FavourRequest(
            person=str(whom), given=bool(ask.person), text=request.text or ask.text, on=request.on
        ),
        ask.id,
    )
    now = service.find(unit.connection, str(ask.id), "ask")
    way = "given to" if favour.given else "received from"
    sentence = f"Met; a favour {way} {quoted(favour.name)} in the ledger."
    return FavourDone(change_set=unit.change_set, favour=favour, posting=now, sentence=sentence)


def _say(
    unit: Unit, ask: Posting, offer: Posting | None, person: UUID | None, state: str | None
) -> None:
    """Keep what is said of an offer, or of a person, and an ask; None takes it back.

    Raises:
        InvalidRequest: both are of one person.
    """
    if person == ask.person and state != MET:
        raise InvalidRequest("Nobody fits an ask of their own.")
    of = offer.id if offer else person
    row = derived("fit", ask.id.bytes, of.bytes if of else b"")
    known = store.verdicts(unit.connection, "ask", ask.id).get(of) if of else None
    if known is None and of is None and store.is_fit(unit.connection, row):
        known = row, MET
    if known is None:
        if state:
            ends = {"person": person, "asker": ask.person, "offer": offer.id if offer else None}
            unit.create("fit", row, ask=ask.id, state=state, **ends)
    elif state is None:
        unit.remove("fit", known[0])
    elif known[1] != state:
        unit.set("fit", known[0], state=state)


def _candidate(unit: Unit, about: Posting, reference: str) -> tuple[Posting | None, UUID | None]:
    """Return the offer or ask that is meant; or, of an ask, the person."""
    try:
        return service.find(
            unit.connection, reference, "offer" if about.kind == "ask" else "ask"
        ), None
    except NotThere:
        if about.kind == "offer":
            raise
        return None, people.followed(unit, reference).id


def _called(unit: Unit, posting: Posting | None, person: UUID | None) -> str:
    if posting:
        return " ".join(posting.text.split())
    return people.find(unit.connection, str(person)).name
