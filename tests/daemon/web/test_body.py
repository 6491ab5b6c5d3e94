"""Bodies: JSON of exactly the message's form, or a sentence that names the field and no value."""

import json

import pytest

from kithbook.errors import InvalidRequest
from kithbook.web.body import MOST_DEPTH, MOST_VALUES, parse
from kithbook_protocol.capture import CaptureRequest
from kithbook_protocol.operations import CAPTURE, NOTE, SEARCH
from kithbook_protocol.people import AddRequest, NoteRequest
from kithbook_protocol.search import SearchRequest


def snapshot(state):
    """Return a capture whose page state is this JSON text."""
    return (
        '{"snapshot":{"url":"https://example.org/","captured_at":1,"html":"","state":'
        + state
        + "}}"
    ).encode()


def nested(depth):
    """Return arrays within arrays."""
    return "[" * depth + "]" * depth


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"query"',
        b'{"query":"a"}}',
        b'{"query":"a"} {"query":"b"}',
        b"\xef\xbb\xbf" + b'{"query":"a"}',
        '{"query":"a"}'.encode("utf-16"),
        b'{"query":"\xff"}',
        b'{"query":"\xed\xa0\x80"}',
        b"{'query':'a'}",
        b'{"query":"a",}',
        b'{"query":"a\nb"}',
        b'{"query":"a"/**/}',
    ],
)
def test_what_is_no_json_object_is_refused(content):
    with pytest.raises(InvalidRequest):
        parse(SearchRequest, content)


@pytest.mark.parametrize(
    "content",
    [
        b'{"query":1}',
        b'{"query":null}',
        b'{"query":["a"]}',
        b'{"query":"a","limit":"20"}',
        b'{"query":"a","limit":true}',
        b'{"query":"a","limit":20.5}',
        b'{"query":"a","limit":0}',
        b'{"query":"a","limit":101}',
        b'{"query":"a","limit":' + b"9" * 5_000 + b"}",
        b'{"query":"a","more":1}',
        b'{"Query":"a"}',
        b'{"query":"a","__proto__":{}}',
        b"{}",
    ],
)
def test_a_wrong_type_an_unknown_or_a_missing_field_is_refused(content):
    with pytest.raises(InvalidRequest):
        parse(SearchRequest, content)


@pytest.mark.parametrize("state", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
def test_what_is_no_number_of_json_s_is_refused(state):
    with pytest.raises(InvalidRequest):
        parse(CaptureRequest, snapshot('{"a":' + state + "}"))


@pytest.mark.parametrize(
    "content",
    [
        b'{"query":"a","query":"b"}',
        b'{"query":"a","query":"a"}',
        b'{"query":"a","\\u0071uery":"b"}',
        snapshot('{"a":1,"a":2}'),
        snapshot('{"deep":[{"a":1,"a":1}]}'),
    ],
)
def test_a_doubled_key_is_refused_at_every_depth(content):
    model = SearchRequest if b"query" in content else CaptureRequest
    with pytest.raises(InvalidRequest):
        parse(model, content)


@pytest.mark.parametrize("escape", [r"\ud800", r"\udfff", r"\uDC00\uD800", r"a\ud83dz"])
def test_half_a_surrogate_pair_is_refused_in_values_and_in_keys(escape):
    with pytest.raises(InvalidRequest):
        parse(SearchRequest, f'{{"query":"{escape}"}}'.encode())
    with pytest.raises(InvalidRequest):
        parse(CaptureRequest, snapshot(f'{{"{escape}":1}}'))


def test_a_whole_surrogate_pair_is_a_character():
    assert parse(SearchRequest, rb'{"query":"\ud83d\ude00"}').query == "\N{GRINNING FACE}"


def test_depth_is_counted_up_to_the_cap():
    around = 3  # the request, its snapshot, its state
    deepest = snapshot('{"a":' + nested(MOST_DEPTH - around) + "}")
    assert parse(CaptureRequest, deepest).snapshot.state
    with pytest.raises(InvalidRequest, match="deeper"):
        parse(CaptureRequest, snapshot('{"a":' + nested(MOST_DEPTH - around + 1) + "}"))


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_a_depth_bomb_is_refused_before_it_costs_anything(opening):
    with pytest.raises(InvalidRequest):
        parse(CaptureRequest, snapshot('{"a":' + opening * 500_000))


def test_the_sentence_names_the_field_and_no_value():
    with pytest.raises(InvalidRequest) as refused:
        parse(AddRequest, b'{"fields":{"name":{"first":"Ada Lovelace"}}}')
    assert str(refused.value).startswith("fields.name: ")
    assert "Ada" not in str(refused.value)
    # The cause of the error would quote the value, wherever the error is shown.
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None


def test_the_name_of_an_unknown_field_is_not_repeated_at_length():
    with pytest.raises(InvalidRequest) as refused:
        parse(SearchRequest, json.dumps({"query": "", "x" * 100_000: 1}).encode())
    assert len(str(refused.value)) < 200


def test_an_id_and_a_choice_are_read_from_text():
    note = "0190a3b0-0000-7000-8000-000000000000"
    assert (
        str(
            parse(NoteRequest, json.dumps({"person": "x", "text": "y", "note": note}).encode()).note
        )
        == note
    )


async def test_a_wrong_body_from_a_paired_client_gets_a_signed_reason(extension):
    for operation, content in (
        (SEARCH, b'{"query":1}'),
        (NOTE, b'{"person":"x","text":"y","' + b"z" * 5_000 + b'":1}'),
        (CAPTURE, snapshot("NaN")),
    ):
        request = extension.request(operation, content)
        reply = await extension.exchange(request)
        assert (reply.status, reply.failure.code) == (400, "invalid")


async def test_the_longest_reference_that_leads_nowhere_gets_a_signed_reason(extension):
    request = extension.request(NOTE, {"person": "x" * 1_000, "text": "y"})
    reply = await extension.exchange(request)
    assert reply.failure.code == "conflict"


def test_a_body_of_many_small_lists_is_refused_before_it_is_read():
    with pytest.raises(InvalidRequest, match="lists and objects"):
        parse(SearchRequest, b'{"query": "", "x": [' + b"[]," * MOST_VALUES + b"[]]}")
