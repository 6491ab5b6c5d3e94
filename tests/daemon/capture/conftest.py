import html

import pytest

from kithbook.capture.service import CAPTURES
from kithbook.clock import wall_clock
from kithbook.jobs.service import JOBS
from kithbook.jobs.worker import WORKER, Worker
from kithbook_protocol.operations import CAPTURE, RECEIPT, REEXTRACT, SUGGESTIONS

URL = "https://engines.net/people/ada"
OLDER = """
from kithbook import worker
from kithbook.extract import contacts, fill, service
single = fill.single
fill.single = lambda all, field, *rest: single(all, field, *rest) if field == 'about' else None
contacts.emails = lambda *_: []
extract = service.extract
service.extract = lambda page: extract(page).model_copy(update={'pipeline': 1})
worker.main()
"""
"""A reader that cannot yet find headline, role, organisation and e-mail."""


def page(name="Ada Lovelace", *, headline=None, email=None, org=None, link=None, url=URL):
    """Return the HTML of a profile page that says this of someone."""
    said = [f"<title>{html.escape(name)}</title><main><div class=h-card>"]
    said.append(
        f'<h1 class="p-name"><a class="u-url u-uid" href="{url}">{html.escape(name)}</a></h1>'
    )
    for kind, value in (("p-job-title", headline), ("p-org", org)):
        if value:
            said.append(f'<p class="{kind}">{html.escape(value)}</p>')
    if email:
        said.append(f'<p>E-mail: <a class="u-email" href="mailto:{email}">{email}</a></p>')
    if link:
        said.append(f'<a rel="me" href="{link}">elsewhere</a>')
    return "".join(said) + "</div></main>"


def snapshot(content=None, url=URL, **more):
    return {"url": url, "captured_at": wall_clock(), "html": content or page(), **more}


@pytest.fixture
def capture(call, app):  # noqa: ARG001 - the vault is open
    """Capture a page and wait for its receipt: `await capture(html, url=..., note=...)`."""

    async def make(content=None, *, note=None, item=None, **more):
        body = {"snapshot": snapshot(content, **more), "note": note}
        done = await call(CAPTURE, body, item=item)
        return await settled(call, done.capture)

    return make


async def settled(call, capture):
    """Return a capture's receipt, as soon as there is one."""
    while True:
        receipt = await call(RECEIPT, {"capture": str(capture)})
        if receipt.state == "done":
            return receipt


SAID = page(headline="Analyst", org="Analytical Engines", email="ada@engines.net")


@pytest.fixture
async def older(app, capture, begun_by):
    """Capture with the older reader: `await older(html, url=...)`."""
    worker = Worker(command=begun_by(OLDER))

    async def make(content=SAID, **more):
        app[CAPTURES]._worker = worker
        try:
            return await capture(content, **more)
        finally:
            app[CAPTURES]._worker = app[WORKER]

    yield make
    await worker.stop()


@pytest.fixture
def again(app, call):
    """Read the kept pages again; return the job's result."""

    async def run(**request):
        job = await app[JOBS].ended((await call(REEXTRACT, request)).id)
        assert job.state == "done", job.sentence
        return job.result

    return run


@pytest.fixture
def suggested(call):
    async def ask():
        return (await call(SUGGESTIONS)).suggestions

    return ask
