import pytest

from kithbook.jobs.service import JOBS
from kithbook_protocol.operations import (
    ADD,
    DUPLICATES,
    DUPLICATES_SCAN,
)


@pytest.fixture
def add(call, app):
    assert app

    async def make(name, **more):
        fields = {"name": name} | more.pop("fields", {})
        return await call(ADD, {"fields": fields, **more})

    return make


@pytest.fixture
def listed(call):
    """Return the pairs of names that are proposed."""

    async def pairs():
        found = (await call(DUPLICATES, {})).duplicates
        return [(one.name, one.other.name) for one in found]

    return pairs


@pytest.fixture
def scan(call, app):
    async def run():
        job = await call(DUPLICATES_SCAN)
        return await app[JOBS].ended(job.id)

    return run


@pytest.fixture
async def two(add):
    """Two records of one person, by all looks."""
    one = (await add("William Quarrington", fields={"organisation": "Acme"})).person
    other = (await add("Bill Quarrington", fields={"organisation": "ACME, Inc."})).person
    return one, other


def said(proposal):
    """Return what speaks for a proposal, in words."""
    return [one.sentence for one in proposal.evidence]
