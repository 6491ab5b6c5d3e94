"""The steps of an introduction: which may be taken when, and which comes next. Pure.

Both are asked before they are brought together (double opt-in), yet whoever was brought together
without that can be written down too.
"""

from kithbook.errors import InvalidRequest
from kithbook.introductions.model import MADE
from kithbook_protocol.introductions import IntroductionState, IntroductionStep

_ASKING: dict[IntroductionState, IntroductionState] = {"idea": "asked", "agreed": "relayed"}
_AGREEING: dict[IntroductionState, IntroductionState] = {"asked": "agreed", "relayed": "mutual"}
_NEXT: dict[IntroductionState, IntroductionStep] = {
    "idea": "ask",
    "asked": "agree",
    "agreed": "ask",
    "relayed": "agree",
    "mutual": "make",
    "made": "met",
    "met": "outcome",
}


def coming(
    state: IntroductionState, *, is_mine: bool, thanks_owed: bool
) -> IntroductionStep | None:
    """Return the step that comes next, as a rule.

    Args:
        state: how far it is.
        is_mine: whether you introduce.
        thanks_owed: whether the introducer is still to be thanked by you.
    """
    if thanks_owed and state in {"met", "done"}:
        return "thank"
    if state == "agreed" and not is_mine:
        return "make"
    return _NEXT.get(state)


def after(state: IntroductionState, step: IntroductionStep, *, is_mine: bool) -> IntroductionState:
    """Return the state after a step.

    Raises:
        InvalidRequest: that step does not follow, and what would.
    """
    if step == "thank":
        return state
    if step == "outcome":
        if state not in MADE:
            raise InvalidRequest("It was not made yet; say so first: kithbook intro make")
        return "done"
    if state == "done" or (state == "declined" and step == "decline"):
        raise InvalidRequest("It has come to its end already; `kithbook undo` takes a step back.")
    if step in {"make", "met"}:
        if step == "make" and state in MADE:
            raise InvalidRequest("It was made already.")
        return "made" if step == "make" else "met"
    if step == "decline":
        if state in MADE:
            raise InvalidRequest("It was made already; say what came of it instead.")
        return "declined"
    reached = (_ASKING if step == "ask" else _AGREEING).get(state)
    if reached is None or (reached == "relayed" and not is_mine):
        raise InvalidRequest(_unfit(state, step, is_mine=is_mine))
    return reached


def _unfit(state: IntroductionState, step: IntroductionStep, *, is_mine: bool) -> str:
    if step == "agree":
        return "Nobody who was asked has yet to answer."
    if state in {"asked", "relayed"}:
        return "That was asked already; say what they answer: kithbook intro agree, or decline."
    if state == "declined":
        return "It was declined; `kithbook undo` takes that back."
    both = "both agree" if is_mine else "they agree"
    return f"Nobody is left to be asked: {both}, or it was made."
