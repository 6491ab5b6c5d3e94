"""The formula, by its properties: what may raise and lower the strength of a tie."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithbook.interactions.model import Contact
from kithbook.ties.strength import RECIPROCAL, WORTH, kept, strength
from kithbook_protocol.interactions import InteractionKind

TODAY = date(2027, 1, 15)
CLOSE = pytest.approx
contact = st.builds(
    Contact,
    day=st.dates(date(1990, 1, 1), TODAY),
    kind=st.sampled_from(sorted(WORTH)),
    begun_by=st.sampled_from(["me", "them", None]),
)
contacts = st.lists(contact, max_size=12)
LEAST = 1e-12
"""What rounding may take."""


def of(some, day=TODAY):
    return strength(kept(some), day)


@given(contacts, contact)
def test_one_more_contact_never_lowers_it(some, one):
    assert of([*some, one]) >= of(some) - LEAST


@given(contacts, st.integers(0, 4_000), st.integers(0, 4_000))
def test_time_without_contact_never_raises_it(some, sooner, more):
    days = TODAY + timedelta(days=sooner), TODAY + timedelta(days=sooner + more)
    assert of(some, days[1]) <= of(some, days[0])


@given(contacts)
def test_it_is_at_least_nothing_and_below_one(some):
    assert 0 <= of(some) < 1
    assert (of(some) == 0) == (not some)


@given(contacts, st.randoms())
def test_the_order_in_which_things_were_logged_does_not_matter(some, chance):
    shuffled = [*some]
    chance.shuffle(shuffled)
    assert kept(shuffled) == kept(some)


@given(contacts, contacts, st.integers(0, 4_000))
def test_time_never_changes_which_of_two_ties_is_the_stronger(one, other, days):
    before = of(one) - of(other)
    later = TODAY + timedelta(days=days)
    after = of(one, later) - of(other, later)
    assert before * after >= 0 or min(abs(before), abs(after)) < LEAST


@given(contacts, contact)
def test_a_richer_kind_and_a_later_day_never_count_less(some, one):
    richer = one._replace(kind="met")
    later = one._replace(day=TODAY)
    for better in (richer, later):
        # On a day that has another contact already, only the richest counts.
        assert of([better]) >= of([one])
    assert of([*some, richer]) >= of([*some, one]) - LEAST


@given(contacts)
def test_what_comes_from_both_sides_never_counts_less_than_from_one(some):
    one_sided = [one._replace(begun_by="me") for one in some]
    both = [one._replace(begun_by=None) for one in some]
    assert of(both) >= of(some) - LEAST
    assert of(one_sided) <= of(some) + LEAST


def test_every_kind_of_interaction_has_its_worth():
    assert set(WORTH) == {kind.value for kind in InteractionKind}
    assert WORTH["met"] > WORTH["call"] > WORTH["message"]


def test_it_is_what_the_formula_says():
    met = [Contact(TODAY, "met", None)]
    assert of(met) == CLOSE(1 / 2)
    assert of(met, TODAY + timedelta(days=90)) == CLOSE(0.5 / 1.5)
    assert of([*met, Contact(TODAY - timedelta(days=90), "met", None)]) == CLOSE(1.5 / 2.5)
    mine = [Contact(TODAY, "message", "me")]
    x = 0.4 * (1 - RECIPROCAL)
    assert of(mine) == CLOSE(x / (1 + x))
    answered = [*mine, Contact(TODAY, "message", "them")]
    assert of(answered) == CLOSE(0.4 / 1.4)
