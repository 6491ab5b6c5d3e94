"""The daemon does what its OpenAPI document says, whatever a caller sends that it may send.

schemathesis makes the requests, valid and not; tests/daemon/extension.py signs and seals them.
"""

import asyncio
import json
from functools import cache
from pathlib import Path

import pytest
import requests
import schemathesis
from daemon.extension import JSON
from daemon.message import Request, send
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core import NOT_SET
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from uuid_utils import uuid7

from kithbook_protocol.operation import Scope
from kithbook_protocol.operations import OPERATIONS
from kithbook_protocol.vault_operations import LOCK

pytestmark = pytest.mark.usefixtures("silent")

DOCUMENT = Path(__file__).parents[2] / "protocol/generated/openapi.json"
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
EXAMPLES = 3
"""Of each kind, for each call and each caller: there are hundreds of those."""
OPERATIONS_BY_PATH = {operation.path: operation for operation in OPERATIONS.values()}
NAMES = sorted(OPERATIONS)
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
bounded = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@cache
def schema():
    """Return the API as schemathesis reads it: who signs and seals sees to all but the JSON."""
    document = json.loads(DOCUMENT.read_text())
    for path in document["paths"].values():
        call = path["post"]
        call["requestBody"]["content"] = {JSON: call["requestBody"]["content"][JSON]}
        call.pop("parameters", None)
        call.pop("security")
    return schemathesis.openapi.from_dict(document)


def check(case, content, reply):
    """See that the document allows this reply to this request."""
    if (reply.status, reply.body) == (403, b""):
        operation = OPERATIONS_BY_PATH[case.path]
        # What is longer than the call's cap is refused unread, whatever it says.
        assert operation.scope is Scope.OPEN or len(content) > operation.max_body
        return
    asked = requests.Request("POST", f"http://127.0.0.1{case.path}", json={}).prepare()
    headers = {name.lower(): [value] for name, value in reply.headers}
    response = schemathesis.Response(
        status_code=reply.status,
        headers=headers,
        content=reply.body,
        request=asked,
        elapsed=0,
        verify=False,
    )
    case.validate_response(response, checks=CHECKS)


def body(case):
    if isinstance(case.body, bytes):
        return case.body  # no JSON at all
    if case.body is NOT_SET:
        return b""
    return json.dumps(case.body, ensure_ascii=False).encode("utf-8", "surrogatepass")


def cases(name, mode):
    operation = schema()[OPERATIONS[name].path]["POST"]
    return operation.as_strategy(generation_mode=mode)


def try_all(name, speak):
    """Make calls of one kind, as the document says and as it does not."""
    for mode in MODES:

        @bounded
        @given(case=cases(name, mode))
        def one(case):
            content = body(case)
            check(case, content, asyncio.run(speak(OPERATIONS[name], content)))

        one()


def over_the_port(extension):
    """Return what signs a body, seals it where the call takes an envelope, and sends it."""

    async def speak(operation, content):
        if operation.scope is Scope.OPEN:
            return await send(extension.port, extension.plain(operation.path, content))
        return await extension.exchange(extension.request(operation, content))

    return speak


@pytest.mark.parametrize("name", [name for name in NAMES if OPERATIONS[name] is not LOCK])
def test_a_full_client_gets_what_the_document_says(name, extension):
    try_all(name, over_the_port(extension))


@pytest.mark.parametrize("name", NAMES)
def test_a_client_that_may_only_capture_gets_what_the_document_says(name, capturer):
    try_all(name, over_the_port(capturer))


@pytest.mark.parametrize("name", [name for name in NAMES if OPERATIONS[name] is not LOCK])
def test_the_command_line_gets_what_the_document_says(name, settings):
    async def speak(operation, content):
        request = Request(operation.path, (("Host", "kithbook"), ("Content-Type", JSON)))
        if operation.writes:
            request = request.with_header("Kithbook-Item", str(uuid7()))
        return await send(settings.socket, request.with_body(content))

    try_all(name, speak)
