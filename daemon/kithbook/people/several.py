"""What is done to several people at once, and taken back at once."""

from uuid import UUID

from kithbook.people import facts, service
from kithbook.people.identifier import quoted, tag_name
from kithbook.store.journal import Unit
from kithbook_protocol.people import AppliedToSeveral, SeveralRequest, TagSeveralRequest


def tag(unit: Unit, request: TagSeveralRequest) -> AppliedToSeveral:
    """Tag people, or take tags off them; who has a tag already is left as they are.

    Raises:
        NotThere: one of them is nobody, or more than one.
        InvalidRequest: a tag says nothing.
    """
    changed = 0
    for identifier in _meant(unit, request):
        before = _tags(unit, identifier)
        for one in request.add:
            service.add_tag(unit, identifier, one)
        for one in request.remove:
            service.remove_tag(unit, identifier, one)
        changed += _tags(unit, identifier) != before
    added = [f'"{quoted(tag_name(one))}"' for one in request.add]
    removed = [f'"{quoted(tag_name(one))}"' for one in request.remove]
    told = [f"{', '.join(added)} added" if added else "", f"{', '.join(removed)} taken off"]
    what = "; ".join(filter(None, told if removed else told[:1]))
    return _done(unit, changed, f"{_counted(changed)}: {what}.")


def delete(unit: Unit, request: SeveralRequest) -> AppliedToSeveral:
    """Delete people, and what hangs on them; undo brings all of it back.

    Raises:
        NotThere: one of them is nobody, or more than one.
    """
    meant = _meant(unit, request)
    for identifier in meant:
        service.remove(unit, identifier)
    return _done(unit, len(meant), f"{_counted(len(meant))} deleted.")


def _meant(unit: Unit, request: SeveralRequest) -> list[UUID]:
    found = (service.find(unit.connection, one).id for one in request.people)
    return list(dict.fromkeys(found))


def _tags(unit: Unit, identifier: UUID) -> set[str]:
    return {name for _, name in facts.tags(unit.connection, identifier)}


def _done(unit: Unit, people: int, sentence: str) -> AppliedToSeveral:
    return AppliedToSeveral(
        change_set=unit.change_set if unit.changed else None,
        people=people,
        sentence=sentence if unit.changed else "Nothing changed.",
    )


def _counted(people: int) -> str:
    return "1 person" if people == 1 else f"{people:,} people"
