"""The vault after a crash, held against the ledger."""

from dataclasses import dataclass, field

from crash.vault import TrialVault

from kithbook.store.database import open_store

CLEAN = ("damage", "unknown_rows", "mended_rows")
"""What the doctor must not find: places of the file that are not as they were written, rows without
a history, rows that say something else than their history."""
HALF_READ = """
    SELECT count(*) FROM capture
    WHERE person IS NULL OR person NOT IN (SELECT id FROM person)
       OR person IN (SELECT person FROM capture GROUP BY person HAVING count(*) > 1)
"""
"""Captures without a person of their own; each page of ours is about somebody else."""


@dataclass
class Verdict:
    """What was found wrong."""

    lost: list[str] = field(default_factory=list)
    """Acknowledged, and gone."""
    faults: list[str] = field(default_factory=list)
    """Sentences."""


async def judge(vault: TrialVault, *, index_is_new: bool = False) -> Verdict:
    """Look at an unlocked vault as a whole."""
    await vault.settled()
    found = vault.markers()
    verdict = Verdict(vault.ledger.lost(found), vault.ledger.faults(found))
    told = await vault.examined()
    looked_at = CLEAN if index_is_new else (*CLEAN, "mended_index")
    verdict.faults += [f"doctor: {told[what]} {what}" for what in looked_at if told[what]]
    connection = open_store(vault.settings.database, vault.original.key)
    try:
        half_read = connection.execute(HALF_READ).fetchone()[0]
    finally:
        connection.close()
    if half_read:
        verdict.faults.append(f"{half_read} captures without a person of their own")
    verdict.faults += vault.mistakes()
    return verdict
