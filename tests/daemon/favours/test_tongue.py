"""Words and what they have in common."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from kithbook.favours.tongue import stem

WORDS = [f"{one}{end}" for one in ("firing", "ceramics", "looms", "gather", "relational", "hopeful")
         for end in ("", "s", "ness", "ization", "ingly")]  # fmt: skip


@pytest.fixture
def hurried():
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hurried")
def test_who_asks_at_once_is_told_what_who_asks_alone_is():
    bare = stem.__wrapped__  # what is remembered would hide it
    alone = [bare(word, "en") for word in WORDS]
    with ThreadPoolExecutor(4) as pool:
        for told in pool.map(lambda _: [bare(word, "en") for word in WORDS], range(20)):
            assert told == alone
