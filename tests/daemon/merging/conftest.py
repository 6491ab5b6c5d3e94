from types import SimpleNamespace

import pytest
from daemon.store.device import Device

from kithbook.merging import service as merge
from kithbook.notes import service as notes
from kithbook.people import date, service
from kithbook_protocol.merging import MergeRequest
from kithbook_protocol.people import (
    AddRequest,
    NoteRequest,
    PersonRequest,
)
from kithbook_protocol.relation import DateRequest

ADA = {
    "name": "Ada Lovelace",
    "headline": "Countess",
    "role": "Analyst",
    "organisation": "Engines",
    "location": "London",
}
KING = {"name": "Augusta Ada King", "headline": "Enchantress of Number", "role": "Author"}


@pytest.fixture
def device(tmp_path):
    made = Device(tmp_path / "a")
    yield made
    made.close()


def add(device, fields, note="", **lists):
    done = device.act("add", service.add, AddRequest(fields=fields, **lists))
    if note:
        device.act("note", notes.write, NoteRequest(person=str(done.person.id), text=note))
    return str(done.person.id)


@pytest.fixture
def two(device):
    ada = add(device, ADA, "Likes engines", emails=["ada@engines.example"], tags=["maths"])
    king = add(device, KING, "Likes horses", emails=["ada@king.example"], tags=["Maths", "poetry"])
    return SimpleNamespace(ada=ada, king=king)


def do(device, kept, other, *take):
    request = MergeRequest(kept=kept, other=other, take=list(take))
    return device.act("merge", merge.merge, request)


def show(device, person):
    return service.show(device.connection, PersonRequest(person=person))


def note_texts(device, person):
    found = notes.show(device.connection, PersonRequest(person=person)).notes
    return sorted(note.text for note in found)


def born(device, person, day):
    request = DateRequest(person=person, label="birthday", day=day)
    return device.act("date", date.write, request)
