"""Who was unpaired, and what is still being done for them: it ends wherever it is."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from kithbook.errors import ClientRevoked
from kithbook.web.identity import Identity, PairedClient
from kithbook.web.model import Caller


class Standing:
    """Whether those who call may still call."""

    def __init__(self, identity: Identity) -> None:
        self._identity = identity
        self._deadlines: defaultdict[str, set[asyncio.Timeout]] = defaultdict(set)

    def check(self, caller: Caller) -> None:
        """See that a caller was not unpaired. Any thread may ask.

        Raises:
            ClientRevoked: it was.
        """
        known = self._identity.client(caller.name)
        if known and known[0].revoked_at is not None:
            raise ClientRevoked

    @contextmanager
    def under_way(self, caller: Caller, deadline: asyncio.Timeout) -> Iterator[None]:
        """Let the deadline of what is done in this block come at once if the caller is unpaired."""
        deadlines = self._deadlines[caller.name]
        deadlines.add(deadline)
        try:
            yield
        finally:
            deadlines.discard(deadline)

    def revoke(self, reference: str, moment: int) -> PairedClient:
        """Stop trusting a client, named by its id or the last characters of it, and end its calls.

        Raises:
            NotThere: no client, or more than one, has that id.
        """
        revoked = self._identity.revoke(reference, moment)
        for deadline in self._deadlines.pop(str(revoked.id), ()):
            if not deadline.expired():
                deadline.reschedule(0)
        return revoked
