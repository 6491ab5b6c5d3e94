"""The calls about asks, offers, opportunities and the ledger of favours."""

from .favours import (
    Board,
    BoardRequest,
    FavourDone,
    FavourReference,
    FavourRequest,
    Fitting,
    FittingRequest,
    Ledger,
    LedgerRequest,
    MetRequest,
    Posted,
    PostingEdit,
    PostingReference,
    PostingRequest,
    Postings,
    PostingsRequest,
    Verdict,
)
from .operation import Operation, Scope
from .opportunity import (
    Opportunities,
    OpportunitiesRequest,
    OpportunityDone,
    OpportunityEdit,
    OpportunityReference,
    OpportunityRequest,
)

POST = Operation(
    "/v1/postings/make",
    PostingRequest,
    Posted,
    Scope.FULL,
    "Write down an ask or an offer",
    writes=True,
)
POSTING_EDIT = Operation(
    "/v1/postings/edit",
    PostingEdit,
    Posted,
    Scope.FULL,
    "Change an ask or an offer, or say what became of it",
    writes=True,
)
POSTING_REMOVE = Operation(
    "/v1/postings/remove",
    PostingReference,
    Posted,
    Scope.FULL,
    "Remove an ask or an offer (can be undone)",
    writes=True,
)
POSTINGS = Operation("/v1/postings", PostingsRequest, Postings, Scope.FULL, "Asks and offers")
FITTING = Operation(
    "/v1/postings/fitting", FittingRequest, Fitting, Scope.FULL, "What fits an ask or an offer"
)
BOARD = Operation(
    "/v1/postings/board", BoardRequest, Board, Scope.FULL, "Open asks, each with what fits it"
)
VERDICT = Operation(
    "/v1/postings/verdict",
    Verdict,
    Posted,
    Scope.FULL,
    "Say that what was proposed fits, or does not",
    writes=True,
)
MET = Operation(
    "/v1/postings/met",
    MetRequest,
    FavourDone,
    Scope.FULL,
    "Say by whom an ask was met: a favour",
    writes=True,
)
FAVOUR = Operation(
    "/v1/favours/add", FavourRequest, FavourDone, Scope.FULL, "Write down a favour", writes=True
)
FAVOUR_REMOVE = Operation(
    "/v1/favours/remove",
    FavourReference,
    FavourDone,
    Scope.FULL,
    "Remove a favour (can be undone)",
    writes=True,
)
LEDGER = Operation("/v1/ledger", LedgerRequest, Ledger, Scope.FULL, "Favours given and received")

OPPORTUNITY = Operation(
    "/v1/opportunities/add",
    OpportunityRequest,
    OpportunityDone,
    Scope.FULL,
    "Write down an opportunity",
    writes=True,
)
OPPORTUNITY_EDIT = Operation(
    "/v1/opportunities/edit",
    OpportunityEdit,
    OpportunityDone,
    Scope.FULL,
    "Change an opportunity",
    writes=True,
)
OPPORTUNITY_REMOVE = Operation(
    "/v1/opportunities/remove",
    OpportunityReference,
    OpportunityDone,
    Scope.FULL,
    "Remove an opportunity (can be undone)",
    writes=True,
)
OPPORTUNITIES = Operation(
    "/v1/opportunities",
    OpportunitiesRequest,
    Opportunities,
    Scope.FULL,
    "Opportunities, and what came through people",
)
