"""What speaks for two records being one person's, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithbook.duplicates.likeness import CLOSE, Crowd, Weighed, likeness, pairs
from kithbook.duplicates.model import PROPOSED
from kithbook.duplicates.record import Record
from kithbook.duplicates.spelling import house, name_words, words

WORDS = ["ada", "adam", "lovelace", "lovelase", "a", "bill", "william", "smith", "smyth", "jon"]
COUNTS = {"n:smit": 40, "n:ada": 25, "o:acme": 30}
CROWD = Crowd(1_000, lambda feature: COUNTS.get(feature, 1))


def record(name="Ada Lovelace", *, org="", place="", **more):
    return Record(
        name=tuple(dict.fromkeys(name_words(name))),
        houses=(house(org),) if org else (),
        place=words(place),
        **more,
    )


def like(one, other, crowd=CROWD):
    return likeness(Weighed(one, crowd), Weighed(other, crowd), crowd.prior)


OTHER = record("Somebody Else")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lovelace", "Lovelace, Ada"),
        ("Ada Lovelace", "Dr. Ada Lovelace"),
        ("Ada Lovelace", "Ada Lovelase"),
        ("José García", "Jose Garcia"),
        ("Jürgen Müller", "Juergen Mueller"),
        ("Bill Quarrington", "William Quarrington"),
        ("Hans Quarrington", "Johannes Quarrington"),
        ("Пётр Чайковский", "Pyotr Tchaikovsky"),
        ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos"),
        ("王小明", "Xiaoming Wang"),
        ("Mary Ann Quarrington", "Maryann Quarrington"),
        ("Mortimer Chopriandini", "Mortimer Choproandini"),
    ],
)
def test_a_name_in_another_spelling_is_likelier_than_another_given_name(one, other):
    seen = like(record(one), record(other))
    assert seen > like(record(one), record("Zebulon " + one.split()[-1])) or seen > 0.89
    assert seen > 0.3


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"org": "Acme"}, {"org": "ACME, Inc."}),
        ({"place": "Lisbon, Portugal"}, {"place": "Lisbon"}),
        ({"phones": ("+4420",)}, {"phones": ("+4420", "+4930")}),
        ({"emails": ("a@b.net",)}, {"emails": ("a@b.net",)}),
        ({"mailboxes": ("info@b.net",)}, {"mailboxes": ("info@b.net",)}),
        ({"pages": ("x.com/a",)}, {"pages": ("x.com/a",)}),
        ({"links": ("x.com/a",)}, {"pages": ("x.com/a",)}),
        ({"links": ("a.net",)}, {"links": ("a.net",)}),
        ({"ids": ("x:1",)}, {"ids": ("x:1", "orcid:2")}),
    ],
)
def test_what_agrees_raises_and_the_same_of_nobody_does_not(mine, theirs):
    one, other = record("Ada Smith", **mine), record("A. Smith", **theirs)
    assert like(one, other) > like(record("Ada Smith"), record("A. Smith"))
    assert like(one, record("A. Smith")) == like(record("Ada Smith"), record("A. Smith"))


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ({"org": "Acme"}, {"org": "Engines"}),
        ({"place": "Lisbon"}, {"place": "Oslo"}),
        ({"ids": ("x:1",)}, {"ids": ("x:2",)}),
    ],
)
def test_what_differs_lowers(mine, theirs):
    before = like(record(), record())
    assert like(record(**mine), record(**theirs)) < before


def test_phones_and_links_that_differ_say_nothing():
    one, other = record(phones=("1",), links=("a",)), record(phones=("2",), links=("b",))
    assert like(one, other) == like(record(), record())


def test_a_rare_name_tells_more_than_a_common_one():
    many = Crowd(100_000, lambda feature: 3_000 if feature == "n:smit" else 1)
    rare = like(record("Ada Quarrington"), record("A. Quarrington"), many)
    assert rare > like(record("Ada Smith"), record("A. Smith"), many)


def test_two_common_names_alone_are_two_people_in_a_large_book():
    many = Crowd(100_000, lambda _: 2_000)
    assert like(record("John Smith"), record("John Smith"), many) < PROPOSED


def test_siblings_at_one_telephone_are_not_proposed():
    one = record("Ada Quarrington", place="Lisbon", phones=("+4420",))
    many = Crowd(100_000, lambda _: 40)
    assert (
        like(one, record("Byron Quarrington", place="Lisbon", phones=("+4420",)), many) < PROPOSED
    )


def test_a_slip_is_close_where_a_letter_comes_twice():
    """Jaro-Winkler takes them for words with three other letters."""
    [(share, *_)] = pairs(["chopriandini"], ["choproandini"])
    assert share == CLOSE


@pytest.mark.parametrize("people", [100, 10_000, 100_000])
def test_a_rare_surname_tells_enough_beside_an_initial_in_a_book_of_any_size(people):
    crowd = Crowd(people, lambda _: 2)
    assert like(record("Ada Quarrington"), record("A. Quarrington"), crowd) > 0.3


def test_a_prior_is_the_share_of_pairs_that_are_one_person():
    """Of 1,000 people every fifth is there twice: 200 pairs among 1,200 records."""
    assert 2 ** Crowd(1_200, lambda _: 1).prior == pytest.approx(
        200 / (1_200 * 1_199 / 2), rel=0.01
    )


def some(values):
    return st.lists(st.sampled_from(values), max_size=3, unique=True).map(tuple)


records = st.builds(
    Record,
    name=some(WORDS),
    houses=some(["acme", "engines"]),
    place=some(["lisbon", "12", "road"]),
    ids=some(["x:1", "x:2", "orcid:1"]),
    pages=some(["x.com/a", "x.com/b"]),
    links=some(["x.com/a", "x.com/b", "a.net"]),
    emails=some(["a@b.net", "b@b.net"]),
    mailboxes=some(["info@b.net", "team@b.net"]),
    phones=some(["+4420", "+4930"]),
)


@given(one=records, other=records)
def test_likeness_is_the_same_whichever_is_asked_about(one, other):
    assert like(one, other) == like(other, one)


@given(one=records, other=records)
def test_nobody_is_more_like_somebody_than_they_are_themselves(one, other):
    assert like(one, one) >= like(one, other)


@given(one=records, other=records)
def test_a_contradicting_stable_id_never_raises(one, other):
    def more(found, known):
        return Record(**{name: getattr(found, name) for name in found.__slots__} | {"ids": known})

    against = more(one, (*one.ids, "site:1")), more(other, (*other.ids, "site:2"))
    assert like(*against) <= like(one, other)
    if like(one, other) > 1e-12:
        assert like(*against) < like(one, other) or like(one, other) > 1 - 1e-9


@given(one=records, other=records, least=st.floats(0.01, 0.99))
def test_what_is_not_compared_to_the_end_was_not_likely_enough(one, other, least):
    mine, theirs = Weighed(one, CROWD), Weighed(other, CROWD)
    whole = likeness(mine, theirs, CROWD.prior)
    cut = likeness(mine, theirs, CROWD.prior, least)
    assert cut == whole or (cut < least and whole < least)
