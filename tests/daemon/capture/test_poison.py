"""A page speaks for its own host: what it says of somebody else changes no entry of theirs."""

from daemon.capture.conftest import page

from kithbook_protocol.operations import ADD, SHOW

HOME = "https://social.example/@ada"


def mastodon(name, headline, email=None):
    """Return the page of a Mastodon server, as far as the form of it tells."""
    return f"<div id=mastodon></div>{page(name, headline=headline, email=email)}"


async def test_another_server_cannot_rewrite_who_is_at_home_here(call, capture):
    own = (await capture(mastodon("Ada Lovelace", "Analyst"), url=HOME)).person
    forged = mastodon("Ada Lovelace", "Swindler", "ada@evil.example")
    receipt = await capture(forged, url="https://evil.example/@ada@social.example")
    assert receipt.person is None or receipt.person.id != own.id
    assert await call(SHOW, {"person": str(own.id)}) == own


async def test_it_cannot_add_to_a_profile_that_was_typed_either(call, capture):
    typed = {"fields": {"name": "Ada Lovelace"}, "urls": ["https://youtube.com/@ada"]}
    own = (await call(ADD, typed)).person
    forged = mastodon("Ada Lovelace", "Swindler", "ada@evil.example")
    await capture(forged, url="https://evil.example/@ada@youtube.com")
    assert await call(SHOW, {"person": str(own.id)}) == own
