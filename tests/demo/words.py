"""What the demo's people are called, do, and talk about. All of them are invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subject:
    """Something rare that somebody asks for, and what answers it."""

    what: str
    ask: str
    offer: str
    role: str
    note: str


def _listed(text: str, between: str | None = None) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in text.split(between))


GIVEN = _listed(
    """
    Ada Adaeze Aiko Alma Amira Anders Anouk Arjun Astrid Aurel Beatriz Björn Carlota Chidi Chiara
    Cyrus Dana Darya Dilara Ebba Elif Elio Emeka Esther Farah Felix Fintan Freya Giulia Goran Hana
    Hassan Henrike Hugo Idris Ilse Imani Ines Ivo Jakub Jana Joaquim Joonas Judith Kaito Karim
    Katja Kofi Lars Leila Leonor Liam Linnea Lorenzo Lucía Magda Malik Maren Mateo Meera Mila
    Nadia Naoki Nils Noor Oisín Olga Omar Paloma Petra Priya Quentin Rafael Rania Ravi Rosalind
    Runa Saskia Selim Signe Sofie Stefan Suda Tariq Tessa Théo Tomás Ursula Vera Viktor Wanjiru
    Xavier Yara Yusuf Zeynep Zofia
    """
)
FAMILY = _listed(
    """
    Abara Achterberg Adeyemi Almeida Andersson Aoki Arnaud Bachmann Baptiste Barros Bauer Bianchi
    Bjarnason Borges Brandt Brennan Castellano Çelik Chaudhry Claes Corrigan Costa Dahl Dąbrowski
    Delgado Demir Desai Diallo Dietrich Dubois Dvořák Eriksen Escobar Farouk Ferreira Fischer
    Fontaine Fujimoto Gallagher Ghosh Giordano Haddad Halvorsen Hartmann Hayashi Herrera Holm
    Horvat Ibáñez Ishikawa Iyer Jansen Jovanović Kaplan Karlsson Keller Khoury Kimura Kowalczyk
    Krause Laakso Lambert Larsen Lefèvre Lindholm Lombardi Maier Makinen Mancini Marković Mbeki
    Mensah Moreau Mwangi Nakamura Navarro Nilsen Novak Oduya Okafor Olsson Ortega Pereira Petrov
    Quist Rahman Ramos Reyes Rinaldi Rossi Sato Schubert Silva Sørensen Szabo Takeda Tanaka
    Teixeira Thorsen Ulrich Vargas Vasquez Verhoeven Virtanen Vogel Weber Winther Yamada Zeller
    """
)
HOUSES = _listed(
    """
    Acorn Robotics | Aldermoor Capital | Amber Lantern Press | Arroyo Health | Basalt Systems |
    Bluefin Logistics | Borealis Institute | Brightwater Foundation | Calder & Finch | Cobalt
    Street | Copperleaf Foods | Driftwood Studio | Eastgate Hospital | Ember Analytics | Fennel
    Software | Fjordlab | Foxglove Ventures | Glasshouse Theatre | Granite Peak Energy |
    Greyfriars University | Halcyon Mobility | Harbour Row | Hazel Point Bank | Heronsgate College
    | Indigo Maps | Ironbridge Works | Juniper Labs | Kestrel Aerospace | Kiln & Co | Lantern
    Legal | Larkspur Media | Lighthouse Learning | Linden Street Partners | Lumen Optics |
    Maplewood Council | Meridian Shipping | Moorland Trust | Nettle & Thorn | Northlight Gallery |
    Oak Hollow Farms | Opal Security | Orchard Payments | Osprey Drones | Paper Crane Games |
    Pebble Audio | Pinecone Childcare | Quarry Data | Quillwork | Redwing Travel | Riverbend Water
    | Rookery Housing | Saltmarsh Research | Sandpiper Insurance | Silverfern Biotech | Skylark
    Radio | Slate & Timber | Sparrow Chemicals | Starling Textiles | Stonecrop Gardens | Summit
    Road School | Tallow Street Kitchen | Thistle Hotels | Tidewater Fund | Umber Architects |
    Verdant Soils | Viaduct Engineering | Wavecrest Surf | Willow Court Clinic | Windrose Charts |
    Yarrow Cosmetics
    """,
    "|",
)
FIELDS: dict[str, tuple[str, ...]] = {
    "engineering": ("Software engineer", "Data engineer", "Head of engineering", "Architect"),
    "design": ("Product designer", "Design lead", "Illustrator", "Type designer"),
    "research": ("Researcher", "Professor of chemistry", "Research fellow", "Head of research"),
    "money": ("Investor", "Partner", "Finance director", "Fund manager"),
    "law": ("Lawyer", "Counsel", "Notary", "Policy adviser"),
    "press": ("Journalist", "Editor", "Radio producer", "Publisher"),
    "health": ("Physician", "Nurse manager", "Pharmacist", "Psychologist"),
    "trade": ("Founder", "Buyer", "Head of sales", "Shop owner"),
    "schooling": ("Teacher", "Headmistress", "Lecturer", "Museum educator"),
    "building": ("Carpenter", "Civil engineer", "Surveyor", "Gardener"),
}
TOPICS: dict[str, tuple[str, ...]] = {
    "engineering": ("database migrations", "a queue that loses messages", "hiring backend people"),
    "design": ("a typeface for small screens", "colour for the colour-blind", "exhibition signs"),
    "research": ("battery membranes", "a grant for soil carbon", "peer review"),
    "money": ("a seed round", "bridge loans", "how funds look at climate"),
    "law": ("data protection", "a shareholders' agreement", "visas for founders"),
    "press": ("a series on harbours", "podcast microphones", "the local news desk"),
    "health": ("sleep and shift work", "a trial of wearables", "hospital kitchens"),
    "trade": ("fair cotton", "shop rents", "export to Norway"),
    "schooling": ("maths circles", "school gardens", "reading for late starters"),
    "building": ("timber frames", "rain gardens", "old windows"),
}
TOWNS = (
    *("Berlin, Germany", "Lisbon, Portugal", "Oslo, Norway", "Turin, Italy", "Lyon, France"),
    *("Gdańsk, Poland", "Nairobi, Kenya", "Osaka, Japan", "Porto, Portugal", "Leeds, England"),
    *("Ghent, Belgium", "Graz, Austria", "Tallinn, Estonia", "Valencia, Spain", "Cork, Ireland"),
)
PLACES = (
    *("Café Linde", "the harbour", "their office", "the park", "Hotel Astoria", "the market hall"),
    *("the library", "a train to Lyon", "the climbing gym", "the co-op kitchen"),
)
GATHERINGS = (
    *("Tuesday dinner", "Climate meetup", "Founders' breakfast", "Book club", "Chamber concert"),
    *("Typography walk", "Garden day", "Alumni evening", "Open workshop", "Harbour swim"),
)
TAGS = ("climate", "python", "music", "berlin", "mentor", "press", "school friends", "alumni")
OPENINGS = ("Talked about", "Called about", "Wanted to hear more about", "Came back to")
HOBBIES = (
    *("chess", "sailing", "baking", "choir singing"),
    *("beekeeping", "pottery", "bird watching", "tango"),
)
PROMISES = (
    *("Send the paper on", "Introduce somebody who knows", "Lend the book about"),
    *("Look over the draft on", "Share notes on"),
)
SUBJECTS = tuple(
    Subject(
        what,
        f"Somebody who knows about {what}",
        f"Can help with {what}",
        f"Specialist in {what}",
        f"Spent a winter on {what}",
    )
    for what in (
        *("stained glass", "harpsichord tuning", "oyster farming", "railway signalling"),
        *("sign language", "avalanche rescue", "patent translation", "puppet theatre"),
        *("olive grafting", "tide tables", "braille printing", "falconry permits"),
    )
)
FAVOURS = (
    *("Lent the van", "Read the contract", "Found a flat", "Fed the cat", "Proofread the report"),
    *("Opened a door at the bank", "Fixed the bicycle", "Wrote a reference"),
)
OPPORTUNITIES = (
    ("job", "Head of a small lab"),
    ("job", "Six months in Osaka"),
    ("referral", "A family that needs an architect"),
    ("funding", "A round for the workshop"),
    ("funding", "A grant for the archive"),
    ("customer", "Signs for the harbour"),
    ("customer", "A bakery's whole look"),
    ("customer", "Maps for a festival"),
    ("collaboration", "A book on rain gardens"),
    ("collaboration", "A choir and a museum"),
    ("service", "An accountant who answers"),
    ("service", "A printer for fine paper"),
)
