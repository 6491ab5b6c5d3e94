"""Saved pages: decoded, refused, summarised one line each."""

# ruff: noqa: E501 - a page and its encoding stand in one row

import json

import pytest

from kithbook.errors import InvalidRequest
from kithbook.extract import manifest, trim

URL = "https://engines.example.org/people/adele"
PAGE = (
    "<title>Adèle Example</title><h1>Adèle Example</h1><a href='mailto:adele@engines.example.org'>"
)
KEYS = [
    "file", "kind", "name", "headline", "organisation", "location", "emails", "phones", "links",
    "status", "ms",
]  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode(),
        b"\xef\xbb\xbf" + PAGE.encode(),
        b"\xff\xfe" + PAGE.encode("utf-16-le"),
        b"\xfe\xff" + PAGE.encode("utf-16-be"),
        b'<meta charset="iso-8859-1">' + PAGE.encode("latin-1"),
        b'<META http-equiv=Content-Type content="text/html; charset=windows-1252">' + PAGE.encode("cp1252"),
        PAGE.encode("cp1252"),
        b'<meta charset="no-such-charset">' + PAGE.encode(),
        b'<meta charset="utf-16">' + PAGE.encode(),
        b'<meta charset="rot13">' + PAGE.encode(),
    ],
    ids=range(10),
)  # fmt: skip
def test_a_page_is_read_in_the_encoding_it_is_in(data):
    assert "<h1>Adèle Example</h1>" in manifest.text_of(data)


def test_one_broken_letter_does_not_change_the_encoding():
    data = b'<meta charset="utf-8">' + PAGE.encode() + b"<p>\xe2\x82</p>"

    assert "Adèle" in manifest.text_of(data)


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 <html>", b"\x89PNG\r\n\x1a\n", b'{"a": 1}', b"plain words only", b"PK\x03\x04<p>"],
)
def test_what_is_no_page_is_refused_in_one_sentence(data):
    with pytest.raises(InvalidRequest, match=r"^page\.html is not an HTML page; .*\.$"):
        manifest.text_of(data, "page.html")


def test_a_twenty_megabyte_page_is_read_and_capped(tmp_path):
    path = tmp_path / "large.html"
    path.write_text(PAGE + "<p>" + "The loom weaves leaves. </p><p>" * 700_000, encoding="utf-8")
    taken = manifest.snapshot_from_file(path, URL)

    assert path.stat().st_size > 20_000_000
    assert len(taken.html) <= trim.CAPS["characters"]
    assert manifest.page(path, URL, "large.html")["name"] == "Adèle Example"


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(InvalidRequest, match=r"^none\.html cannot be read; .*\.$"):
        manifest.snapshot_from_file(tmp_path / "none.html", URL)


def test_a_manifest_gives_one_line_for_each_page_whatever_it_is(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "b.html").write_bytes(b"")
    (tmp_path / "c.html").write_bytes(b"%PDF-1.7")
    lines = [
        json.dumps({"file": "pages/a.html", "url": URL}),
        "",
        json.dumps({"file": "b.html", "url": "not an address"}),
        json.dumps({"file": "c.html", "url": URL}),
        json.dumps({"file": "none.html", "url": URL}),
        json.dumps({"file": "pages/a.html", "url": "https://a.example.org/" + "x" * 9_000}),
        "{broken",
        "[" * 5_000,
        "7",
        json.dumps({"file": "pages/a.html"}),
    ]
    (tmp_path / "pages.jsonl").write_text("\n".join(lines), encoding="utf-8")
    got = list(manifest.run(tmp_path / "pages.jsonl"))

    assert len(got) == 9
    assert all(list(one)[: len(KEYS)] == KEYS for one in got)
    assert [one["file"] for one in got[:4]] == ["pages/a.html", "b.html", "c.html", "none.html"]
    assert got[0]["name"] == "Adèle Example"
    assert got[0]["emails"] == ["adele@engines.example.org"]
    assert got[1]["name"] is None
    assert all(one["error"].endswith(".") and "\n" not in one["error"] for one in got[2:])
    assert json.loads(json.dumps(got)) == got
