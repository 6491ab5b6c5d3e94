"""By what a card is known again, where it has no key and a mailbox is shared; and houses."""

from daemon.store.device import Device
from daemon.transfer.conftest import ended, lines
from daemon.transfer.test_import import INES, changed

from kithbook.people import called
from kithbook.people import service as people
from kithbook.transfer.making import Houses
from kithbook_protocol import transfer_operations as operations
from kithbook_protocol.people import AddRequest

FAMILY = [{"value": "family@okafor.example"}]
ANN, BEN, CLEO = (
    {"name": f"{name} Okafor", "emails": FAMILY, "phones": [{"value": f"+47 22 12 34 5{digit}"}]}
    for digit, name in enumerate(("Ann", "Ben", "Cleo"))
)


async def test_a_row_without_a_key_is_known_by_name_and_a_mailbox_that_a_family_shares(
    bring, person, names
):
    await bring(lines(ANN, BEN, CLEO))
    _job, again = await bring(lines(changed(ANN, headline="Glass"), BEN, changed(CLEO, tags=["x"])))
    assert await names() == ["Ann Okafor", "Ben Okafor", "Cleo Okafor"]
    assert (again.counts.new, again.counts.changed, again.counts.same) == (0, 2, 1)
    assert (await person("Ann Okafor")).headline == "Glass"
    _job, third = await bring(lines(changed(ANN, headline="Light"), BEN))
    assert (third.counts.changed, third.counts.same) == (1, 1)
    assert (await person("Ann Okafor")).headline == "Light"  # a value of the file follows it


async def test_of_two_rows_of_one_person_without_keys_neither_writes_over_the_other(
    bring, person, names, suggested
):
    two = lines(changed(ANN, headline="Glass"), changed(ANN, headline="Light"))
    await bring(two)
    assert await names() == ["Ann Okafor"]
    assert (await person("Ann Okafor")).headline == "Glass"
    assert len(await suggested()) == 1
    _job, again = await bring(two)
    assert (again.counts.same, again.counts.changed) == (2, 0)


async def test_a_dry_run_of_many_batches_tells_who_is_who_as_the_import_does(call, send, rows):
    """Of a shared mailbox only the same name is the same person; so it is in the import."""
    crowd = [{"key": str(one), "name": f"Person {one}"} for one in range(300)]
    content = lines(ANN, BEN, INES, *crowd, CLEO, changed(ANN, tags=["x"]), changed(INES, key="z"))
    identifier = await send(content)
    run = {"id": identifier, "dry_run": True}
    await ended(call, await call(operations.IMPORT_RUN, run))
    found = await call(operations.IMPORT_SHOW, {"id": identifier})
    last = (await rows(found, limit=500))[-3:]
    tried = [(row.number, row.state, [one.sentence for one in row.remarks]) for row in last]
    assert tried == [
        (304, "new", []),
        (305, "changed", ["The same person as number 1."]),
        (306, "changed", ["The same person as number 3."]),
    ]
    await ended(call, await call(operations.IMPORT_RUN, {"id": identifier}))
    done = await call(operations.IMPORT_SHOW, {"id": identifier})
    assert (done.counts.new, found.counts.new) == (304, 304)


def test_a_house_that_another_action_made_or_renamed_is_known_to_the_next_batch(tmp_path):
    device, houses = Device(tmp_path / "device"), Houses()
    assert houses.called(device.connection) == {}
    fields = {"name": "Ada", "organisation": "Ærø Skibe"}
    device.act("add", people.add, AddRequest(fields=fields))
    [(name, house)] = houses.called(device.connection).items()
    assert name == "ærø skibe"
    device.act("edit", lambda unit: unit.set("organisation", house, name="Ærø Havn"))
    assert houses.called(device.connection) == {"ærø havn": house}
    device.act("add", people.add, AddRequest(fields={"name": "Bo"}))
    assert houses.called(device.connection) == {"ærø havn": house}
    fields = {"name": "Cleo", "organisation": "Łódź Film"}
    device.act("add", people.add, AddRequest(fields=fields))
    found = houses.called(device.connection)
    assert found == called.beyond_ascii(device.connection)
    assert set(found) == {"ærø havn", "łódź film"}
    device.close()
