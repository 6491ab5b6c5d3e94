"""The picture of whom a page is about: cut out of what the window shows, kept in the vault."""

import base64
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.page import Page
from end_to_end.patience import until
from end_to_end.sites import JSON_LD, PLAIN, Sites

QUARTERS = [(200, 40, 40), (40, 160, 60), (40, 60, 200), (220, 200, 40)]
"""Red, green, blue, yellow: above left and right, below left and right."""
NEAR = 12
"""How far a colour may be off after a screen and a JPEG, of 255."""

COLOURS = """
(async () => {
  const bytes = Uint8Array.from(atob(%r), (letter) => letter.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], {type: "image/jpeg"}));
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
  context.drawImage(bitmap, 0, 0);
  const {width, height} = bitmap;
  const at = (x, y) => [...context.getImageData(x * width, y * height, 1, 1).data.slice(0, 3)];
  return [at(.25, .25), at(.75, .25), at(.25, .75), at(.75, .75)];
})()
"""
FACE = """
(() => {
  const canvas = document.querySelector(".card .portrait canvas");
  const data = (x, y) => canvas.getContext("2d").getImageData(x, y, 1, 1).data;
  const {width, height} = canvas;
  const at = (x, y) => [...data(x * width, y * height).slice(0, 3)];
  return [at(.25, .25), at(.75, .25), at(.25, .75), at(.75, .75)];
})()
"""
ZOOM = """
(async () => {
  const own = await chrome.tabs.getCurrent();
  const others = (await chrome.tabs.query({})).filter(({id}) => id !== own.id);
  await Promise.all(others.map(({id}) => chrome.tabs.setZoom(id, %s).catch(() => {})));
})()
"""
DRAWN = "document.querySelector('.card .portrait canvas')"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(side: int = 160) -> str:
    """Return a picture with a colour in each quarter, as a data: address."""
    half = side // 2
    above, below = (
        b"\0" + bytes(QUARTERS[row]) * half + bytes(QUARTERS[row + 1]) * half for row in (0, 2)
    )
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(above * half + below * half)
    content = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )
    return "data:image/png;base64," + base64.b64encode(content).decode()


def profile(name: str, style: str = "", *, more: str = "", src: str = "") -> str:
    """Return a page about somebody, with a picture at 40, 30, 120 wide, unless `style` moves it."""
    place = f"position: absolute; left: 40px; top: 30px; width: 120px; height: 120px; {style}"
    return (
        f"<!doctype html><title>{name}</title><main class=h-card>"
        f"<img class=u-photo src='{src or png()}' alt='' style='{place}'>"
        f"<h1 class=p-name style='margin: 200px 0 0 40px'>{name}</h1>"
        f"<p class=p-job-title>Luthier</p>{more}</main>"
    )


def near(seen: list[list[int]]) -> bool:
    return all(
        abs(one - wanted) <= NEAR
        for colour, quarter in zip(seen, QUARTERS, strict=True)
        for one, wanted in zip(colour, quarter, strict=True)
    )


@pytest.fixture
def photo(daemon: Daemon) -> Callable[[str], bytes | None]:
    """Return a person's photo as `kithbook photo` writes it, by their name."""

    def read(name: str) -> bytes | None:
        [hit] = daemon.json("search", name)["hits"]
        if daemon.json("show", hit["person"])["photo"] is None:
            return None
        file: Path = daemon.data.parent / f"{hit['person']}.jpg"
        daemon.run("photo", hit["person"], "--output", str(file))
        content = file.read_bytes()
        file.unlink()
        return content

    return read


def colours(page: Page, content: bytes) -> list[list[int]]:
    found: list[list[int]] = page.evaluate(COLOURS % base64.b64encode(content).decode())
    return found


def test_a_click_brings_the_picture_into_the_vault_and_onto_the_card(
    browser: Browser, sites: Sites, photo: Callable[[str], bytes | None]
) -> None:
    sites.add("http://quince.example/", profile("Ursula Quince"))
    page = browser.open("http://quince.example/")
    popup = browser.click_toolbar(page)
    assert popup.settled() == "Saved"
    popup.wait_for(DRAWN)
    assert near(popup.evaluate(FACE))
    popup.replace("#role", "Bow maker")
    popup.press("Enter")
    popup.wait_for_text("Saved")
    assert popup.evaluate(f"!!{DRAWN}")
    popup.close()
    content = photo("Quince")
    assert content is not None
    assert near(colours(page, content))
    assert b"Exif" not in content
    assert b"ICC_PROFILE" not in content
    page.close()


@pytest.mark.parametrize("zoom", ["1.5", "0.8"])
def test_a_zoomed_page_gives_the_same_picture(
    browser: Browser, sites: Sites, photo: Callable[[str], bytes | None], zoom: str
) -> None:
    name = f"Zelda Zoom{'ed' if zoom > '1' else 'small'}"
    url = f"http://zoom-{zoom.replace('.', '-')}.example/"
    sites.add(url, profile(name))
    page = browser.open(url)
    before = page.evaluate("innerWidth")
    browser.evaluate(ZOOM % zoom)
    until(lambda: page.evaluate("innerWidth") != before, "the page is zoomed")
    popup = browser.click_toolbar(page)
    popup.wait_for(DRAWN)
    popup.close()
    content = photo(name.split()[1])
    assert content is not None
    assert near(colours(page, content))
    page.close()


SMALL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
WITHOUT = {
    "Ann Above": profile("Ann Above", "top: -40px"),
    "Bea Beyond": profile("Bea Beyond", "left: calc(100vw - 60px)"),
    "Cleo Clear": profile("Cleo Clear", "opacity: 0"),
    "Dora Dim": profile("Dora Dim", "visibility: hidden"),
    "Edda Empty": profile("Edda Empty", src=SMALL),
    "Fay Flat": profile("Fay Flat", "width: 600px; height: 60px"),
    "Gail Gone": profile("Gail Gone", "display: none"),
    "Hope Hidden": profile(
        "Hope Hidden",
        more="<div style='position:fixed;inset:0 0 auto;height:9em;background:#eee'>Cookies</div>",
    ),
    "Ida Icon": profile("Ida Icon", "width: 20px; height: 20px"),
    "Jo Jumpy": profile("Jo Jumpy").replace(
        "</main>",
        "<script>const i=document.querySelector('img');let n=0;"
        "(function f(){i.style.left=40+(++n%300)+'px';requestAnimationFrame(f)})()</script></main>",
    ),
}


def test_a_picture_that_is_not_wholly_there_is_none_and_never_an_error(
    browser: Browser, daemon: Daemon, sites: Sites, photo: Callable[[str], bytes | None]
) -> None:
    for name, html in WITHOUT.items():
        url = f"http://{name.replace(' ', '-').lower()}.example/"
        sites.add(url, html)
        page = browser.open(url)
        popup = browser.click_toolbar(page)
        assert popup.settled() == "Saved"
        assert popup.evaluate(ASKED) is False, name
        assert not popup.evaluate(f"!!{DRAWN}")
        popup.close()
        page.close()
        assert photo(name.split()[1]) is None, name
    assert daemon.json("spool")["refused"] == []


ASKED = """
(async () => {
  const [tab] = await chrome.tabs.query({active: true, currentWindow: true});
  const request = {tab: tab.id, capture: "01890a5d-ac96-774b-bcce-b302099a8057",
    id: "01890a5d-ac96-774b-bcce-b302099a8058"};
  const {ok, reply} = await chrome.runtime.sendMessage({kind: "photo", request});
  return ok ? reply : "failed";
})()
"""
"""Has the picture looked for once more; an answer means that the first look is over too."""


def test_a_picture_waits_with_its_page_while_the_daemon_is_off(
    browser: Browser, daemon: Daemon, photo: Callable[[str], bytes | None]
) -> None:
    daemon.stop()
    page = browser.open(PLAIN)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.wait_for_text("1 waiting")
    assert popup.evaluate(ASKED) is False
    popup.wait_for_text("1 waiting")
    popup.close()
    page.close()
    daemon.start()
    page = browser.open(JSON_LD)
    popup = browser.click_toolbar(page)
    popup.wait_for_state("ready")
    popup.wait_for(DRAWN)
    popup.close()
    page.close()
    until(lambda: photo("Solheim") is not None, "the picture that waited is there")
    assert photo("Lindqvist") is not None
