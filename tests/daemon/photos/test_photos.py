"""The photo of a person: it comes right after a capture, stays what it is, and goes with them."""

import hashlib

import pytest
from daemon.capture.conftest import page, settled, snapshot
from daemon.extension import Refused, to_bytes, to_text
from daemon.forget.pages import Thief
from daemon.photos.grey import grey

from kithbook.store.service import STORE
from kithbook_protocol.operations import (
    ADD,
    CAPTURE,
    CAPTURE_PHOTO,
    DELETE,
    FORGET,
    HISTORY,
    PHOTO,
    PHOTO_REMOVE,
    SHOW,
    UNDO,
)

SOURCE = "https://engines.net/ada.jpg"
ELSEWHERE = "https://looms.net/people/ada"


@pytest.fixture
def picture(call, app):
    """Capture a page, then bring in a picture of its person: `await picture(content, ...)`."""
    assert app

    async def make(content=None, *, of=None, call=call, source=SOURCE, alt=None, **more):
        if of is None:
            done = await call(CAPTURE, {"snapshot": snapshot(**more)})
            of = (await settled(call, done.capture)).capture
        image = to_text(grey() if content is None else content)
        body = {"capture": str(of), "image": image, "source": source, "alt": alt}
        return of, await call(CAPTURE_PHOTO, body)

    return make


@pytest.fixture
def shown(call):
    async def read(person):
        return (await call(PHOTO, {"person": str(person)})).photo

    return read


async def pictures(app):
    rows = await app[STORE].read(lambda c: c.execute("SELECT content FROM picture").fetchall())
    return {row[0] for row in rows}


async def test_a_captures_picture_becomes_the_persons_photo(picture, shown, clock):
    capture, done = await picture(captured_at=clock.milliseconds - 5)
    assert done.kept
    photo = await shown(capture)
    assert to_bytes(photo.image) == grey()
    assert (photo.width, photo.height) == (64, 64)
    assert photo.url == "https://engines.net/people/ada"
    assert photo.taken_at == clock.milliseconds - 5


async def test_what_a_file_says_beside_its_pixels_is_not_stored(app, picture):
    await picture(grey(first=(b"\xff\xfe\x00\x07Paris",)))
    assert await pictures(app) == {grey()}


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"<svg/>", grey() + b"PK", b"\xff\xd8"])
async def test_hostile_bytes_are_not_stored_and_cost_the_capture_nothing(
    app, call, picture, shown, content
):
    capture, done = await picture(content)
    assert not done.kept
    assert await shown(capture) is None
    assert await pictures(app) == set()
    assert (await call(SHOW, {"person": str(capture)})).name == "Ada Lovelace"


@pytest.mark.parametrize("image", ["", "=" * 8, "ä", "A" * 70_000, 5, None])
async def test_what_is_no_small_base64url_is_refused(app, call, image):
    capture = (await call(CAPTURE, {"snapshot": snapshot()})).capture
    with pytest.raises(Refused) as caught:
        await call(CAPTURE_PHOTO, {"capture": str(capture), "image": image})
    assert caught.value.failure.code == "invalid"
    assert await pictures(app) == set()


async def test_a_page_that_is_nobodys_brings_no_photo(app, call, picture):
    article = "<article><h1>On looms</h1><p>" + "word " * 300
    _, done = await picture(html=article)
    assert not done.kept
    _, done = await picture(of="01890a5d-ac96-774b-bcce-b302099a8057")
    assert not done.kept
    assert await pictures(app) == set()
    capture = (await call(CAPTURE, {"snapshot": snapshot()})).capture
    await call(DELETE, {"person": str((await settled(call, capture)).person.id)})
    assert not (await picture(of=capture))[1].kept


async def test_a_write_only_browser_brings_pictures_for_its_own_captures_alone(
    call, pair, picture, shown
):
    browser = await pair(scope="capture")
    theirs = (await browser.call(CAPTURE, {"snapshot": snapshot()})).capture
    assert not (await picture(of=theirs))[1].kept
    done = (await picture(of=theirs, call=browser.call))[1]
    assert done.kept
    assert await shown((await settled(call, theirs)).person.id)
    with pytest.raises(Refused) as caught:
        await browser.call(PHOTO, {"person": str(theirs)})
    assert caught.value.failure.code == "scope"


@pytest.mark.parametrize(
    ("alt", "kept"),
    [
        ("Ada Lovelace", True),
        ("Portrait of ADA LOVELACE, 2024", True),
        ("Our looms", False),
        ("Ada", False),
        ("", False),
    ],
)
async def test_a_picture_that_only_its_name_vouches_for_must_have_the_persons(picture, alt, kept):
    assert (await picture(alt=alt))[1].kept is kept


async def test_the_same_picture_is_stored_once_until_it_is_another_or_sharper(
    app, call, picture, shown
):
    capture, _ = await picture(grey(64, 64))
    assert not (await picture(grey(64, 64, level=91)))[1].kept
    assert not (await picture(grey(64, 64), source="https://engines.net/new.jpg"))[1].kept
    assert await pictures(app) == {grey(64, 64)}
    assert (await picture(grey(96, 96)))[1].kept
    assert (await picture(grey(64, 64, level=40), source="https://engines.net/new.jpg"))[1].kept
    assert to_bytes((await shown(capture)).image) == grey(64, 64, level=40)
    await call(UNDO, {"change_set": (await newest(call)).hex})
    assert to_bytes((await shown(capture)).image) == grey(96, 96)


async def newest(call):
    return (await call(HISTORY, {"limit": 1})).deeds[0].id


async def test_another_page_does_not_replace_a_photo(call, picture, shown):
    capture, _ = await picture()
    content = page(email="ada@engines.net")
    await call(CAPTURE, {"snapshot": snapshot(content)})
    other = page(email="ada@engines.net").replace("engines.net/people", "looms.net/people")
    of, done = await picture(grey(200, 200), html=other, url=ELSEWHERE)
    assert not done.kept
    one, two = [await call(SHOW, {"person": str(each)}) for each in (capture, of)]
    assert one.id == two.id
    assert (await shown(capture)).width == 64


async def test_undo_alone_means_the_page_and_by_its_name_the_photo(call, picture, shown):
    capture, done = await picture()
    person = (await call(SHOW, {"person": str(capture)})).id
    undone = await call(UNDO, {"change_set": str(done.change_set)})
    assert undone.sentence == "Undone: photo of Ada Lovelace."
    assert await shown(person) is None
    await call(UNDO, {"change_set": str(undone.change_set)})
    assert await shown(person)
    assert (await call(UNDO, {})).sentence == "Undone: capture of Ada Lovelace."
    with pytest.raises(Refused):
        await shown(person)


async def test_a_photo_that_was_removed_is_brought_back_by_undo_and_by_no_page(
    call, picture, shown
):
    capture, _ = await picture()
    removed = await call(PHOTO_REMOVE, {"person": str(capture)})
    assert removed.sentence.startswith("Photo of Ada Lovelace removed")
    assert await shown(capture) is None
    assert not (await picture(grey(level=7), source=""))[1].kept
    with pytest.raises(Refused) as caught:
        await call(PHOTO_REMOVE, {"person": str(capture)})
    assert caught.value.failure.sentence == "Ada Lovelace has no photo."
    await call(UNDO, {})
    assert await shown(capture)


async def test_rows_made_anew_from_the_journal_have_the_same_photo(app, picture, shown):
    capture, _ = await picture()
    before = await shown(capture)
    await app[STORE].maintain(app[STORE].journal.rebuild)
    assert await shown(capture) == before


async def test_no_picture_of_somebody_forgotten_is_left(app, call, picture, settings, vault_key):
    capture, _ = await picture(grey(level=50))
    await picture(grey(level=60), source="https://engines.net/quarzheim-portrait.jpg")
    names = [hashlib.sha256(grey(level=level)).digest() for level in (50, 60)]
    words = [*names, b"quarzheim-portrait", grey(level=60)[-60:-2]]
    thief = Thief(settings, vault_key)
    assert set(thief.found(words)) == set(words)
    assert (await call(FORGET, {"person": str(capture), "name": "Ada Lovelace"})).wiped
    assert thief.found(words) == []
    assert not (await picture(of=capture))[1].kept
    assert await pictures(app) == set()


async def test_a_picture_that_two_people_have_stays_for_the_other(call, picture, shown):
    ada, _ = await picture()
    bo, _ = await picture(
        html=page("Bo Chen").replace("people/ada", "people/bo"), url="https://engines.net/people/bo"
    )
    await call(FORGET, {"person": str(ada), "name": "Ada Lovelace"})
    assert to_bytes((await shown(bo)).image) == grey()


async def test_who_was_added_by_hand_has_no_photo(app, call, shown):
    assert app
    assert await shown((await call(ADD, {"fields": {"name": "Ada"}})).person.id) is None
