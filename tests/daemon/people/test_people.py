from uuid import UUID

import pytest
from daemon.extension import Refused

from kithbook_protocol.operations import ADD, DELETE, EDIT, HISTORY, SEARCH, SHOW, TAGS, UNDO

pytestmark = pytest.mark.usefixtures("app")

NAMES = [
    'Miriam O\'Hara "Mimi"; DROP TABLE person; --',
    "José García-Márquez Ruiz",
    "王小明",
    "محمد بن سلمان",
    "שרה לוי",
    "Zoë 👩🏽‍💻 Ray",
    "علی‌رضا",  # with a zero-width non-joiner, which Persian needs
    "%_*^:(){}[]",
    "<script>alert(1)</script>",
]


@pytest.fixture
def add(call):
    async def make(name="Ada Lovelace", **more):
        fields = {"name": name} | more.pop("fields", {})
        return (await call(ADD, {"fields": fields, **more})).person

    return make


@pytest.mark.parametrize("name", NAMES)
async def test_a_name_is_stored_and_shown_as_it_is(call, add, name):
    person = await add(name)
    assert (await call(SHOW, {"person": str(person.id)})).name == name


@pytest.mark.parametrize("name", NAMES[:-2] + NAMES[-1:])
async def test_a_name_is_found_by_its_first_letters(call, add, name):
    person = await add(name)
    await add("Somebody Else")
    hits = (await call(SEARCH, {"query": name[:3]})).hits
    assert [hit.person for hit in hits] == [person.id]


async def test_nul_and_terminal_codes_are_taken_out_of_names(add):
    assert (await add("A\0d\x1b[31ma\r\nLove\tlace")).name == "Ad[31ma Love lace"


@pytest.mark.parametrize("name", ["", " ", "\0", "\u200b", "\u202e \u2066"])
async def test_a_name_nobody_can_see_is_none(call, name):
    with pytest.raises(Refused) as caught:
        await call(ADD, {"fields": {"name": name}})
    assert caught.value.failure.code == "invalid"


@pytest.mark.parametrize("letter", ["x", "\u0958", "🚀", "e\u0301"])
async def test_the_longest_values_can_be_added_shown_found_and_deleted(call, add, letter):
    """U+0958 becomes two characters in NFC."""
    long = (letter * 1000)[:1000]
    person = await add(
        long,
        fields={"role": long, "organisation": long, "headline": long, "about": letter * 5_000},
        urls=[f"https://example.org/{'a' * 980}"],
        note=letter * 5_000,
    )
    assert (await call(SHOW, {"person": str(person.id)})).id == person.id
    assert (await call(SEARCH, {"query": long[:3]})).hits
    assert (await call(EDIT, {"person": str(person.id), "add_tags": ["a" * 100]})).person
    assert (await call(HISTORY, {"person": str(person.id)})).deeds
    assert (await call(DELETE, {"person": str(person.id)})).person is None


@pytest.mark.parametrize("field", ["emails", "phones", "urls"])
async def test_what_is_no_address_is_one_sentence_however_long(call, field):
    with pytest.raises(Refused) as caught:
        await call(ADD, {"fields": {"name": "Ada"}, field: ["?" * 1000]})
    assert caught.value.failure.code == "invalid"
    assert len(caught.value.failure.sentence) < 200


async def test_an_unknown_person_is_one_sentence_however_long(call):
    with pytest.raises(Refused) as caught:
        await call(SHOW, {"person": "z" * 1000})
    assert caught.value.failure.code == "conflict"


async def test_ids_are_16_bytes_and_their_tail_names_the_person(call, add):
    person = await add()
    assert person.id.version == 7
    assert (await call(SHOW, {"person": person.id.hex[-8:].upper()})).id == person.id


@pytest.mark.parametrize(
    "scheme", ["javascript:alert(1)//", "data:text/html,x", "mailto:a@b.net", "file:///"]
)
async def test_an_address_that_is_not_of_the_web_is_refused(call, scheme):
    with pytest.raises(Refused):
        await call(ADD, {"fields": {"name": "Ada"}, "urls": [scheme]})


async def test_a_typed_profile_is_kept_as_a_capture_of_it_would_name_it(add):
    person = await add(urls=["de.linkedin.com/in/ada-lovelace/?trk=people"])
    assert [one.value for one in person.identities] == ["https://www.linkedin.com/in/ada-lovelace"]


async def test_a_wrong_address_can_be_taken_off_and_brought_back(call, add):
    person = await add(emails=["ada@engines.net", "old@engines.net"])
    wrong = person.identities[1]
    done = await call(EDIT, {"person": str(person.id), "remove_identities": [str(wrong.id)]})
    assert [one.value for one in done.person.identities] == ["ada@engines.net"]
    await call(UNDO, {})
    assert len((await call(SHOW, {"person": str(person.id)})).identities) == 2


async def test_the_same_edit_twice_changes_nothing(call, add):
    person = await add(fields={"headline": "Analyst"}, tags=["Maths"])
    again = {"person": str(person.id), "fields": {"headline": "Analyst"}, "add_tags": ["maths"]}
    done = await call(EDIT, again)
    assert (done.change_set, done.sentence) == (None, "Nothing changed.")


async def test_an_item_sent_again_gets_the_same_answer_and_does_nothing(call):
    item = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
    body = {"fields": {"name": "Ada"}}
    first = await call(ADD, body, item=item)
    await call(EDIT, {"person": str(first.person.id), "fields": {"name": "Ada King"}})
    assert await call(ADD, body, item=item) == first
    assert len((await call(SEARCH, {"query": ""})).hits) == 1


async def test_an_item_id_used_for_something_else_is_refused(call):
    item = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
    done = await call(ADD, {"fields": {"name": "Ada"}}, item=item)
    with pytest.raises(Refused) as caught:
        await call(DELETE, {"person": str(done.person.id)}, item=item)
    assert caught.value.failure.code == "conflict"


async def test_an_item_refused_once_may_be_tried_again(call, add):
    item = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
    person = await add()
    with pytest.raises(Refused):
        await call(EDIT, {"person": str(person.id), "add_emails": ["no address"]}, item=item)
    body = {"person": str(person.id), "add_emails": ["ada@engines.net"]}
    assert (await call(EDIT, body, item=item)).change_set == item


async def test_an_organisation_spelt_anew_is_renamed_for_everyone_there(call, add):
    ada = await add(fields={"organisation": "acme"})
    bo = await add("Bo", fields={"organisation": "ACME"})
    assert bo.roles[0].organisation == "acme"
    await call(EDIT, {"person": str(ada.id), "fields": {"organisation": "Acme"}})
    assert (await call(SHOW, {"person": str(bo.id)})).roles[0].organisation == "Acme"
    hits = (await call(SEARCH, {"query": "acme"})).hits
    assert {hit.line for hit in hits} == {"Acme"}


async def test_tags_of_deleted_people_are_not_offered(call, add):
    person = await add(tags=["maths"])
    await call(UNDO, {})
    await add("Bo", tags=["Physics"])
    assert (await call(TAGS, {})).tags == ["Physics"]
    assert person.tags == ["maths"]


async def test_history_says_whom_by_the_name_of_now_or_the_last_one(call, add):
    person = await add("Ada Byron", tags=["maths"])
    await call(EDIT, {"person": str(person.id), "fields": {"name": "Ada Lovelace"}})
    await add("Bo")
    await call(DELETE, {"person": str(person.id)})
    deeds = (await call(HISTORY, {})).deeds
    assert [(deed.kind, deed.about, deed.others) for deed in deeds] == [
        ("delete", ["Ada Lovelace"], 0),
        ("add", ["Bo"], 0),
        ("edit", ["Ada Lovelace"], 0),
        ("add", ["Ada Lovelace"], 0),
    ]


async def test_history_of_a_delete_holds_what_was_there(call, add):
    person = await add("Ada", fields={"location": "Zürich", "organisation": "Engines"})
    await call(DELETE, {"person": str(person.id)})
    [deleted, _] = (await call(HISTORY, {"person": str(person.id)})).deeds
    told = {edit.field: (edit.before, edit.after) for edit in deleted.edits}
    assert told["location"] == ("Zürich", None)


async def test_an_undo_that_changed_no_row_is_still_about_somebody(call, add):
    person = await add("Ada", fields={"headline": "one"})
    first = await call(EDIT, {"person": str(person.id), "fields": {"headline": "two"}})
    await call(EDIT, {"person": str(person.id), "fields": {"headline": "three"}})
    await call(UNDO, {"change_set": str(first.change_set)})
    [undone, *_] = (await call(HISTORY, {})).deeds
    assert (undone.kind, undone.about, undone.edits) == ("undo", ["Ada"], [])


async def test_history_names_organisations(call, add):
    person = await add(fields={"organisation": "Engines"})
    await call(EDIT, {"person": str(person.id), "fields": {"organisation": "Works"}})
    [edited, *_] = (await call(HISTORY, {"person": str(person.id)})).deeds
    [told] = [edit for edit in edited.edits if edit.entity == "role"]
    assert (told.before, told.after) == ("Engines", "Works")
