"""JSON in and out: strict in what is read, compact in what is written."""

import asyncio
import json
import math
import re
from typing import Any, NoReturn, TypeVar

from aiohttp import web
from pydantic import ValidationError

from kithbook.errors import InvalidRequest
from kithbook.web.connection import Request
from kithbook.web.refusal import NotVerified
from kithbook_protocol.base import WireModel

ModelT = TypeVar("ModelT", bound=WireModel)

DEADLINE_SECONDS = 5
"""For a whole body to arrive."""
MOST_VALUES = 200_000
"""Lists and objects of one message; read within 0.2 s."""
MOST_DEPTH = 32
LONGEST_FIELD = 100
"""Characters of a field's name in an error."""
_SURROGATE_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")


async def receive(request: Request, most: int) -> bytes:
    """Return the body.

    Raises:
        NotVerified: it is longer than `most` bytes, does not arrive in time, or breaks off.
    """
    if (request.content_length or 0) > most:
        raise NotVerified
    try:
        async with asyncio.timeout(DEADLINE_SECONDS):
            content = await request.read()
    except (
        TimeoutError,
        ConnectionError,
        web.HTTPException,
        web.RequestPayloadError,
    ) as error:
        raise NotVerified from error
    if len(content) > most:
        raise NotVerified
    return content


def parse(model: type[ModelT], content: bytes) -> ModelT:
    """Read a message.

    Raises:
        InvalidRequest: not JSON, not of the model's form, too deep, or with doubled keys, NaN or
            lone surrogates. The sentence names the field, never its value.
    """
    # Counted in text too, where a page of 2 MB has some thousands: 5 million of them in one small
    # envelope held the daemon up for 8 s.
    if content.count(b"[") + content.count(b"{") > MOST_VALUES:
        raise InvalidRequest(f"The body holds more than {MOST_VALUES} lists and objects.")
    try:
        value = json.loads(
            content.decode(),
            parse_constant=_no_constant,
            parse_float=_finite,
            object_pairs_hook=_no_doubles,
        )
    except (ValueError, RecursionError) as error:
        raise InvalidRequest("The body is not the JSON this call takes.") from error
    if _depth(value) > MOST_DEPTH:
        raise InvalidRequest(f"The body is nested deeper than {MOST_DEPTH} levels.")
    if _SURROGATE_ESCAPE.search(content):
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError as error:
            raise InvalidRequest("The body has half a surrogate pair.") from error
    try:
        # From the text once more: only so pydantic can be strict about types and read UUIDs.
        return model.model_validate_json(content, strict=True)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the body"
        # Without `from`: the cause quotes what was received. A field we do not know has a name of
        # the caller's choice, so it is cut.
        sentence = f"{where[:LONGEST_FIELD]}: {first['msg']}."
    raise InvalidRequest(sentence)


def serialise(message: WireModel) -> bytes:
    """Write a message."""
    return message.model_dump_json().encode()


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(text: str) -> float:
    """Read a number; 1e999 is as little JSON's as Infinity is."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("doubled key")
    return found


def _depth(value: Any) -> int:
    deepest, level = 0, [value]
    while level:
        deepest += 1
        level = [
            child
            for node in level
            if isinstance(node, dict | list)
            for child in (node.values() if isinstance(node, dict) else node)
        ]
    return deepest
