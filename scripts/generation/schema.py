"""JSON Schema 2020-12 of every message.

Requests in pydantic's validation mode (what a client may send), replies in serialization mode (what
it will get: every field present).
"""

import json
from typing import Any, Literal

from pydantic.json_schema import (
    DEFAULT_REF_TEMPLATE,
    GenerateJsonSchema,
    JsonSchemaMode,
    models_json_schema,
)
from pydantic.json_schema import JsonSchemaValue as Schema

from kithbook_protocol.base import WireModel
from kithbook_protocol.card import Card
from kithbook_protocol.failure import Failure
from kithbook_protocol.native import NativeReply, NativeRequest
from kithbook_protocol.operations import OPERATIONS
from kithbook_protocol.pairing import Grant
from kithbook_protocol.spool import Spooled

NOTICE = "Generated from protocol/kithbook_protocol by ./scripts/generate; do not edit."

MESSAGES: dict[type[WireModel], JsonSchemaMode] = {
    **{operation.reply: "serialization" for operation in OPERATIONS.values()},
    Failure: "serialization",
    Grant: "serialization",  # travels sealed inside PairDone
    Spooled: "serialization",  # the 202 of every write
    NativeRequest: "validation",  # to the native messaging host
    NativeReply: "serialization",
    Card: "validation",  # a line of an export as JSON Lines
    # Last: a message that is both asked and answered is described by its stricter reader.
    **{operation.request: "validation" for operation in OPERATIONS.values()},
}
"""Every message with the side it is described from."""


class WireSchema(GenerateJsonSchema):
    """Pydantic's schema without a title on each field, which would make a type of every field."""

    def field_title_should_be_set(self, schema: Any) -> Literal[False]:
        """Titles stay on messages only."""
        del schema
        return False

    def field_is_required(self, field: Any, total: bool) -> bool:
        """The daemon leaves no field of a reply out, so a reader need not think of defaults."""
        return self.mode == "serialization" or super().field_is_required(field, total)


def definitions(ref_template: str = DEFAULT_REF_TEMPLATE) -> dict[str, Schema]:
    """Return the schema of every message and of every part of one, by name."""
    _, combined = models_json_schema(
        list(MESSAGES.items()), ref_template=ref_template, schema_generator=WireSchema
    )
    found: dict[str, Schema] = combined["$defs"]
    return dict(sorted(found.items()))


def files() -> dict[str, str]:
    """Return one self-contained schema file for each message, by the message's name."""
    return {
        message.__name__: as_json(
            {
                "$schema": WireSchema.schema_dialect,
                "$comment": NOTICE,
                **message.model_json_schema(mode=mode, schema_generator=WireSchema),
            }
        )
        for message, mode in MESSAGES.items()
    }


def as_json(value: Any) -> str:
    """Return JSON as the repository keeps it."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
