"""What a store says no with, as one of our errors."""

from .errors import (
    BackupAltered,
    PlaceError,
    PlaceFaulty,
    PlaceFull,
    PlaceGone,
    PlaceReadOnly,
    PlaceRefused,
    PlaceUnreachable,
)
from .wire import PASSING

FORBIDDEN = 403

_SENTENCES: dict[type[PlaceError], str] = {
    BackupAltered: "{where} lost what was sent just now; try again.",
    PlaceFaulty: "{where} does not answer as such a store does ({status}); is the address right?",
    PlaceFull: "There is no room for the backup in {where}; make room, then try again.",
    PlaceGone: "There is no {where}; make it there, or look at the address again.",
    PlaceReadOnly: "{where} lets nothing be written; get the right to write there.",
    PlaceRefused: "{where} does not take that name and secret; give it the right ones.",
    PlaceUnreachable: "{where} cannot do that now ({status}); try again later.",
}
_STATUSES: dict[int, type[PlaceError]] = {
    **dict.fromkeys(PASSING, PlaceUnreachable),
    401: PlaceRefused,
    FORBIDDEN: PlaceRefused,
    404: PlaceGone,
    409: PlaceGone,  # RFC 4918: what it should lie in is missing
    410: PlaceGone,
    413: PlaceFull,  # too large for this server
    507: PlaceFull,
}
_WRITING = {FORBIDDEN: PlaceReadOnly, 405: PlaceReadOnly}
"""What means something else when it was about writing."""
_CODES: dict[str, type[PlaceError]] = {
    "NoSuchBucket": PlaceGone,
    "NoSuchUpload": BackupAltered,
    "InvalidPart": BackupAltered,
    "NoSuchKey": BackupAltered,
    "InvalidAccessKeyId": PlaceRefused,
    "SignatureDoesNotMatch": PlaceRefused,
    "InvalidToken": PlaceRefused,
    "ExpiredToken": PlaceRefused,
    "QuotaExceeded": PlaceFull,
    "StorageFull": PlaceFull,
    "XMinioStorageFull": PlaceFull,
    "EntityTooLarge": PlaceFull,
    "RequestTimeTooSkewed": PlaceUnreachable,
    "RequestTimeout": PlaceUnreachable,
    "AuthorizationHeaderMalformed": PlaceFaulty,
    "PermanentRedirect": PlaceFaulty,
    "IllegalLocationConstraintException": PlaceFaulty,
}
"""S3's codes: docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html."""
_REGION = "{where} is in another region; write it into the address: ?region=..."
_SPECIAL = {
    "RequestTimeTooSkewed": "The clocks here and of {where} differ; set this machine's clock.",
    "AuthorizationHeaderMalformed": _REGION,
    "PermanentRedirect": _REGION,
    "IllegalLocationConstraintException": _REGION,
}


def refusal(where: str, status: int, code: str = "", *, writing: bool = False) -> PlaceError:
    """Return what a status means, or a code of S3's where one came with it."""
    known = {**_STATUSES, **_WRITING} if writing else _STATUSES
    kind: type[PlaceError] = _CODES.get(code) or known.get(status, PlaceFaulty)
    sentence = _SPECIAL.get(code) or _SENTENCES[kind]
    return kind(sentence.format(where=where, status=status))
