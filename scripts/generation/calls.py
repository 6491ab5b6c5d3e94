"""The API on one page, for people: each call with what it takes, gives and asks for."""

from itertools import groupby
from typing import Any

from generation.schema import NOTICE
from kithbook_protocol.operation import Operation, Scope
from kithbook_protocol.operations import OPERATIONS

HEAD = f"""# The API

{NOTICE}

Every call is a POST: to 127.0.0.1 by a paired browser, or to the Unix socket in the data folder by
programs of yours, as `kithbook` itself does. The whole contract is
[OpenAPI 3.1](generated/openapi.json); how the calls of a browser are sealed and signed is in
[web](../daemon/kithbook/web/README.md). Over the socket nothing is sealed:

```sh
curl --unix-socket "$KITHBOOK_HOME/run/daemon.sock" -H 'Content-Type: application/json' \\
    -d '{{"query": "ada"}}' http://127.0.0.1/v1/search
```

A call that writes may carry an id of its own (a UUIDv7, in the header `Kithbook-Item`): the same id
again gets the same answer, and nothing is done twice. **W** marks a call that writes, **L** one
that works while the vault is locked, **S** one for the socket alone.
"""


def text() -> str:
    """Return `protocol/API.md`."""
    rows = sorted(OPERATIONS.values(), key=lambda one: one.path)
    parts = [HEAD]
    for group, calls in groupby(rows, key=_group):
        parts.append(f"## {group}\n")
        parts.append("| call | does | takes | gives | |\n|---|---|---|---|---|")
        parts += [_row(one) for one in calls]
        parts.append("")
    return "\n".join(parts)


def _group(one: Operation[Any, Any]) -> str:
    return one.path.split("/")[2]


def _row(one: Operation[Any, Any]) -> str:
    marks = (
        "W" if one.writes else "",
        "L" if one.while_locked else "",
        "S" if one.scope is Scope.LOCAL else "",
    )
    does = one.summary.replace("|", "\\|")
    return (
        f"| `{one.path}` | {does} | {_message(one.request.__name__)} "
        f"| {_message(one.reply.__name__)} | {' '.join(filter(None, marks))} |"
    )


def _message(name: str) -> str:
    return "nothing" if name == "Nothing" else f"[{name}](generated/schema/{name}.json)"
