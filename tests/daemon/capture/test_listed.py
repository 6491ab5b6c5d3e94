"""A page that names several people adds none of them, and offers all."""

from kithbook_protocol.operations import ADD, EDIT, SEARCH

TEAM = """<html><head><title>Our team</title></head><body><h1>Our team</h1><ul>
    <li><h3><a href="/team/ada">Ada Lovelace</a></h3><p>Analyst</p></li>
    <li><h3><a href="/team/grace">Grace Hopper</a></h3></li>
    <li><h3>Mary Somerville</h3></li></ul></body></html>"""


async def test_a_list_page_adds_nobody_and_offers_everybody(call, capture):
    receipt = await capture(TEAM, url="https://engines.example/team")
    assert (receipt.kind, receipt.outcome, receipt.person) == ("list", "draft", None)
    assert [(one.name, one.headline, one.url, one.person) for one in receipt.people] == [
        ("Ada Lovelace", "Analyst", "https://engines.example/team/ada", None),
        ("Grace Hopper", None, "https://engines.example/team/grace", None),
        ("Mary Somerville", None, None, None),
    ]
    assert (await call(SEARCH, {"query": "", "limit": 100})).hits == []


async def test_who_of_a_list_is_known_is_said(call, capture):
    url = "https://engines.example/team/grace"
    grace = await call(ADD, {"fields": {"name": "Grace Hopper"}, "urls": [url]})
    receipt = await capture(TEAM, url="https://engines.example/team")
    known = {one.name: one.person for one in receipt.people}
    assert known == {"Ada Lovelace": None, "Grace Hopper": grace.person.id, "Mary Somerville": None}


async def test_who_is_known_twice_is_said_to_be_whom_one_knew_first(call, capture):
    url = "https://engines.example/team/grace"
    first, second = [
        (await call(ADD, {"fields": {"name": name}})).person for name in ("Grace", "G. Hopper")
    ]
    for person in (second, first):
        await call(EDIT, {"person": str(person.id), "add_urls": [url]})
    receipt = await capture(TEAM, url="https://engines.example/team")
    assert [one.person for one in receipt.people] == [None, first.id, None]


ARTICLE = """<html><head><title>Why rooms hum</title><meta property="og:type" content="article">
    <script type="application/ld+json">{"@type": "NewsArticle", "author": {"@type": "Person",
    "name": "Ada Lovelace", "url": "/staff/ada", "worksFor": {"name": "The Paper"}}}</script></head>
    <body><article><h1>Why rooms hum</h1><p>Rooms hum, mostly.</p></article></body></html>"""


async def test_an_article_adds_nobody_and_offers_its_author(call, capture):
    receipt = await capture(ARTICLE, url="https://paper.example/2026/03/why-rooms-hum")
    assert (receipt.kind, receipt.outcome, receipt.person) == ("article", "draft", None)
    [author] = receipt.people
    assert (author.name, author.organisation) == ("Ada Lovelace", "The Paper")
    assert author.url == "https://paper.example/staff/ada"
    assert (await call(SEARCH, {"query": "", "limit": 100})).hits == []
