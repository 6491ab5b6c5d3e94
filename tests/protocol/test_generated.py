"""What `scripts/generate` wrote agrees with the models and with the standards it names."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError, validate
from openapi_spec_validator import validate as validate_openapi

from kithbook_protocol.operation import Operation, Scope
from kithbook_protocol.operations import OPERATIONS

ROOT = Path(__file__).parents[2]
GENERATED = ROOT / "protocol/generated"
SCHEMAS = sorted((GENERATED / "schema").glob("*.json"))

UUID7 = "019312d0-7b5c-7000-8000-000000000001"
SAME_NAME = {
    "kind": "name",
    "one": None,
    "other": None,
    "namesakes": None,
    "doubtful": False,
    "sentence": "same name",
}
PERSON = {
    "id": UUID7,
    "name": "Ines Okafor",
    "headline": None,
    "location": "Porto",
    "about": None,
    "met_at": None,
    "roles": [
        {
            "id": UUID7,
            "title": "Luthier",
            "organisation": None,
            "since": "2019-05",
            "until": None,
            "seen": None,
            "until_seen": False,
        }
    ],
    "identities": [
        {"id": UUID7, "kind": "email", "value": "ines@okafor.example", "generic": False}
    ],
    "tags": ["wood"],
    "values": [
        {"id": UUID7, "field": UUID7, "name": "Shoe size", "kind": "number", "value": "38.5"}
    ],
    "dates": [{"id": UUID7, "label": "birthday", "day": "--02-29"}],
    "relations": [
        {
            "id": UUID7,
            "person": UUID7,
            "name": "Bo Chen",
            "label": "partner",
            "reverse": False,
            "note": None,
        }
    ],
    "added_at": 1,
    "changed_at": 2,
}
EXAMPLES: dict[str, dict[str, Any]] = {
    "CaptureRequest": {
        "snapshot": {"url": "https://okafor.example/", "captured_at": 1, "html": "<p>Ines</p>"}
    },
    "EditRequest": {"person": UUID7, "fields": {"role": None}, "add_tags": ["wood"]},
    "SearchRequest": {"query": "ine"},
    "Applied": {
        "change_set": None,
        "person": PERSON,
        "sentence": "Ines Okafor added",
        "proposals": [
            {"person": UUID7, "name": "Inés Okafor", "score": 0.9, "evidence": [SAME_NAME]}
        ],
    },
    "Failure": {"code": "locked", "sentence": "The vault is locked."},
    "HelloRequest": {"nonce": "AAAAAAAAAAAAAAAAAAAAAA"},
}
"""One valid message each; the models and the schemas must both take it."""


def schema_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((GENERATED / "schema" / f"{name}.json").read_text())
    return found


def message_named(name: str) -> Any:
    from kithbook_protocol.failure import Failure  # noqa: PLC0415 - the one that is in no operation

    for operation in OPERATIONS.values():
        for message in (operation.request, operation.reply):
            if message.__name__ == name:
                return message
    assert name == "Failure"
    return Failure


@pytest.fixture(scope="module")
def openapi() -> Any:
    return json.loads((GENERATED / "openapi.json").read_text())


def test_generated_files_are_current() -> None:
    done = subprocess.run(
        [ROOT / "scripts/generate", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_openapi_document_is_valid_openapi(openapi: Any) -> None:
    validate_openapi(openapi)


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_every_schema_is_valid_json_schema(path: Path) -> None:
    Draft202012Validator.check_schema(json.loads(path.read_text()))


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_every_operation_is_documented_with_its_messages(openapi: Any, name: str) -> None:
    operation: Operation[Any, Any] = OPERATIONS[name]
    call = openapi["paths"][operation.path]["post"]
    asked = call["requestBody"]["content"]["application/json"]["schema"]["$ref"]
    answered = call["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
    assert asked.rpartition("/")[2] == operation.request.__name__
    assert answered.rpartition("/")[2] == operation.reply.__name__
    assert (call["security"] == []) == (operation.scope is Scope.OPEN)


def test_the_openapi_document_has_no_other_paths(openapi: Any) -> None:
    assert set(openapi["paths"]) == {operation.path for operation in OPERATIONS.values()}


def objects_in(schema: Any) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [found for part in schema for found in objects_in(part)]
    if not isinstance(schema, dict):
        return []
    inner = [found for part in schema.values() for found in objects_in(part)]
    return [schema, *inner] if "properties" in schema and "type" in schema else inner


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_every_object_is_closed_and_described(path: Path) -> None:
    for found in objects_in(json.loads(path.read_text())):
        assert found["additionalProperties"] is False, found["title"]
        assert found["description"], found["title"]


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_an_example_is_taken_by_model_and_schema_alike(name: str) -> None:
    message = message_named(name).model_validate_json(json.dumps(EXAMPLES[name]))
    validate(EXAMPLES[name], schema_of(name), cls=Draft202012Validator)
    validate(message.model_dump(mode="json"), schema_of(name), cls=Draft202012Validator)


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_an_unknown_field_is_refused_by_model_and_schema_alike(name: str) -> None:
    odd = {**EXAMPLES[name], "sourceUrl": "https://okafor.example/"}
    with pytest.raises(ValueError, match="sourceUrl"):
        message_named(name).model_validate_json(json.dumps(odd))
    with pytest.raises(ValidationError, match="sourceUrl"):
        validate(odd, schema_of(name), cls=Draft202012Validator)


def test_a_reply_leaves_no_field_out() -> None:
    person = schema_of("Person")
    assert set(person["required"]) == set(person["properties"])


def test_the_types_name_every_call() -> None:
    types = (ROOT / "extension/wire/types.d.ts").read_text()
    for operation in OPERATIONS.values():
        assert f"  '{operation.path}': {{\n" in types
