"""One kept write as the bytes of its file.

Layout: "KBS1" | SHA-256 of all that follows (32) | length of the head (2, big-endian) | head, as
JSON | the envelope as it came. The checksum tells damage. Who sent it is proven by the client's
own signature, which stands in the head and covers path and envelope: a file that somebody put into
the folder is worth nothing without a paired browser's key.
"""

import hashlib
import hmac
import struct

from pydantic import BaseModel, ConfigDict, ValidationError

from kithbook.errors import InvalidRequest
from kithbook.spool.model import Damaged
from kithbook.web.envelope import item_of
from kithbook.web.model import Sealed
from kithbook.web.signature import RequestSignature

MAGIC = b"KBS1"
_FRAME = struct.Struct(">4s32sH")
LONGEST_HEAD = 2_048
"""Bytes; a head takes about 450."""
HEAD_BYTES = _FRAME.size + LONGEST_HEAD
"""The first bytes of a file, with the whole head in them."""


class Head(BaseModel):
    """When and how a write came in, and the signature it came with."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    number: int
    kept_at: int
    path: str
    port: int
    signature_input: str
    signature: str

    @property
    def proof(self) -> RequestSignature:
        """The signature, taken apart.

        Raises:
            Damaged: it is not of our form.
        """
        found = RequestSignature.parse(f"kb={self.signature_input}", f"kb={self.signature}")
        if found is None:
            raise Damaged
        return found


def encode(number: int, kept_at: int, sealed: Sealed) -> bytes:
    """Return the bytes of a write's file."""
    head = Head(
        number=number,
        kept_at=kept_at,
        path=sealed.path,
        port=sealed.port,
        signature_input=sealed.signature.params,
        signature=sealed.signature.value,
    )
    text = head.model_dump_json().encode()
    rest = struct.pack(">H", len(text)) + text + sealed.envelope
    return MAGIC + hashlib.sha256(rest).digest() + rest


def head_of(start: bytes) -> Head:
    """Read the head from a file's first bytes.

    Raises:
        Damaged: there is none of our form.
    """
    if len(start) < _FRAME.size:
        raise Damaged
    magic, _checksum, length = _FRAME.unpack_from(start)
    if magic != MAGIC or length > LONGEST_HEAD:
        raise Damaged
    try:
        return Head.model_validate_json(start[_FRAME.size :][:length])
    except ValidationError:
        pass
    # Without `from`: the cause quotes what was read.
    raise Damaged


def decode(content: bytes) -> tuple[Head, Sealed]:
    """Read a file.

    Raises:
        Damaged: it is not, bit by bit, what was written.
    """
    head = head_of(content)
    _magic, checksum, length = _FRAME.unpack_from(content)
    actual = hashlib.sha256(content[len(MAGIC) + len(checksum) :]).digest()
    if not hmac.compare_digest(actual, checksum):
        raise Damaged
    envelope = content[_FRAME.size + length :]
    try:
        item, _epoch = item_of(envelope)
    except InvalidRequest as error:
        raise Damaged from error
    return head, Sealed(head.path, item, envelope, head.proof, head.port)
