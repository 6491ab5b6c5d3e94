"""What a call comes to: the answer, or a signed reason."""

import pytest

from kithbook_protocol.operations import ADD, SEARCH, STATUS


async def test_an_extension_that_paired_by_code_adds_and_finds_a_person(extension):
    await extension.call(ADD, {"fields": {"name": "Ada Lovelace"}})
    found = await extension.call(SEARCH, {"query": "love"})
    assert [hit.name for hit in found.hits] == ["Ada Lovelace"]


@pytest.mark.usefixtures("app")
async def test_the_command_line_calls_over_the_socket(call):
    status = await call(STATUS)
    assert status.state == "ready"
    assert status.people == 0
