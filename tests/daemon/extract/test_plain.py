"""What plain pages say of somebody beside their name, and numbers and towns that are none."""

# ruff: noqa: E501, RUF001 - a page and its address stand in one row of the table

import pytest

HEAD = "<title>Ada Example</title><h1>Ada Example</h1>"
ADDRESS = "https://adaexample.example/"

SAID = {  # what, and the page, its address and what it fills in
    "a line with the name and what she is": (
        "<title>Обо мне</title><h1>Вера Озёрная</h1><p>Заметки.</p><p>Вера Озёрная. Программист.</p>",
        "https://ozernaya.example/obo-mne",
        {"headline": "Программист"},
    ),
    "what a student is, in Chinese": (
        "<title>郑雨晴</title><h1>郑雨晴</h1><h3>本科生</h3><p>我是郑雨晴，喜欢画画和音乐，欢迎来信。</p>",
        "https://rainz.example/",
        {"headline": "本科生"},
    ),
    "a role and a town in one line": (
        f"{HEAD}<p>Surveyor — Bergen, Norway</p>",
        ADDRESS,
        {"headline": "Surveyor", "location": "Bergen, Norway"},
    ),
    "a house with more than one word behind 'for'": (
        f"{HEAD}<p>I am a postdoc at the Centre for Waves and Tides, and I like boats.</p>",
        ADDRESS,
        {"organisation": "Centre for Waves and Tides"},
    ),
    "where she studies, in Portuguese": (
        f"{HEAD}<p>Estou cursando Análise de Sistemas na Faculdade Halden.</p>",
        ADDRESS,
        {"organisation": "Faculdade Halden"},
    ),
    "her studio behind 'about me'": (
        "<title>Over mij — Studio Halden</title><h1>Over mij</h1><p>Ik ben Ada Example en ik teken.</p>",
        "https://adaexample.example/over-mij",
        {"organisation": "Studio Halden"},
    ),
    "a square in the Balkans": (
        f"{HEAD}<p>Potter</p><p>Trg Slobode 4, Halden</p>",
        ADDRESS,
        {"location": "Trg Slobode 4, Halden"},
    ),
    "a box for letters above an office": (
        f"{HEAD}<p>Potter</p><p>P.O. Box 841144</p><p>Halden, VA 23284-1144</p><p>Office: 4166 Sample Hall</p>",
        ADDRESS,
        {"location": "P.O. Box 841144, Halden, VA 23284-1144"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", SAID)
def test_a_plain_page_says(read, what):
    page, address, expected = SAID[what]

    made = read(page, address)

    assert made.kind == "person"
    assert {one: getattr(made.filled, one) for one in expected} == expected


def test_news_of_a_month_are_no_address(read):
    page = (
        f"{HEAD}<p>Potter</p><p>Julio 2026 Nueva web personal.</p><p>Junio 2026 Congreso Halden</p>"
    )

    assert read(page, ADDRESS).filled.location is None


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("Phone: 072-254-0144 FAX: 072-254-0145", ["+81722540144"]),
        ("072-254-0144 (Fax)", []),
        ("P.O. Box 841144", []),
        ("desenvolvido por Agência Halden | WhatsApp: 072-254-0144", []),
        ("Website by Halden Media, tel. 072-254-0144", []),
    ],
)
def test_which_numbers_are_the_person_s(read, line, numbers):
    made = read(f"<html lang='ja'>{HEAD}<p>Potter</p><p>{line}</p>", "https://adaexample.jp/")

    assert [one.value for one in made.filled.phones] == numbers
