"""What every room brings to the store, in the order of the rooms."""

from kithbook.backup import migrations as backup_tables
from kithbook.capture import migrations as capture_tables
from kithbook.capture.draft import adopt
from kithbook.capture.model import CAPTURE
from kithbook.drift import migrations as drift_tables
from kithbook.duplicates import index as likeness
from kithbook.duplicates import migrations as duplicate_tables
from kithbook.duplicates.model import DISTINCTION
from kithbook.favours import migrations as favours_tables
from kithbook.favours.model import ENTITIES as FAVOURS
from kithbook.feed import migrations as feed_tables
from kithbook.forget import migrations as forget_tables
from kithbook.forget.service import take_out
from kithbook.interactions import migrations as interactions_tables
from kithbook.interactions.model import ENTITIES as INTERACTIONS
from kithbook.introductions import migrations as introduction_tables
from kithbook.introductions.model import ENTITIES as INTRODUCTIONS
from kithbook.notes import migrations as notes_tables
from kithbook.notes.model import NOTE
from kithbook.people import migrations as people_tables
from kithbook.people.following import following
from kithbook.people.model import ENTITIES
from kithbook.photos import migrations as photo_tables
from kithbook.photos.model import PHOTO
from kithbook.reminders import migrations as reminders_tables
from kithbook.reminders.model import ENTITIES as REMINDERS
from kithbook.search import migrations as search_tables
from kithbook.search.index import OTHERS, refresh
from kithbook.search.model import SAVED
from kithbook.spool import migrations as spool_tables
from kithbook.store import migrations as journal_tables
from kithbook.store.model import FORGOTTEN
from kithbook.store.service import Schema
from kithbook.ties import migrations as tie_tables
from kithbook.ties.service import refresh as tie
from kithbook.transfer import migrations as transfer_tables
from kithbook.week import migrations as week_tables
from kithbook.week.model import WEEK_ANSWER


def schema() -> Schema:
    """Return tables, journalled entities and hooks of all rooms."""
    return Schema(
        migrations=(
            journal_tables.migrations,
            spool_tables.migrations,
            people_tables.migrations,
            notes_tables.migrations,
            photo_tables.migrations,
            duplicate_tables.migrations,
            interactions_tables.migrations,
            tie_tables.migrations,
            reminders_tables.migrations,
            search_tables.migrations,
            week_tables.migrations,
            introduction_tables.migrations,
            favours_tables.migrations,
            feed_tables.migrations,
            capture_tables.migrations,
            drift_tables.migrations,
            transfer_tables.migrations,
            backup_tables.migrations,
            forget_tables.migrations,
        ),
        entities=(
            FORGOTTEN,
            *ENTITIES,
            NOTE,
            PHOTO,
            *INTERACTIONS,
            *REMINDERS,
            *INTRODUCTIONS,
            *FAVOURS,
            DISTINCTION,
            SAVED,
            WEEK_ANSWER,
            CAPTURE,
        ),
        hooks=(following(OTHERS, tie, refresh, likeness.refresh),),
        adopt=adopt,
        forgetting=take_out,
    )
