"""The call about ways to people."""

from .operation import Operation, Scope
from .paths import PathRequest, Paths

PATH = Operation(
    "/v1/paths", PathRequest, Paths, Scope.FULL, "Who can introduce you to whom you want to meet"
)
