"""What a short line says: a role, a house, a place, or none of them."""

import pytest

from kithbook.extract import employer, occupation


@pytest.mark.parametrize(
    "line",
    [
        "Professor of Acoustics", "CTO", "Staff SRE, Halden Labs", "Maîtresse de conférences",
        "Universitair docent", "UNIVERSITETSLEKTOR", "Rechtsanwalt, Fachanwalt für Arbeitsrecht",
        "Profesora Titular de Universidad", "kierownik Katedry Analizy", "准教授", "Council Member",
        "Member of Parliament for Halden", "Responsabile dell'Ufficio Anagrafe", "Deputy Mayor",
        "Sócia Fundadora", "Socio director", "Jefa de Servicio", "Socia", "Titolare", "Associée",
        "Wspólnik", "Członkini Zarządu", "Vedúca oddelenia", "Konateľ", "Vennoot", "Oprichter",
        "Hoofd Communicatie", "Vestigingsdirecteur", "Delägare", "Verksamhetschef", "Mitgründer",
        "Vertriebsleiterin", "Afdelingschef", "Daglig leder", "Toimitusjohtaja", "ügyvezető",
        "Доцент", "Καθηγήτρια", "Conservation Officer", "Risk Officer", "Ranger",
        "Founder & Partner",
        "Scrittrice", "Vétérinaire", "Intérprete", "Cirurgião", "Schauspielerin", "Ministerin",
        "Softwareentwickler", "Chefärztin", "Beeldhouwer", "Kyrkoherde", "Førsteamanuensis",
        "Jordmor", "Overlæge", "pisarka", "sochár", "zpěvačka", "Хирург", "Фотограф", "Министр",
        "Αντιδήμαρχος", "Βουλευτής", "Öğretim üyesi", "újságíró", "Cercetător", "写真家",
        "设计师", "의사", "박사과정",
    ],
)  # fmt: skip
def test_a_role_is_known_by_its_words(line):
    assert occupation.role(line)
    assert not occupation.house(line)


@pytest.mark.parametrize(
    "line",
    [
        "Department of Engineering", "Institut für Informatik", "Departamento de Matemática",
        "Halden Groep", "Roe & Partner", "Gemeente Halden", "City of Halden",
        "Ayuntamiento de Halden", "TU Halden",
        "Haldens universitet", "Helsingin yliopisto", "Instytut Fizyki", "Katedra fyziky",
        "Fakulta informatiky", "Московский университет", "Кафедра физики", "Τμήμα Φυσικής",
        "Mühendislik Fakültesi", "Fachbereich Mathematik", "컴퓨터공학부",
        "Nordvind AB", "Stadtbibliothek Halden", "Engines GmbH", "北原大学 大学院理学研究科",
    ],
)  # fmt: skip
def test_a_house_is_known_by_its_words(line):
    assert occupation.house(line)
    assert not occupation.role(line)


@pytest.mark.parametrize(
    "line",
    [
        "Publications", "Directory", "Keynote speaker", "Department", "Bureau", "Ada Example",
        "Dean Example", "Member of HALDEN", "Ada is an engineer at Halden Labs.", "Ministerium",
        "She was a professor at Halden and has taught there since.", "Contact", "Directions", "",
        "Author", "Kontaktuppgifter", "Engineering", "12 Sessions",
    ],
)  # fmt: skip
def test_headings_names_and_sentences_are_no_role(line):
    assert not occupation.role(line)


@pytest.mark.parametrize(
    "line",
    [
        "Department",
        "Bureau",
        "Ada Example",
        "Sprechstunde",
        "Office hours",
        "Bureau 214",
        "",
        "会社概要",
        "会社情報",
        "universitet",
    ],
)
def test_a_bare_kind_or_a_name_is_no_house(line):
    assert not occupation.house(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Principal Engineer at Halden Labs", "Halden Labs"),
        ("Engineer @halden, ex @engines", "halden"),
        ("Head of Data @ Halden", "Halden"),
        ("Avocate en droit du travail chez Cabinet Exemple", "Cabinet Exemple"),
        ("Professor of Acoustics, University of Halden", "University of Halden"),
        ("Profesora en la Universidad de Halden", "Universidad de Halden"),
        ("Photographer in Warsaw, Poland", None),
        ("Senior Lecturer at large", None),
        ("Associate Professor, Nutrition Sciences", None),
        ("Partner", None),
        ("Maître de conférences à l'université de Halden", "université de Halden"),
    ],
)
def test_for_whom_is_read_from_the_role(line, expected):
    assert employer.read(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("VP Research, Halden Robotics", "Halden Robotics"),
        ("Vice President, Product Management", None),
        ("Professor, Computer Science", None),
        ("Director, EMEA", None),
        ("Architect, Halden, Norway", None),
    ],
)
def test_what_follows_a_role_is_a_house_unless_it_is_a_subject(line, expected):
    assert employer.beside_role(line) == expected


@pytest.mark.parametrize(("line", "expected"), [
    ("Bergen, Norway", True), ("Duluth, MN", True), ("Oaxaca, Oaxaca, Mexico", True),
    ("Engineer, Norway", False), ("Halden, Nowhere", False),
    ("Halden Hall, Norway Department", False),
])  # fmt: skip
def test_a_place_ends_with_a_country_or_a_state(line, expected):
    assert occupation.place(line) is expected
