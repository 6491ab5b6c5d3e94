"""Fields of one's own making."""

from decimal import Decimal

import pytest
from daemon.extension import Refused
from hypothesis import given
from hypothesis import strategies as st

from kithbook.errors import InvalidRequest
from kithbook.people.field import normal
from kithbook_protocol.favour_operations import FITTING, POST
from kithbook_protocol.field import CustomField, FieldKind
from kithbook_protocol.operations import ADD, DELETE, EDIT, HISTORY, SEARCH, UNDO
from kithbook_protocol.people_operations import FIELD_ADD, FIELD_EDIT, FIELD_REMOVE, FIELDS

pytestmark = pytest.mark.usefixtures("app")


def field(kind, *choices):
    return CustomField(
        id="01890a5d-ac96-774b-bcce-b302099a8057",
        name="x",
        kind=kind,
        choices=list(choices),
        several=False,
        people=0,
    )


@pytest.fixture
def make(call):
    async def add(name, kind, **more):
        return (await call(FIELD_ADD, {"name": name, "kind": kind, **more})).field

    return add


@pytest.fixture
def put(call):
    async def edit(person, name, value):
        values = [{"field": name, "value": value}]
        return (await call(EDIT, {"person": str(person.id), "values": values})).person

    return edit


def kept_or_refused(one, text):
    try:
        return normal(one, text)
    except InvalidRequest as error:
        return error


def told(person):
    return [(one.name, one.value) for one in person.values]


async def refusal(awaitable):
    with pytest.raises(Refused) as caught:
        await awaitable
    return caught.value.failure


@given(st.decimals(allow_nan=False, allow_infinity=False).map(lambda one: format(one, "f")))
def test_a_number_is_kept_as_it_was_written(text):
    assert normal(field(FieldKind.NUMBER), f" {text} ") == text


@given(st.text(max_size=20))
def test_whatever_is_typed_for_a_number_is_one_or_refused_in_a_sentence(text):
    kept = kept_or_refused(field(FieldKind.NUMBER), text)
    if isinstance(kept, InvalidRequest):
        assert "\n" not in str(kept)
    else:
        assert Decimal(kept).is_finite()


@given(st.sampled_from(FieldKind), st.text(max_size=30))
def test_what_was_kept_is_kept_the_same_again(kind, text):
    one = field(kind, "high", "Low")
    kept = kept_or_refused(one, text)
    if not isinstance(kept, InvalidRequest):
        assert normal(one, kept) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("text", " two\nlines ", "two\nlines"),
        ("number", "007.50", "007.50"),
        ("date", "--0412", "--04-12"),
        ("date", "1984-04", "1984-04"),
        ("choice", "HIGH", "high"),
        ("link", "ada.example/me", "https://ada.example/me"),
        ("link", "MAILTO:Ada@Engines.net", "mailto:ada@engines.net"),
        ("link", "tel:+44 20 7946 0958", "tel:+442079460958"),
    ],
)
async def test_a_value_is_kept_in_its_kinds_form(  # noqa: PLR0917 - fixtures
    make, put, ada, kind, typed, kept
):
    await make("Own", kind, choices=["high", "low"] if kind == "choice" else [])
    assert told(await put(ada, "own", typed)) == [("Own", kept)]


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("number", "1,5"),
        ("number", "NaN"),
        ("number", "1e999999"),
        ("number", "٣"),
        ("date", "1983-02-29"),
        ("choice", "middle"),
        ("link", "javascript:alert(1)"),
        ("link", "data:text/html,x"),
        ("link", "mailto:nobody"),
        ("link", "tel:x"),
    ],
)
async def test_a_value_of_another_kind_is_refused(  # noqa: PLR0917 - fixtures
    make, put, shown, ada, kind, typed
):
    await make("Own", kind, choices=["high", "low"] if kind == "choice" else [])
    failure = await refusal(put(ada, "Own", typed))
    assert failure.code == "invalid"
    assert told(await shown(ada)) == []


async def test_one_value_takes_the_others_place_where_a_field_has_one(make, put, ada):
    await make("Size", "number")
    await put(ada, "Size", "38")
    assert told(await put(ada, "size", "39")) == [("Size", "39")]
    assert told(await put(ada, "Size", None)) == []


async def test_a_field_of_several_values_takes_one_more(call, make, put, ada):
    await make("Allergy", "text", several=True)
    await put(ada, "Allergy", "nuts")
    person = await put(ada, "Allergy", "cats")
    assert told(person) == [("Allergy", "cats"), ("Allergy", "nuts")]
    again = await call(
        EDIT, {"person": str(ada.id), "values": [{"field": "Allergy", "value": "nuts"}]}
    )
    assert again.sentence == "Nothing changed."
    wrong = {"person": str(ada.id), "remove_values": [str(person.values[0].id)]}
    assert told((await call(EDIT, wrong)).person) == [("Allergy", "nuts")]
    await call(UNDO, {})
    assert len(told((await call(EDIT, {"person": str(ada.id)})).person)) == 2


@pytest.mark.parametrize(
    "name", ["role", "Met at", "e=mc", "?", " ", "Email", "note", "relation", "x" * 101]
)
async def test_a_name_that_says_something_else_or_nothing_is_refused(call, name):
    with pytest.raises(Refused) as caught:
        await call(FIELD_ADD, {"name": name, "kind": "text"})
    assert caught.value.failure.code == "invalid"
    assert (await call(FIELDS, {})).fields == []


async def test_a_name_is_given_once_whatever_its_case(call, make):
    await make("Straße", "text")
    other = await make("Size", "number")
    assert "already" in (await refusal(make("STRASSE", "text"))).sentence
    rename = {"field": str(other.id), "name": "strasse"}
    assert "already" in (await refusal(call(FIELD_EDIT, rename))).sentence
    assert (await call(FIELD_EDIT, {"field": "size", "name": "SIZE"})).field.name == "SIZE"


@pytest.mark.parametrize(("kind", "choices"), [("choice", []), ("choice", [" "]), ("text", ["a"])])
async def test_a_choice_and_nothing_else_has_choices(make, kind, choices):
    assert (await refusal(make("Own", kind, choices=choices))).code == "invalid"


async def test_a_renamed_field_keeps_its_values_and_undo_gives_the_name_back(
    call, make, put, shown, ada
):
    await make("Size", "number")
    await put(ada, "Size", "38")
    await call(FIELD_EDIT, {"field": "Size", "name": "Shoe size"})
    assert told(await shown(ada)) == [("Shoe size", "38")]
    [hit] = (await call(SEARCH, {"query": "38"})).hits
    assert (hit.field, hit.snippet) == ("Shoe size", "38")
    await call(UNDO, {})
    assert told(await shown(ada)) == [("Size", "38")]


async def test_other_choices_leave_the_values_that_people_have(call, make, put, shown, ada):
    await make("Priority", "choice", choices=["high", "low", "HIGH"])
    await put(ada, "Priority", "high")
    done = await call(FIELD_EDIT, {"field": "Priority", "choices": ["now", "later"]})
    assert done.field.choices == ["now", "later"]
    assert told(await shown(ada)) == [("Priority", "high")]
    assert "now, later" in (await refusal(put(ada, "Priority", "high"))).sentence


async def test_a_removed_field_hides_its_values_until_it_is_undone(call, make, put, shown, ada):
    await make("Size", "text")
    await put(ada, "Size", "glockenspiel")
    assert (await call(FIELD_REMOVE, {"field": "size"})).field is None
    assert told(await shown(ada)) == []
    assert (await call(SEARCH, {"query": "glockenspiel"})).hits == []
    await call(UNDO, {})
    assert told(await shown(ada)) == [("Size", "glockenspiel")]
    assert (await call(SEARCH, {"query": "glockenspiel"})).hits


async def test_undo_takes_a_new_field_away(call, make):
    await make("Size", "number")
    await call(UNDO, {})
    assert (await call(FIELDS, {})).fields == []


async def test_a_field_says_how_many_have_a_value(call, make, put, ada, bo):
    await make("Size", "number")
    for person in (ada, bo):
        await put(person, "Size", "38")
    await call(DELETE, {"person": str(bo.id)})
    [known] = (await call(FIELDS, {})).fields
    assert known.people == 1


async def test_history_names_the_field(call, make, put, ada):
    await make("Size", "number")
    await put(ada, "Size", "38")
    [edited, *_] = (await call(HISTORY, {"person": str(ada.id)})).deeds
    assert {(one.field, one.after) for one in edited.edits} >= {("field", "Size"), ("value", "38")}


async def test_a_field_that_is_not_there_is_one_sentence(put, ada):
    failure = await refusal(put(ada, "z" * 500, "1"))
    assert failure.code == "conflict"
    assert len(failure.sentence) < 200


@pytest.mark.parametrize(
    "name", ["ask", "offer", "interaction", "promise", "met", "former_name", "alias", "Ask"]
)
async def test_a_field_that_is_called_like_a_built_in_one_is_found_too(call, make, put, name):
    ada = (await call(ADD, {"fields": {"name": "Ada Lovelace"}, "note": "likes tea"})).person
    await make(name, "text")
    await put(ada, name, "Weaving looms")
    [hit] = (await call(SEARCH, {"query": "looms"})).hits
    assert (hit.person, hit.snippet) == (ada.id, "Weaving looms")
    assert (hit.field or "").strip('"') == name
    assert (await call(SEARCH, {"query": "tea"})).hits[0].person == ada.id
    ask = (await call(POST, {"kind": "ask", "text": "somebody who knows weaving looms"})).posting
    [proposal] = (await call(FITTING, {"posting": str(ask.id)})).proposals
    assert proposal.name == "Ada Lovelace"
