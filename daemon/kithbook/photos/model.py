"""What the journal keeps of a photo."""

from kithbook.store.model import Entity

# One row a person. `image` names the picture, which is not journalled; `url` is the page that
# showed it, `source` where that page had it from.
PHOTO = Entity(
    "photo",
    ("person", "image", "width", "height", "url", "source", "taken_at"),
    ids=frozenset({"person", "image"}),
    owner="person",
    needs=("person", "image", "taken_at"),
)
