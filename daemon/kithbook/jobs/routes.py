"""Jobs over HTTP."""

from kithbook.jobs.service import JOBS
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol import journal
from kithbook_protocol.vault_operations import CANCEL, JOB
from kithbook_protocol.vault_operations import JOBS as LIST


async def every(call: Call) -> journal.Jobs:
    """List the jobs of this run."""
    return journal.Jobs(jobs=call.app[JOBS].all())


async def show(call: Call) -> journal.Job:
    """Show one job."""
    return call.app[JOBS].show(call.body.job)


async def cancel(call: Call) -> journal.Job:
    """Stop one job."""
    return call.app[JOBS].cancel(call.body.job)


ROUTES = [Route(LIST, every), Route(JOB, show), Route(CANCEL, cancel)]
