"""The start-up check: every call of the contract has one handler, and only three are open."""

from dataclasses import replace

import pytest

from kithbook.app import ROUTES
from kithbook.errors import BadSetup
from kithbook.web.route import OPEN_PATHS, Route, check_routes
from kithbook_protocol.operation import Scope
from kithbook_protocol.operations import ADD, OPERATIONS, SEARCH
from kithbook_protocol.vault_operations import HELLO


async def handle(_call):
    raise AssertionError


def test_the_routes_of_the_daemon_pass():
    check_routes(ROUTES)


def test_only_hello_and_the_two_pairing_calls_are_open():
    opened = {one.path for one in OPERATIONS.values() if one.scope is Scope.OPEN}
    assert opened == OPEN_PATHS == {"/v1/hello", "/v1/pair/start", "/v1/pair/finish"}


def test_a_missing_route_is_refused():
    rest = [route for route in ROUTES if route.operation is not SEARCH]
    with pytest.raises(BadSetup, match="/v1/search"):
        check_routes(rest)


def test_a_route_that_would_be_open_is_refused(monkeypatch):
    opened = replace(SEARCH, scope=Scope.OPEN)
    monkeypatch.setitem(OPERATIONS, "SEARCH", opened)
    routes = [Route(opened, handle) if one.operation is SEARCH else one for one in ROUTES]
    with pytest.raises(BadSetup, match="/v1/search would be reachable without a signature"):
        check_routes(routes)


@pytest.mark.parametrize("operation", [HELLO, SEARCH])
def test_an_open_route_without_a_gate_is_refused_and_a_gate_elsewhere_too(operation):
    gate = None if operation is HELLO else handle
    routes = [
        Route(operation, handle, gate) if one.operation is operation else one for one in ROUTES
    ]
    with pytest.raises(BadSetup, match=f"{operation.path} needs either a signature or a gate"):
        check_routes(routes)


@pytest.mark.parametrize(
    "extra",
    [
        pytest.param(replace(SEARCH, path="/v1/other"), id="unknown"),
        pytest.param(replace(SEARCH, path="/v1/other", scope=Scope.OPEN), id="unknown and open"),
        pytest.param(SEARCH, id="doubled"),
        pytest.param(replace(ADD, scope=Scope.OPEN), id="doubled and open"),
    ],
)
def test_a_route_beside_the_contract_is_refused(extra):
    with pytest.raises(BadSetup, match=extra.path):
        check_routes([*ROUTES, Route(extra, handle)])


@pytest.mark.parametrize("changed", [{"scope": Scope.CAPTURE}, {"while_locked": True}])
def test_a_route_that_differs_from_the_contract_is_refused(changed):
    other = Route(replace(SEARCH, **changed), handle)
    routes = [other if one.operation is SEARCH else one for one in ROUTES]
    with pytest.raises(BadSetup, match="/v1/search"):
        check_routes(routes)
