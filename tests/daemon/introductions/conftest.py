"""What is added and logged here is as in tests/daemon/interactions."""

import pytest
from daemon.interactions.conftest import add, item, log, seen

from kithbook_protocol.introduction_operations import (
    INTRODUCE,
    INTRODUCTION_STEP,
    INTRODUCTIONS,
)

__all__ = ["add", "item", "log", "seen"]


@pytest.fixture
def introduce(call, item, app):
    """Write an introduction down by the test's clock: `await introduce(person, other, by=...)`."""
    assert app

    async def make(person, other=None, by=None, **more):
        body = {"person": person, "other": other, "introducer": by, **more}
        return (await call(INTRODUCE, body, item=item())).introduction

    return make


@pytest.fixture
def take(call, item):
    """Take a step by the test's clock: `await take(introduction, "ask", when=...)`."""

    async def make(introduction, step, **more):
        body = {"introduction": str(introduction.id), "step": step, **more}
        return await call(INTRODUCTION_STEP, body, item=item())

    return make


@pytest.fixture
def under_way(call):
    async def read(person=None, which="open"):
        body = {"person": person, "which": which}
        return (await call(INTRODUCTIONS, body)).introductions

    return read
