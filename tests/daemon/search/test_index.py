"""What the index takes to be written: nothing twice, and no page more than it needs."""

import phonenumbers
import pytest
from daemon.search.book import add

from kithbook.people.identifier import phone
from kithbook.search import vocabulary
from kithbook.search.index import texts_of
from kithbook.store.slack import USABLE

CELL = 35
"""Bytes of a page that its one row cannot have (sqlite.org/fileformat2.html, 1.6)."""


def test_new_words_are_written_out_together(device):
    words = {f"longwordnumber{letter}": 1 for letter in "abcdefghijklmnop"}
    with device.transaction() as connection:
        vocabulary.put(connection, words)
    [(segments,)] = device.connection.execute("SELECT count(DISTINCT segid) FROM search_gram_idx")
    assert segments == 1
    assert set(vocabulary.known(device.connection, [*words])) == words.keys()


def test_a_word_keeps_every_kind_of_field_it_stands_in(device):
    with device.transaction() as connection:
        vocabulary.put(connection, {"oslo": 8})
        vocabulary.put(connection, {"oslo": 4, "bergen": 8})
    kept = device.connection.execute("SELECT word, kinds FROM search_word ORDER BY word")
    assert kept.fetchall() == [("bergen", 8), ("oslo", 12)]


def test_a_page_of_the_index_fits_a_page_of_the_file(device):
    add(device, "Ada", note=" ".join(f"word{number}" for number in range(5_000)))
    [(pages, longest)] = device.connection.execute(
        "SELECT count(*), max(length(block)) FROM search_index_data"
    )
    assert pages > 10
    assert longest < USABLE - CELL


@pytest.mark.parametrize("region", ["GB", "IT", "NO", "RU", "US", "AR", "SK", "CI"])
def test_a_number_is_found_as_it_is_dialled_from_abroad_and_at_home(device, region):
    ways = phonenumbers.PhoneNumberFormat
    for kind in (phonenumbers.PhoneNumberType.FIXED_LINE, phonenumbers.PhoneNumberType.MOBILE):
        number = phonenumbers.example_number_for_type(region, kind)
        text = phone(phonenumbers.format_number(number, ways.E164))
        person = add(device, "Ada", phones=[text])
        spelt = [
            phonenumbers.format_number(number, one) for one in (ways.INTERNATIONAL, ways.NATIONAL)
        ]
        assert texts_of(person, {})["identity"] == " · ".join([text, *spelt])
