"""Outlook's CSV: desktop (92 columns), web (56 and 61), in seven languages.

English, German and French are here, the others in `languages.py`. The headings are those of files
seen, and of programs that read or write files of Outlook's. Empty dates are `0/0/00`; a file is in
the language of Windows, and so are its dates.
"""

from kithbook.formats.layout import Layout
from kithbook.formats.readers.outlook.languages import headings
from kithbook.formats.readers.spreadsheet.words import FIELDS, plain
from kithbook.formats.table import folded

# The field; then what each language calls it, some in two ways.
_COLUMNS = (
    ("prefix", "Title", "Anrede", "Titre"),
    ("first_name", "First Name", "Vorname", "Prénom"),
    ("middle_name", "Middle Name", "Weitere Vornamen", "Deuxième prénom"),
    ("last_name", "Last Name", "Nachname", "Nom"),
    ("suffix", "Suffix", "Suffixe"),
    ("line:NICKNAME", "Nickname", "Spitzname", "Surnom"),
    ("line:X-PHONETIC-FIRST-NAME", "Given Name Yomi", "Given Yomi", "Prénom Yomi"),
    ("line:X-PHONETIC-LAST-NAME", "Family Name Yomi", "Surname Yomi", "Nom Yomi"),
    ("organisation", "Company", "Firma", "Société"),
    ("line:X-PHONETIC-ORG", "Company Yomi", "Société Yomi"),
    ("department", "Department", "Abteilung", "Service"),
    ("role", "Job Title", "Position", "Titre (2)", "Fonction"),
    ("phone:assistant", "Assistant's Phone", "Telefon Assistent", "Téléphone de l'assistant(e)"),
    ("phone:work fax", "Business Fax", "Fax geschäftlich", "Télécopie (bureau)"),
    ("phone:work", "Business Phone", "Telefon geschäftlich", "Téléphone (bureau)"),
    ("phone:work", "Business Phone 2", "Telefon geschäftlich 2", "Téléphone 2 (bureau)"),
    ("phone:callback", "Callback", "Rückmeldung", "Rappel"),
    ("phone:car", "Car Phone", "Autotelefon", "Téléphone (voiture)"),
    ("phone:main", "Company Main Phone", "Telefon Firma", "Téléphone société"),
    ("phone:home fax", "Home Fax", "Fax privat", "Télécopie (domicile)"),
    ("phone:home", "Home Phone", "Telefon privat", "Telefon (privat)", "Téléphone (domicile)"),
    ("phone:home", "Home Phone 2", "Telefon privat 2", "Telefon (privat 2)"),
    ("phone:home", "Téléphone 2 (domicile)"),
    ("phone:isdn", "ISDN", "RNIS"),
    ("phone:mobile", "Mobile Phone", "Mobiltelefon", "Mobiltelefon 2", "Tél. mobile"),
    ("phone:other fax", "Other Fax", "Weiteres Fax", "Télécopie (autre)"),
    ("phone:other", "Other Phone", "Weiteres Telefon", "Téléphone (autre)"),
    ("phone:pager", "Pager", "Récepteur de radiomessagerie"),
    ("phone:primary", "Primary Phone", "Haupttelefon", "Téléphone principal"),
    ("phone:radio", "Radio Phone", "Radio téléphone"),
    ("phone:tty", "TTY/TDD Phone", "Telefon für Hörbehinderte", "Téléphone TDD/TTY"),
    ("phone:telex", "Telex", "Télex"),
    ("email", "E-mail Address", "E-Mail-Adresse", "Adresse de messagerie", "Adresse de courrier"),
    ("email", "E-mail 2 Address", "E-Mail 2: Adresse", "Adresse de messagerie 2"),
    ("email", "E-mail 3 Address", "E-Mail 3: Adresse", "Adresse de messagerie 3"),
    ("email", "Adresse de courrier 2", "Adresse de courrier 3"),
    ("ignore", "E-mail Type", "E-Mail-Typ", "Type de messagerie"),
    ("ignore", "E-mail 2 Type", "E-Mail 2: Typ", "Type de messagerie 2"),
    ("ignore", "E-mail 3 Type", "E-Mail 3: Typ", "Type de messagerie 3"),
    ("fallback_name", "E-mail Display Name", "E-Mail: Angezeigter Name"),
    ("fallback_name", "E-mail 2 Display Name", "E-Mail 2: Angezeigter Name"),
    ("fallback_name", "E-mail 3 Display Name", "E-Mail 3: Angezeigter Name"),
    ("fallback_name", "Nom complet de l'adresse de messagerie"),
    ("fallback_name", "Nom complet de l'adresse de messagerie 2"),
    ("fallback_name", "Nom complet de l'adresse de messagerie 3"),
    ("im", "IMAddress"),
    ("birthday", "Birthday", "Geburtstag", "Anniversaire"),
    ("date:anniversary", "Anniversary", "Jahrestag", "Anniversaire de mariage ou fête"),
    ("tags", "Categories", "Kategorien", "Catégories"),
    ("tags", "Keywords", "Stichwörter", "Mots clés"),
    ("relations:child", "Children", "Kinder", "Enfants"),
    ("relation:partner", "Spouse", "Partner", "Partner/in", "Conjoint(e)"),
    ("relation:manager", "Manager's Name", "Name des/r Vorgesetzten", "Responsable"),
    ("relation:assistant", "Assistant's Name", "Name Assistent", "Nom de l'assistant(e)"),
    ("relation:assistant", "Assistent(in)"),
    ("relation:met through", "Referred By", "Empfohlen von", "Recommandé par"),
    ("gender", "Gender", "Geschlecht", "Sexe"),
    ("location", "Location", "Ort", "Emplacement"),
    ("line:X-OFFICE", "Office Location", "Büro", "Bureau"),
    ("note", "Notes", "Notizen"),
    ("url:work", "Web Page", "Webseite", "Page Web", "Business Web Page"),
    ("url:home", "Personal Web Page"),
    ("field:Hobby", "Hobby", "Passe-temps"),
    ("field:Profession", "Profession", "Beruf"),
    ("field:Language", "Language", "Sprache", "Langue"),
    ("field:Account", "Account", "Konto", "Compte"),
    ("field:Government ID", "Government ID Number", "Regierungsnr.", "Code gouvernement"),
    ("field:Organisation ID", "Organizational ID Number", "Organisationsnr."),
    ("field:Billing information", "Billing Information", "Abrechnungsinformation"),
    ("field:Billing information", "Informations facturation"),
    ("field:Mileage", "Mileage", "Reisekilometer", "Kilométrage"),
    ("field:Schools", "Schools"),
    ("field:User 1", "User 1", "Benutzer 1", "Utilisateur 1"),
    ("field:User 2", "User 2", "Benutzer 2", "Utilisateur 2"),
    ("field:User 3", "User 3", "Benutzer 3", "Utilisateur 3"),
    ("field:User 4", "User 4", "Benutzer 4", "Utilisateur 4"),
    # What says nothing of the person, and what is the same in every row. The row is kept.
    ("ignore", "Initials", "Initialen", "Initiales", "Priority", "Priorität", "Priorité"),
    ("ignore", "Private", "Privat", "Privé", "Sensitivity", "Vertraulichkeit"),
    ("ignore", "Critère de diffusion", "Directory Server", "Verzeichnisserver"),
    ("ignore", "Internet Free Busy", "Internet Frei/Gebucht", "Disponibilité Internet"),
)
_ADDRESSES = {
    "work": (
        ("street", "Business Street", "Straße geschäftlich", "Rue (bureau)"),
        ("street", "Business Street 2", "Straße geschäftlich 2", "Rue (bureau) 2"),
        ("street", "Business Street 3", "Straße geschäftlich 3", "Rue (bureau) 3"),
        ("city", "Business City", "Ort geschäftlich", "Ville (bureau)"),
        ("region", "Business State", "Region geschäftlich", "Dép/Région (bureau)"),
        ("code", "Business Postal Code", "Postleitzahl geschäftlich", "Code postal (bureau)"),
        ("country", "Business Country/Region", "Land/Region geschäftlich", "Pays (bureau)"),
        ("country", "Business Country", "Pays/Région (bureau)"),
        ("box", "Business Address PO Box", "Postfach geschäftlich", "B.P. professionnelle"),
    ),
    "home": (
        ("street", "Home Street", "Straße privat", "Rue (domicile)"),
        ("street", "Home Street 2", "Straße privat 2", "Rue (domicile) 2"),
        ("street", "Home Street 3", "Straße privat 3", "Rue (domicile) 3"),
        ("city", "Home City", "Ort privat", "Ville (domicile)"),
        ("region", "Home State", "Bundesland/Kanton privat", "Dép/Région (domicile)"),
        ("code", "Home Postal Code", "Postleitzahl privat", "Code postal (domicile)"),
        ("country", "Home Country/Region", "Land/Region privat", "Pays (domicile)"),
        ("country", "Home Country", "Pays/Région (domicile)"),
        ("box", "Home Address PO Box", "Postfach privat", "Boîte postale du domicile"),
    ),
    "other": (
        ("street", "Other Street", "Weitere Straße", "Rue (autre)"),
        ("street", "Other Street 2", "Weitere Straße 2", "Rue (autre) 2"),
        ("street", "Other Street 3", "Weitere Straße 3", "Rue (autre) 3"),
        ("city", "Other City", "Weiterer Ort", "Ville (autre)"),
        ("region", "Other State", "Weiteres/r Bundesland/Kanton", "Dép/Région (autre)"),
        ("code", "Other Postal Code", "Weitere Postleitzahl", "Code postal (autre)"),
        ("country", "Other Country/Region", "Weiteres/e Land/Region", "Pays (autre)"),
        ("country", "Other Country", "Pays/Région (autre)"),
        ("box", "Other Address PO Box", "Weiteres Postfach", "Autre boîte postale"),
    ),
}
_FIELDS = {folded(name): field for field, *names in _COLUMNS for name in names} | {
    folded(name): f"address:{label}:{part}"
    for label, columns in _ADDRESSES.items()
    for part, *names in columns
    for name in names
}
_OTHERS = {name: _FIELDS[english] for name, english in headings()}
"""The field of each heading in the other languages."""
_SHARED = frozenset(
    (
        "ignore", "location", "note", "tags", "organisation", "department", "role", "birthday",
        "line", "field", "prefix", "suffix", "gender",
    )
)  # fmt: skip


def _is_own(name: str, field: str) -> bool:
    return field.partition(":")[0] not in _SHARED and " " in name.replace("-", " ")


_OWN = frozenset(
    (
        *(name for name, field in _FIELDS.items() if _is_own(name, field)),
        *(
            name
            for name, field in _OTHERS.items()
            if _is_own(name, field) and plain(name) not in FIELDS
        ),
    )
) - frozenset(("first name", "last name", "middle name", "web page", "email address"))
"""Headings of two words and more, but for those that any table may have."""

READER = Layout("outlook", "Outlook CSV", _OTHERS | _FIELDS, _OWN, least=4, sure=85)
