import json
from pathlib import Path

from kithbook.formats import readers, writers
from kithbook.transfer import archive

TEXTS = Path(__file__).parents[3] / "extension/_locales/en/messages.json"
OF_THEIR_OWN = {
    *("vCard", "vCard 3.0", "vCard 4.0", "iCalendar", "JSContact", "Monica"),
    *("Markdown (Obsidian)", "LDIF (Thunderbird, LDAP)", "Outlook CSV", "Thunderbird CSV"),
}
"""Names of products and standards, which are the same in every language."""


def test_a_format_whose_title_has_words_in_it_is_called_so_in_the_extension_s_texts():
    """That each text is in every language is held where the texts are."""
    titles = {one.NAME: one.TITLE for one in (*readers.ALL, *writers.ALL, archive)}
    texts = json.loads(TEXTS.read_text("utf-8"))
    worded = {name for name, title in titles.items() if title not in OF_THEIR_OWN}
    assert {f"format_{name}" for name in worded} == {
        key for key in texts if key.startswith("format_")
    }
