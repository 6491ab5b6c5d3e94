"""Whose call this is: the signature of a request, checked before a byte of its body is read."""

import hmac

from kithbook.web.connection import Request
from kithbook.web.model import Caller, to_text
from kithbook.web.refusal import NotVerified
from kithbook.web.session import Session
from kithbook.web.signature import WINDOW_SECONDS, RequestSignature, base, verified
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
    lines = [
        ('"@method"', "POST"),
        ('"@authority"', f"127.0.0.1:{session.port}"),
        ('"@path"', request.raw_path),
        ('"origin"', client.origin),
        ('"content-type"', headers["Content-Type"]),
        ('"content-digest"', headers.get("Content-Digest", "")),
    ]
    try:
        message = base(lines, signature.params)
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
    return Caller(str(client.id), Scope[client.scope.upper()]), signature
