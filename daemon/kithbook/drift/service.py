"""When a site changes its pages: noticed from what is captured anyway, told here and to nobody."""

from collections.abc import Iterable
from uuid import UUID

from kithbook.drift import store
from kithbook.drift.model import RING, TELLING, TROUBLE, WINDOW, WRONG, Run
from kithbook.errors import NotThere
from kithbook.extract.model import Extraction
from kithbook.store.database import Connection
from kithbook_protocol.drift import Drift, SiteNotice, SiteRequest, SiteRuns


def record(connection: Connection, capture: UUID, extraction: Extraction) -> None:
    """Write down how a capture was read, and see whether its site goes well."""
    strategies: dict[str, int] = {
        one.field: one.strategy for one in extraction.candidates if one.layer == "adapter"
    }
    run = Run(capture, extraction.site, extraction.pipeline, extraction.status, strategies)
    store.put_run(connection, run)
    if run.site:
        _look(connection, run.site)


def is_recorded(connection: Connection, capture: UUID) -> bool:
    """Tell whether it is written down how a capture was read."""
    return store.run_of(connection, capture) is not None


def drop(connection: Connection, captures: Iterable[UUID]) -> None:
    """Drop what is known of captures that are forgotten."""
    for site in store.drop_runs(connection, captures):
        _look(connection, site)


def notices(connection: Connection) -> list[SiteNotice]:
    """Return what is to be told: one sentence for each site that changed."""
    return [
        SiteNotice(site=site, sentence=_sentence(site))
        for site, dismissed in store.notices(connection).items()
        if not dismissed
    ]


def every(connection: Connection, _request: object = None) -> Drift:
    """Say how the newest captures of each site were read."""
    standing = store.notices(connection)
    return Drift(
        sites=[
            SiteRuns(
                site=site,
                name=name_of(site),
                statuses=[run.status for run in store.newest(connection, site, RING)],
                notice=_sentence(site) if site in standing else None,
                dismissed=standing.get(site, False),
            )
            for site in store.sites(connection)
        ]
    )


def dismiss(connection: Connection, request: SiteRequest) -> Drift:
    """Show a site's notice no more, until it went well and changed again.

    Raises:
        NotThere: there is none.
    """
    site = site_called(request.site)
    if site not in store.notices(connection):
        raise NotThere(f"There is no notice about {name_of(site)}.")
    store.dismiss_notice(connection, site)
    return every(connection)


def site_called(name: str) -> str:
    """Return the id of a site that a person names, by id or name, whatever the case.

    Raises:
        NotThere: Kithbook knows no such site.
    """
    known = _sites()
    plain = name.strip().casefold()
    for site, shown in known.items():
        if plain in {site.casefold(), shown.casefold()}:
            return site
    raise NotThere(f"Kithbook knows no such site; it knows {', '.join(sorted(known))}.")


def name_of(site: str) -> str:
    """Return what a site is called; of a site file that is no more, its id."""
    return _sites().get(site, site)


def read_badly(connection: Connection, site: str) -> list[UUID]:
    """Return those of a site's newest captures that went wrong, newest first."""
    return [run.capture for run in store.newest(connection, site, RING) if run.status in WRONG]


def _look(connection: Connection, site: str) -> None:
    telling = [run for run in store.newest(connection, site, RING) if run.status in TELLING]
    if sum(run.status in WRONG for run in telling[:WINDOW]) >= TROUBLE:
        store.raise_notice(connection, site)
    else:
        store.end_notice(connection, site)


def _sentence(site: str) -> str:
    return (
        f"{name_of(site)} changed its page; your captures are kept. "
        "After an update of Kithbook run: kithbook reextract"
    )


def _sites() -> dict[str, str]:
    from kithbook.extract import sites  # noqa: PLC0415 - 0.1 s that a start need not wait for

    return {one.id: one.name for one in sites.SITES}
