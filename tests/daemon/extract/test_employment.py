"""What sentences and histories say that somebody works as, where none says "Ada is an engineer"."""

# ruff: noqa: E501, RUF001 - a sentence and what it says stand in one row of the table

import pytest

from kithbook.extract import employment, manifest, sentence, tenure
from kithbook.extract.page import Page

SUBJECT = {"ada", "example"}

SENTENCES = {
    "As a software engineer at BrightKelp, Ada reads a lot of code.": ("software engineer", "BrightKelp"),
    "As lecturer at the University of Halden, she teaches tides.": ("lecturer", "University of Halden"),
    "Als Architektin bei Nordkai baut Ada Brücken.": ("Architektin", "Nordkai"),
    "En tant que ingénieure chez Marée Haute, Ada écrit.": ("ingénieure", "Marée Haute"),
    "Ada works at Halden Labs as a research engineer.": ("research engineer", "Halden Labs"),
    "Ada works as a nurse at Halden Clinic.": ("nurse", "Halden Clinic"),
    "Ada Example arbeitet als Lektorin bei Nordkai.": ("Lektorin", "Nordkai"),
    "Ada travaille depuis 2005 comme freelance.": ("freelance", None),
    "Ada trabaja como ingeniera en Puerto Alto.": ("ingeniera", "Puerto Alto"),
    "Na een promotie werkt Ada nu drie jaar bij Noorderkade als ontwikkelaar.": ("ontwikkelaar", "Noorderkade"),
    "Ada arbetar som arkitekt på Norrlyft.": ("arkitekt", "Norrlyft"),
    "Ada Example, engineer at Halden Labs, speaks about cards.": ("engineer", "Halden Labs"),
    "Ada wrote books. Her current employer is Silverweir, a service.": (None, "Silverweir"),
}  # fmt: skip

NOTHING = (
    "As a child at the sea, Ada loved boats.",
    "As an engineer at Halden Labs, Bo Quill reads code.",
    "Bo works at Halden Labs as a research engineer.",
    "Ada worked as an urban designer at City of Halden.",
    "Before working as a cook at Halden House, Ada studied.",
    "Bo Quill, engineer at Halden Labs, taught Ada.",
    "Ada works as hard as anybody.",
    "The current employer is Silverweir.",
)


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_says_what_somebody_works_as(text):
    assert employment.told(text)
    assert employment.read(sentence.split(text), SUBJECT) == SENTENCES[text]


@pytest.mark.parametrize("text", NOTHING)
def test_a_sentence_about_the_past_or_somebody_else_says_nothing(text):
    assert employment.read(sentence.split(text), SUBJECT) == (None, None)


HISTORIES = {
    "<li>Lecturer: University of Halden, Sep. 2025 - Present</li><li>Cook: Inn, 2019 - 2020</li>": (
        "Lecturer", "University of Halden",
    ),
    "<li>2025–present · Lecturer, Dept. Rivers, University of Halden, Norway</li>": (
        "Lecturer", "University of Halden",
    ),
    "<div>2019 - present</div><div>Graduate Student</div><div>University of Halden</div>": (
        "Graduate Student", "University of Halden",
    ),
    "<h3>Head of Tides</h3><p>2019 – Present</p>": ("Head of Tides", None),
    "<li>seit 2019: Leiterin, Institut für Moorkunde (2019 bis heute)</li>": (
        "Leiterin", "Institut für Moorkunde",
    ),
    "<li>2018年4月 - 現在 准教授, 海角大学</li>": ("准教授", "海角大学"),
    "<li>Dozent, Fachhochschule Halden (depuis 2018 - aujourd'hui)</li>": (
        "Dozent", "Fachhochschule Halden",
    ),
}  # fmt: skip


def _held(body):
    page = Page(manifest.snapshot(f"<h1>Ada Example</h1>{body}", "https://x.example/cv"))
    return tenure.held(page.main_lines)


@pytest.mark.parametrize("body", HISTORIES)
def test_the_open_end_of_a_history_is_the_post_held_now(body):
    assert _held(f"<h2>Work experience</h2>{body}") == HISTORIES[body]


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Work</h2><li>Lecturer: University of Halden, 2019 - 2024</li>",
        "<h2>Service</h2><li>Session chair: Halden Conference, 2024 - Present</li>",
        "<h2>Work</h2><li>Member of the editorial board, Tides, 2024 - Present</li>",
        "<h2>Grants</h2><li>Engineer of the year, 2024 - Present</li>",
        "<p>Lecturer, 2024 - Present</p>",
    ],
)
def test_what_is_over_or_held_beside_a_post_is_none(body):
    assert _held(body) is None
