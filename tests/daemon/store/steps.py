"""Random actions on a device, and handing its journal to another, in any order and batches."""

from contextlib import suppress

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from kithbook.errors import KithbookError
from kithbook.favours import fit, ledger, opportunity
from kithbook.favours import service as favours
from kithbook.forget import service as forget
from kithbook.interactions import promise
from kithbook.interactions import service as interactions
from kithbook.merging import service as merge
from kithbook.notes import service as notes
from kithbook.people import career, date, facts, field, join, relation
from kithbook.people import service as people
from kithbook.reminders import cadence, reminder, snooze
from kithbook.week import service as week
from kithbook_protocol.agenda import ReminderRequest, SnoozeRequest
from kithbook_protocol.favours import FavourRequest, MetRequest, PostingRequest, Verdict
from kithbook_protocol.field import FieldKind
from kithbook_protocol.interactions import (
    InteractionRequest,
    LogEdit,
    LogRequest,
    PromiseRequest,
)
from kithbook_protocol.merging import MergeRequest
from kithbook_protocol.opportunity import OpportunityRequest
from kithbook_protocol.organisation import OrganisationJoin, RoleRequest
from kithbook_protocol.people import (
    AddRequest,
    EditRequest,
    ForgetRequest,
    NoteRequest,
    PersonRequest,
)
from kithbook_protocol.relation import DateRequest, RelationRequest
from kithbook_protocol.reminders import CadenceRequest
from kithbook_protocol.week import WeekAnswerRequest

WORDS = ["Ada", "Bo", "Engines", "engines", "Ω", "o'Neil 🚀"]
word = st.sampled_from(WORDS)
single = st.sampled_from(["headline", "name", "role", "organisation"])
alone = st.sampled_from(["birthday", "cadence"])
which = st.integers(0, 5)
action = st.one_of(
    st.tuples(st.just("add"), word, word, word),
    st.tuples(st.just("edit"), which, single, word),
    st.tuples(st.just("empty"), which, single),
    st.tuples(st.just("tag"), which, word),
    st.tuples(st.just("untag"), which, word),
    st.tuples(st.just("note"), which, word),
    st.tuples(st.just("date"), which, word),
    st.tuples(st.just("birthday"), which, st.sampled_from(["--04-12", "1984-04-12", "1985-01-02"])),
    st.tuples(st.just("size"), which, st.sampled_from(["37", "38"])),
    st.tuples(st.just("relate"), which, which, st.sampled_from(["manager", "report", "Ω"])),
    st.tuples(st.just("role"), which, word),
    st.tuples(st.just("field"), which, word),
    st.tuples(st.just("log"), which, which, word),
    st.tuples(st.just("unlog"), which),
    st.tuples(st.just("relog"), which, which, which, word),
    st.tuples(st.just("promise"), which, word),
    st.tuples(st.just("cadence"), which, st.integers(1, 3)),
    st.tuples(st.just("tag cadence"), word, st.integers(1, 3)),
    st.tuples(st.just("remind"), which, word, st.sampled_from([None, "weekly"])),
    st.tuples(st.just("snooze"), which, st.sampled_from([None, "2100-01-01", "2100-01-02"])),
    st.tuples(st.just("answer"), which, st.sampled_from(["done", "no", "open"])),
    st.tuples(st.just("post"), st.sampled_from(["ask", "offer"]), st.none() | which, word),
    st.tuples(st.just("fit"), which, which, st.sampled_from([True, False, None])),
    st.tuples(st.just("met"), which, which),
    st.tuples(st.just("favour"), which, st.booleans()),
    st.tuples(st.just("opportunity"), which, which, word),
    st.tuples(st.just("delete"), which),
    st.tuples(st.just("merge"), which, which, st.lists(single | alone, max_size=3)),
    st.tuples(st.just("join"), which, which),
    st.tuples(st.just("undo"), which),
    st.tuples(st.just("wait"), st.sampled_from([-50_000, -1, 1, 50_000])),
)  # fmt: skip
actions = st.lists(action, max_size=12)
forgetting_too = st.lists(action | st.tuples(st.just("forget"), which), max_size=12)
relaxed = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def person(device, number):
    rows = device.connection.execute("SELECT id FROM person ORDER BY id").fetchall()
    return rows[number % len(rows)][0].hex() if rows else "0" * 32


def interaction(device, number):
    rows = device.rows()["interaction"]
    return rows[number % len(rows)][0].hex() if rows else "0" * 32


def house(device, number):
    rows = device.connection.execute("SELECT id FROM organisation ORDER BY id").fetchall()
    return rows[number % len(rows)][0].hex() if rows else "0" * 32


def own_field(device, number, value, name="Own"):
    """Set a field of one's own, and make it first where it is not there."""

    def work(unit, request):
        if name not in {one.name for one in facts.fields(unit.connection)}:
            field.create(unit, name, FieldKind.TEXT)
        return people.edit(unit, request)

    values = [{"field": name, "value": value}]
    return "edit", work, EditRequest(person=person(device, number), values=values)


def forgetting(device, number):
    reference = person(device, number)
    found = forget.whom(device.connection, PersonRequest(person=reference))
    return "forget", forget.forget, ForgetRequest(person=reference, name=found.name)


FACTS = {
    "date": lambda device, number, label: (
        "date",
        date.write,
        DateRequest(person=person(device, number), label=label, day="--04-12"),
    ),
    "birthday": lambda device, number, day: (
        "date",
        date.write,
        DateRequest(person=person(device, number), label="birthday", day=day),
    ),
    "size": lambda device, number, value: own_field(device, number, value, "Size"),
    "relate": lambda device, one, other, label: (
        "relation",
        relation.write,
        RelationRequest(person=person(device, one), other=person(device, other), label=label),
    ),
    "role": lambda device, number, title: (
        "role",
        career.write,
        RoleRequest(person=person(device, number), fields={"title": title, "until": "2019"}),
    ),
    "join": lambda device, kept, other: (
        "join",
        join.join,
        OrganisationJoin(kept=house(device, kept), other=house(device, other)),
    ),
    "field": own_field,
    "forget": forgetting,
}


def posting(device, number, kind="ask"):
    rows = device.rows()[kind]
    return rows[number % len(rows)][0].hex() if rows else "0" * 32


FACTS |= {
    "post": lambda device, kind, number, text: (
        kind,
        favours.post,
        PostingRequest(
            kind=kind, text=text, person=None if number is None else person(device, number)
        ),
    ),
    "fit": lambda device, one, other, fits: (
        "fit",
        fit.judge,
        Verdict(
            posting=posting(device, one),
            candidate=posting(device, other, "offer") if other % 2 else person(device, other),
            fits=fits,
        ),
    ),
    "met": lambda device, one, other: (
        "met",
        fit.meet,
        MetRequest(posting=posting(device, one), by=person(device, other), on="1 Jan 2020"),
    ),
    "favour": lambda device, number, given: (
        "favour",
        ledger.add,
        FavourRequest(person=person(device, number), given=given, on="1 Jan 2020"),
    ),
    "opportunity": lambda device, one, other, title: (
        "opportunity",
        opportunity.add,
        OpportunityRequest(
            person=person(device, one),
            kind="job",
            title=title,
            people=[person(device, other)],
            on="1 Jan 2020",
        ),
    ),
}


def do(device, step):
    kind, *rest = step
    if kind == "wait":
        device.milliseconds += rest[0]
    elif kind == "undo":
        known = device.change_sets()
        if known:
            device.undo(known[rest[0] % len(known)].id)
    elif kind == "add":
        name, organisation, tag = rest
        fields = {"name": name, "organisation": organisation}
        device.act("add", people.add, AddRequest(fields=fields, tags=[tag]))
    elif kind == "note":
        request = NoteRequest(person=person(device, rest[0]), text=rest[1])
        device.act("note", notes.write, request)
    elif kind == "merge":
        kept, other = (person(device, number) for number in rest[:2])
        take = [name for name in rest[2] if name != "organisation"]
        request = MergeRequest(kept=kept, other=other, take=take)
        device.act("merge", merge.merge, request)
    elif kind in TOUCHES:
        touch(device, kind, *rest)
    elif kind == "delete":
        device.act("delete", people.delete, PersonRequest(person=person(device, rest[0])))
    elif kind in FACTS:
        kind, work, request = FACTS[kind](device, *rest)
        device.act(kind, work, request)
    else:
        change = {
            "edit": lambda: {"fields": {rest[1]: rest[2]}},
            "empty": lambda: {"fields": {rest[1]: None}},
            "tag": lambda: {"add_tags": [rest[1]]},
            "untag": lambda: {"remove_tags": [rest[1]]},
        }[kind]()
        request = EditRequest(person=person(device, rest[0]), **change)
        device.act("edit", people.edit, request)


TOUCHES = {
    "log",
    "unlog",
    "relog",
    "promise",
    "cadence",
    "tag cadence",
    "remind",
    "snooze",
    "answer",
}


def touch(device, kind, *rest):
    if kind == "log":
        there = [person(device, one) for one in rest[:2]]
        request = LogRequest(people=there, kind="met", when="1 Jan 2020", text=rest[2])
        device.act("log", interactions.log, request)
    elif kind == "unlog":
        request = InteractionRequest(interaction=interaction(device, rest[0]))
        device.act("unlog", interactions.remove, request)
    elif kind == "relog":
        added, removed = (person(device, one) for one in rest[1:3])
        request = LogEdit(
            interaction=interaction(device, rest[0]),
            text=rest[3],
            add_people=[added],
            remove_people=[] if added == removed else [removed],
        )
        device.act("relog", interactions.edit, request)
    elif kind == "promise":
        request = PromiseRequest(person=person(device, rest[0]), text=rest[1])
        device.act("promise", promise.make, request)
    elif kind == "remind":
        request = ReminderRequest(text=rest[1], person=person(device, rest[0]), rule=rest[2])
        device.act("reminder", reminder.make, request)
    elif kind == "answer":
        request = WeekAnswerRequest(person=person(device, rest[0]), answer=rest[1])
        device.act("week", week.answer, request)
    elif kind == "snooze":
        request = SnoozeRequest(person=person(device, rest[0]), until=rest[1])
        device.act("snooze", snooze.snooze, request)
    elif kind == "cadence":
        request = CadenceRequest(person=person(device, rest[0]), ideal=rest[1])
        device.act("cadence", cadence.put, request)
    else:
        request = CadenceRequest(tag=rest[0], ideal=rest[1])
        device.act("cadence", cadence.put, request)


def do_all(device, steps):
    for step in steps:
        with suppress(KithbookError):
            do(device, step)


def hand_over(chance, giver, taker):
    """Give all change sets, shuffled and cut into batches."""
    left = giver.change_sets()
    chance.shuffle(left)
    while left:
        size = chance.randint(1, len(left))
        taker.absorb(left[:size])
        left = left[size:]
