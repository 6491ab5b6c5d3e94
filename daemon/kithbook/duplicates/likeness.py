"""How likely two records are one person's: the sum of what each agreement and difference tells.

After Fellegi and Sunter, A Theory for Record Linkage (1969): each comparison gives the binary
logarithm of how much more often it comes out so for one person's two records than for two people's.
What agrees weighs more the rarer it is (Winkler 1989). The weights were fitted with
`scripts/match --fit` on the halves of FEBRL 4 and of the made set on which nothing is measured, and
rounded; what no made set can tell (ids, pages, e-mails: how often a handle changes hands, how many
share a mailbox) is set, with care, below what the theory would give.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from math import log2

from rapidfuzz.distance.JaroWinkler import similarity as alike
from rapidfuzz.distance.OSA import distance as edits

from kithbook.duplicates.block import house_feature, place_feature, word_feature
from kithbook.duplicates.record import Record, Words
from kithbook.duplicates.spelling import full_names, sound

TWICE = 0.2
"""Of how many people a second record is expected."""
PARTNERS = 2 * TWICE / (1 + TWICE)
"""That a record has, so: both records of such a person have one, and there are more records."""
TO_COME = 30
"""People that a book soon has: of the first four in it two of one family are not one person."""
UNSEEN = 1_000
"""People that stand behind those of the book: in a small one nothing is as rare as it seems."""

# Bits of what agrees follow from how rare it is: how often it agrees in one person's records, and
# the most it may tell.
WORD_AGREES, MOST_WORD = 0.9, 15.0
HOUSE_AGREES, MOST_HOUSE = 0.6, 11.0
PLACE_AGREES, MOST_PLACE_WORD = 0.6, 10.0
LEAST = 0.5

SOUNDS, SHORT, CLOSE, NEAR = 0.9, 0.7, 0.8, 0.35
"""Shares of a word's bits: heard the same, short for it, and by how it is written."""
MOST_SHARE = max(SOUNDS, SHORT, CLOSE, NEAR)
CLOSE_AT, NEAR_AT = 0.92, 0.84
"""Jaro-Winkler."""
SLIP = 5
"""Letters of a word from which one edit is a slip, and the word as good as close. Most misspellings
are one edit (Damerau 1964), and Jaro-Winkler thinks little of one where a letter comes twice."""
INITIAL, ABSENT = 3.0, -0.4
"""A letter that fits a word; a word that the other name has nothing for."""
OTHER_FIRST, OTHER_LAST = -5.0, -4.5
"""Other first words; other words after it, as a marriage makes them."""
OTHER_HOUSE, OTHER_PLACE = -1.5, -1.5
PLACE_SHARE, MOST_PLACE = 0.6, 16.0
"""Words of a place hang together, so each tells less than alone."""
SAME_ID, OTHER_ID = 20.0, -9.0
SAME_PAGE, LINKED = 12.0, 8.0
SAME_EMAIL, SAME_PHONE, SAME_MAILBOX = 11.0, 6.0, 3.0
MOST_BITS = 60.0
MOST_BY_NAME = 0.9
"""As likely as a name alone can make two people one, be it ever so rare in the book: of fathers and
sons, and of whom the world has more than the book, a book knows nothing."""
BY_PHONE, BY_EMAIL = 0.19, 0.22
"""How likely at least who shares one, under whatever names: told as what it is, something that may
be shared. So low that where four have one, or three a phone, they rule each other out as rivals."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """Among whom two records are compared."""

    people: int
    count: Callable[[str], int]
    """Of how many people a feature is (`block.features`), the compared ones included."""

    @property
    def prior(self) -> float:
        """Bits that two of them are one before anything is compared."""
        return log2(PARTNERS / (max(self.people, TO_COME) + 10))

    def bits(self, feature: str, agrees: float, most: float) -> float:
        """Return what it tells that two records share a feature."""
        share = (self.count(feature) + 1) / (self.people + UNSEEN)
        return max(LEAST, min(most, log2(agrees / share)))


class Weighed:
    """A record with what its words tell among a crowd: made once, compared often."""

    __slots__ = ("contacts", "houses", "ids", "name", "place", "record", "words", "worth")

    def __init__(self, record: Record, crowd: Crowd) -> None:
        self.record = record
        self.name = record.name
        self.words = {word: _worth(word, crowd) for word in record.name}
        self.worth = sum(self.words.values())
        self.houses = {
            house: crowd.bits(house_feature(house), HOUSE_AGREES, MOST_HOUSE)
            for house in record.houses
        }
        self.place = {
            word: crowd.bits(place_feature(word), PLACE_AGREES, MOST_PLACE_WORD)
            for word in record.place
        }
        self.ids = record.ids
        self.contacts = frozenset(
            record.pages + record.links + record.emails + record.mailboxes + record.phones
        )
        """All of them: most pairs share none, and need not be asked what they share."""


def likeness(one: Weighed, other: Weighed, prior: float, least: float = 0.0) -> float:
    """Return how likely two records of one crowd are one person's, 0 to 1.

    Args:
        one: a record.
        other: another; which is which makes no difference.
        prior: the crowd's.
        least: what cannot come up to it is not compared to the end, and may be told as 0.
    """
    bits, at_least = _houses(one, other) + _places(one, other), 0.0
    if not one.contacts.isdisjoint(other.contacts):
        bits += _contacts(one.record, other.record)
        at_least = shared(one.record, other.record)
    if one.ids and other.ids:
        told = _ids(set(one.ids), set(other.ids))
        # Two accounts of one site are two people's, whatever they share.
        bits, at_least = bits + told, at_least if told >= 0 else 0.0
    needed = _bits(least) if least else -MOST_BITS
    if prior + bits + min(one.worth, other.worth) < needed:
        return at_least
    named = prior + _names(one, other, needed - prior - bits)
    bits += min(named, _bits(MOST_BY_NAME))
    return max(at_least, float(1 / (1 + 2 ** -max(-MOST_BITS, min(MOST_BITS, bits)))))


def _bits(likely: float) -> float:
    return log2(likely / (1 - likely))


def shared(one: Record, other: Record) -> float:
    """Return how likely two are one at least, since they share an e-mail or a phone; 0 if not.

    A household's phone tells nothing: one family name, and other given names.
    """
    if _any(one.emails, other.emails):
        return BY_EMAIL
    return BY_PHONE if _any(one.phones, other.phones) and not household(one, other) else 0.0


def household(one: Record, other: Record) -> bool:
    """Tell whether two names are those of two people of one family."""
    left = [word for word in one.name if word not in other.name]
    right = [word for word in other.name if word not in one.name]
    if not left or not right or len(left) == len(one.name) or pairs(left, right):
        return False
    return left[0] == one.name[0] or right[0] == other.name[0]


def _worth(word: str, crowd: Crowd) -> float:
    if len(word) == 1:
        return INITIAL
    return crowd.bits(word_feature(word), WORD_AGREES, MOST_WORD)


def _names(one: Weighed, other: Weighed, needed: float) -> float:
    """Weigh two names, whatever the order of their words."""
    if not one.name or not other.name:
        return 0.0
    left = [word for word in one.name if word not in other.words]
    right = [word for word in other.name if word not in one.words]
    bits = sum(sorted(one.words[word] for word in one.name if word in other.words))
    if not left or not right:
        return bits + ABSENT * (len(left) + len(right))
    rest = min(sum(one.words[word] for word in left), sum(other.words[word] for word in right))
    if "".join(left) == "".join(right):
        return bits + rest
    if bits + rest * MOST_SHARE < needed:
        return bits + rest * MOST_SHARE  # and it is less: it need not be known how much
    first = left[0] == one.name[0] and right[0] == other.name[0]
    for share, word, to in pairs(left, right):
        left.remove(word)
        right.remove(to)
        bits += share * min(one.words[word], other.words[to])
    against = min(len(left), len(right))
    bits += ABSENT * (max(len(left), len(right)) - against)
    if against:
        still = first and left[0] == one.name[0] and right[0] == other.name[0]
        bits += (OTHER_FIRST if still else OTHER_LAST) + (against - 1) * OTHER_FIRST
        same_phone = _any(one.record.phones, other.record.phones)
        if same_phone and (still or household(one.record, other.record)):
            bits -= SAME_PHONE  # a household has one, and different people in it
    return bits


def pairs(left: Collection[str], right: Collection[str]) -> list[tuple[float, str, str]]:
    """Return the words that may be one word written in two ways, each once, the likest first.

    Returns:
        The share of its bits that the likeness is worth, the word of one, the word of the other.
    """
    found = [(share, word, to) for word in left for to in right if (share := _share(word, to))]
    chosen: list[tuple[float, str, str]] = []
    taken: set[tuple[bool, str]] = set()
    # In an order that is the same whichever side is which.
    for share, word, to in sorted(found, key=lambda pair: (-pair[0], *sorted(pair[1:]))):
        if (True, word) not in taken and (False, to) not in taken:
            taken |= {(True, word), (False, to)}
            chosen.append((share, word, to))
    return chosen


def _share(one: str, other: str) -> float:
    """Return which share of a word's bits another spelling of it is worth; 0 for another word."""
    if len(one) == 1 or len(other) == 1:
        return 1.0 if one[0] == other[0] else 0.0
    if sound(one) == sound(other):
        return SOUNDS
    written = alike(one, other, score_cutoff=NEAR_AT)
    if written >= CLOSE_AT or _slipped(one, other):
        return CLOSE
    if not full_names(one).isdisjoint(full_names(other)):
        return SHORT
    return NEAR if written else 0.0


def _slipped(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= SLIP and edits(one, other, score_cutoff=1) <= 1


def _houses(one: Weighed, other: Weighed) -> float:
    """Weigh where two work, and the mailboxes that a house has."""
    bits = 0.0
    if one.houses and other.houses:
        shared = [house for house in one.houses if house in other.houses]
        bits = max(one.houses[house] for house in shared) if shared else OTHER_HOUSE
    if one.record.mailboxes and _any(one.record.mailboxes, other.record.mailboxes):
        bits = max(bits, SAME_MAILBOX)
    return bits


def _places(one: Weighed, other: Weighed) -> float:
    """Weigh two places by the words they share: a town, a street."""
    if not one.place or not other.place:
        return 0.0
    shared = sorted([one.place[word] for word in one.place if word in other.place])
    return min(MOST_PLACE, PLACE_SHARE * sum(shared)) if shared else OTHER_PLACE


def _contacts(one: Record, other: Record) -> float:
    """Weigh the addresses and numbers that two share, and that one's link is the other's page."""
    bits = 0.0
    if _any(one.pages, other.pages):
        bits = SAME_PAGE
    elif _any(one.links, other.links + other.pages) or _any(one.pages, other.links):
        bits = LINKED
    if _any(one.emails, other.emails):
        bits += SAME_EMAIL
    if _any(one.phones, other.phones):
        bits += SAME_PHONE
    return bits


def _any(mine: Words, theirs: Words) -> bool:
    return any(value in theirs for value in mine)


def _ids(one: set[str], other: set[str]) -> float:
    """Weigh stable ids: of one site everybody has one."""
    shared = one & other
    against = (_sites(one) & _sites(other)) - _sites(shared)
    return SAME_ID * bool(shared) + OTHER_ID * len(against)


def _sites(ids: Collection[str]) -> set[str]:
    return {one.partition(":")[0] for one in ids}
