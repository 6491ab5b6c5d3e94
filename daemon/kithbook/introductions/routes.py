"""Introductions over HTTP."""

from kithbook.introductions import chain, service, template
from kithbook.store.routes import reads, writes
from kithbook_protocol.introduction_operations import (
    INTRODUCE,
    INTRODUCTION,
    INTRODUCTION_CHAIN,
    INTRODUCTION_DRAFT,
    INTRODUCTION_EDIT,
    INTRODUCTION_REMOVE,
    INTRODUCTION_STEP,
    INTRODUCTIONS,
    TEMPLATE_PUT,
    TEMPLATE_RESET,
    TEMPLATES,
)

ROUTES = [
    reads(INTRODUCTIONS, service.every),
    reads(INTRODUCTION, service.show),
    writes(INTRODUCE, "introduction", service.add),
    writes(INTRODUCTION_STEP, "introduction", service.step),
    writes(INTRODUCTION_EDIT, "introduction", service.edit),
    writes(INTRODUCTION_REMOVE, "introduction", service.remove),
    reads(INTRODUCTION_DRAFT, template.draft),
    reads(INTRODUCTION_CHAIN, chain.chain),
    reads(TEMPLATES, template.every),
    writes(TEMPLATE_PUT, "template", template.put),
    writes(TEMPLATE_RESET, "template", template.reset),
]
