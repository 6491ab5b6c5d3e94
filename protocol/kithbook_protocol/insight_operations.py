"""The calls about what the book says as a whole."""

from .base import Nothing
from .insights import (
    Graph,
    GraphRequest,
    Insight,
    InsightPeople,
    InsightPeopleRequest,
    InsightRequest,
    Insights,
)
from .operation import Operation, Scope

INSIGHTS = Operation("/v1/insights", Nothing, Insights, Scope.FULL, "Every insight there is")
INSIGHT = Operation(
    "/v1/insights/show", InsightRequest, Insight, Scope.FULL, "One insight, in numbers"
)
INSIGHT_PEOPLE = Operation(
    "/v1/insights/people",
    InsightPeopleRequest,
    InsightPeople,
    Scope.FULL,
    "Whom a number of an insight counts",
)
GRAPH = Operation("/v1/insights/graph", GraphRequest, Graph, Scope.FULL, "Who is tied to whom")
