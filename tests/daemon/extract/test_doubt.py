"""What is read and not believed: names nobody knows, masks, placeholders, houses' mailboxes."""

import pytest

from kithbook.extract.mailbox import generic

X = (
    "<html><head><title>{title}</title>{head}</head><body><main>"
    '<div data-testid="UserName"><div>{name}</div><div>@kiko</div></div></main></body></html>'
)
ADDRESS = "https://x.com/kiko"
LABELS = {  # language: what stands before a position, an employer, a place, a telephone number
    "en": ("Position", "Company", "Location", "Telephone"),
    "de": ("Funktion", "Arbeitgeber", "Standort", "Telefon"),
    "fr": ("Poste", "Employeur", "Ville", "Téléphone"),
    "es": ("Puesto", "Empresa", "Ciudad", "Teléfono"),
    "it": ("Qualifica", "Azienda", "Indirizzo", "Telefono"),
    "pt": ("Função", "Empresa", "Localização", "Telefone"),
    "nl": ("Functie", "Werkgever", "Plaats", "Telefoon"),
    "sv": ("Befattning", "Arbetsgivare", "Ort", "Telefon"),
    "pl": ("Stanowisko", "Pracodawca", "Lokalizacja", "Telefon"),
    "sk": ("Pozícia", "Zamestnávateľ", "Mesto", "Telefón"),
    "ja": ("役職", "勤務先", "所在地", "電話"),
    "zh": ("职位", "公司", "地址", "电话"),
}


def test_a_name_that_only_the_site_s_markup_knows_is_suspicious_and_not_filled_in(read):
    # A site moved its ids: where the profile's name stood now stands the viewer's.
    got = read(X.format(title="Inês Nightjar (@kiko) / X", head="", name="Bo Viewer"), ADDRESS)
    doubted = [one for one in got.candidates if one.value == "Bo Viewer"]

    assert got.suspicious
    assert got.filled.name == "Inês Nightjar"
    assert [one.confidence for one in doubted if one.layer == "adapter"] == [0.5]


@pytest.mark.parametrize(
    ("title", "head", "url"),
    [
        ("Inês Nightjar (@kiko) / X", "", ADDRESS),
        ("X", '<meta property="og:title" content="Post by Inês Nightjar on X">', ADDRESS),
        ("X", ('<script type="application/ld+json">{"@type": "ProfilePage", "mainEntity":'
         ' {"@type": "Person", "name": "Inês Nightjar"}}</script>'), ADDRESS),
        ("X", "", "https://x.com/inesnightjar"),
    ],
    ids=["title", "og:title", "JSON-LD", "address"],
)  # fmt: skip
def test_a_name_that_title_data_or_address_know_is_believed(read, title, head, url):
    got = read(X.format(title=title, head=head, name="Inês Nightjar"), url)

    assert not got.suspicious
    assert got.filled.name == "Inês Nightjar"


@pytest.mark.parametrize(
    "withheld",
    [
        "LinkedIn Member", "LinkedIn-Mitglied", "Membre de LinkedIn", "Miembro de LinkedIn",
        "Utente LinkedIn", "Usuário do LinkedIn", "LinkedIn-lid", "LinkedIn-medlem",
        "Użytkownik LinkedIn", "Instagram User", "Deleted account", "*********", "• • •",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "page",
    [
        "<title>{0} | LinkedIn</title><main><h1>{0}</h1></main>",
        '<meta property="og:type" content="profile"><meta property="og:title" content="{0}">',
        (
            '<script type="application/ld+json">{{"@type": "ProfilePage", "mainEntity":'
            ' {{"@type": "Person", "name": "{0}"}}}}</script>'
        ),
    ],
    ids=["heading", "meta", "JSON-LD"],
)
def test_what_stands_for_a_withheld_name_is_nobody_s(read, page, withheld):
    got = read(page.format(withheld), "https://www.linkedin.com/in/kx91")

    assert (got.filled.name, got.suggested_name) == (None, None)


@pytest.mark.parametrize("masked", ["*********", "••••••", "- - -", "..."])
@pytest.mark.parametrize("label", ["Position", "Company", "Location"])
def test_a_masked_value_beside_a_label_is_dropped(read, masked, label):
    got = read(f"<title>Ada Example</title><h1>Ada Example</h1><p>{label}: {masked}</p>")

    assert got.filled.name == "Ada Example"
    assert [one for one in got.candidates if one.value == masked] == []


@pytest.mark.parametrize("language", LABELS)
def test_labels_are_known_in(read, language):
    position, employer, place, telephone = LABELS[language]
    got = read(
        f"<html lang={language}><title>Ada Example</title><h1>Ada Example</h1>"
        f"<p>{position}: Engineer</p><p>{employer}: Halden Halls</p><p>{place}: Halden</p>"
        f"<p>{telephone}: +47 22 22 55 55</p>"
    )

    filled = got.filled
    assert (filled.headline, filled.organisation) == ("Engineer", "Halden Halls")
    assert filled.location == "Halden"
    assert [one.value for one in filled.phones] == ["+4722225555"]


@pytest.mark.parametrize(
    "local",
    ["info", "press", "kontakt", "contacto", "contatti", "secretariat", "segreteria", "geral",
     "verkoop", "kundtjanst", "biuro", "redakcia", "presse", "sekretariat", "no-reply"],
)  # fmt: skip
def test_a_house_s_mailbox_is_marked_and_never_hers(read, local):
    address = f"{local}@halden.example.org"
    got = read(f'<title>Ada Example</title><h1>Ada Example</h1><a href="mailto:{address}">m</a>')

    assert generic(address)
    assert [(one.value, one.generic) for one in got.candidates if one.field == "email"] == [
        (address, True)
    ]
    assert got.filled.name == "Ada Example"
    assert got.filled.emails == []


def test_every_candidate_says_its_layer_and_where_it_stood(read):
    got = read(
        '<html><head><title>Ada Example | Engines</title><meta name="author" content="Ada Example">'
        '<script type="application/ld+json">{"@type": "Person", "name": "Ada Example",'
        ' "jobTitle": "Engineer"}</script></head><body><h1>Ada Example</h1>'
        '<div class="h-card"><b class="p-name">Ada Example</b></div>'
        '<p itemscope itemtype="https://schema.org/Person"><i itemprop="name">Ada Example</i></p>'
        '<p>Position: Engineer</p><a href="mailto:ada@engines.example.org">m</a>'
        '<a rel="me" href="https://github.com/adaexample">gh</a><p>Tel: +44 1481 256334</p>'
        "<p>Ada Example is an engineer at Halden Halls.</p></body></html>"
    )

    values = [one for one in got.candidates if one.field != "kind"]
    assert {one.layer for one in values} == {
        "json_ld", "microdata", "h_card", "meta", "heading", "label", "contact", "prose",
    }  # fmt: skip
    assert [one for one in values if not one.locator] == []
