"""A bucket of an S3 store as a place: Amazon's, Backblaze's, Cloudflare's, MinIO's, any other.

A file goes there in parts, and what is whole appears at once. An interrupted upload is gone on
from, part by part. S3 cannot rename: what was proven is copied inside the store to its name.
botocore signs and reads; the bytes go over our own wire, which follows nobody and waits for nobody
without end.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from .address import BucketAddress
from .client import client
from .errors import PlaceError, PlaceFaulty
from .interface import Credentials, Found, Step
from .name import is_temporary
from .part import Wanted, read
from .refusal import refusal
from .wire import Limits, Wire

PART = 8 * 1024 * 1024
"""Bytes; S3 takes no smaller part than 5 MiB but the last."""
MOST_PARTS = 10_000
"""S3's own limit, as the next."""
LARGEST_COPY = 5 * 1024**3
"""Bytes that are copied in one piece."""
READING = 12 * 3600
"""Seconds for which an address to read from is signed: a line may be slow."""
MOST_PAGES = 100
"""Of a list, a thousand names each; a store that has more has no end."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the pieces are, in bytes."""

    part: int = PART
    copy: int = LARGEST_COPY


class S3:
    """A shelf that is a bucket, or what in it begins with a prefix."""

    def __init__(
        self,
        address: BucketAddress,
        credentials: Credentials,
        limits: Limits | None = None,
        sizes: Sizes | None = None,
    ) -> None:
        self._bucket = address.bucket
        self._prefix = f"{address.prefix}/" if address.prefix else ""
        self._address, self._credentials = address, credentials
        self._sizes = sizes or Sizes()
        self._wire = Wire(address.origin, limits)
        self._made: Any = None

    def describe(self) -> str:
        """Return bucket, prefix and host."""
        return f"s3://{self._bucket}/{self._prefix}".rstrip("/") + f" at {self._wire.host}"

    def cut(self) -> None:
        """Cut the line."""
        self._wire.cut()

    def close(self) -> None:
        """Hang up."""
        self._wire.close()

    def prepare(self) -> None:
        """See that the bucket is there; making one is a decision about money and eyes."""
        self.scan()

    def scan(self) -> dict[str, Found]:
        """Return the objects directly beneath the prefix."""
        found, wanted = {}, {"Bucket": self._bucket, "Prefix": self._prefix, "Delimiter": "/"}
        with self._ours():
            for page in self._pages("list_objects_v2", wanted):
                for one in page.get("Contents", ()):
                    modified = _moment(one["LastModified"])
                    name = one["Key"].removeprefix(self._prefix)
                    found[name] = Found(one["Size"], modified, one.get("ETag", ""))
        return found

    def send(self, file: BinaryIO, name: str, size: int, step: Step) -> int:
        """Upload in parts, going on with an upload of this name that was not finished."""
        if size <= self._sizes.part:
            with self._ours(writing=True):
                self._s3.put_object(**self._at(name), Body=file.read(size))
            step(size)
            return 0
        piece = max(self._sizes.part, -(-size // MOST_PARTS))
        upload, there = self._begun(name, size, piece)
        begun = sum(known for known, _ in there.values())
        step(begun)
        tags = {number: tag for number, (_, tag) in there.items()}
        with self._ours(writing=True):
            for number in range(1, -(-size // piece) + 1):
                if number not in tags:
                    file.seek((number - 1) * piece)
                    block = file.read(piece)
                    sent = {**self._at(name), "UploadId": upload, "PartNumber": number}
                    tags[number] = self._s3.upload_part(**sent, Body=block)["ETag"]
                    step(len(block))
            self._complete(name, upload, tags)
        return begun

    def read(self, name: str, found: Found, start: int) -> Iterator[bytes]:
        """Get it from an offset on, by an address that is signed for this one use."""
        with self._ours():
            url = self._s3.generate_presigned_url(
                "get_object", Params=self._at(name), ExpiresIn=READING
            )
        return read(self._wire, url, {}, Wanted(found, start, self._said))

    def settle(self, temporary: str, name: str, size: int) -> None:
        """Copy it to its name inside the store, then remove the other."""
        source = {"CopySource": self._at(temporary)}
        with self._ours(writing=True):
            if size <= self._sizes.copy:
                self._s3.copy_object(**self._at(name), **source)
            else:
                upload = self._s3.create_multipart_upload(**self._at(name))["UploadId"]
                tags = {}
                for number, start in enumerate(range(0, size, self._sizes.copy), 1):
                    last = min(start + self._sizes.copy, size) - 1
                    piece = {"PartNumber": number, "CopySourceRange": f"bytes={start}-{last}"}
                    copied = self._s3.upload_part_copy(
                        **self._at(name), **source, **piece, UploadId=upload
                    )
                    tags[number] = copied["CopyPartResult"]["ETag"]
                self._complete(name, upload, tags)
        self.remove(temporary)

    def remove(self, name: str) -> None:
        """Delete it; a bucket that keeps versions keeps it for as long as it was told to."""
        with self._ours(writing=True):
            self._s3.delete_object(**self._at(name))

    def withdraw(self, before: int) -> int:
        """Abort uploads that were never finished: the store keeps, and bills, their parts."""
        left = [
            one
            for one in self._uploads(f"{self._prefix}.syncthing.")
            if is_temporary(one["Key"].removeprefix(self._prefix))
            and _moment(one["Initiated"]) < before
        ]
        for one in left:
            with self._ours(writing=True):
                upload = {"Key": one["Key"], "UploadId": one["UploadId"]}
                self._s3.abort_multipart_upload(Bucket=self._bucket, **upload)
        return len(left)

    def _at(self, name: str) -> dict[str, str]:
        return {"Bucket": self._bucket, "Key": self._prefix + name}

    def _begun(self, name: str, size: int, piece: int) -> tuple[str, dict[int, tuple[int, str]]]:
        """Return the newest upload of a name, or a new one, and its parts: bytes and ETag."""
        key = self._at(name)
        known = [one for one in self._uploads(key["Key"]) if one["Key"] == key["Key"]]
        if known:
            upload = str(max(known, key=lambda one: one["Initiated"])["UploadId"])
            parts = {
                one["PartNumber"]: (one["Size"], one["ETag"])
                for page in self._pages("list_parts", {**key, "UploadId": upload})
                for one in page.get("Parts", ())
            }
            lengths = {at // piece + 1: min(piece, size - at) for at in range(0, size, piece)}
            return upload, {
                number: told for number, told in parts.items() if told[0] == lengths.get(number)
            }
        with self._ours(writing=True):
            return str(self._s3.create_multipart_upload(**key)["UploadId"]), {}

    def _complete(self, name: str, upload: str, tags: dict[int, str]) -> None:
        parts = [{"PartNumber": number, "ETag": tag} for number, tag in sorted(tags.items())]
        self._s3.complete_multipart_upload(
            **self._at(name), UploadId=upload, MultipartUpload={"Parts": parts}
        )

    def _uploads(self, beginning: str) -> list[dict[str, Any]]:
        """Return the uploads that were not finished; a store that cannot tell has none."""
        wanted = {"Bucket": self._bucket, "Prefix": beginning}
        try:
            pages = list(self._pages("list_multipart_uploads", wanted))
        except PlaceFaulty:
            return []
        return [one for page in pages for one in page.get("Uploads", ())]

    def _pages(self, operation: str, wanted: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Give a list page by page.

        Raises:
            PlaceFaulty: it has no end.
        """
        with self._ours():
            pages = self._s3.get_paginator(operation).paginate(**wanted)
            for number, page in enumerate(pages):
                if number >= MOST_PAGES:
                    raise PlaceFaulty(f"{self.describe()} lists files without end.")
                yield page

    @contextmanager
    def _ours(self, *, writing: bool = False) -> Iterator[None]:
        """Turn what the store or botocore says into an error a person may meet."""
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415
        from botocore.parsers import ResponseParserError  # noqa: PLC0415

        try:
            yield
        except ClientError as error:
            answer = error.response
            code = str(answer.get("Error", {}).get("Code", ""))
            status = int(answer.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
            # Without its text, which repeats what was sent.
            raise refusal(self.describe(), status, code, writing=writing) from None
        except (BotoCoreError, ResponseParserError, KeyError, ValueError) as error:
            raise PlaceFaulty(f"{self.describe()} does not answer as S3 does.") from error

    def _said(self, status: int) -> PlaceError:
        return refusal(self.describe(), status)

    @property
    def _s3(self) -> Any:
        if self._made is None:
            self._made = client(self._address, self._credentials, self._wire)
        return self._made


def _moment(told: datetime) -> int:
    return int(told.timestamp() * 1000)
