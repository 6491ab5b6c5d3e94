"""A file a person."""

import re
from typing import Any

import pytest
import yaml
from daemon.formats.contract import HOSTILE, WriterTests, full
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kithbook.formats.writers.markdown import WRITER
from kithbook_protocol.card import (
    Card,
    CardAddress,
    CardDate,
    CardField,
    CardInteraction,
    CardNote,
    CardPromise,
    CardRelation,
    CardRole,
)

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
EVIL = (
    *HOSTILE,
    "---\nevil: 1\n---\n# Head",
    "<script>alert(1)</script>",
    "[a](javascript:alert(1)) ![b](http://x.example/b.png) [[Other]] ![[File]]",
    "```js\nalert(1)\n```\n~~~\nx",
    "<http://x.example> http://x.example www.x.example a@x.example",
    "    code\n\tcode",
    "> quote\n- list\n* list\n+ list\n1. one\n1) two\n- [x] done",
    "Head\n===\nHead\n---",
    "%%hidden%% ==mark== $x$ ^id #tag &lt;b&gt; \\<b> [x]: http://x.example",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "%% {{x}} <% tp %> `= dv`",
)
HEADINGS = {"About", "Roles", "Contact", "Dates", "Fields", "Relations", "Promises", "Notes"}
HEADINGS |= {"Interactions"}


def of(text: str) -> Card:
    """A card that says the text wherever it can."""
    short = text[:900]
    return Card(
        key=short or None,
        name=short or "x",
        headline=short,
        location=short,
        about=text,
        met_at=short,
        roles=[CardRole(title=short, organisation=short, since=short, until=short)],
        emails=[CardAddress(value=short, label=short)],
        phones=[CardAddress(value=short, label=short)],
        profiles=[CardAddress(value=short, label=short)],
        links=[CardAddress(value=f"https://a.example/{short}", label=short)],
        tags=[short[:100] or "x"],
        notes=[CardNote(text=text), CardNote(text=text, written_at=0)],
        dates=[CardDate(label=short, day=short), CardDate(label="birthday", day=short)],
        fields=[CardField(name=short, value=text)],
        relations=[CardRelation(label=short, name=short, key=short or None)],
        interactions=[
            CardInteraction(key="i", kind="met", day="2025-01-31", text=text, place=short)
        ],
        promises=[CardPromise(text=text, due="2026-01-31")],
        lines=["ADR:" + re.sub(r"[\r\n]", " ", short)],
    )


def written(card: Card) -> str:
    [piece] = WRITER.write([card])
    return piece.text


def parts(text: str) -> tuple[dict[str, Any], list[Any]]:
    """Front matter and tokens of what follows, as programs nobody here wrote read them."""
    assert text.startswith("---\n")
    front, body = text[4:].split("\n---\n", 1)
    tokens = READER.parse(body)
    return yaml.safe_load(front), [*tokens, *(one for top in tokens for one in top.children or ())]


def harmless(said: str) -> None:
    """The only links are to pages: the one it was put behind, or itself where it is an address."""
    front, tokens = parts(written(of(said)))
    allowed = {"aliases", "tags", "emails", "phones", "organisation", "url", "birthday", "key"}
    assert {*front} <= allowed
    kinds = {one.type for one in tokens}
    assert not kinds & {"html_block", "html_inline", "image", "code_block", "fence", "code_inline"}
    assert not kinds & {"table_open", "blockquote_open", "s_open", "em_open", "ordered_list_open"}
    pages = {one.attrs["href"] for one in tokens if one.type == "link_open"}
    assert all(one.startswith("https://a.example/") or said.startswith("http") for one in pages)
    inline = iter(tokens)
    second = [
        next(inline).content for one in inline if one.type == "heading_open" and one.tag == "h2"
    ]
    assert set(second) <= HEADINGS
    assert sum(one.type == "heading_open" and one.tag == "h1" for one in tokens) == 1


@pytest.mark.parametrize("text", EVIL)
def test_text_of_people_is_only_ever_text(text: str) -> None:
    harmless(text)


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=80))
@example("http://0")
def test_any_text_is_only_ever_text(text: str) -> None:
    harmless(text)


@settings(deadline=None)
@given(st.text("-=+*_#<>[]()`~|:.!&\\ \n1x", max_size=40))
def test_any_text_of_marks_is_only_ever_text(text: str) -> None:
    harmless(text)


@pytest.mark.parametrize("text", [one for one in EVIL if "\n" not in one and "\x00" not in one])
def test_text_reads_as_it_was_written(text: str) -> None:
    _, tokens = parts(written(Card(name="A", about=text)))
    paragraphs = [one for one in tokens if one.type == "inline"]
    shown = "".join(one.content for one in paragraphs[-1].children)
    assert shown == text


class TestWriting(WriterTests):
    WRITER = WRITER

    def test_the_front_matter_says_what_obsidian_asks(self) -> None:
        front, _ = parts(self.written(full()))
        assert front == {
            "aliases": ["Ines Okafor", "Ny"],
            "tags": ["glass", "Norway-south"],
            "emails": ["ines@okafor.example"],
            "phones": ["+4722123456"],
            "organisation": ["[[Halden Glass, Ltd.]]".replace(".]", "]")],
            "url": ["https://people.example/in/ines", "https://okafor.example/"],
            "birthday": "--04-12",
            "key": "urn:uuid:5f0c9f1e-6a0e-4f0e-9d2b-111111111111",
        }

    def test_the_sections_say_the_rest(self) -> None:
        card = full().model_copy(
            update={
                "interactions": [
                    CardInteraction(key="1", kind="met", day="2024-01-31", text="Old"),
                    CardInteraction(key="2", kind="call", day="2025-01-31", text="New"),
                ],
                "relations": [CardRelation(label="manager", key="b2", name="Bo Vik")],
                "promises": [CardPromise(text="Call", kept=True), CardPromise(text="Write")],
            }
        )
        text = self.written(card)
        [bo] = WRITER.write([Card(key="b2", name="Bo Vik")])
        assert f"- manager: [[{(bo.file or '').removesuffix('.md')}|Bo Vik]]" in text
        assert text.index("2025-01-31 call") < text.index("2024-01-31 met")
        assert "- [x] Call (I promised)" in text
        assert "- [ ] Write (I promised)" in text
        assert "### 2023-11-14\n\nLikes: tea, boats; and rain" in text
        assert "- Intern, [[Quay; & Co]] (2011-05 to 2012)" in text
        assert "- Address (home): 12 Quay Street, Halden, 1771, Norway" in text

    def test_namesakes_have_files_of_their_own_and_the_same_each_time(self) -> None:
        cards = [Card(name="Bo", key="1"), Card(name="Bo", key="2"), Card(name="bo")]
        files = [piece.file for piece in WRITER.write(cards)]
        assert len(set(files)) == 3
        assert files == [piece.file for piece in WRITER.write(cards)]
        assert all(re.fullmatch(r"[Bb]o \([0-9a-f]{6}\)\.md", one or "") for one in files)

    @pytest.mark.parametrize("name", ["CON", "con.txt", "..", "a.", "\x00", "LPT1", " ", "x" * 900])
    def test_no_name_is_one_that_a_system_keeps(self, name: str) -> None:
        [piece] = WRITER.write([Card(name=name)])
        stem = (piece.file or "").partition(" (")[0]
        assert stem.strip(". ") == stem != ""
        assert stem.partition(".")[0].upper() not in ("CON", "LPT1")
