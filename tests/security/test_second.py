"""One vault, one process: the second says so and ends, and the first notices nothing."""

import pytest
from end_to_end.daemon import DidNotHappen

from kithbook_protocol.vault_operations import STATUS


@pytest.mark.usefixtures("untouched")
async def test_a_second_daemon_says_so_in_one_sentence_and_exits_1(daemon, extension, settings):
    with pytest.raises(DidNotHappen) as ended:
        daemon.run("up", "--passphrase-file", str(daemon.passphrase_file))
    said = str(ended.value).removeprefix("kithbook up: 1: ")
    assert said.startswith("Another Kithbook (process ")
    assert said.count("\n") == 1
    assert (await extension.call(STATUS)).port == settings.port
