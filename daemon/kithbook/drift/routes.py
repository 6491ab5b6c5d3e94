"""Runs and notices over HTTP."""

from kithbook.drift import service
from kithbook.store.routes import reads
from kithbook.store.service import STORE
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol import drift
from kithbook_protocol.operations import DRIFT, DRIFT_DISMISS


async def dismiss(call: Call) -> drift.Drift:
    """Show a notice no more."""
    return await call.app[STORE].maintain(lambda held: service.dismiss(held, call.body))


ROUTES = [reads(DRIFT, service.every), Route(DRIFT_DISMISS, dismiss)]
