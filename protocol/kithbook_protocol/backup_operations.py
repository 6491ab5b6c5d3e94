"""The calls about backups."""

from .backup import (
    BackupPeopleRequest,
    BackupProofRequest,
    BackupRequest,
    Backups,
    BackupSettings,
    PlaceRemoval,
    PlaceRequest,
)
from .base import Nothing
from .journal import Job
from .operation import Operation, Scope

BACKUPS = Operation(
    "/v1/backups", Nothing, Backups, Scope.LOCAL, "Every backup, and how they are made"
)
BACKUP_CREATE = Operation(
    "/v1/backups/create", BackupRequest, Job, Scope.LOCAL, "Make a backup, as a job"
)
BACKUP_VERIFY = Operation(
    "/v1/backups/verify",
    BackupProofRequest,
    Job,
    Scope.LOCAL,
    "Prove a backup by restoring it where it does no harm, as a job",
)
BACKUP_PEOPLE = Operation(
    "/v1/backups/people",
    BackupPeopleRequest,
    Job,
    Scope.LOCAL,
    "Bring single people back from a backup, as an import, as a job",
)
BACKUP_SETTINGS = Operation(
    "/v1/backups/settings",
    BackupSettings,
    Backups,
    Scope.LOCAL,
    "Say who can open backups, and how often they are made",
)
BACKUP_PLACE = Operation(
    "/v1/backups/places/add",
    PlaceRequest,
    Job,
    Scope.LOCAL,
    "Try a place, and let backups go there from now on, as a job",
)
BACKUP_PLACE_REMOVE = Operation(
    "/v1/backups/places/remove",
    PlaceRemoval,
    Backups,
    Scope.LOCAL,
    "Let no more backups go to a place",
)
