"""A campaign: scenario after scenario, crash after crash, each followed by a verdict."""

import asyncio
import random
import statistics
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from crash.blow import BLOWS
from crash.scenario import Scenario
from crash.vault import GONE, PATIENCE, TrialVault
from crash.verdict import judge
from daemon.extension import Refused
from original import Original

ROUNDS_OF_A_VAULT = 20
"""After which a fresh copy takes its place, so that looking at the whole stays quick."""
MEASURED = 2
"""Rounds without a blow, to learn how long the work takes."""

Tell = Callable[[str], None]


@dataclass
class Outcome:
    """What came of one scenario."""

    name: str
    rounds: int = 0
    kills: int = 0
    acknowledged: int = 0
    sent: int = 0
    lost: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether nothing was lost and everything was whole."""
        return not self.lost and not self.faults


@dataclass
class Campaign:
    """One scenario, crashed again and again."""

    scenario: Scenario
    original: Original
    chance: random.Random
    tell: Tell
    outcome: Outcome = field(init=False)
    _took: list[float] = field(default_factory=list)
    """Seconds the work takes when nothing befalls it."""

    def __post_init__(self) -> None:
        self.outcome = Outcome(self.scenario.name)

    async def run(self, kills: int) -> Outcome:
        """Go on until the daemon was killed this often."""
        while self.outcome.kills < kills and self.outcome.clean:
            with (
                tempfile.TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder,
                self.scenario.vault(self.original, Path(folder)) as vault,
            ):
                await self._life(vault, kills)
        return self.outcome

    async def _life(self, vault: TrialVault, kills: int) -> None:
        """The rounds of one copy of the vault."""
        try:
            await vault.open()
            await vault.pair()
            for _ in range(ROUNDS_OF_A_VAULT):
                await self._round(vault)
                if self.outcome.kills >= kills or not self.outcome.clean:
                    break
        except (Exception, asyncio.CancelledError) as error:
            where = traceback.extract_tb(error.__traceback__)
            named = [one.name for one in where if "crash" in one.filename]
            self.outcome.faults.append(f"{type(error).__name__} in {named[-1]}: {error}")
            if not isinstance(error, (*GONE, Refused, AssertionError)):
                raise
        finally:
            self.outcome.sent += len(vault.ledger.entries)
            self.outcome.acknowledged += sum(one.acknowledged for one in vault.ledger.entries)
            vault.daemon.kill()

    async def _round(self, vault: TrialVault) -> None:
        await self.scenario.prepare(vault, self.chance)
        work = asyncio.create_task(self._work(vault))
        gone, delay, blow = False, 0.0, "undisturbed"
        if len(self._took) >= MEASURED:
            delay = self.chance.uniform(0, statistics.median(self._took))
            await asyncio.wait([work], timeout=delay)
            befall = self.chance.choices(*zip(*BLOWS, strict=True))[0]
            blow = befall.__name__
            gone = await befall(vault, self.chance)
        async with asyncio.timeout(PATIENCE):
            await work
        before = sum(one.acknowledged for one in vault.ledger.entries)
        await self.scenario.recover(vault, gone=gone)
        verdict = await judge(vault, index_is_new=self.scenario.index_is_new)
        await vault.deliver_rest()
        await vault.settled()
        found = vault.markers()
        self.outcome.rounds += 1
        self.outcome.kills += gone
        self.outcome.lost += [*verdict.lost, *vault.ledger.lost(found)]
        self.outcome.faults += [*verdict.faults, *vault.ledger.faults(found)]
        self.tell(
            f"{self.scenario.name:<10} {self.outcome.kills:>4} kills  {blow} after {delay:.3f} s, "
            f"{before} acknowledged of {len(found)}"
            + ("" if self.outcome.clean else f"  LOST {self.outcome.lost} {self.outcome.faults}")
        )

    async def _work(self, vault: TrialVault) -> None:
        start, undisturbed = time.perf_counter(), len(self._took) < MEASURED
        with suppress(*GONE, Refused):
            await self.scenario.work(vault, self.chance)
        if undisturbed:
            self._took.append(time.perf_counter() - start)
