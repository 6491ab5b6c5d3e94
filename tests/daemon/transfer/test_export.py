"""Exports: everybody once, some by a search, one alone; read back they change nothing."""

from uuid import uuid4

import pytest
from daemon.transfer.conftest import lines, refused
from daemon.transfer.test_import import BO, INES
from icalendar import Calendar

from kithbook.feed import entries
from kithbook.store.service import STORE
from kithbook_protocol import transfer_operations as operations
from kithbook_protocol.operations import ADD, EDIT, FORGET, NOTE
from kithbook_protocol.people_operations import RELATION_REMOVE
from kithbook_protocol.relationship_operations import CADENCE, LOG

EVERY = ("google", "icalendar", "jscontact", "jsonl", "ldif", "markdown", "vcard", "vcard3")


@pytest.fixture
def written(call):
    """Return an export as one text, and how many people were told of."""

    async def read(format_, **more):
        text, people, after = "", 0, None
        while True:
            asked = {"format": format_, "after": after, **more}
            piece = await call(operations.EXPORT, asked)
            text += "".join(part.text for part in piece.parts)
            people, after = people + piece.people, piece.after
            if after is None:
                return text, people

    return read


@pytest.mark.parametrize("format_", EVERY)
async def test_everybody_is_in_every_format(bring, written, format_):
    await bring(lines(INES, BO))
    text, people = await written(format_)
    assert people == 2
    assert "Ines Okafor" in text


@pytest.mark.parametrize("format_", ["jscontact", "jsonl", "vcard", "vcard3"])
async def test_an_export_brought_in_again_changes_nothing(bring, written, format_):
    await bring(lines(INES | {"location": "Halden, Norway"}, BO))
    text, _ = await written(format_)
    _job, found = await bring(text.encode())
    assert (found.counts.new, found.counts.changed, found.counts.skipped) == (0, 0, 0)
    assert found.counts.same == 2


async def test_many_come_in_pieces_each_once(bring, written):
    await bring(lines(*({"key": str(n), "name": f"Person {n:03}"} for n in range(450))))
    text, people = await written("jsonl")
    assert people == 450
    assert sorted(text.count(f"Person {n:03}") for n in range(450)) == [1] * 450


async def test_a_search_or_a_name_says_who_is_written(bring, written, person):
    await bring(lines(INES, BO))
    text, people = await written("vcard", query="glass")
    assert (people, "Ines Okafor" in text) == (1, True)
    bo = str((await person("Bo Lind")).id)
    text, people = await written("vcard", person=bo)
    assert (people, "FN:Bo Lind" in text) == (1, True)
    text, people = await written("vcard", people=[bo, bo, str(uuid4())], query="glass")
    assert (people, "FN:Bo Lind" in text) == (1, True)


async def test_what_was_typed_since_is_written_and_the_rest_of_a_card_stays(
    call, bring, written, person
):
    await bring(lines(INES))
    ines = await person("Ines Okafor")
    await call(EDIT, {"person": str(ines.id), "fields": {"headline": "Typed"}})
    await call(NOTE, {"person": str(ines.id), "text": "Noted; later"})
    text, _ = await written("vcard")
    assert "Typed" in text
    assert "Noted; later" in text
    assert "ADR;TYPE=home:;;12 Quay Street;Halden;;1771;Norway" in text


FRIENDS = (
    b"BEGIN:VCARD\r\nVERSION:4.0\r\nUID:a\r\nFN:Ines Okafor\r\n"
    b"RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6\r\n"
    b"RELATED;TYPE=colleague;X-KITHBOOK-NAME=:b\r\nEND:VCARD\r\n"
    b"BEGIN:VCARD\r\nVERSION:4.0\r\nUID:b\r\nFN:Bo Lind\r\nEND:VCARD\r\n"
)
STRANGER = "RELATED;TYPE=friend:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6\r\n"


async def test_a_relation_to_somebody_unknown_is_written_back(bring, written, person):
    await bring(FRIENDS, name="people.vcf")
    assert [one.name for one in (await person("Ines Okafor")).relations] == ["Bo Lind"]
    text, _ = await written("vcard")
    assert STRANGER in text
    assert text.count("RELATED") == 3  # with what Ines is to Bo
    _job, found = await bring(text.encode(), name="people.vcf")
    assert (found.counts.new, found.counts.changed) == (0, 0)
    assert STRANGER in (await written("vcard"))[0]


async def test_a_relation_that_was_taken_off_stays_off(call, bring, written, person):
    await bring(FRIENDS, name="people.vcf")
    ines = await person("Ines Okafor")
    await call(RELATION_REMOVE, {"person": str(ines.id), "relation": str(ines.relations[0].id)})
    text, _ = await written("vcard")
    assert STRANGER in text
    assert "TYPE=colleague" not in text


async def test_who_is_forgotten_is_in_no_other_s_relations(call, bring, written, person):
    await bring(FRIENDS, name="people.vcf")
    bo = await person("Bo Lind")
    await call(FORGET, {"person": str(bo.id), "name": "Bo Lind"})
    text, _ = await written("vcard")
    assert STRANGER in text
    assert text.count("RELATED") == 1


async def test_a_format_nobody_knows_is_refused_with_those_there_are(call, app):
    assert app
    told = await refused(call(operations.EXPORT, {"format": "papyrus"}))
    assert "papyrus" in told
    assert "vcard" in told


async def test_a_person_is_a_code_that_says_who_they_are(call, bring, person):
    await bring(lines(INES))
    ines = await person("Ines Okafor")
    code = await call(operations.QR, {"person": str(ines.id)})
    assert "FN:Ines Okafor" in code.vcard
    assert code.svg.startswith("<svg")


def due(text):
    """Return when contact is due, by name, as icalendar's library reads it."""
    entries = {str(one["summary"]): one for one in Calendar.from_ical(text).walk("VEVENT")}
    return {
        name.removeprefix("Be in touch: "): one["dtstart"].dt.isoformat()
        for name, one in entries.items()
        if name.startswith("Be in touch: ")
    }


async def test_contact_is_due_by_a_tags_cadence_in_the_export_as_in_the_feed(
    call, app, written, item
):
    """The test's clock stands at 2027-01-15."""

    async def add(name, *tags, met=None):
        body = {"fields": {"name": name}, "tags": tags}
        person = str((await call(ADD, body, item=item())).person.id)
        if met:
            await call(LOG, {"people": [person], "kind": "met", "when": met}, item=item())
        return person

    by_itself = await add("Its own", "Glass", met="2027-01-10")
    await add("Tagged", "glass", met="2027-01-10")
    await add("Of two tags", "glass", "kilns", met="2027-01-10")
    await add("Never met", "GLASS")
    await add("Untagged", met="2027-01-10")
    await call(CADENCE, {"tag": "glass", "ideal": 20})
    await call(CADENCE, {"tag": "kilns", "ideal": 10})
    await call(CADENCE, {"person": by_itself, "ideal": 40})
    exported, _ = await written("icalendar")
    fed = await app[STORE].read(lambda held: entries.written(held, app[STORE].now(), names=True))
    assert due(exported) == due(fed)
    assert due(exported) == {
        "Its own": "2027-02-19",
        "Tagged": "2027-01-30",
        "Of two tags": "2027-01-20",
        "Never met": "2027-02-04",
    }


@pytest.mark.parametrize("format_", ["jsonl", "jscontact", "vcard", "markdown"])
async def test_a_tags_cadence_is_written_as_nobodys_own(call, app, written, format_):
    assert app
    await call(ADD, {"fields": {"name": "Ada"}, "tags": ["glass"]})
    before = await written(format_)
    await call(CADENCE, {"tag": "glass", "ideal": 20})
    assert await written(format_) == before
