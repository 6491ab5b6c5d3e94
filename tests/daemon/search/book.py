"""A device and what tests of search do with it: add people, and find them."""

from uuid import UUID

from daemon.store.device import new_id

from kithbook.favours import service as favours
from kithbook.interactions import service as interactions
from kithbook.notes import service as notes
from kithbook.people import relation
from kithbook.people import service as people
from kithbook.search.service import search
from kithbook_protocol.favours import PostingRequest
from kithbook_protocol.interactions import LogRequest
from kithbook_protocol.people import AddRequest, NoteRequest
from kithbook_protocol.relation import RelationRequest
from kithbook_protocol.search import SearchRequest


def add(device, name, *, note=None, fields=None, **more):
    request = AddRequest(fields={"name": name} | (fields or {}), **more)
    person = device.act("add", people.add, request).person
    if note:
        device.act("note", notes.write, NoteRequest(person=str(person.id), text=note))
    return person


def meet(device, person, *days):
    for day in days:
        request = LogRequest(people=[str(person.id)], kind="met", when=day)
        # An item's id says when it was wished, which must be the device's time.
        item = UUID(bytes=device.milliseconds.to_bytes(6, "big") + new_id().bytes[6:])
        device.act("log", interactions.log, request, item=item)


def relate(device, person, label, other):
    request = RelationRequest(person=str(person.id), label=label, other=str(other.id))
    device.act("relation", relation.write, request)


def post(device, kind, person, text):
    request = PostingRequest(kind=kind, person=str(person.id), text=text)
    device.act(kind, favours.post, request)


def asked(device, query, **more):
    return search(device.connection, SearchRequest(query=query, **more), device.milliseconds)


def found(device, query, limit=20):
    return asked(device, query, limit=limit).hits


def names(device, query):
    return [hit.name for hit in found(device, query)]
