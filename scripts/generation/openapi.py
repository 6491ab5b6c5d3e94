"""The API as an OpenAPI 3.1 document."""

from typing import Any

from generation.schema import NOTICE, as_json, definitions
from kithbook_protocol import PROTOCOL_VERSION
from kithbook_protocol.operation import Operation, Scope
from kithbook_protocol.operations import OPERATIONS

ENVELOPE = "application/vnd.kithbook.envelope"
SIGNED = ("Content-Digest", "Signature-Input", "Signature")

DESCRIPTION = f"""\
{NOTICE}

Every call is a POST to 127.0.0.1 or to the Unix socket of the command line. Byte layouts of
signatures, envelopes and pairing are in `daemon/kithbook/web/README.md`.
"""

SECURITY_SCHEMES: dict[str, Any] = {
    "signature": {
        "type": "apiKey",
        "in": "header",
        "name": "Signature",
        "description": "HTTP Message Signature (RFC 9421, one fixed profile) by the Ed25519 key of "
        "a paired client; Signature-Input and Content-Digest belong to it. The role is the least "
        "scope that may call. Replies are signed by the daemon over the request's signature.",
    },
    "socket": {
        "type": "http",
        "scheme": "peer-uid",
        "description": "No header: a Unix socket in a folder only its owner can enter, and the "
        "kernel's word for the caller's uid. Everything may be called there; what names only this "
        "scheme may be called nowhere else.",
    },
}

ITEM: dict[str, Any] = {
    "name": "Kithbook-Item",
    "in": "header",
    "required": False,
    "description": "On the Unix socket: the UUIDv7 of this write. The same id again gets the first "
    "answer again. In an envelope the id is part of its head.",
    "schema": {"type": "string", "format": "uuid"},
}


def text() -> str:
    """Return `protocol/generated/openapi.json`."""
    return as_json(
        {
            "openapi": "3.1.0",
            "info": {
                "title": "Kithbook",
                "version": str(PROTOCOL_VERSION),
                "description": DESCRIPTION,
                "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
            },
            "servers": [
                {
                    "url": "http://127.0.0.1:{port}",
                    "variables": {"port": {"default": "48737", "description": "KITHBOOK_PORT"}},
                }
            ],
            "paths": {
                operation.path: {"post": _call(name, operation)}
                for name, operation in OPERATIONS.items()
            },
            "components": {
                "schemas": definitions("#/components/schemas/{model}"),
                "headers": {name: _header(name) for name in SIGNED},
                "securitySchemes": SECURITY_SCHEMES,
            },
        }
    )


def _call(name: str, operation: Operation[Any, Any]) -> dict[str, Any]:
    return {
        "operationId": name.lower(),
        "summary": operation.summary,
        "description": _limits(operation),
        "security": _security(operation.scope),
        **({"parameters": [ITEM]} if operation.writes else {}),
        "requestBody": {"required": True, "content": _request(operation)},
        "responses": {
            "200": {
                "description": "Done; signed.",
                "headers": _signed(),
                "content": _json(operation.reply.__name__),
            },
            **({"202": _kept()} if operation.writes else {}),
            "403": _failure(
                "Beyond the caller's scope; signed. Or not verified: always the same empty reply, "
                "unsigned, whatever the reason."
            ),
            "423": _failure("Locked; signed. The same call may be repeated after the unlock."),
            "4XX": _failure("Understood and refused; signed."),
            "500": _failure("A mistake of ours: nothing was changed; signed."),
            "503": _failure("Busy; signed. The same call may be repeated."),
        },
    }


def _limits(operation: Operation[Any, Any]) -> str:
    locked = "Works" if operation.while_locked else "Fails with `locked`"
    if operation.writes:
        locked = "Kept for later (202)"
    return f"{locked} while the vault is locked. At most {operation.max_body // 1024} KiB."


def _security(scope: Scope) -> list[dict[str, list[str]]]:
    socket: dict[str, list[str]] = {"socket": []}
    if scope is Scope.OPEN:
        return []
    if scope is Scope.LOCAL:
        return [socket]
    return [{"signature": [scope.name.lower()]}, socket]


def _request(operation: Operation[Any, Any]) -> dict[str, Any]:
    content = _json(operation.request.__name__)
    if operation.scope is not Scope.LOCAL and not operation.while_locked:
        content[ENVELOPE] = {
            "schema": {
                "type": "string",
                "contentMediaType": ENVELOPE,
                "description": f"A sealed {operation.request.__name__}; all the port takes.",
            }
        }
    return content


def _kept() -> dict[str, Any]:
    return {
        "description": "Kept: on disk, still sealed, because the vault is locked or has not yet "
        "applied what was kept before; signed. It is applied once, in its turn, and need not be "
        "sent again. Never on the Unix socket, where nothing is sealed.",
        "headers": _signed(),
        "content": _json("Spooled"),
    }


def _failure(description: str) -> dict[str, Any]:
    return {"description": description, "headers": _signed(), "content": _json("Failure")}


def _json(message: str) -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{message}"}}}


def _signed() -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in SIGNED}


def _header(name: str) -> dict[str, Any]:
    source = "RFC 9530" if name == "Content-Digest" else "RFC 9421"
    return {"description": f"{source}; see web/README.md.", "schema": {"type": "string"}}
