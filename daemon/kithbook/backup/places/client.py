"""botocore, with everything it would read from the machine shut off, over our own wire."""

import os
from functools import cache
from typing import Any

from .address import BucketAddress
from .interface import Credentials
from .wire import Wire

ONCE = {"POST"}
"""Methods that are not safe to send twice."""


class _Raw:
    """A body, as botocore wants to read it."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def stream(self) -> list[bytes]:
        return [self._content]


def client(address: BucketAddress, credentials: Credentials, wire: Wire) -> Any:
    """Return botocore's client for S3. The first takes 0.4 s and 30 MB."""
    from botocore.awsrequest import AWSResponse  # noqa: PLC0415
    from botocore.config import Config  # noqa: PLC0415

    def send(request: Any, **_: object) -> Any:
        body = request.body or b""
        if not isinstance(body, bytes):
            # A part of a few MiB; to be sent again it has to be at hand.
            body.seek(0)
            body = body.read()
        headers = {
            name: value.decode() if isinstance(value, bytes) else value
            for name, value in request.headers.items()
            if name.lower() not in {"expect", "content-length"}
        }
        answer = wire.ask(
            request.method, request.url, headers, body, again=request.method not in ONCE
        )
        return AWSResponse(request.url, answer.status, answer.headers, _Raw(answer.content))

    made = _session().create_client(
        "s3",
        region_name=address.region,
        endpoint_url=address.origin,
        aws_access_key_id=credentials.name,
        aws_secret_access_key=credentials.secret.get_secret_value(),
        config=Config(
            signature_version="s3v4",
            s3={"addressing_style": "path"},
            retries={"total_max_attempts": 1, "mode": "standard"},
            defaults_mode="legacy",
            # Checksums newer than S3 itself are not known to all its likes; we read back anyway.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            user_agent="Kithbook",
        ),
    )
    made.meta.events.register("before-send.s3", send)
    return made


@cache
def _session() -> Any:
    """Return the session, which holds what botocore knows of S3 once it is read."""
    from botocore.session import Session  # noqa: PLC0415

    # A profile, an own bundle of certificates or a proxy of somebody's AWS tools is not meant here.
    nothing, nowhere = (None, None, None, None), (None, None, os.devnull, None)
    files = dict.fromkeys(("config_file", "credentials_file"), nowhere)
    return Session(session_vars={**files, "profile": nothing, "ca_bundle": nothing})
