"""The calls about lists of people, saved searches, and what was opened from a search."""

from .base import Nothing
from .operation import Operation, Scope
from .search import (
    Opened,
    OpenedRequest,
    PeopleList,
    PeopleListRequest,
    SavedSearches,
    SavedSearchRequest,
    SaveSearchRequest,
    SearchSaved,
)

PEOPLE_LIST = Operation(
    "/v1/people/list",
    PeopleListRequest,
    PeopleList,
    Scope.FULL,
    "Everybody, or all whom a query finds, in an order",
)
OPENED = Operation(
    "/v1/search/opened", OpenedRequest, Opened, Scope.FULL, "Say that a hit was opened"
)
SEARCHES = Operation("/v1/searches", Nothing, SavedSearches, Scope.FULL, "Every saved search")
SEARCH_SAVE = Operation(
    "/v1/searches/save",
    SaveSearchRequest,
    SearchSaved,
    Scope.FULL,
    "Save a search under a name",
    writes=True,
)
SEARCH_REMOVE = Operation(
    "/v1/searches/remove",
    SavedSearchRequest,
    SearchSaved,
    Scope.FULL,
    "Remove a saved search (can be undone)",
    writes=True,
)
