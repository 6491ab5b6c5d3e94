"""LinkedIn's copy of your data: the ZIP file, and each of its tables alone."""

import io
import json
import time
import zipfile
from pathlib import Path
from typing import ClassVar

import pytest
from daemon.formats.contract import ReaderTests, cards, entries

from kithbook.formats.interface import Memory, Options, Unreadable
from kithbook.formats.readers import recognised
from kithbook.formats.readers.linkedin import READER

NOTICE = 'Notes:\n"When exporting, you may notice\nthat some ""addresses"" are missing."\n\n'
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
CONNECTIONS = (
    "\ufeff" + NOTICE + HEADER + "Ines,Okafor,https://www.linkedin.com/in/ines-okafor,"
    'ines@okafor.example,"Halden Glass, Ltd.",Head of Research,01 Jan 2024\n'
    ",,,,,,\n"
    "Bo,Ek,https://www.linkedin.com/in/Bo-Ek/?trk=export,,,,15 Feb 2023\n"
    "翼,愛川,,,Acme,,3 Mar 2023\n"
)
MESSAGES_HEADER = (
    '"CONVERSATION ID","CONVERSATION TITLE","FROM","SENDER PROFILE URL","TO",'
    '"RECIPIENT PROFILE URLS","DATE","SUBJECT","CONTENT","FOLDER","ATTACHMENTS",'
    '"IS MESSAGE DRAFT","IS CONVERSATION DRAFT"\n'
)
PEOPLE = {
    "Me Myself": "https://www.linkedin.com/in/me-myself",
    "Ines Okafor": "https://www.linkedin.com/in/ines-okafor",
    "Cleo Berg": "https://www.linkedin.com/in/cleo-berg",
    "Sam Seller": "https://www.linkedin.com/in/sam-seller",
}


def message(conversation, sender, to, date, text, *, subject="", folder="INBOX", draft="No"):
    urls = ",".join(PEOPLE[one] for one in to)
    names = ",".join(to)
    cells = (
        conversation, "", sender, PEOPLE[sender], names, urls, f"{date} UTC", subject, text, folder,
        "", draft, "No",
    )  # fmt: skip
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"


MESSAGES = MESSAGES_HEADER + "".join((
    message("2-a", "Ines Okafor", ["Me Myself"], "2026-07-30 10:05:00", "Fine, <br>and you?"),
    message("2-a", "Me Myself", ["Ines Okafor"], "2026-07-30 10:00:00", 'How are "you"?'),
    message("2-a", "Me Myself", ["Ines Okafor"], "2026-07-29 23:59:00", "Hello &amp; welcome"),
    message("2-b", "Cleo Berg", ["Me Myself", "Ines Okafor"], "2026-06-01 08:00:00", "All of us"),
    message("2-c", "Sam Seller", ["Me Myself"], "2026-05-01 08:00:00", "Buy!", subject="An offer"),
    message("2-d", "Cleo Berg", ["Me Myself"], "2026-05-02 08:00:00", "Junk", folder="SPAM"),
    message("2-e", "Me Myself", ["Cleo Berg"], "2026-05-03 08:00:00", "Unsent", draft="Yes"),
))  # fmt: skip
INVITATIONS = (
    "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    f'Me Myself,Cleo Berg,"9/1/26, 10:00 AM",We met at the fair,OUTGOING,{PEOPLE["Me Myself"]},'
    f"{PEOPLE['Cleo Berg']}\n"
    f'Ines Okafor,Me Myself,"12/31/25, 4:01 PM",,INCOMING,{PEOPLE["Ines Okafor"]},'
    f"{PEOPLE['Me Myself']}\n"
)
PROFILE = (
    "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,"
    "Geo Location,Twitter Handles,Websites,Instant Messengers\n"
    'Me,Myself,,,"Mar 4, 1990",Maker of things,"Two lines\nof me",Crafts,,"Halden, Norway",'
    "[memyself],[PORTFOLIO:https://me.example],\n"
)
POSITIONS = (
    "Company Name,Title,Description,Location,Started On,Finished On\n"
    "Quay & Co,Intern,,,Jun 2011,Feb 2012\nHalden Glass,Maker,Makes,Halden,Mar 2020,\n"
)


def packed(folder="", **members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(f"{folder}{name}.csv", text)
    return file.getvalue()


EVERYTHING = packed(
    "Complete_LinkedInDataExport_11-20-2026/",
    Ad_Targeting="Member Age,Company Names,Company Names\n35,A,B\n",
    guide_messages=MESSAGES,
    Profile=PROFILE,
    Positions=POSITIONS,
    Connections_123456=CONNECTIONS,
    messages=MESSAGES,
    Invitations=INVITATIONS,
)


def by_name(content):
    return {one.name: one for one in cards(READER, content)}


class TestConnections(ReaderTests):
    READER = READER
    FILE = CONNECTIONS.encode()
    PEOPLE: ClassVar = ["Ines Okafor", "Bo Ek", "愛川翼"]


class TestMessages(ReaderTests):
    READER = READER
    FILE = MESSAGES.encode()
    PEOPLE: ClassVar = ["Ines Okafor", "Cleo Berg", "Sam Seller"]


class TestInvitations(ReaderTests):
    READER = READER
    FILE = INVITATIONS.encode()
    PEOPLE: ClassVar = ["Cleo Berg", "Ines Okafor"]


class TestPositions(ReaderTests):
    READER = READER
    FILE = POSITIONS.encode()
    PEOPLE: ClassVar = ["Me"]


class TestArchive(ReaderTests):
    READER = READER
    FILE = EVERYTHING
    PEOPLE: ClassVar = ["Ines Okafor", "Bo Ek", "愛川翼", "Cleo Berg", "Me Myself"]


def test_a_connection_has_a_profile_a_role_an_address_and_a_day():
    ines = cards(READER, CONNECTIONS.encode())[0]

    assert ines.key == "https://www.linkedin.com/in/ines-okafor"
    assert [one.value for one in ines.profiles] == [ines.key]
    assert [one.value for one in ines.emails] == ["ines@okafor.example"]
    assert (ines.roles[0].title, ines.roles[0].organisation) == (
        "Head of Research", "Halden Glass, Ltd.",
    )  # fmt: skip
    assert [(one.label, one.day) for one in ines.dates] == [("connected", "2024-01-01")]


def test_an_address_is_the_same_key_however_it_was_appended_to():
    assert cards(READER, CONNECTIONS.encode())[1].key == "https://www.linkedin.com/in/bo-ek"


def test_a_row_without_an_address_has_the_same_key_in_each_export():
    first, again = (cards(READER, CONNECTIONS.encode())[2].key for _ in range(2))

    assert first == again
    assert first.startswith("linkedin:")


def test_the_row_is_kept_as_it_stood_and_rows_of_commas_are_counted():
    found = entries(READER, CONNECTIONS.encode())

    assert [one.number for one in found] == [1, 3, 4]
    assert json.loads(found[0].raw)["Company"] == "Halden Glass, Ltd."


def test_the_header_of_before_the_address_is_read():
    old = "First Name,Last Name,Email Address,Company,Position,Connected On\nA,B,,C,D,01 Jan 2020\n"

    assert [one.name for one in cards(READER, old.encode())] == ["A B"]


@pytest.mark.parametrize(
    "header",
    [
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion",
        "Keresztnév,Vezetéknév,URL,E-mail cím,Cég,Beosztás,Kapcsolat dátuma",
    ],
)
def test_a_header_in_another_language_is_known_by_words_or_by_place(header):
    row = "Ines,Okafor,https://www.linkedin.com/in/ines,ines@okafor.example,Glass,Head,12 Mar 2023"
    content = f"Notes :\n\n{header}\n{row}\n".encode()

    assert recognised(Memory(content)) is READER
    ines = cards(READER, content)[0]
    assert (ines.name, ines.roles[0].organisation) == ("Ines Okafor", "Glass")
    assert ines.dates[0].day == "2023-03-12"


def test_a_day_that_could_be_two_is_kept_as_text_and_told():
    content = (HEADER + "Ines,Okafor,,,,,03/04/2024\n").encode()
    found = entries(READER, content)[0]

    assert not found.card.dates
    assert found.card.fields[0].value == "03/04/2024"
    assert "could be two" in found.converted[0]


def test_a_row_that_names_nobody_is_skipped_with_its_number():
    found = entries(READER, (HEADER + "A,B,,,,,\n,,,,Acme,CEO,01 Jan 2020\n").encode())

    assert found[1].skipped == "Row 2 has no name, e-mail or address."


def test_a_hostile_cell_is_text():
    row = '"=HYPERLINK(""http://x"")",B,javascript:alert(1),x,,,01 Jan 2020\n'
    found = entries(READER, (HEADER + row).encode())[0]

    assert found.card.name == '=HYPERLINK("http://x") B'
    assert not found.card.profiles + found.card.links
    assert "URL:javascript:alert(1)" in found.card.lines
    assert len(found.converted) == 2


def test_your_own_card_has_what_you_do_and_did():
    me = cards(READER, EVERYTHING)[-1]

    assert (me.name, me.tags, me.headline) == ("Me Myself", ["me"], "Maker of things")
    assert [(one.title, one.since, one.until) for one in me.roles] == [
        ("Maker", "2020-03", None), ("Intern", "2011-06", "2012-02"),
    ]  # fmt: skip
    assert [one.value for one in me.links] == ["https://me.example", "https://x.com/memyself"]
    assert me.dates[0].day == "1990-03-04"


def test_a_zip_of_something_else_is_not_taken():
    content = packed(photos="a,b\n1,2\n")

    assert READER.recognise(content[:64], Memory(content)) == 0
    with pytest.raises(Unreadable, match="none of LinkedIn's tables"):
        list(READER.read(Memory(content), Options()))


def test_rows_are_read_fast_enough():
    count = 20_000
    rows = "".join(
        f"Ines{one},Okafor,https://www.linkedin.com/in/i{one},,Glass,Head,01 Jan 2024\n"
        for one in range(count)
    )
    source = Memory((NOTICE + HEADER + rows).encode())
    times = []
    for _ in range(3):
        start = time.process_time()
        assert sum(1 for _ in READER.read(source, Options())) == count
        times.append(time.process_time() - start)

    # The budget is 10,000 a second; the machine that runs the tests is not ours.
    assert count / min(times) >= 4_000


CORPUS = Path(__file__).parents[4] / "shared" / "corpus" / "csv"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the repository")
def test_every_row_of_files_nobody_here_wrote_is_a_person_with_a_profile_and_a_day():
    for path in CORPUS.glob("*.csv"):
        content = path.read_bytes()
        assert recognised(Memory(content)) is READER
        found = entries(READER, content)
        assert len(found) > 1
        assert all(one.card and one.card.profiles and one.card.dates for one in found)
