"""Whose call this is: the signature of a request, checked before a byte of its body is read."""

import hmac

from kithbook.errors import ClientRevoked, InvalidRequest
from kithbook.web.connection import Request
from kithbook.web.identity import Identity, PairedClient
from kithbook.web.model import ENVELOPE, Caller, Sealed, to_text
from kithbook.web.refusal import NotVerified
from kithbook.web.session import Session
from kithbook.web.signature import WINDOW_SECONDS, RequestSignature, base, digest, verified
from kithbook_protocol.operation import Scope


def verify(request: Request, session: Session) -> tuple[Caller, RequestSignature]:
    """Find out whose call this is. The body must still match the Content-Digest.

    Raises:
        NotVerified: whatever the reason; who catches this learns none.
    """
    headers = request.headers
    signature = RequestSignature.parse(
        headers.get("Signature-Input", ""), headers.get("Signature", "")
    )
    known = session.identity.client(signature.keyid) if signature else None
    if signature is None or known is None:
        raise NotVerified
    client, key = known
    seconds = session.now() // 1000
    try:
        message = _signed(
            client,
            signature,
            port=session.port,
            path=request.raw_path,
            content_type=headers["Content-Type"],
            content_digest=headers.get("Content-Digest", ""),
        )
    except UnicodeEncodeError as error:
        raise NotVerified from error
    if (
        headers["Origin"] != client.origin
        or not hmac.compare_digest(signature.boot, to_text(session.boot))
        or abs(seconds - signature.created) > WINDOW_SECONDS
        # Looked up before the signature is verified, which costs most: a replay costs nothing.
        or session.nonces.used(client.id, signature.nonce, signature.created)
        or not verified(key, signature.value, message)
        or not session.nonces.first_use(client.id, signature.nonce, signature.created, seconds)
    ):
        raise NotVerified
    return _caller(client), signature


def vouched(sealed: Sealed, identity: Identity) -> Caller:
    """Return whose write this is, by the signature it came with; how long ago does not matter.

    Raises:
        ClientRevoked: the client is not known any more.
        InvalidRequest: no client signed this.
    """
    known = identity.client(sealed.signature.keyid)
    if known is None:
        raise ClientRevoked
    client, key = known
    message = _signed(
        client,
        sealed.signature,
        port=sealed.port,
        path=sealed.path,
        content_type=ENVELOPE,
        content_digest=digest(sealed.envelope),
    )
    if not verified(key, sealed.signature.value, message):
        raise InvalidRequest("This was changed on the disk; no browser of yours sent it so.")
    return _caller(client)


def _caller(client: PairedClient) -> Caller:
    return Caller(str(client.id), Scope[client.scope.upper()])


def _signed(
    client: PairedClient,
    signature: RequestSignature,
    *,
    port: int,
    path: str,
    content_type: str,
    content_digest: str,
) -> bytes:
    """Return what a client's signature of a request is over.

    Raises:
        UnicodeEncodeError: a header is not ASCII.
    """
    lines = [
        ('"@method"', "POST"),
        ('"@authority"', f"127.0.0.1:{port}"),
        ('"@path"', path),
        ('"origin"', client.origin),
        ('"content-type"', content_type),
        ('"content-digest"', content_digest),
    ]
    return base(lines, signature.params)
