"""Who wrote an article is offered with what the page says of them, and never filled in."""

# ruff: noqa: E501 - a page and its authors stand in one row

import json

import pytest

URL = "https://paper.example/2026/03/why-rooms-hum"
TEXT = (
    "<p>" + "Rooms hum when nobody listens, and nobody knows quite why they do so. " * 50 + "</p>"
)


def article(head: str = "", body: str = "") -> str:
    title = "<title>Why rooms hum | The Paper</title><meta property=og:type content=article>"
    return f"<head>{title}{head}</head><body><article><h1>Why rooms hum</h1>{body}{TEXT}</article>"


def stated(author: object) -> str:
    data = {"@type": "NewsArticle", "headline": "Why rooms hum", "author": author}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


INES = {"name": "Inês Nightjar", "headline": None, "url": None, "organisation": None}
WHOLE = {
    "@type": "Person", "name": "Inês Nightjar", "jobTitle": "Acoustician", "url": "/staff/ines",
    "worksFor": {"@type": "Organization", "name": "Halden Halls"},
}  # fmt: skip
MORE = {"headline": "Acoustician", "url": "https://paper.example/staff/ines", "organisation": "Halden Halls"}  # fmt: skip


@pytest.mark.parametrize(
    ("html", "people"),
    [
        (article(stated(WHOLE)), [INES | MORE]),
        (article(stated("Inês Nightjar")), [INES]),
        (article(stated(["Inês Nightjar", "Tomas Lindqvist"])), [INES, INES | {"name": "Tomas Lindqvist"}]),
        (article("<meta name=author content='Inês Nightjar'>"), [INES]),
        (article("", "<a rel=author href=/staff/ines>By Inês Nightjar</a>"), [INES | {"url": MORE["url"]}]),
        (article(stated("Inês Nightjar"), "<a rel=author href=/staff/ines>Inês Nightjar</a>"), [INES | {"url": MORE["url"]}]),
        (article(stated({"@type": "Organization", "name": "Halden Halls"})), []),
        (article("<meta name=author content='https://paper.example/staff/ines'>"), []),
        (article("<meta name=author content=admin>"), []),
        (article(stated([None, 7, {"name": [1]}, {"@type": "Person"}])), []),
    ],
    ids=range(10),
)  # fmt: skip
def test_the_author_of_an_article_is_offered_and_nothing_is_filled_in(read, html, people):
    got = read(html, URL)

    assert (got.kind, got.failed) == ("article", [])
    assert [one.model_dump() for one in got.people] == people
    assert got.filled.name is None
    assert not got.filled.emails


def test_an_article_whose_title_its_publisher_signs_is_an_article(read):
    data = {
        "@type": "NewsArticle",
        "author": WHOLE,
        "publisher": {"@type": "Organization", "name": "Halden Halls"},
    }
    head = f'<title>Why rooms hum | Halden Halls</title><script type="application/ld+json">{json.dumps(data)}</script>'
    got = read(f"<head>{head}</head><body><h1>Why rooms hum</h1>{TEXT}", URL)

    assert got.kind == "article"
    assert [one.name for one in got.people] == ["Inês Nightjar"]
