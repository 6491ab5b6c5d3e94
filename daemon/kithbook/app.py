"""create_app(): the one place that knows every room and puts them together."""

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial

from aiohttp import web

from kithbook import keeping
from kithbook.backup import routes as backup
from kithbook.backup.comeback import COMEBACK, Comeback
from kithbook.backup.precaution import Precautions
from kithbook.backup.schedule import Schedule
from kithbook.backup.service import BACKUPS, Backups
from kithbook.brief import entries
from kithbook.brief import routes as brief
from kithbook.brief.interface import ENTRIES
from kithbook.capture import routes as capture
from kithbook.capture.service import CAPTURES, Captures
from kithbook.clock import Now, wall_clock
from kithbook.config import Settings
from kithbook.drift import routes as drift
from kithbook.duplicates import routes as duplicates
from kithbook.duplicates.backlog import resume
from kithbook.errors import BadSetup
from kithbook.favours import routes as favours
from kithbook.feed import routes as feed
from kithbook.feed.service import FEEDING, Feeding
from kithbook.files import check_private
from kithbook.forget import routes as forget
from kithbook.forget.wipe import WIPING, Wiping
from kithbook.insights import routes as insights
from kithbook.interactions import routes as interactions
from kithbook.introductions import routes as introductions
from kithbook.jobs import routes as jobs
from kithbook.jobs.service import JOBS, Jobs
from kithbook.jobs.worker import WORKER, Worker
from kithbook.keeper import KEEPER, Keeper
from kithbook.keys import routes as keys
from kithbook.merging import routes as merging
from kithbook.notes import routes as notes
from kithbook.pairing import routes as pairing
from kithbook.pairing.service import PAIRING, Pairing
from kithbook.paths import routes as paths
from kithbook.people import routes as people
from kithbook.photos import routes as photos
from kithbook.reminders import routes as reminders
from kithbook.search import build
from kithbook.search import routes as search
from kithbook.search.gather import gather
from kithbook.spool import routes as spool
from kithbook.spool.folder import Folder
from kithbook.spool.service import SPOOL, Spool
from kithbook.store.service import STORE, Schema, Store, Upgraded
from kithbook.ties import routes as ties
from kithbook.transfer import routes as transfer
from kithbook.transfer.service import IMPORTS, Imports
from kithbook.transfer.staging import Staging
from kithbook.vault.errors import NoVault
from kithbook.vault.keychain import Keychain, SystemKeychain
from kithbook.vault.service import Vault
from kithbook.web import hello
from kithbook.web.identity import Identity
from kithbook.web.route import check_routes
from kithbook.web.session import SESSION, Session
from kithbook.week import routes as week
from kithbook.week.interface import REASONS
from kithbook.week.reasons import (
    of_favours,
    of_interactions,
    of_introductions,
    of_people,
    of_reminders,
)
from kithbook_protocol.vault import VaultWarning

ROUTES = tuple(
    route
    for room in (
        hello,
        keeping,
        keys,
        pairing,
        jobs,
        spool,
        people,
        notes,
        photos,
        duplicates,
        interactions,
        ties,
        search,
        drift,
        reminders,
        week,
        brief,
        introductions,
        favours,
        feed,
        paths,
        merging,
        capture,
        transfer,
        insights,
        backup,
        forget,
    )
    for route in room.ROUTES
)


SCHEDULE: web.AppKey[Schedule] = web.AppKey("schedule", Schedule)


def _schema() -> Schema:
    # Imported with the first unlock: sqlite-utils is 40 ms that hello need not wait for.
    from kithbook.schema import schema  # noqa: PLC0415

    return schema()


def _backed_up(settings: Settings, store: Store, now: Now) -> Callable[[bytes, Schema], Upgraded]:
    def tell(warning: VaultWarning) -> None:
        store.warning = warning

    def back_up(key: bytes, schema: Schema) -> Upgraded:
        # Imported with an upgrade: building and proving are a start's affair only then.
        from kithbook.backup.closed import before_upgrade  # noqa: PLC0415

        return before_upgrade(settings, key, schema, now(), tell)

    return back_up


def create_app(
    settings: Settings, *, now: Now = wall_clock, keychain: Keychain | None = None
) -> web.Application:
    """Build the daemon's application, locked.

    Raises:
        NoVault: nothing to serve yet.
        BadSetup: daemon.json is missing, damaged or another vault's, the key slots are damaged, the
            database is missing or empty, the spool is open to others, or a route would be reachable
            unsigned.
    """
    keychain = keychain or SystemKeychain()
    vault = Vault(settings, keychain)
    if not vault.exists:
        raise NoVault(f"There is no vault in {settings.home} yet; make one with: kithbook init")
    if not settings.database.exists() or not settings.database.stat().st_size:
        # SQLite takes an empty file for a new database and would fill it.
        raise BadSetup(f"{settings.database} is missing or empty; bring it back from a backup.")
    check_private(settings.database)
    check_routes(ROUTES)
    app = web.Application()
    session = Session(Identity.load(settings.identity), now)
    if vault.describe().vault != session.identity.vault:
        raise BadSetup(
            f"{settings.identity} and {settings.key_slots} are of two vaults; "
            "bring both back from one backup."
        )
    app[SESSION] = session
    app[WORKER] = Worker()
    app[STORE] = store = Store(settings, session, _schema, now)
    app[SPOOL] = kept = Spool(Folder(settings.spool), session, store)
    app[CAPTURES] = Captures(store, app[WORKER])
    app[JOBS] = Jobs(now)
    app[PAIRING] = Pairing(session, store)
    app[KEEPER] = keeper = Keeper(
        settings, session, vault, store, app[CAPTURES], app[JOBS], kept, now()
    )
    app[IMPORTS] = Imports(
        store,
        app[JOBS],
        app[WORKER],
        Staging(settings.staging),
        partial(_caught_up, store, app[JOBS]),
    )
    # One provider per room that has something to say to the week, or to a brief.
    app[REASONS] = tuple(
        one.reasons
        for one in (of_reminders, of_interactions, of_people, of_introductions, of_favours)
    )
    app[ENTRIES] = (
        entries.of_promises,
        entries.of_reminders,
        entries.of_postings,
        entries.of_introductions,
    )
    app[FEEDING] = feeding = Feeding(settings, session, store)
    session.calendar = feeding.answer
    app[WIPING] = Wiping(store, app[JOBS], kept)
    app[BACKUPS] = Backups(settings, store, lambda: keeper.vault, app[JOBS])
    app[COMEBACK] = Comeback(app[BACKUPS], app[IMPORTS])
    app[SCHEDULE] = Schedule(app[BACKUPS])
    store.settled = app[CAPTURES].settled
    store.before = Precautions(app[BACKUPS]).before
    store.before_upgrade = _backed_up(settings, store, now)
    keeper.opened = _gone_on(app)
    session.on_hello = app[WORKER].warm
    session.on_call = keeper.idle.poke
    app.on_shutdown.append(_nobody_waits(keychain))
    session.keep, session.turn = kept.keep, kept.turn
    app.cleanup_ctx.append(_closed_at_the_end)
    return app


async def _caught_up(store: Store, jobs: Jobs) -> None:
    """Begin, in the background, what much that is new leaves to be done."""
    await resume(store, jobs)
    await gather(store, jobs)


def _gone_on(app: web.Application) -> Callable[[], Awaitable[None]]:
    async def go_on() -> None:
        await app[WIPING].resume()
        await app[IMPORTS].resume()
        await build.resume(app[STORE], app[JOBS])
        await _caught_up(app[STORE], app[JOBS])
        await app[BACKUPS].resume()
        if app[SESSION].port:  # one command alone has ended before anything is due
            app[SCHEDULE].start()

    return go_on


def _nobody_waits(keychain: Keychain) -> Callable[[web.Application], Awaitable[None]]:
    async def let_go(_: web.Application) -> None:
        keychain.give_up()

    return let_go


async def _closed_at_the_end(app: web.Application) -> AsyncIterator[None]:
    yield
    app[SCHEDULE].stop()
    await app[KEEPER].sentry.stop()
    await app[KEEPER].dialog.stop()
    await app[KEEPER].lock()
    await app[WORKER].stop()
