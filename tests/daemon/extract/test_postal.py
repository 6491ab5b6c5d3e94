"""Postal addresses without a label, and whose they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithbook.extract import postal
from kithbook.extract.lines import Line
from kithbook.extract.text import fold

URL = "https://www.halden.org/people/ada-example"


def lines(*texts):
    return [Line(one, fold(one), "p", 0, "main", 0, strong=False, node=None) for one in texts]


@pytest.mark.parametrize(
    ("said", "address"),
    [
        (["Ringweg 4", "93047 Halden"], "Ringweg 4, 93047 Halden"),
        (["Ringweg 8-10 / Haus A, 93047 Halden"], "Ringweg 8-10 / Haus A, 93047 Halden"),
        (
            ["750 Ring Street", "Suite 200", "Halden, MN 55801"],
            "750 Ring Street, Suite 200, Halden, MN 55801",
        ),
        (["12 rue des Lilas, 69003 Halden"], "12 rue des Lilas, 69003 Halden"),
        (["Halden Ltd", "14 The Green", "Halden", "HL1 2AB"], "14 The Green, Halden, HL1 2AB"),
        (["ul. Lipowa 152", "31-342 Halden", "Polska"], "ul. Lipowa 152, 31-342 Halden, Polska"),
        (["Postbus 5048, 2600 GA Halden"], "Postbus 5048, 2600 GA Halden"),
        (["Storgatan 5", "111 22 Halden"], "Storgatan 5, 111 22 Halden"),
        (["University of Halden · Via della Rosa 5, Halden"], "Via della Rosa 5, Halden"),
        (["Gartenstraße 12a, Neu Halden"], "Gartenstraße 12a, Neu Halden"),
        (["Engines s. r. o., Lipová 44/8, 831 06 Halden"], "Lipová 44/8, 831 06 Halden"),
        (["Universität Halden", "93047 Halden"], "93047 Halden"),
        (["060-0810 札幌市北区北10条西7丁目"], "060-0810 札幌市北区北10条西7丁目"),
        (["〒392-0000 長野県諏訪市湖畔1-2-3"], "〒392-0000 長野県諏訪市湖畔1-2-3"),
        (["地址 山东省青岛市东林路57号"], "山东省青岛市东林路57号"),
        (["서울특별시 강남구 할덴로 12"], "서울특별시 강남구 할덴로 12"),
    ],
)  # fmt: skip
def test_an_address_is_read(said, address):
    assert [one.text for one in postal.found(lines(*said))] == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Born 1979 in Halden",
        "In 2015 Halden won 1234 Prizes",
        "© 2024 Halden 12345 Engines",
        "Published 2019 Springer, pp. 1234 Halden",
        "Tel. 0941 55501 Halden",
        "DRE 01234567",
        "Rue de Halden 12: Songs",
        "Via Halden 5, she walked home that day",
        "Halden Press 5, Bergen",
    ],
)
def test_other_numbers_are_no_address(text):
    assert postal.found(lines(text)) == []


@given(st.lists(st.text(max_size=60), max_size=6))
def test_no_lines_break_it(texts):
    for one in postal.found(lines(*texts)):
        assert one.text


def test_the_one_address_near_a_name_is_its_place(read):
    html = "<title>Ada Example</title><h1>Ada Example</h1><p>Engineer</p>{}"
    one = "<p>Ringweg 4<br>93047 Halden</p>"

    assert read(html.format(one), URL).filled.location == "Ringweg 4, 93047 Halden"
    two = one + "<p>Ringweg 9<br>93047 Halden</p>"
    assert read(html.format(two), URL).filled.location is None
    house = one + "<p>info@halden.org</p>"
    assert read(html.format(house), URL).filled.location is None
