"""What a daemon is doing when it crashes."""

import asyncio
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crash.older import make_older
from crash.vault import TrialVault
from daemon.terminal import call
from original import Original

from kithbook_protocol.backup_operations import BACKUP_CREATE
from kithbook_protocol.capture import CaptureRequest, PageSnapshot
from kithbook_protocol.operations import ADD, CAPTURE, EDIT, MERGE, NOTE, UNDO
from kithbook_protocol.people import AddRequest, NoteRequest, PersonFields
from kithbook_protocol.vault_operations import LOCK

GIVEN = ("Ada", "Bo", "Carl", "Dora", "Ewa", "Finn", "Greta", "Hugo", "Ines", "Jan")
SYLLABLES = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "zu")
CAPTURES, EDITS, MERGES = 6, 16, 4
"""In one round."""


def name(number: int) -> str:
    """Return a name that nobody else has, in letters."""
    return f"{GIVEN[number % 10]} " + "".join(SYLLABLES[int(one)] for one in str(number)).title()


def page(number: int, marker: str) -> CaptureRequest:
    """Return the capture of a page about one person."""
    html = (
        f"<title>{marker}</title>"
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": '
        f'"ProfilePage", "mainEntity": {{"@type": "Person", "name": "{name(number)}"}}}}</script>'
        f"<main><h1>{name(number)}</h1><p>Chemist</p>"
        + "<p>Of what was done.</p>" * 500
        + "</main>"
    )
    url = f"https://people.example/in/{number}"
    return CaptureRequest(
        snapshot=PageSnapshot(url=url, captured_at=int(time.time() * 1000), html=html)
    )


def next_marker(vault: TrialVault) -> str:
    """Return the mark of the next write."""
    return f"item-{len(vault.ledger.entries):06}"


async def capture_one(vault: TrialVault) -> None:
    """Capture the page of somebody new."""
    marker = next_marker(vault)
    number = len(vault.ledger.entries)
    await vault.deliver(vault.ledger.add(marker, CAPTURE, page(number, marker)))


async def edit_one(vault: TrialVault, chance: random.Random) -> None:
    """Edit somebody, or write a note: the newest capture's person, once there is one."""
    captured = [str(one.item) for one in vault.ledger.entries if one.operation is CAPTURE]
    marker = next_marker(vault)
    if not captured:
        added = AddRequest(fields=PersonFields(name="Zoe Anfang", about=marker))
        await vault.deliver(vault.ledger.add(marker, ADD, added))
    elif chance.random() < 0.5:
        # Not as a model: what an edit leaves out stays, and what is null is emptied.
        edit = {"person": captured[-1], "fields": {"about": marker}}
        await vault.deliver(vault.ledger.add(marker, EDIT, edit))
    else:
        note = NoteRequest(person=captured[-1], text=marker)
        await vault.deliver(vault.ledger.add(marker, NOTE, note))


class Scenario:
    """Something a daemon does; `work` is what is interrupted."""

    name = ""
    index_is_new = False
    """Whether the doctor may find people that are not in the index yet."""

    def missing(self) -> str | None:
        """Say what this machine lacks for it, if anything."""
        return None

    @contextmanager
    def vault(self, original: Original, folder: Path) -> Iterator[TrialVault]:
        """Make a vault in an empty folder; clear up what lies outside of it."""
        yield TrialVault.copy(original, folder)

    async def prepare(self, vault: TrialVault, chance: random.Random) -> None:
        """Come to where the work begins; the daemon runs, unlocked."""

    async def work(self, vault: TrialVault, chance: random.Random) -> None:
        """Do it."""
        raise NotImplementedError

    async def recover(self, vault: TrialVault, *, gone: bool) -> None:
        """Come back to a daemon that runs, unlocked."""
        if gone:
            await vault.open()


class Capturing(Scenario):
    """Pages come in, are acknowledged, read and made into people."""

    name = "capture"

    async def work(self, vault: TrialVault, chance: random.Random) -> None:
        """Capture, and wait for what becomes of it."""
        for _ in range(CAPTURES):
            await capture_one(vault)
            if chance.random() < 0.2:
                await edit_one(vault, chance)
        await vault.settled()


class Editing(Scenario):
    """People are edited, and notes written."""

    name = "edit"

    async def prepare(self, vault: TrialVault, chance: random.Random) -> None:
        """Have somebody to edit."""
        del chance
        await capture_one(vault)
        await vault.settled()

    async def work(self, vault: TrialVault, chance: random.Random) -> None:
        """Edit."""
        for _ in range(EDITS):
            await edit_one(vault, chance)


class Merging(Scenario):
    """Two entries become one, are parted by an undo, and become one again."""

    name = "merge"

    async def work(self, vault: TrialVault, chance: random.Random) -> None:
        """Add pairs, write on both, and merge them."""
        for _ in range(MERGES):
            pair = [await _added(vault) for _ in range(2)]
            for one in pair:
                marker = next_marker(vault)
                note = NoteRequest(person=one, text=marker)
                await vault.deliver(vault.ledger.add(marker, NOTE, note))
            merge = {"kept": pair[0], "other": pair[1]}
            await call(vault.settings.socket, MERGE, merge)
            if chance.random() < 0.5:
                await call(vault.settings.socket, UNDO, {})


async def _added(vault: TrialVault) -> str:
    """Add somebody; return their id."""
    marker = next_marker(vault)
    added = AddRequest(fields=PersonFields(name=name(len(vault.ledger.entries)), about=marker))
    entry = vault.ledger.add(marker, ADD, added)
    await vault.deliver(entry)
    return str(entry.item)


class Migrating(Scenario):
    """The first unlock by a newer Kithbook brings the tables up to date."""

    name = "migration"
    index_is_new = True

    async def prepare(self, vault: TrialVault, chance: random.Random) -> None:
        """Take away what the newest steps made, and start the daemon, locked."""
        del chance
        if not vault.ledger.entries:
            for number in range(5):
                marker = next_marker(vault)
                added = AddRequest(fields=PersonFields(name=name(number), about=marker))
                await vault.deliver(vault.ledger.add(marker, ADD, added))
            # An older vault that has backups gets one of before each update.
            await vault.finished(BACKUP_CREATE)
        await asyncio.to_thread(vault.daemon.stop)
        make_older(vault.settings.database, vault.original.key)
        await vault.start()

    async def work(self, vault: TrialVault, chance: random.Random) -> None:
        """Unlock."""
        del chance
        await vault.unlock()

    async def recover(self, vault: TrialVault, *, gone: bool) -> None:
        """Unlock again, whatever befell the daemon."""
        if gone:
            await vault.start()
        await vault.unlock()


class Spooling(Scenario):
    """A locked daemon keeps what comes, and applies it after the unlock."""

    name = "spool"

    async def prepare(self, vault: TrialVault, chance: random.Random) -> None:
        """Lock."""
        del chance
        await call(vault.settings.socket, LOCK)

    async def work(self, vault: TrialVault, chance: random.Random) -> None:
        """Send while it is locked, and while it drains."""
        for _ in range(CAPTURES):
            await capture_one(vault)
            await edit_one(vault, chance)
        await vault.unlock()
        for _ in range(CAPTURES):
            await edit_one(vault, chance)
        await vault.settled()

    async def recover(self, vault: TrialVault, *, gone: bool) -> None:
        """Start it if it is gone, and unlock it."""
        if gone:
            await vault.start()
        await vault.unlock()
