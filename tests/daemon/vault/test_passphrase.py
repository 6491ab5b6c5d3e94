"""The passphrase file."""

import os
import threading

import pytest

from kithbook.errors import BadSetup
from kithbook.vault.passphrase import passphrase_from_file


@pytest.fixture
def write(tmp_path):
    def write(content, mode=0o600):
        path = tmp_path / "passphrase"
        path.touch(mode=mode)
        path.write_bytes(content)
        path.chmod(mode)
        return path

    return write


@pytest.mark.parametrize(
    "content",
    [b"open sesame", b"open sesame\n", b"open sesame\r\nsecond", b"\xef\xbb\xbfopen sesame\n"],
)
def test_the_first_line_is_the_passphrase(write, content):
    assert passphrase_from_file(write(content)) == "open sesame"


def test_spaces_belong_to_the_passphrase(write):
    assert passphrase_from_file(write(b"  open sesame \n")) == "  open sesame "


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o601])
def test_a_file_others_can_read_is_refused_with_the_command_that_helps(write, mode):
    path = write(b"open sesame", mode)
    with pytest.raises(BadSetup, match=f"chmod 600 {path}"):
        passphrase_from_file(path)


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\nsecond", b"x" * 4097, b"\xff\xfe sesame"])
def test_what_is_no_passphrase_is_refused_without_repeating_it(write, content):
    with pytest.raises(BadSetup) as caught:
        passphrase_from_file(write(content))
    assert "second" not in str(caught.value)
    assert "sesame" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(BadSetup, match="No such file"):
        passphrase_from_file(tmp_path / "nothing")


def test_a_pipe_will_do(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path, 0o600)
    writer = threading.Thread(target=path.write_text, args=("open sesame\n",))
    writer.start()
    assert passphrase_from_file(path) == "open sesame"
    writer.join()
