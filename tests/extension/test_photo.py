"""Which picture of a page is taken for its person's: asked in a real browser, of the page side."""

import json
import struct
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
BEFORE = [
    (ROOT / "extension" / script).read_text(encoding="utf-8")
    for script in ("wire/sites.js", "page/dom.js", "page/bystanders.js")
]
PHOTO = (ROOT / "extension/page/photo.js").read_text(encoding="utf-8")
URL = "https://people.example.org/ada"
GITHUB = "https://github.com/ada"
X = "https://x.com/ada"


def png(width=100, height=100):
    def chunk(kind, body):
        whole = kind + body
        return struct.pack(">I", len(body)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes(width)) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture(name="browser", scope="module")
def fixture_browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture(name="look")
def fixture_look(browser: Browser):
    """Open a page, with a picture at every address that ends like one; ask where its photo is."""
    pages = []

    def answer(route, html):
        if route.request.url.partition("?")[0].endswith(".jpg"):
            size = (20, 20) if "tiny" in route.request.url else (100, 100)
            route.fulfill(body=png(*size), content_type="image/png")
        else:
            route.fulfill(body=f"<!doctype html>{html}", content_type="text/html")

    def look(html: str, url: str = URL):
        page: Page = browser.new_page()
        pages.append(page)
        page.route("**/*", lambda route: answer(route, html))
        page.goto(url)
        for script in BEFORE:
            page.evaluate(script)
        before = page.content()
        found = page.evaluate(PHOTO)
        assert page.content() == before
        return found

    yield look
    for page in pages:
        page.close()


def source(found):
    return found and found["source"].rpartition("/")[2]


def ld(**more):
    said = json.dumps({"@type": "ProfilePage", "mainEntity": {"@type": "Person", **more}})
    return f"<script type='application/ld+json'>{said}</script>"


OTHER = "<img src=/big.jpg width=300 height=300>"
ADA = "<main><h1>Ada Lovelace</h1>"

CHOSEN = {
    "the site's own place for it": (
        "<span class=vcard-fullname>Ada</span><img class=avatar-user src=/ada.jpg width=90>"
        + OTHER,
        GITHUB,
    ),
    "what JSON-LD states, at another size": (
        ld(image={"contentUrl": "/ada.jpg?s=400"}) + "<img src=/ada.jpg?s=200>" + OTHER,
        URL,
    ),
    "JSON-LD with a line break in a string": (
        ld(image="/ada.jpg", description="a@b").replace("a@b", "a\nb")
        + "<img src=/ada.jpg>"
        + OTHER,
        URL,
    ),
    "og:image of a profile": (
        "<meta property=og:type content=profile><meta property=og:image content=/ada.jpg>"
        "<img src=/ada.jpg>" + OTHER,
        URL,
    ),
    "the u-photo of the one h-card": (
        "<div class=h-card><img class=u-photo src=/ada.jpg></div>" + OTHER,
        URL,
    ),
    "a framed one, with a button over it": (
        "<div class=h-card><a style='display:inline-block;position:relative'>"
        "<img class=u-photo src=/ada.jpg><b style='position:absolute;inset:0'></b></a></div>"
        + OTHER,
        URL,
    ),
    "the image of the one Person": (
        "<div itemtype='https://schema.org/Person'><img itemprop=image src=/ada.jpg></div>" + OTHER,
        URL,
    ),
    "what bears the name of the heading": (
        ADA + "<img src=/ada.jpg alt='Photo of Ada LOVELACE'>" + OTHER,
        URL,
    ),
}


@pytest.mark.parametrize("what", CHOSEN)
def test_what_a_page_vouches_for_is_chosen_though_another_is_larger(look, what):
    assert source(look(*CHOSEN[what])) == "ada.jpg"


def test_what_a_picture_is_called_is_said_only_where_nothing_else_vouches_for_it(look):
    marked = "<div class=h-card><img class=u-photo src=/ada.jpg alt='Ada Lovelace'></div>"
    assert look(ADA + marked)["alt"] is None
    assert look(ADA + "<img src=/ada.jpg alt='Ada Lovelace, 1840'>")["alt"] == "Ada Lovelace, 1840"


def test_the_place_is_told_in_pixels_of_the_window_and_the_address_without_its_query(look):
    html = "<div class=h-card><img class=u-photo src='/ada.jpg?token=SECRET#x' style='{}'></div>"
    place = "position:absolute;left:30px;top:20px;width:80px;height:90px"
    found = look(html.format(place))
    assert (found["x"], found["y"], found["width"], found["height"]) == (30, 20, 80, 90)
    assert found["source"] == "https://people.example.org/ada.jpg"


def test_of_pictures_that_one_program_serves_the_very_address_is_chosen(look):
    other = "<img src=/face.jpg?of=bo width=300>"
    found = look(ld(image="/face.jpg?of=ada") + other + "<img src=/face.jpg?of=ada width=70>")
    assert found["width"] == 70


CARD = "<div class=h-card><img class=u-photo src={}></div>"
NONE = {
    "nothing vouches for it": (OTHER, URL),
    "somebody else's, who is named beside": (
        f"{ADA}<h2>People also viewed</h2>" + CARD.format("/bo.jpg"),
        URL,
    ),
    "a notice lies over it": (
        CARD.format("/ada.jpg") + "<p style='position:fixed;inset:0;margin:0'>Cookies</p>",
        URL,
    ),
    "a notice of the same parent lies over a part of it": (
        CARD.format("/ada.jpg><i style='position:fixed;inset:0 0 auto;height:70px'>Cookies</i"),
        URL,
    ),
    "several people, each with one": (CARD.format("/a.jpg") + CARD.format("/b.jpg"), URL),
    "a social picture of no profile": (
        "<meta property=og:image content=/big.jpg>" + OTHER,
        URL,
    ),
    "another's name": (ADA + "<img src=/bo.jpg alt='Bo Chen'>", URL),
    "one name alone": ("<h1>Ada</h1><img src=/bo.jpg alt='Ada'>", URL),
    "one program serves everybody, and nobody has this address": (
        ld(image="/face.jpg?of=ada") + "<img src=/face.jpg?of=bo><img src=/face.jpg?of=cy>",
        URL,
    ),
    "a placeholder": (CARD.format("/default-avatar.jpg"), URL),
    "a small file blown up": (CARD.format("/tiny.jpg width=200"), URL),
    "a picture that is not there": (CARD.format("/missing"), URL),
    "shown as an icon": (CARD.format("/ada.jpg width=40"), URL),
    "below the fold": ("<div style=height:3000px></div>" + CARD.format("/ada.jpg"), URL),
    "who looks at the page, beside a feed": (
        "<p data-testid=tweet><i data-testid=UserAvatar-Container><img src=/profile_images/b.jpg>",
        X,
    ),
    "hostile names": (
        "<form><input name=attributes><input name=querySelectorAll></form>"
        + ld(image={"contentUrl": 5, "url": ["x"]})
        + "<script type='application/ld+json'>[{]</script>" + OTHER,
        URL,
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", NONE)
def test_where_it_is_in_doubt_no_picture_is_chosen(look, what):
    assert look(*NONE[what]) is None
