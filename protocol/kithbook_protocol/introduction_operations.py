"""The calls about introductions."""

from .base import Nothing
from .introductions import (
    Chain,
    ChainRequest,
    Draft,
    DraftRequest,
    Introduced,
    Introduction,
    IntroductionEdit,
    IntroductionOf,
    IntroductionRequest,
    Introductions,
    IntroductionsRequest,
    IntroductionStepRequest,
    TemplateKept,
    TemplatePut,
    TemplateRequest,
    Templates,
)
from .operation import Operation, Scope

_PATH = "/v1/introductions"
INTRODUCTIONS = Operation(
    _PATH, IntroductionsRequest, Introductions, Scope.FULL, "Introductions, and how far they are"
)
INTRODUCTION = Operation(
    f"{_PATH}/show", IntroductionOf, Introduction, Scope.FULL, "Show an introduction"
)
INTRODUCE = Operation(
    f"{_PATH}/add",
    IntroductionRequest,
    Introduced,
    Scope.FULL,
    "Write down an introduction",
    writes=True,
)
INTRODUCTION_STEP = Operation(
    f"{_PATH}/step",
    IntroductionStepRequest,
    Introduced,
    Scope.FULL,
    "Say what was done for an introduction",
    writes=True,
)
INTRODUCTION_EDIT = Operation(
    f"{_PATH}/edit",
    IntroductionEdit,
    Introduced,
    Scope.FULL,
    "Change an introduction (can be undone)",
    writes=True,
)
INTRODUCTION_REMOVE = Operation(
    f"{_PATH}/remove",
    IntroductionOf,
    Introduced,
    Scope.FULL,
    "Remove an introduction (can be undone)",
    writes=True,
)
INTRODUCTION_DRAFT = Operation(
    f"{_PATH}/draft", DraftRequest, Draft, Scope.FULL, "A text to copy for an introduction"
)
INTRODUCTION_CHAIN = Operation(
    f"{_PATH}/chain", ChainRequest, Chain, Scope.FULL, "Who came to you through whom"
)
TEMPLATES = Operation(
    f"{_PATH}/templates", Nothing, Templates, Scope.FULL, "Texts that drafts begin from"
)
TEMPLATE_PUT = Operation(
    f"{_PATH}/templates/put",
    TemplatePut,
    TemplateKept,
    Scope.FULL,
    "Write or change a template",
    writes=True,
)
TEMPLATE_RESET = Operation(
    f"{_PATH}/templates/reset",
    TemplateRequest,
    TemplateKept,
    Scope.FULL,
    "Make a template what Kithbook brings, or remove one of your own (can be undone)",
    writes=True,
)
