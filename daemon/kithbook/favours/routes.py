"""Asks, offers, opportunities and the ledger over HTTP."""

from kithbook.favours import fit, ledger, match, opportunity, service
from kithbook.store.routes import reads, writes
from kithbook_protocol.favour_operations import (
    BOARD,
    FAVOUR,
    FAVOUR_REMOVE,
    FITTING,
    LEDGER,
    MET,
    OPPORTUNITIES,
    OPPORTUNITY,
    OPPORTUNITY_EDIT,
    OPPORTUNITY_REMOVE,
    POST,
    POSTING_EDIT,
    POSTING_REMOVE,
    POSTINGS,
    VERDICT,
)

ROUTES = [
    writes(POST, "ask", service.post),
    writes(POSTING_EDIT, "ask change", service.edit),
    writes(POSTING_REMOVE, "ask removal", service.remove),
    reads(POSTINGS, service.show),
    reads(FITTING, match.fitting),
    reads(BOARD, match.board),
    writes(VERDICT, "fit", fit.judge),
    writes(MET, "met", fit.meet),
    writes(FAVOUR, "favour", ledger.add),
    writes(FAVOUR_REMOVE, "favour removal", ledger.remove),
    reads(LEDGER, ledger.show),
    writes(OPPORTUNITY, "opportunity", opportunity.add),
    writes(OPPORTUNITY_EDIT, "opportunity change", opportunity.edit),
    writes(OPPORTUNITY_REMOVE, "opportunity removal", opportunity.remove),
    reads(OPPORTUNITIES, opportunity.show),
]
