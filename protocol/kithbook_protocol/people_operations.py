"""Calls about what hangs on people, and what they have in common: `operations.py` goes on here."""

from .base import Nothing
from .field import FieldAddition, FieldDone, FieldList, FieldRequest, FieldUpdate
from .operation import Operation, Scope
from .organisation import (
    Colleagues,
    Organisation,
    OrganisationEdit,
    OrganisationEdited,
    OrganisationJoin,
    OrganisationJoinPreview,
    OrganisationList,
    OrganisationRequest,
    RoleRemoval,
    RoleRequest,
)
from .people import (
    Applied,
    AppliedToSeveral,
    PersonRequest,
    SeveralRequest,
    TagSeveralRequest,
)
from .relation import DateRequest, RelationRemoval, RelationRequest

TAG_SEVERAL = Operation(
    "/v1/people/several/tag",
    TagSeveralRequest,
    AppliedToSeveral,
    Scope.FULL,
    "Tag several people, or take tags off them",
    writes=True,
)
DELETE_SEVERAL = Operation(
    "/v1/people/several/delete",
    SeveralRequest,
    AppliedToSeveral,
    Scope.FULL,
    "Delete several people (can be undone)",
    writes=True,
)
ROLE = Operation(
    "/v1/people/role",
    RoleRequest,
    Applied,
    Scope.FULL,
    "Give a person one more role, or change one",
    writes=True,
)
ROLE_REMOVE = Operation(
    "/v1/people/role/remove",
    RoleRemoval,
    Applied,
    Scope.FULL,
    "Take a role off a person",
    writes=True,
)
COLLEAGUES = Operation(
    "/v1/people/colleagues",
    PersonRequest,
    Colleagues,
    Scope.FULL,
    "Who has or had a role at the same organisations",
)
ORGANISATIONS = Operation(
    "/v1/organisations", Nothing, OrganisationList, Scope.FULL, "Every organisation"
)
ORGANISATION = Operation(
    "/v1/organisations/show",
    OrganisationRequest,
    Organisation,
    Scope.FULL,
    "An organisation, and who is or was there",
)
ORGANISATION_EDIT = Operation(
    "/v1/organisations/edit",
    OrganisationEdit,
    OrganisationEdited,
    Scope.FULL,
    "Change an organisation",
    writes=True,
)
ORGANISATION_JOIN_PREVIEW = Operation(
    "/v1/organisations/join/preview",
    OrganisationJoin,
    OrganisationJoinPreview,
    Scope.FULL,
    "What a join of two organisations would choose between",
)
ORGANISATION_JOIN = Operation(
    "/v1/organisations/join",
    OrganisationJoin,
    OrganisationEdited,
    Scope.FULL,
    "Make one organisation of two (can be undone)",
    writes=True,
)

DATE = Operation(
    "/v1/people/date",
    DateRequest,
    Applied,
    Scope.FULL,
    "Set an important date of a person, or take it off",
    writes=True,
)
RELATION = Operation(
    "/v1/people/relation",
    RelationRequest,
    Applied,
    Scope.FULL,
    "Say what another is to a person",
    writes=True,
)
RELATION_REMOVE = Operation(
    "/v1/people/relation/remove",
    RelationRemoval,
    Applied,
    Scope.FULL,
    "Take a relation off both",
    writes=True,
)

FIELDS = Operation("/v1/fields", Nothing, FieldList, Scope.FULL, "Fields of one's own making")
FIELD_ADD = Operation(
    "/v1/fields/add", FieldAddition, FieldDone, Scope.FULL, "Make a field", writes=True
)
FIELD_EDIT = Operation(
    "/v1/fields/edit", FieldUpdate, FieldDone, Scope.FULL, "Rename a field", writes=True
)
FIELD_REMOVE = Operation(
    "/v1/fields/remove",
    FieldRequest,
    FieldDone,
    Scope.FULL,
    "Remove a field (can be undone)",
    writes=True,
)
