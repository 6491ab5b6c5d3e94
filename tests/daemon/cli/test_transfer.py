"""Files in and out, by the command line."""

import json

import pytest

CONNECTIONS = (
    'Notes:\n"When exporting, some addresses may be missing."\n\n'
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ines,Okafor,https://www.linkedin.com/in/ines-okafor,,Halden Glass,Founder,01 Jan 2024\n"
    "Bo,Lind,https://www.linkedin.com/in/bo-lind,,Quay,Skipper,02 Jan 2024\n"
    ",,,,,,\n"
)
WINDOWS = "Vorname,Nachname,E-Mail\nJörg,Größler,joerg@groessler.example\n".encode("cp1252")


@pytest.fixture
def file(tmp_path):
    def make(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return make


async def test_a_file_is_tried_imported_listed_and_taken_back(beside, file):
    path = file("Connections.csv", CONNECTIONS)
    tried = await beside("import", path, "--dry-run")
    assert "This is: LinkedIn export." in tried.out
    assert "Would be: 2 new" in tried.out
    assert "Nothing was imported yet." in (await beside("imports")).out
    done = await beside("import", path)
    assert (done.code, "2 new" in done.out, "kithbook imports undo" in done.out) == (0, True, True)
    assert "linkedin Connections.csv  done  2 new" in (await beside("imports")).out
    assert "2 known as they are" in (await beside("import", path)).out
    assert "Taken back." in (await beside("imports", "undo")).out
    assert "Nobody found" in (await beside("search", "okafor")).out
    again = await beside("imports", "undo")
    assert (again.code, "no import to take back" in again.err) == (1, True)


async def test_rows_are_told_on_request_and_as_json(beside, file):
    path = file("people.jsonl", '{"name":"Ines Okafor"}\nnonsense\n')
    told = await beside("import", path, "--rows", "all", "--format", "jsonl")
    assert "1  new  Ines Okafor" in told.out
    assert "2  skipped: Line 2 is no JSON." in told.out
    answer = json.loads(
        (await beside("import", path, "--rows", "skipped", "--json", "--format", "jsonl")).out
    )
    assert answer["job"]["result"]["same"] == 1
    assert [one["number"] for one in answer["rows"]] == [2]


async def test_a_table_of_ones_own_is_read_as_said(beside, file):
    path = file("crew.csv", "Wer,Firma,Boot\nInes Okafor,Halden Glass,Gudrun\n")
    told = await beside(
        "import", path, "--format", "csv", "--map", "Wer=name", "--map", "Boot=field:Boat"
    )
    assert "Boot → field:Boat" in told.out
    assert "1 new" in told.out
    shown = json.loads((await beside("search", "gudrun", "--json")).out)
    assert [hit["name"] for hit in shown["hits"]] == ["Ines Okafor"]


async def test_a_file_in_the_letters_of_windows_is_read_in_the_jail(beside, file):
    assert "1 new" in (await beside("import", file("adressen.csv", WINDOWS))).out
    assert "Größler" in (await beside("search", "grossler")).out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [("", "is empty"), ("\x89PNG\r\n\x1a\n", "no file that Kithbook can read")],
)
async def test_what_is_no_address_book_is_refused_in_one_sentence(beside, file, content, sentence):
    ran = await beside("import", file("odd.bin", content))
    assert (ran.code, sentence in ran.err, "Traceback" in ran.err) == (1, True, False)


async def test_people_are_written_to_a_file_of_ones_own_and_never_over_another(
    beside, file, tmp_path
):
    await beside("import", file("people.jsonl", '{"name":"Ines Okafor","tags":["glass"]}\n'))
    assert "vcard" in (await beside("export", "--formats")).out
    target = tmp_path / "people.vcf"
    done = await beside("export", "--format", "vcard", "-o", str(target))
    assert "1 person written" in done.out
    assert "FN:Ines Okafor" in target.read_text()
    assert target.stat().st_mode & 0o777 == 0o600
    again = await beside("export", "--format", "vcard", "-o", str(target))
    assert (again.code, "is there already" in again.err) == (1, True)
    printed = await beside("export", "--format", "jsonl", "--query", "glass", "-o", "-")
    assert json.loads(printed.out)["name"] == "Ines Okafor"


@pytest.mark.parametrize("format_", ["google", "jscontact", "icalendar", "vcard", "jsonl", "ldif"])
async def test_whoever_asks_for_nobody_is_told_and_gets_an_empty_file(
    beside, file, tmp_path, format_
):
    await beside("import", file("people.jsonl", '{"name":"Ines Okafor"}\n'))
    target = tmp_path / "nobody"
    asked = ("export", "--format", format_, "--query", "zzzyx")
    done = await beside(*asked, "-o", str(target))
    assert (done.code, "written" in done.out) == (0, False)
    assert "Nobody is found by 'zzzyx': nobody was written;" in done.err
    printed = await beside(*asked, "-o", "-")
    assert printed.out.splitlines() == target.read_text().splitlines()
    assert "Nobody is found by 'zzzyx'" in printed.err
    told = await beside(*asked, "-o", str(tmp_path / "again"), "--json")
    assert json.loads(told.out)["people"] == 0
    assert "Nobody is found" in told.err


async def test_a_format_of_many_files_fills_a_new_folder(beside, file, tmp_path):
    await beside("import", file("people.jsonl", '{"name":"Ines Okafor"}\n{"name":"Bo Lind"}\n'))
    folder = tmp_path / "people"
    assert (await beside("export", "--format", "markdown", "-o", str(folder))).code == 0
    assert len(list(folder.glob("*.md"))) == 2
    again = await beside("export", "--format", "markdown", "-o", str(folder))
    assert (again.code, "not empty" in again.err) == (1, True)


async def test_a_person_is_shown_as_a_code(beside, file, tmp_path):
    await beside("import", file("people.jsonl", '{"name":"Ines Okafor"}\n'))
    hit = json.loads((await beside("search", "ines", "--json")).out)["hits"][0]
    assert (
        "█" in (await beside("qr", hit["person"])).out
        or "▄" in (await beside("qr", hit["person"])).out
    )
    picture = tmp_path / "ines.svg"
    await beside("qr", hit["person"], "-o", str(picture))
    assert picture.read_text().startswith("<svg")
