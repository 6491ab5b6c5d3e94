"""Plain pages that somebody made about themselves, in any language, and pages that only look so."""

# ruff: noqa: E501, ISC004, RUF001 - a page and its address stand in one row of the table

import pytest

from kithbook.extract import mine, name
from kithbook.extract.spelling import spellings

PAGES = {  # whose, and the page with its address
    "Вера Озёрная": (
        "<title>Обо мне — Вера Озёрная, логопед</title><nav><a href='/'>Главная</a></nav><p>Обо мне</p>"
        "<h1>Вера Озёрная</h1><p>Работаю с детьми с 2009 года.</p><h2>Образование</h2>",
        "https://logoped-halden.example/obo-mne.html",
    ),
    "Берестов Игнат": (
        "<title>Обо мне</title><header><h1><a href='/'>Берестов Игнат</a></h1></header><article>"
        "<h1><a href='/obo-mne.html'>Обо мне</a></h1><p>Пишу программы.</p></article>",
        "https://berestov.example/obo-mne.html",
    ),
    "Zeynep Naz Akkaya": (
        "<title>Hakkımda</title><h2>Hakkımda</h2><p>Merhaba, ben Zeynep Naz Akkaya. Halden'de doğdum.</p>",
        "https://znakkaya.example/hakkimda.html",
    ),
    "Oona Kivelä": (
        "<title>Minusta</title><a href='cv.html'>CV</a><h1>Oona Kivelän portfolio</h1>"
        "<p>Olen työskennellyt vuodesta 2018 vakuutusalalla.</p>",
        "https://oonakivela.example/minusta.html",
    ),
    "Aino Virtanen": (
        "<title>Tietoa minusta</title><h1>Aino Virtasen kotisivut</h1><p>Olen graafikko.</p>",
        "https://ainovirtanen.example/",
    ),
    "Ela Tunç": (
        "<title>Ela Tunç'un kişisel sitesi</title><h1>Ela Tunç'un kişisel sitesi</h1><p>Hoş geldiniz.</p>",
        "https://elatunc.example/",
    ),
    "柏葉 葵": (
        "<html lang='ja'><title>Aoi Kashiwaba</title><nav><b>柏葉 葵</b></nav><h3>柏葉 葵</h3><p>学生</p>"
        "<p>E-mail: aoi@halden.example</p>",
        "https://aoikashiwaba.example/index_ja.html",
    ),
    "郑雨晴": (
        "<title>郑雨晴</title><h1>郑雨晴 <a href='en.html'>[English]</a></h1><h2>个人简介</h2>"
        "<p>我是郑雨晴（英文名 Rain）。我现在在哈尔登大学读书，喜欢写程序，也喜欢画画和音乐，欢迎来信。</p>",
        "https://rainz.example/index_cn.html",
    ),
    "서가람": (
        "<html lang='ko'><title>자기소개</title><h1>자기소개</h1><h2>서가람</h2><p>안녕하세요. 저는 서가람입니다.</p>",
        "https://garam-seo.example/about",
    ),
    "한도란아리": (
        "<html lang='ko'><title>한도란아리 | 가야금 연주자</title><h1>한도란아리</h1><p>저는 국악을 연구하고 있습니다.</p>"
        "<p>✉ doranari7@halden.example</p>",
        "https://doranari.example/index_ko.html",
    ),
    "Jan de Wit": (
        "<title>Over mij</title><h1>Over mij</h1><p>Mijn naam is Jan de Wit en ik woon in Halden.</p>",
        "https://jandewit.example/over-mij",
    ),
    "Nagy Éva": (
        "<title>Rólam</title><h1>Rólam</h1><h2>Nagy Éva</h2><p>Fordító vagyok.</p>",
        "https://nagyeva.example/rolam",
    ),
    "Klara Beispiel": (
        "<title>Über mich</title><div><a href='/'>Klara Beispiel</a></div><h1>Über mich</h1><p>Ich male Bilder.</p>"
        "<footer>© 2024 Klara Beispiel</footer>",
        "https://klarabeispiel.example/ueber-mich",
    ),
    "Ali Demir": (
        "<title>Ali Demir - Kişisel Web Sayfası</title><h1>Ali Demir</h1><p>Merhaba!</p>",
        "https://alidemir.example/",
    ),
    "佐藤 美咲": (
        "<html lang='ja'><title>佐藤美咲 - 自己紹介</title><h1>自己紹介</h1><p>佐藤 美咲と申します。</p>",
        "https://misaki.example/profile",
    ),
    "Jonas Kragh": (
        "<title>Om mig</title><h1>Om mig</h1><p>Hej, jeg hedder Jonas Kragh og jeg tegner kort.</p>",
        "https://jonaskragh.example/om-mig",
    ),
    "Ioana Munteanu": (
        "<title>Despre mine</title><h1>Despre mine</h1><p>Mă numesc Ioana Munteanu. Predau chimie.</p>",
        "https://ioanamunteanu.example/despre-mine",
    ),
    "Marika Tamm": (
        "<title>Minust</title><h1>Minust</h1><p>Minu nimi on Marika Tamm. Töötan aednikuna.</p>",
        "https://marikatamm.example/minust",
    ),
    "Νίκος Αλεξίου": (
        "<title>Σχετικά με εμένα</title><h1>Σχετικά με εμένα</h1><p>Με λένε Νίκος Αλεξίου. Ζω στη Χάλντεν.</p>",
        "https://nikosalexiou.example/",
    ),
    "Dario Fontanella": (
        "<title>Didattica · Dario Fontanella</title><a href='/'>Dario Fontanella</a><h1>Didattica</h1>"
        "<h2>Anno per anno</h2><a href='mailto:dario.fontanella@halden.example'>Email</a>",
        "https://dariofontanella.example/didattica.html",
    ),
}  # fmt: skip

NOBODY = {  # what, and the page with its address
    "a house about itself": (
        "<title>О нас — Озёрная клиника</title><h1>О нас</h1><p>Меня зовут Вера Озёрная, и я здесь работаю.</p>",
        "https://klinika.example/o-nas",
    ),
    "a page about oneself without a name": (
        "<title>Quem sou</title><p>Quem sou</p><h1>Quem Sou</h1><p>Gosto de fotografia e de mapas antigos.</p>",
        "https://cadernos.example/quem-sou.html",
    ),
    "a page about oneself that names a teacher": (
        "<title>Hakkımda</title><h1>Hakkımda</h1><h2>Öğretmenim</h2><p>Öğretmenim Zeynep Akkaya idi, ondan çok şey öğrendim.</p>",
        "https://defter.example/hakkimda.html",
    ),
    "a song that says who somebody is": (
        "<title>Песни</title><h1>Песни</h1><p>Меня зовут Вера Озёрная, поёт она в третьем куплете.</p>",
        "https://songs.example/7",
    ),
    "a subject of an institute": (
        "<title>Didattica · Istituto Fontanella</title><h1>Didattica</h1><p>Docente: Dario Fontanella</p>",
        "https://istitutofontanella.example/didattica.html",
    ),
    "a founder on a house's page": (
        "<title>Meet our founder</title><h1>About us</h1><p>My name is Ada Example and I founded this firm.</p>",
        "https://haldenfoods.example/about-us",
    ),
    "a restaurant called as a novel is": (
        "<title>Анна Каренина — ресторан в Халдене</title><h1>Анна Каренина</h1><p>Меню и столы.</p><p>+7 495 555-01-44</p>",
        "https://annakarenina.example/",
    ),
    "a dressmaker's at an address spelled so": (
        "<title>Анна Каренина</title><h1>Анна Каренина</h1><p>Платья и костюмы ручной работы.</p>",
        "https://annakarenina.example/",
    ),
    "a Greek hotel": (
        "<title>Μαρία Νεφέλη - Ξενοδοχείο</title><h1>Μαρία Νεφέλη</h1><p>Δωμάτια με θέα.</p><p>Τηλ. 210 555 0144</p>",
        "https://marianefeli.example/",
    ),
    "a Korean publisher": (
        "<html lang='ko'><title>한나래</title><h1>한나래</h1><p>출판사 소식을 전합니다.</p>",
        "https://narae.example/",
    ),
    "whom somebody admires on a page about oneself": (
        "<title>About me</title><h1>About me</h1><p>I am a fan of Nina Example.</p><h2>Nina Example</h2><p>She sang.</p>",
        "https://fanblog.example/about-me",
    ),
    "whom somebody reads on a page about oneself": (
        "<title>Über mich - Mein Blog</title><h1>Über mich</h1><p>Ich lese gern Max Beispiel.</p><h2>Max Beispiel</h2><p>Mein Held.</p>",
        "https://leseblog.example/ueber-mich",
    ),
    "a poem": (
        "<title>Кто я</title><h1>Кто я</h1><p>Меня зовут Мария Ночь, пою я в тишине.</p><p>Автор: Пётр Лунин</p>",
        "https://stihi.example/kto-ya",
    ),
    "an interview": (
        "<title>Будни логопеда</title><h1>Разговор о работе</h1><p>Меня зовут Вера Озёрная, я работаю в школе.</p>",
        "https://gazeta.example/budni",
    ),
    "a post beside a box about its writer": (
        "<title>Grace Example</title><h1>Grace Example</h1><p>What she built still runs.</p><h2>About me</h2><p>I write here.</p>",
        "https://engines.example/grace-example",
    ),
    "a hotel that says quem somos": (
        "<title>Hotel Ana Clara | Sobre</title><h1>Ana Clara</h1><p>Hotel Ana Clara fica no centro.</p>",
        "https://anaclara.example/sobre",
    ),
    "a novel's first page": (
        "<title>Kapitel 1</title><h1>Kapitel 1</h1><p>Jag heter Astrid Exempel, sa hon och gick.</p>",
        "https://romaner.example/2/1",
    ),
    "a Korean firm at its own address": (
        "<html lang='ko'><title>나루전자</title><h1>나루전자</h1><p>제품을 소개합니다.</p>",
        "https://naru.example/",
    ),
    "a Japanese shop and its number": (
        "<html lang='ja'><title>Mori Hana | 森花</title><h1>森花</h1><p>花束をお届けします。</p><p>TEL 03-5550-0144</p>",
        "https://morihana.example/",
    ),
    "a practice of several": (
        "<title>Bemutatkozás</title><h1>Bemutatkozás</h1><h2>Dr. Példa Anna</h2><h2>Dr. Minta Péter</h2><p>Rendelőnk vár.</p>",
        "https://rendelo.example/bemutatkozas",
    ),
    "a Japanese shop at its own address": (
        "<html lang='ja'><title>Mori Hana | 森花</title><h1>森花</h1><h2>商品</h2><p>花束をお届けします。</p>",
        "https://morihana.example/",
    ),
}  # fmt: skip

TEAM = (
    "<title>People – Halden Lab</title><h1>People</h1><h2>Head</h2><p class=n>Prof. Dr. Ada Example</p><p>Head of lab</p>"
    "<p>Ada Example is a professor at Halden.</p><a href='mailto:ada.example@halden.edu'>Mail</a><h2>Members</h2>"
    "<p class=n>Anna Sample</p><p>PhD student</p><p class=n>Peter Muster</p><p>PhD student</p>"
)


@pytest.mark.parametrize("whose", PAGES)
def test_a_plain_page_about_oneself_is_its_owner_s(read, whose):
    made = read(*PAGES[whose])

    assert (made.kind, made.filled.name) == ("person", whose)


@pytest.mark.parametrize("what", NOBODY)
def test_nobody_is_invented_for(read, what):
    made = read(*NOBODY[what])

    assert (made.kind != "person", made.filled.name) == (True, None)


def test_a_team_in_plain_lines_is_a_list(read):
    made = read(TEAM, "https://lab.example/people.html")

    assert made.kind == "list"
    assert [one.name for one in made.people] == ["Ada Example", "Anna Sample", "Peter Muster"]


def test_the_same_lines_on_a_person_s_page_are_no_list(read):
    page = TEAM.replace("<h1>People</h1>", "<h1>Ada Example</h1>")

    assert read(page, "https://lab.example/people/ada-example").kind == "person"


@pytest.mark.parametrize("title", ["About me", "Über mich", "Quem sou eu?", "obo-mne", "关于我"])
def test_what_pages_about_oneself_are_called_is_no_name(title):
    assert mine.called(title)
    assert name.read(title) is None


@pytest.mark.parametrize("title", ["About us", "Über uns", "О нас", "关于我们", "Ada Example", ""])
def test_what_houses_call_theirs_is_another_thing(title):
    assert not mine.called(title)


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Guten Tag, ich heiße Ada Example.", "Ada Example"),
        ("Zdravo! Zovem se Ana Primer", "Ana Primer"),
        ("Cześć, nazywam się Ewa Przykład", "Ewa Przykład"),
        ("我叫郑雨晴，学生。", "郑雨晴"),
        ("我是老师，", ""),
        ("Merhaba, ben Ela Tunç Halden'de oturuyorum.", "Ela Tunç"),
        ("Big Ben Nevis Road", ""),
        ("Er sagte nur jeg", ""),
    ],
)
def test_who_says_my_name_is(said, who):
    assert mine.introduced(said) == who


@pytest.mark.parametrize(
    ("heading", "address", "whose"),
    [
        ("Oona Kivelän kotisivut", "https://oonakivela.example", "Oona Kivelä"),
        ("Aino Virtasen blogi", "https://ainovirtanen.example", "Aino Virtanen"),
        ("Oona Kivelän kotisivut", "https://sivut.example", ""),
        ("Ela Tunç'un sitesi", "https://sivut.example", "Ela Tunç"),
        ("Haldenin kaupungin sivut", "https://halden.example", ""),
    ],
)
def test_whose_page_a_bent_name_says_it_is(heading, address, whose):
    assert mine.possessed(heading, "".join(filter(str.isalnum, address))) == whose


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        ("Юлия Щукина", "yuliya shchukina"),
        ("Юлия Щукина", "iuliia schukina"),
        ("Jörg Müller", "joerg mueller"),
        ("서가람", "seo garam"),
        ("Νίκος Αλεξίου", "nikos alexioy"),
        ("Łukasz Żak", "lukasz zak"),
    ],
)
def test_a_name_is_spelled_as_addresses_are(value, spelled):
    assert spelled in spellings(value)


@pytest.mark.parametrize(
    ("value", "handle"),
    [("Юлия Щукина", "shchukina"), ("서가람", "garam.seo"), ("Jörg Müller", "jmueller")],
)
def test_a_mailbox_is_known_by_how_a_name_is_spelled(value, handle):
    assert name.matches_handle(value, handle)
    assert not name.matches_handle(value, "info")
