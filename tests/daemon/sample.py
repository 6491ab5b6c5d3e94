"""Messages of every form of the contract that say one word wherever they can say anything."""

import json
import re
from pathlib import Path

import uuid_utils
from daemon.extension import encoded, to_text

SCHEMAS = Path(__file__).parents[2] / "protocol/generated/schema"


def sample(operation, word):
    """Return a request of an operation as JSON that is valid and full of the word."""
    schema = json.loads((SCHEMAS / f"{operation.request.__name__}.json").read_text())
    return _filled(schema, schema.get("$defs", {}), word)


def wrong_samples(operation, word):
    """Return requests that are refused: with a field too many, of other types, and cut short."""
    right = sample(operation, word)
    return [
        right | {word: word},
        {name: {word: [word]} for name in right} | {word: {}},
        encoded(right)[:-1] + word.encode(),
    ]


def _filled(schema, definitions, word):
    while "$ref" in schema or "anyOf" in schema:
        named = schema.get("$ref", "").rpartition("/")[2]
        schema = definitions[named] if named else schema["anyOf"][0]
    if chosen := schema.get("enum", [schema.get("const")])[0]:
        return chosen
    if schema["type"] == "array":
        return [_filled(schema["items"], definitions, word)]
    if schema["type"] != "object":
        return _value(schema, word)
    if schema["additionalProperties"] is not False:
        return {word: word}
    return {
        name: _filled(one, definitions, word) for name, one in schema.get("properties", {}).items()
    }


def _value(schema, word):
    if schema["type"] != "string":
        return True if schema["type"] == "boolean" else schema.get("minimum", 1)
    if schema.get("format") == "uuid":
        return str(uuid_utils.uuid7())
    if schema.get("pattern", "").startswith("^age1"):
        return "age1" + "q" * 58
    if "pattern" in schema:
        of_letters = "".join(filter(str.isalpha, word.lower()))
        tries = (to_text(word.encode()), of_letters, "EUR")
        return next((one for one in tries if re.search(schema["pattern"], one)), tries[0])
    return word
