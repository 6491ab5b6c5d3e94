"""The sentence that introduces someone."""

import pytest

PAGE = "<html><head><title>Ada Nightjar</title></head><body><main><h1>Ada Nightjar</h1>{}</main>"

SENTENCES = [
    ("Ada Nightjar is a research engineer at Halden Labs.", "research engineer", "Halden Labs"),
    (
        "Ada is a Software Engineer on the Platform team at Halden Labs. She",
        "Software Engineer",
        "Halden Labs",
    ),
    (
        "Ada Nightjar is currently the lead developer of Engines, the open",
        "lead developer of Engines",
        "Engines",
    ),
    (
        "Ada is an Analyst in the Care practice of Halden Health and a student at Bo University.",
        "Analyst",
        "Halden Health",
    ),
    (
        "I'm an architect turned engineer and I'm returning to work after a year.",
        "architect turned engineer",
        None,
    ),
    ("Ada ist eine Akustikerin bei Halden Hallen.", "Akustikerin", "Halden Hallen"),
    (
        "Ada Nightjar is a front-end developer based in Halden working in Python.",
        "front-end developer",
        None,
    ),
    ("Member of HALDEN. Born on 20.8.1970 in Bo.", None, "HALDEN"),
    (
        "Ada studied acoustics and built boats. She is now a Senior Engineer at Halden Labs.",
        "Senior Engineer",
        "Halden Labs",
    ),
    (
        "Ada found a particle and now works on data for Halden Bank, which.",
        None,
        "Halden Bank",
    ),
    ("I work on query planners at Halden Data.", None, "Halden Data"),
    ("Currently working at Halden Data on planners.", None, "Halden Data"),
    ("Works at Halden Press", None, "Halden Press"),
    ("I\u2019m Ada \u2014 a wedding photographer based in Halden.", "wedding photographer", None),
    ("Ich bin Ada Nightjar, Illustratorin.", "Illustratorin", None),
    ("Hola, soy Ada, ingeniera.", "ingeniera", None),
    ("Je suis Ada Nightjar, photographe.", "photographe", None),
    ("Jestem Ada Nightjar, ilustratorka.", "ilustratorka", None),
    ("Ciao, mi chiamo Ada, illustratrice.", "illustratrice", None),
    ("Sono Ada Nightjar, fotografa.", "fotografa", None),
    ("Eu sou Ada, engenheira civil.", "engenheira civil", None),
    ("Ik ben Ada Nightjar, ingenieur.", "ingenieur", None),
    ("Jag heter Ada, fotograf och mor.", "fotograf och mor", None),
    ("Je m'appelle Ada, photographe.", "photographe", None),
    ("Hola, me llamo Ada, ingeniera.", "ingeniera", None),
    ("Vol\u00e1m sa Ada, fotografka.", "fotografka", None),
    ("Jmenuji se Ada, fotografka.", "fotografka", None),
    ("Jeg hedder Ada, arkitekt og mor.", "arkitekt og mor", None),
    ("My name is Ada, and I love cats.", None, None),
]


@pytest.mark.parametrize(("sentence", "headline", "organisation"), SENTENCES)
def test_role_and_organisation_are_read_from_the_sentence(read, sentence, headline, organisation):
    got = read(PAGE.format(f"<p>{sentence}</p><p>ada.nightjar@site.example</p>"))

    assert (got.filled.name, got.kind) == ("Ada Nightjar", "person")
    assert (got.filled.headline, got.filled.organisation) == (headline, organisation)


def test_where_someone_is_based_is_the_place(read):
    got = read(
        PAGE.format("<p>Ada is a developer based in Northeast Halden working in Python.</p>")
    )

    assert got.filled.location == "Northeast Halden"


@pytest.mark.parametrize(
    "sentence",
    [
        "Designs forms at Ledgerly. Based in Bergen, Norway.",
        "I live in Bergen, Norway and I like rain.",
        "Ada lebt in Bergen, Norway. Sie mag Regen.",
        "Elle vit à Bergen, Norway avec deux chats.",
        "Jag bor i Bergen, Norway sedan länge.",
    ],
)
def test_where_someone_lives_is_the_place(read, sentence):
    got = read(PAGE.format(f"<p>{sentence}</p>"), "https://nightjar.example/")

    assert got.filled.location == "Bergen, Norway"


def test_where_somebody_else_lives_is_not(read):
    got = read(PAGE.format("<p>My parents live in Bergen, Norway and like rain.</p>"))

    assert got.filled.location is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Seit 2024 ist sie Professorin für Akustik an der Universität Halden.",
        "Since May 2024, Ada has been Professor of Acoustics at Halden University.",
        "Depuis 2024, elle est professeure d'acoustique à l'université de Halden.",
    ],
)
def test_the_post_someone_holds_by_now_is_the_role(read, sentence):
    got = read(PAGE.format(f"<p>Ada Nightjar studied rooms in Bergen. {sentence}</p>"))

    assert got.filled.headline.lower().startswith("profess")
    assert "Halden" in got.filled.organisation


def test_the_post_of_somebody_else_is_not(read):
    said = (
        "Ada Nightjar studied in Bergen. Since 2019 Bo Sample is Professor of Acoustics at Halden."
    )
    got = read(PAGE.format(f"<p>{said}</p>"))

    assert got.filled.headline is None


def test_where_a_network_says_someone_lives_is_the_place(read):
    got = read(PAGE.format("<ul><li>Lives in Halden, Norway</li></ul>"))

    assert got.filled.location == "Halden, Norway"


@pytest.mark.parametrize(
    "sentence",
    [
        "Bo Colleague is a research engineer at Halden Labs.",
        "This is a research engineer at Halden Labs.",
        "Ada Nightjar has a friend who is a doctor at Halden Labs.",
        "Ada Nightjar is a member of nothing at all.",
        "Bo found a particle and now works on data for Halden Bank.",
        "The engine is fast. She is a boat builder at Halden Labs.",
    ],
)
def test_a_sentence_about_something_else_says_nothing(read, sentence):
    got = read(PAGE.format(f"<p>{sentence}</p><p>ada.nightjar@site.example</p>"))

    assert (got.filled.headline, got.filled.organisation) == (None, None)


WORKS = [
    ("Nach Jahren in Bergen und derzeit an der TH Halden arbeite ich an Hallen.", "TH Halden"),
    ("Ich bin neugierig. Ich forsche am Institut Halden.", "Institut Halden"),
    ("Bonjour ! Je travaille depuis un an chez Halden Robotique.", "Halden Robotique"),
    ("Hola, soy yo. Trabajo desde 2019 en la Universidad de Halden.", "Universidad de Halden"),
    ("I'm currently studying at Halden Academy of Music, where I sing.", "Halden Academy of Music"),
    ("Jeg arbejder tre dage om ugen hos Halden Data, og jeg synger.", "Halden Data"),
    ("Jeg arbejder tre dage om ugen i Halden, og jeg synger.", None),
    ("Mi trabajo en la Universidad de Halden fue corto y hermoso.", None),
    ("Aktuell an der TH Halden: neue Hallen und neue Orgeln.", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "house"), WORKS)
def test_where_somebody_says_they_work_is_the_organisation_in_other_languages(
    read, sentence, house
):
    html = PAGE.format(f"<p>{sentence}</p>")

    got = read(html, "https://adanightjar.example/").filled

    assert (got.name, got.organisation) == ("Ada Nightjar", house)
