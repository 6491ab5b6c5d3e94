"""Who a page is of and what they do, where it says so in one of the less common ways."""

# ruff: noqa: E501, ISC004, RUF001 - a page and its address stand in one row of the table

import pytest

LONG = (
    "<p>Rivers carry more sand than anybody would think, and where it goes is what harbours, "
    "bridges and gardens hang on for years.</p>"
)

PEOPLE = {
    "an unlisted name with its role in the heading": (
        "<title>Professor | River Lab</title><h1>Oskvil Tarn<span>Associate Professor</span></h1>"
        "<p>Department of Rivers</p>" + LONG + "<p>Dr. Tarn has measured rivers since 2004 and "
        "teaches at the coast.</p>",
        "https://riverlab.example.org/professor.html",
        {"name": "Oskvil Tarn", "headline": "Associate Professor"},
    ),
    "an unlisted name with its role below on a home of that name": (
        "<title>Swimming in the sea</title><main><p>Oskvil Tarn</p><p>Associate Professor<br>"
        "School of Rivers<br>University of Halden</p></main>",
        "https://otarn.github.io/index.html",
        {"name": "Oskvil Tarn", "headline": "Associate Professor"},
    ),
    "a name below what only looks like one": (
        "<title>River Lab - Professor</title><h2>Principal Investigator</h2>"
        "<img src=a.jpg alt='Prof. Oskvil Tarn'><h3>Oskvil Tarn</h3>"
        "<p>Professor, Department of Rivers</p><ul><li><b>Email:</b> oskvil@halden.example</li></ul>",
        "https://riverlab.example.org/professor.html",
        {"name": "Oskvil Tarn", "emails": ["oskvil@halden.example"]},
    ),
    "the one name on a page that is called by a post": (
        "<title>Professor | River Lab</title><h1>Ada Tarn</h1>",
        "https://riverlab.example.org/professor.html",
        {"name": "Ada Tarn"},
    ),
    "a title that is the name in one word": (
        '<title>AdaTarn</title><meta name=description content="Professor Ada Tarn\'s profile">'
        "<h2>Professor</h2><p><b>Ada Tarn</b> received her degrees from the University of Halden.</p>",
        "https://riverlab.example.org/professor.html",
        {"name": "Ada Tarn"},
    ),
    "a bio whose first sentence names its subject": (
        "<h3>Bio</h3><p>Ada Tarn is a river engineer, radio presenter and a mother of two based "
        "on the coast.</p>",
        "https://words.example.org/bio.html",
        {"name": "Ada Tarn", "headline": "river engineer"},
    ),
    "a bio with the name in its head and foot": (
        "<title>Bio</title><div><div>Ada Tarn</div><a href=index.html>Home</a></div><div>About me"
        "</div><p>I am a college student studying rivers at the School of Water at Halden "
        "University in Bergen, Norway, and I swim a lot.</p><footer>© Ada K. Tarn 2024.</footer>",
        "https://xadatarn.github.io/bio.html",
        {"name": "Ada Tarn"},
    ),
    "an about page of a blog with the name in its data and foot": (
        "<title>about</title><meta property=article:published_time content=2022-11-25>"
        "<meta property=article:author content='Ada Tarn'><meta property=og:type content=website>"
        "<meta name=generator content='Hexo 6'><h1>Notes on rivers</h1><p>Practice.</p>"
        "<footer>Copyright &copy; 2018-2023 Ada Tarn</footer>",
        "https://rivernotes.example.org/about/",
        {"name": "Ada Tarn"},
    ),
    "an initial that only one heading has": (
        "<title>Template - Index</title><header><h1>Subharani</h1></header><section><h1>Subharani "
        "P</h1></section><main><h2>About</h2><p>Hi there! I am Subharani and I draw rivers for a "
        "living, mostly at night.</p><ul><li><b>Email:</b> subharani333.p@mail.example</li></ul>",
        "https://subharani.github.io/",
        {"name": "Subharani P"},
    ),
    "a name twice, with its title and in other letters": (
        "<title>教授簡介 - 教授個人網站</title><h1>教授簡介</h1><p>綦振瀛 教授</p><p>Prof. Ran-Inn Chyi"
        "</p><p>Chair Professor, Department of Rivers</p><p>ranchyi@halden.example</p>"
        "<p>Ran-Inn Chyi received his degrees in river engineering from Halden University.</p>",
        "https://riverlab.example.org/professor.html",
        {"name": "Ran-Inn Chyi", "emails": ["ranchyi@halden.example"]},
    ),
    "a brand on a page about oneself": (
        "<nav><a href=index.html>Ada Tarn</a><ul><li><a href=index.html>Home</a><li>"
        "<a href=about-me.html>About Me</a></ul></nav><section></section>",
        "https://26tarna.github.io/about-me.html",
        {"name": "Ada Tarn"},
    ),
    "a student of somewhere": (
        "<title>Ada Tarn</title><h1>Ada Tarn</h1><p>Hello, I am Ada Tarn, a student at Halden "
        "University. I will be done in two years.</p>",
        "https://adatarn.example/",
        {"name": "Ada Tarn", "headline": "student", "organisation": "Halden University"},
    ),
    "a researcher with somebody at a house": (
        "<title>Ada Tarn</title><h1>Ada Tarn</h1><p>I’m currently a predoctoral researcher working "
        "with Bo Quill at Halden Polytechnic. Before that I swam.</p>",
        "https://adatarn.example/",
        {"headline": "predoctoral researcher", "organisation": "Halden Polytechnic"},
    ),
    "a name and a post in one sentence": (
        "<title>About</title><h2>About me</h2><p>Hey! My name is Ada Tarn, I am a Software "
        "Engineer at Halden Rivers. Thank you for reading.</p>",
        "https://adatarn.example/about-me.html",
        {"name": "Ada Tarn", "headline": "Software Engineer", "organisation": "Halden Rivers"},
    ),
    "a post in one German word": (
        "<title>Über mich | Ada Tarn</title><h1>Ada Tarn</h1><h2>Über mich</h2><p>Mein Name ist "
        "Ada Tarn. Ich bin Physikstudentin und freiberuflich tätig.</p>",
        "https://adatarn.example/ueber-mich.html",
        {"headline": "Physikstudentin"},
    ),
    "what somebody leads and where": (
        "<title>Ada Tarn</title><h1>Ada Tarn</h1><p>Leading a river modelling team at Halden Labs"
        "</p><p>Ex-founder of Sway (bought by Halden Labs)</p>",
        "https://adatarn.example/",
        {
            "headline": "Leading a river modelling team at Halden Labs",
            "organisation": "Halden Labs",
        },
    ),
    "a description that says it behind the name": (
        "<title>Über mich — Dr. Ada Tarn</title><meta name=description content='Dr. Ada Tarn: "
        "Professorin für Flüsse an der Universität Halden, früher Sway, Promotion in Bergen'>"
        "<h1>Forschen, gründen, lehren.</h1><p>Ich forsche an Flüssen.</p>",
        "https://adatarn.example/ueber-mich.html",
        {"name": "Ada Tarn", "headline": "Professorin für Flüsse an der Universität Halden"},
    ),
    "a home whose description is what its owner does": (
        "<title>Ada Tarn</title><meta name=description content='Diseñadora gráfica, apasionada "
        "por los ríos.'><h3>soy Ada Tarn</h3><p>Una persona apasionada por los ríos.</p>",
        "https://adatarn.example/",
        {"name": "Ada Tarn", "headline": "Diseñadora gráfica"},
    ),
    "a pin in the frame of somebody's own site": (
        "<title>Ada Tarn</title><h1>Ada Tarn</h1><p>Painter</p><aside><ul><li><i class='fa "
        "fa-map-marker'></i><span>Location:</span>Bergen, Norway</li></ul></aside>",
        "https://adatarn.example/",
        {"location": "Bergen, Norway"},
    ),
    "a mailbox behind the wrong scheme": (
        "<title>Ada Tarn</title><h1>Ada Tarn</h1><p>Painter</p>"
        "<a href='https://mailto:ada.tarn@halden.example'>Mail</a>",
        "https://adatarn.example/",
        {"emails": ["ada.tarn@halden.example"]},
    ),
    "a list of writers below the name": (
        "<title>Ada Tarn</title><h1>Ada Tarn</h1><p>Painter</p><h2>Papers</h2><p>Ada Tarn, Bo "
        "Quill, Cy M Roe, and 8 more authors</p>",
        "https://adatarn.example/",
        {"headline": "Painter"},
    ),
    "what was done in which year": (
        "<title>Ada Tarn</title><h1>Ada Tarn</h1><p>Painter</p><h2>Work</h2><p>2024</p>"
        "<p>2024 Designing an app for a clinic</p><p>2023 Designing my portfolio of rivers</p>",
        "https://adatarn.example/",
        {"location": None},
    ),
}


@pytest.mark.parametrize("page", PEOPLE)
def test_a_person_is_read_from(read, page):
    html, url, said = PEOPLE[page]

    filled = read(html, url).filled

    got = {one: getattr(filled, one) for one in said}
    if "emails" in said:
        got["emails"] = [one.value for one in filled.emails]
    assert got == said


HOUSES = {
    "a page that says it is a business": (
        "<title>Ada Visibility Reviews</title><meta property=og:type content=business.business>"
        "<meta property=og:title content='Ada Visibility'><h1>Ada Visibility</h1>" + LONG,
        "https://directory.example.org/profile/ada-visibility",
    ),
    "a profile of an unlisted name with nothing of a person": (
        "<title>Oskvil Tarn Reviews</title><meta property=og:title content='Oskvil Tarn'>"
        "<h1>Oskvil Tarn</h1>" + LONG,
        "https://directory.example.org/profile/oskvil-tarn",
    ),
    "a collection of biographies": (
        "<title>Biography | RVR — Oskvil Ke Tarn</title><h1>Lives of rivers</h1>" + LONG,
        "https://oskviltarn.github.io/biography.html",
    ),
}


@pytest.mark.parametrize("page", HOUSES)
def test_nobody_is_made_of(read, page):
    html, url = HOUSES[page]

    made = read(html, url)

    assert made.kind != "person"
    assert made.filled.name is None


def test_how_somebody_is_employed_is_no_house(read):
    group = (
        "<main><h1>Ada Tarn</h1><div>Engineer</div><h2>Experience</h2><ul><li><div>Halden Labs"
        "</div><span>Full-time · 4 yrs</span></li></ul></main>"
    )

    made = read(group, "https://www.linkedin.com/in/ada-tarn/")

    assert made.filled.organisation == "Halden Labs"


def test_what_is_said_further_off_is_no_rival_of_what_stands_beside_the_name(read):
    page = (
        "<title>Ada Tarn</title><h1>Ada Tarn</h1><p>Harbour engineer</p><h2>Career</h2>"
        "<p>2019 - present: Swimming teacher, Halden Pool</p>"
    )

    assert read(page, "https://adatarn.example/").filled.headline == "Harbour engineer"
