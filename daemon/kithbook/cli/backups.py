"""Backups, printed."""

from kithbook.cli.output import counted, day, say
from kithbook_protocol.backup import Backup, Backups

_MIB = 1024 * 1024


def print_backups(found: Backups) -> None:
    """Print backups, newest first."""
    for one in found.backups:
        say(f"{one.counter:>5}  {day(one.made_at)}  {size(one.size):>9}  {_state(one)}")
        say(f"       {one.file}")
    if not found.backups:
        say("There is no backup yet; make one with: kithbook backup create")
    say(proven(found.proven))
    for sentence in found.troubles:
        say(f"Warning: {sentence}")
    if found.every_hours:
        where = " and ".join(one.address for one in found.places)
        say(f"Made every {counted(found.every_hours, 'hour')}, in {where}.")
    else:
        say("Made only when you say so; see: kithbook backup every --help")


def proven(one: Backup | None) -> str:
    """Say which backup is known to come back."""
    if one is None:
        return "No backup is proven yet; prove one with: kithbook backup verify"
    return f"Last proven backup: of {day(one.made_at)}, in {one.place}."


def size(count: int) -> str:
    """Return bytes as people read them."""
    if count < _MIB:
        return f"{max(1, count // 1024)} kB"
    return f"{count / _MIB:.1f} MB"


def _state(one: Backup) -> str:
    if one.there is False:
        return "GONE from its place"
    if one.failure:
        return f"FAILED: {one.failure}"
    if one.people is None:
        return "lies there; this vault does not remember it"
    state = f"proven {day(one.proven_at)}" if one.proven_at else "not proven yet"
    if one.hindrance and not one.proven_at:
        state += f": {one.hindrance}"
    made = f"; made {one.reason}" if one.reason else ""
    return state + made + (" (out of reach now)" if one.there is None else "")
