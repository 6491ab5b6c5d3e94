"""What was sent is in no log and on no terminal, whether it was done or refused."""

import pytest
import uuid_utils
from daemon.extension import JSON, encoded
from daemon.message import Request, exchange, send
from daemon.sample import sample, wrong_samples
from security.sentinel import SENTINEL

from kithbook_protocol.operations import OPERATIONS
from kithbook_protocol.vault_operations import LOCK

NAMES = sorted(name for name, operation in OPERATIONS.items() if operation is not LOCK)


def local(operation, body):
    """Return a request of the command line."""
    request = Request(operation.path, (("Host", SENTINEL), ("Content-Type", JSON), ("X", SENTINEL)))
    if operation.writes:
        request = request.with_header("Kithbook-Item", str(uuid_utils.uuid7()))
    return request.with_body(encoded(body))


def unsigned(extension, operation, body):
    return extension.plain(operation.path, encoded(body)).with_header("X", SENTINEL).encode()


@pytest.mark.usefixtures("silent")
@pytest.mark.parametrize("name", NAMES)
async def test_no_call_leaves_what_it_said(name, extension, capturer, settings):
    operation = OPERATIONS[name]
    for body in (sample(operation, SENTINEL), *wrong_samples(operation, SENTINEL)):
        for client in (extension, capturer):
            await client.exchange(client.request(operation, body))
        await exchange(extension.port, unsigned(extension, operation, body))
        await send(settings.socket, local(operation, body))


async def test_the_samples_are_really_done(settings):
    operation = OPERATIONS["ADD"]
    assert SENTINEL in sample(operation, SENTINEL)["fields"]["name"]
    body = sample(operation, SENTINEL) | {"emails": [], "phones": [], "urls": [], "capture": None}
    assert (await send(settings.socket, local(operation, body))).status == 200
