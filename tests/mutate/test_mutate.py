"""The table of defences is current, and a few are really taken out; scripts/mutate does all."""

import io

import pytest
from mutate.defence import Defence, defences
from mutate.run import ROOT, run
from rich.console import Console

SOME = {"the exact Host", "hello's nonce comes back"}
"""One of each side, the daemon and the extension. The others take minutes."""


@pytest.mark.parametrize("defence", defences(), ids=lambda defence: defence.name)
def test_a_defence_stands_where_the_table_says(defence: Defence) -> None:
    assert defence.removed_from((ROOT / defence.file).read_text())
    for test in defence.tests:
        assert (ROOT / test.partition("::")[0]).exists()


@pytest.mark.timeout(300)
def test_tests_turn_red_without_a_defence() -> None:
    said = io.StringIO()
    wanted = [defence for defence in defences() if defence.name in SOME]
    assert len(wanted) == len(SOME)
    assert run(wanted, Console(file=said, width=160)), said.getvalue()
