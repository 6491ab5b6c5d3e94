"""The spool over HTTP: what waits, and what was refused."""

from uuid import UUID

from kithbook.spool.model import Refused
from kithbook.spool.service import SPOOL
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook.web.session import SESSION, Session
from kithbook_protocol import spool
from kithbook_protocol import vault_operations as operations
from kithbook_protocol.hello import VaultState

LATEST = 253_402_300_799_999
"""The last millisecond a Moment can name; an item id may claim any."""


async def waiting(call: Call) -> spool.SpoolState:
    """List what waits, and while unlocked what was refused."""
    kept, session = call.app[SPOOL], call.app[SESSION]
    ready = session.state is VaultState.READY
    refused = [_shown(session, one) for one in await kept.refused()] if ready else None
    return spool.SpoolState(
        count=kept.waiting,
        bytes=kept.bytes,
        most_bytes=kept.cap,
        oldest=kept.oldest,
        refused=refused,
    )


async def retry(call: Call) -> spool.RefusedWrite:
    """Apply a refused write after all."""
    return _shown(call.app[SESSION], await call.app[SPOOL].retry(call.body.write))


async def discard(call: Call) -> spool.RefusedWrite:
    """Forget a refused write."""
    return _shown(call.app[SESSION], await call.app[SPOOL].discard(call.body.write))


def _shown(session: Session, refused: Refused) -> spool.RefusedWrite:
    known = session.identity.client(str(refused.client))
    return spool.RefusedWrite(
        id=refused.id,
        item=refused.item,
        path=refused.path,
        client=refused.client,
        browser=known[0].name if known else None,
        made_at=_made_at(refused.item),
        kept_at=refused.kept_at,
        refused_at=refused.refused_at,
        code=refused.code,
        sentence=refused.sentence,
    )


def _made_at(item: UUID) -> int:
    """Return the time that a UUIDv7 begins with (RFC 9562 section 5.7)."""
    return min(item.int >> 80, LATEST)


ROUTES = [
    Route(operations.SPOOL, waiting),
    Route(operations.SPOOL_RETRY, retry),
    Route(operations.SPOOL_DISCARD, discard),
]
