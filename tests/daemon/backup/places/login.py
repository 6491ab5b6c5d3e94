"""Who the tests are to a store, and how they deal with it."""

from pydantic import SecretStr

from kithbook.backup.places.bucket import Sizes
from kithbook.backup.places.interface import Credentials
from kithbook.backup.places.wire import Limits

NAME, SECRET = "ada", "Lochstreifen-1843"
ADA = Credentials(NAME, SecretStr(SECRET))
MIB = 1024 * 1024
HASTY = Limits(connect=5, idle=5, answer=20, pauses=(0.05, 0.5))
PIECES = Sizes(part=MIB, copy=2 * MIB)
"""Smaller than any real S3 takes them; so copying in parts is tried too."""
