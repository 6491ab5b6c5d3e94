"""What of a line is the name, and what only stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithbook.extract import name
from kithbook.extract.text import tidy, words

PIECES = st.one_of(
    st.sampled_from(
        ["Ada", "LOVELACE", "Dr.", "von", "PhD", "O\u2019Hara", "Łukasz", "ΟΔΥΣΣΕΥΣ", "İnci", "ﬁn"]
    ),
    st.sampled_from(["(", ")", "[", "]", "(@ada)", ",", " - ", "|", ":", "\u201e", "*", "_", " "]),
    st.text(max_size=6),
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Prof. Dr.-Ing. Ada Example", "Ada Example"),
        ("dr hab. Ada Example, prof. UJ", "Ada Example"),
        ("doc. Ing. Ada Example, PhD.", "Ada Example"),
        ("Dr. Ada Example, LL.M.", "Ada Example"),
        ("Ada Example, MD, FACC", "Ada Example"),
        ("Ada Example, SPD", "Ada Example"),
        ("Ada Example FREng", "Ada Example"),
        ("M. Jean EXEMPLE", "Jean EXEMPLE"),
        ("M. Ada Example", "M. Ada Example"),
        ("J. R. R. Example", "J. R. R. Example"),
        ("Example, Ada", "Ada Example"),
        ("Example, Ada Mary", "Ada Mary Example"),
        ("dr. M.A. (Marieke) de Wit", "Marieke de Wit"),
        ("Contact information for Ada Example", "Ada Example"),
        ("高橋 美咲\uff08タカハシ ミサキ\uff09", "高橋 美咲"),
        ("王小明-东林大学计算机学院", "王小明"),
        ("김민수 교수", "김민수"),
        ("DI (FH) Ada Example", "Ada Example"),
        ("Mgr. et Mgr. Ada Example", "Ada Example"),
        ("Prof. dr hab. n. med. Ada Example", "Ada Example"),
        ("Rechtsanwältin Ada Example", "Ada Example"),
        ("mw. drs. A. Bakker", "A. Bakker"),
        ("Prof.dr.ir. J.J. de Vries", "J.J. de Vries"),
        ("EXAMPLE, John A.", "John A. EXAMPLE"),
        ("Ada Example (she/her)", "Ada Example"),
        ("Ada Example they/them", "Ada Example"),
        ("Ada Example's Home Page", "Ada Example"),
        ("De thuispagina van Ada Example", "Ada Example"),
        ("Ada “Countess” Example", "Ada “Countess” Example"),
        ("Layla bint Yusuf al-Harthi", "Layla bint Yusuf al-Harthi"),
        ("Anna d'Angelo", "Anna d'Angelo"),
        ("田中 一郎\uff5c役員紹介", "田中 一郎"),
        ("常務執行役員 田中 一郎", "田中 一郎"),
        ("赵文清的主页", "赵文清"),
        ("田中一郎のホームページ", "田中一郎"),
        ("Home page di Ada Example", "Ada Example"),
        ("Welkom op de website van Ada Example", "Ada Example"),
        ("Hi, I'm Ada Example", "Ada Example"),
        ("Ich bin Ada Example", "Ada Example"),
        ("The Rt Hon Ada Example MP", "Ada Example"),
    ],
)
def test_a_name_is_cut_out_of_titles_degrees_and_announcements(line, expected):
    found = name.read(line)

    assert found is not None
    assert (found.value, found.looks > 0.8) == (expected, True)


@pytest.mark.parametrize("line", ["Roe v. Doe", "Roe vs Doe", "Santa Rosa", "Chez Lucien"])
def test_a_case_at_law_or_a_place_is_no_name(line):
    found = name.read(line)

    assert found is None or found.looks < 0.2


@pytest.mark.parametrize(
    "line", ["赵文清", "欧阳晓岚", "田中一郎", "小野寺凛", "葛原 みのり", "김민수"]
)
def test_a_family_name_that_many_bear_tells_a_name_in_east_asia(line):
    assert name.given(line)


@pytest.mark.parametrize("line", ["青葉台", "会社概要", "春の音楽", "幸福路", "新年快乐"])
def test_a_place_or_a_phrase_in_east_asia_is_nobody_s_name(line):
    assert not name.given(line)


def test_what_someone_does_is_no_degree():
    found = name.read("Ada Example, CEO")

    assert found is not None
    assert (found.value, found.role, found.titled) == ("Ada Example", "CEO", False)


@pytest.mark.parametrize(
    "line",
    [
        "北原大学",
        "研究者情報",
        "自己紹介",
        "个人简介",
        "お知らせ一覧です",
        "教員一覧",
        "会社概要",
        "採用情報",
        "联系我们",
        "新闻中心",
        "师资队伍",
        "채용정보",
        "교수진",
    ],
)
def test_a_house_or_a_heading_in_chinese_or_japanese_is_no_name(line):
    found = name.read(line)

    assert found is None or found.looks < 0.2
    assert not name.given(line)


@pytest.mark.parametrize("line", ["London, England", "Charlotte, North Carolina", "Welcome, Guest"])
def test_a_place_or_a_greeting_is_not_turned_round(line):
    found = name.read(line)

    assert found is None or found.value == line.partition(",")[0]


@given(st.lists(PIECES, max_size=12))
def test_the_words_of_a_name_all_stand_in_its_line(pieces):
    # The headings layer looks for the words first, and reads only lines that have them.
    line = tidy(" ".join(pieces), 120)
    found = name.read(line)

    assert found is None or name.key(found.value) <= set(words(line))
