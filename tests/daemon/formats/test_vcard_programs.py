"""What is written is opened by programs that nobody here wrote: vobject, khard and ical.js."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import vobject
from daemon.formats.contract import full

from kithbook.formats.writers.vcard import WRITER as VCARD4
from kithbook.formats.writers.vcard_older import WRITER as VCARD3
from kithbook_protocol.card import CardAddress, CardNote

HOUSE = Path(__file__).parents[3]
ICAL = """
import ICAL from "ical.js";
let text = "";
process.stdin.on("data", (some) => { text += some; });
process.stdin.on("end", () => console.log(JSON.stringify(ICAL.parse(text))));
"""


def card():
    """Return a card with what other programs trip over."""
    return full("Ines Ødegård").model_copy(
        update={
            "notes": [CardNote(text="Tea; no milk, please\nC:\\temp " + "ø" * 100)],
            "phones": [
                CardAddress(value="+4722123456", label="mobile"),
                CardAddress(value="+4722123457", label="cabin"),
            ],
            "lines": [
                'ADR;TYPE=home;LABEL="12 Quay, Halden":;;12 Quay Street;Halden;;1771;Norway',
                "TEL;VALUE=uri;TYPE=cell:tel:+47-22-12-34-56;ext=5",
                "PHOTO:data:image/jpeg;base64,/9j/4AAQSkZJRgABAQEAYABgAAD/",
                "GEO:geo:59.1,11.4",
                "X-UNKNOWN:a;b",
            ],
        }
    )


def written(writer) -> str:
    """Return it as it is written."""
    return "".join(one.text for one in writer.write([card()]))


def test_vobject_reads_our_3_0() -> None:
    person = vobject.readOne(written(VCARD3))

    assert person.version.value == "3.0"
    assert person.fn.value == "Ines Ødegård"
    assert person.n.value.family == "Ødegård"
    assert person.email.value == "ines@okafor.example"
    assert person.note.value == card().notes[0].text
    assert person.org.value == ["Halden Glass, Ltd."]
    assert person.adr.value.city == "Halden"
    assert person.label.value == "12 Quay, Halden"
    assert person.photo.value.startswith(b"\xff\xd8\xff")
    assert person.photo.type_param == "JPEG"
    assert {one.value for one in person.tel_list} == {"+47-22-12-34-56;ext=5", "+4722123457"}
    assert person.bday.value == "1604-04-12"
    assert person.bday.params["X-APPLE-OMIT-YEAR"] == ["1604"]
    assert person.categories.value == ["glass", "Norway, south"]
    assert vobject.readOne(person.serialize()).note.value == card().notes[0].text


@pytest.mark.parametrize("writer", [VCARD3, VCARD4])
def test_khard_keeps_our_cards_in_its_address_book(tmp_path, writer) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "ines.vcf").write_bytes(written(writer).encode())
    settings = tmp_path / "khard.conf"
    settings.write_text(
        f"[addressbooks]\n[[book]]\npath = {tmp_path / 'book'}\n[general]\ndefault_action = list\n",
        encoding="utf-8",
    )

    def khard(*words: str) -> str:
        return subprocess.run(
            [Path(sys.executable).parent / "khard", "-c", settings, *words],
            check=True, capture_output=True, encoding="utf-8",
        ).stdout  # fmt: skip

    mails = khard("email", "--parsable").lower()
    assert "ines@okafor.example\tines ødegård\twork" in mails
    phones = khard("phone", "--parsable")
    assert "+4722123457\tInes Ødegård\tcabin" in phones
    shown = khard("show", "Ines")
    for text in (
        "Halden Glass, Ltd.",
        "Head of Research",
        "12 Quay Street",
        "Tea; no milk, please",
    ):
        assert text in shown


@pytest.mark.skipif(not shutil.which("node"), reason="no Node here")
def test_ical_js_reads_our_4_0_as_thunderbird_does(tmp_path) -> None:
    script = tmp_path / "read.mjs"
    script.write_text(ICAL.replace("ical.js", f"{HOUSE}/node_modules/ical.js/dist/ical.js"))
    read = subprocess.run(
        ["node", script], input=written(VCARD4), check=True, capture_output=True, encoding="utf-8"
    ).stdout
    _, properties, _ = json.loads(read)
    told = {name: value for name, _, _, value, *_ in properties}

    assert told["version"] == "4.0"
    assert told["fn"] == "Ines Ødegård"
    assert told["note"] == card().notes[0].text
    assert told["adr"] == ["", "", "12 Quay Street", "Halden", "", "1771", "Norway"]
    assert told["photo"] == "data:image/jpeg;base64,/9j/4AAQSkZJRgABAQEAYABgAAD/"
    assert told["bday"] == "--04-12"
    assert told["x-unknown"] == "a;b"
    assert told["uid"] == card().key
    tags = next(values for name, _, _, *values in properties if name == "categories")
    assert tags == ["glass", "Norway, south"]
    phones = {value for name, _, _, value, *_ in properties if name == "tel"}
    assert phones == {"tel:+47-22-12-34-56;ext=5", "+4722123457"}
