"""Limits that keep a message from being misread."""

import uuid

import pytest
import uuid_utils
from pydantic import TypeAdapter

from kithbook_protocol.base import Bytes, Id, Moment
from kithbook_protocol.capture import MAX_HTML, CaptureRequest, PageSnapshot
from kithbook_protocol.people import PersonFields


def test_an_item_id_that_is_no_uuid7_is_refused() -> None:
    with pytest.raises(ValueError, match="version 7"):
        TypeAdapter(Id).validate_python(uuid.uuid4())


def test_a_uuid7_is_an_item_id() -> None:
    made = str(uuid_utils.uuid7())
    assert str(TypeAdapter(Id).validate_python(made)) == made


@pytest.mark.parametrize("text", ["AA==", "a+b/", "å"])
def test_bytes_are_base64url_without_padding(text: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        TypeAdapter(Bytes).validate_python(text)


def test_a_time_after_the_year_9999_is_refused() -> None:
    with pytest.raises(ValueError, match="less than or equal"):
        TypeAdapter(Moment).validate_python(253_402_300_800_000)


def test_a_page_over_the_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        PageSnapshot(url="https://a.example/", captured_at=1, html="x" * (MAX_HTML + 1))


def test_a_snapshot_of_another_version_is_refused() -> None:
    snapshot = {"v": 2, "url": "https://a.example/", "captured_at": 1, "html": ""}
    with pytest.raises(ValueError, match="v"):
        CaptureRequest.model_validate({"snapshot": snapshot})


def test_a_field_left_out_differs_from_one_emptied() -> None:
    """An edit touches only what it names; null empties."""
    left_out = PersonFields.model_validate({"name": "Ines Okafor"})
    emptied = PersonFields.model_validate({"name": "Ines Okafor", "role": None})
    assert left_out.model_fields_set == {"name"}
    assert emptied.model_fields_set == {"name", "role"}
