import html

import pytest

from kithbook.clock import wall_clock
from kithbook_protocol.operations import CAPTURE, RECEIPT

URL = "https://engines.net/people/ada"


def page(name="Ada Lovelace", *, headline=None, email=None, org=None, link=None):
    """Return the HTML of a profile page that says this of someone."""
    said = [f"<title>{html.escape(name)}</title><main><div class=h-card>"]
    said.append(
        f'<h1 class="p-name"><a class="u-url u-uid" href="{URL}">{html.escape(name)}</a></h1>'
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
