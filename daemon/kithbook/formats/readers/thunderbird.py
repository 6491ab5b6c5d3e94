"""Thunderbird's CSV. Its headings are in the language of the program: English, German, French.

Seen in the headers that other programs write for Thunderbird and read from it; a British build says
County and Post Code, a German one `Privat: PLZ`.
"""

from kithbook.formats.layout import Layout
from kithbook.formats.table import folded

# Each in the order of Thunderbird's own columns (nsAbManager.cpp); the fields stand beside.
_COLUMNS = (
    ("first_name", "First Name", "Vorname", "Prénom"),
    ("last_name", "Last Name", "Nachname", "Nom de famille"),
    ("name", "Display Name", "Anzeigename", "Nom à afficher"),
    ("line:NICKNAME", "Nickname", "Spitzname", "Surnom"),
    ("email", "Primary Email", "Primäre E-Mail-Adresse", "Adresse électronique principale"),
    ("email", "Secondary Email", "Sekundäre E-Mail-Adresse", "Adresse électronique secondaire"),
    ("im", "Screen Name", "Messenger-Name", "Nom de l'écran"),
    ("phone:work", "Work Phone", "Tel. dienstlich", "Tél. professionnel"),
    ("phone:home", "Home Phone", "Tel. privat", "Tél. personnel"),
    ("phone:fax", "Fax Number", "Fax-Nummer", "Fax"),
    ("phone:pager", "Pager Number", "Pager-Nummer", "Pager"),
    ("phone:mobile", "Mobile Number", "Mobil-Tel.-Nr.", "Portable"),
    ("address:home:street", "Home Address", "Privat: Adresse", "Adresse privée"),
    ("address:home:street", "Home Address 2", "Privat: Adresse 2", "Adresse privée 2"),
    ("address:home:city", "Home City", "Privat: Ort", "Ville"),
    ("address:home:region", "Home State", "Privat: Bundesland", "Pays/État"),
    ("address:home:code", "Home ZipCode", "Privat: PLZ", "Code postal"),
    ("address:home:country", "Home Country", "Privat: Land", "Pays/Région (domicile)"),
    ("address:work:street", "Work Address", "Dienstlich: Adresse", "Adresse professionnelle"),
    ("address:work:street", "Work Address 2", "Dienstlich: Adresse 2", "Adresse professionnelle 2"),
    ("address:work:city", "Work City", "Dienstlich: Ort", "Ville (2)"),
    ("address:work:region", "Work State", "Dienstlich: Bundesland", "Pays/État (2)"),
    ("address:work:code", "Work ZipCode", "Dienstlich: PLZ", "Code postal (2)"),
    ("address:work:country", "Work Country", "Dienstlich: Land", "Pays/Région (bureau)"),
    ("role", "Job Title", "Arbeitstitel", "Profession"),
    ("department", "Department", "Abteilung", "Service"),
    ("organisation", "Organization", "Organisation", "Société"),
    ("url:work", "Web Page 1", "Webseite 1", "Site web 1"),
    ("url:home", "Web Page 2", "Webseite 2", "Site web 2"),
    ("birth:year", "Birth Year", "Geburtsjahr", "Année de naissance"),
    ("birth:month", "Birth Month", "Geburtsmonat", "Mois"),
    ("birth:day", "Birth Day", "Geburtstag", "Jour"),
    ("field:Custom 1", "Custom 1", "Benutzerdef. 1", "Divers 1"),
    ("field:Custom 2", "Custom 2", "Benutzerdef. 2", "Divers 2"),
    ("field:Custom 3", "Custom 3", "Benutzerdef. 3", "Divers 3"),
    ("field:Custom 4", "Custom 4", "Benutzerdef. 4", "Divers 4"),
    ("note", "Notes", "Notizen"),
    # What other builds call the same.
    ("address:home:street", "Home Address2"),
    ("address:work:street", "Work Address2"),
    ("address:home:region", "Home County"),
    ("address:work:region", "Work County"),
    ("address:home:code", "Home Zipcode", "Home Zip", "Home Post Code"),
    ("address:work:code", "Work Zip", "Work Post Code"),
)
_FIELDS = {folded(name): field for field, *names in _COLUMNS for name in names}
_OWN = frozenset(
    name for name, field in _FIELDS.items() if field.partition(":")[0] in {"email", "im", "birth"}
)

READER = Layout("thunderbird", "Thunderbird CSV", _FIELDS, _OWN, least=3, sure=90)
