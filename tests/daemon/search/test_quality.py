"""How well people are found: golden queries over a made crowd, held to what the budgets ask for.

The crowd has namesakes, and one of them is as good as another: what counts is the name.
"""

import random
from itertools import islice

import pytest
from bench import crowd
from bench.world import people
from daemon.search.book import names
from daemon.store.device import Device

from kithbook.search.index import index

PEOPLE = 2_500
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    made = Device(tmp_path_factory.mktemp("golden") / "device")
    chance = random.Random(1)  # noqa: S311 - not for secrets
    with made.transaction() as connection:
        index(connection, crowd.add(connection, people(PEOPLE), {}, chance))
    yield made
    made.close()


def golden(count, seed):
    """Return people to look for, the same each time."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    return chance, chance.sample(list(islice(people(PEOPLE), PEOPLE)), count)


def misspelt(chance, word):
    """Return a word with one error: left out, doubled, another letter, two turned round."""
    at = chance.randrange(len(word) - 1)
    head, tail = word[:at], word[at:]
    return chance.choice(
        (
            head + tail[1:],
            head + tail[0] + tail,
            head + chance.choice(LETTERS) + tail[1:],
            head + tail[1] + tail[0] + tail[2:],
        )
    )


def quality(book, wanted):
    """Return mean reciprocal rank and recall@5 of (query, name) pairs."""
    ranks = []
    for query, name in wanted:
        shown = names(book, query)
        ranks.append(shown.index(name) + 1 if name in shown else None)
    mrr = sum(1 / rank for rank in ranks if rank) / len(ranks)
    return mrr, sum(1 for rank in ranks if rank and rank <= 5) / len(ranks)


def test_a_name_typed_whole_is_first(book):
    _, found = golden(100, 11)
    mrr, recall = quality(book, [(one.name.lower(), one.name) for one in found])
    assert mrr >= 0.98
    assert recall == 1


def test_a_name_with_one_error_is_among_the_first_five(book):
    chance, found = golden(150, 12)
    wanted = []
    for one in found:
        words = one.name.lower().split()
        at = chance.randrange(len(words))
        words[at] = misspelt(chance, words[at])
        wanted.append((" ".join(words), one.name))
    _, recall = quality(book, wanted)
    assert recall >= 0.95


def test_a_name_with_two_errors_in_a_long_word_is_among_the_first_five(book):
    chance, found = golden(400, 13)
    wanted = []
    for one in found:
        given, family = one.name.lower().split()[:2]
        if len(family) >= 9:
            wanted.append((f"{given} {misspelt(chance, misspelt(chance, family))}", one.name))
    assert len(wanted) > 60
    _, recall = quality(book, wanted)
    assert recall >= 0.9


def test_a_name_unfinished_with_its_organisation_is_among_the_first_five(book):
    chance, found = golden(80, 14)
    wanted = []
    for one in found:
        given, family = one.name.lower().split()[:2]
        cut = chance.randint(2, len(family))
        house = one.organisation.lower().split()[0]
        wanted.append((f"{given} org:{house} {family[:cut]}", one.name))
    mrr, recall = quality(book, wanted)
    assert mrr >= 0.95
    assert recall >= 0.98
