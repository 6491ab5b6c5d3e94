"""The bars on real pages that nobody here wrote. They lie beside the repository or nowhere."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kithbook.extract import manifest

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the repository")


@pytest.fixture(name="got", scope="module")
def fixture_got(tmp_path_factory):
    """Every page of the corpus, extracted, and the scorer's totals."""
    folder = tmp_path_factory.mktemp("corpus")
    lines = list(manifest.run(CORPUS / "manifest.jsonl"))
    (folder / "got.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    subprocess.run(
        [sys.executable, CORPUS / "score.py", CORPUS / "gold.jsonl", folder / "got.jsonl", "--json",
         folder / "score.json"],
        check=True, capture_output=True,
    )  # fmt: skip
    return lines, json.loads((folder / "score.json").read_text(encoding="utf-8"))["TOTAL"]


def test_names_on_person_pages_are_right(got):
    _, total = got

    assert total["name_ok"] / total["name_n"] >= 0.95
    assert total["name_ok"] == total["name_given"]


def test_nobody_is_invented(got):
    assert got[1].get("false_person", 0) == 0


def test_mail_addresses_are_the_person_s_and_found(got):
    assert got[1]["email"]["precision"] >= 0.97
    assert got[1]["email"]["recall"] >= 0.9


def test_every_page_gives_a_line_without_an_error(got):
    assert [one for one in got[0] if "error" in one] == []
