"""The file itself: opened without Kithbook, by the README that lies in it, with Debian's tools."""

import asyncio
import shutil
import stat
from importlib import resources

import pytest
from daemon.backup.conftest import ended
from daemon.backup.forge import shell
from end_to_end.commands import ROOT

from kithbook import backup as room
from kithbook.backup.places.name import MARKER
from kithbook_protocol.backup_operations import BACKUP_CREATE, BACKUP_SETTINGS
from kithbook_protocol.operations import ADD, SEARCH

TOOLS = ("age", "tar", "zstd")
missing = [tool for tool in TOOLS if not shutil.which(tool)]
with_tools = pytest.mark.skipif(bool(missing), reason=f"not installed: {' '.join(missing)}")


def commands(readme):
    """Return the commands of a README: what stands between two paragraphs of prose."""
    blocks = readme.split("\n\n")
    first = ("age ", "zstd ", "python3 ")
    return [block for block in blocks if block.startswith(first)]


@with_tools
async def test_the_readme_inside_opens_all_of_it_without_kithbook(
    backup, people, opened, recovery_key, tmp_path
):
    readme = opened(backup).members["README.txt"].decode()
    shutil.copy(backup, tmp_path)
    (tmp_path / "key.txt").write_text(recovery_key + "\n")
    decrypt, inflate, check, database = commands(readme)
    shell(decrypt, tmp_path)
    shell(inflate, tmp_path)
    assert shell(check, tmp_path).count("whole") == 5
    assert shell(database, tmp_path).splitlines()[-len(people) :] == sorted(people)
    cards = (tmp_path / "people.vcf").read_text()
    lines = (tmp_path / "people.jsonl").read_text().splitlines()
    assert len(lines) == len(people)
    for name in people:
        assert f"FN:{name}" in cards
        assert any(name in line for line in lines)


def test_the_page_about_backups_shows_the_commands_of_the_readme():
    page = (ROOT / "daemon/kithbook/backup/RECOVERY.md").read_text()
    readme = resources.files(room).joinpath("readme.txt").read_text()
    shown = commands(readme.replace("$name", "BACKUP.kithbook.age"))
    assert len(shown) == 4
    for command in shown:
        assert f"```sh\n{command.strip()}\n```" in page


async def test_it_is_readable_by_its_owner_alone_and_nothing_is_left_beside_it(
    backup, people, settings
):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert {one.name for one in backup.parent.iterdir()} == {MARKER, backup.name}
    assert list(settings.scratch.iterdir()) == []
    content = backup.read_bytes()
    for name in people:
        assert name.encode() not in content


async def test_a_second_backup_follows_the_first(backup, make, opened):
    first, second = opened(backup).manifest, opened(await make()).manifest
    assert (first["counter"], second["counter"]) == (1, 2)
    assert first["database_key"] != second["database_key"]
    assert "previous" not in first
    assert len(second["previous"]) == 64


async def test_what_is_written_meanwhile_is_not_lost_and_the_backup_is_of_one_moment(
    people, call, make, opened
):
    async def add():
        for number in range(20):
            await call(ADD, {"fields": {"name": f"Meanwhile Number{number}"}})

    file, _ = await asyncio.gather(make(), add())
    manifest = opened(file).manifest
    cards = opened(file).members["people.vcf"].count(b"BEGIN:VCARD")
    assert manifest["people"] == cards == manifest["rows"]["person"]
    found = await call(SEARCH, {"query": "meanwhile", "limit": 100})
    assert len(found.hits) == 20
    assert people


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="not installed: ssh-keygen")
async def test_an_ssh_key_that_was_added_opens_it_too(people, call, make, tmp_path):
    assert people
    shell("ssh-keygen -q -t ed25519 -N '' -f id", tmp_path)
    public = (tmp_path / "id.pub").read_text()
    await call(BACKUP_SETTINGS, {"recipients": [public]})
    file = await make()
    shutil.copy(file, tmp_path / "backup.age")
    assert "people.vcf" in shell("age -d -i id backup.age | tar -t", tmp_path)


async def test_a_disk_without_room_is_said_before_anything_is_written(
    people, call, settings, monkeypatch
):
    assert people
    usage = shutil.disk_usage(settings.home)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1024))
    job = await ended(call, await call(BACKUP_CREATE))
    assert job.state == "failed"
    assert "are free; make room, then try again." in job.sentence
    assert not settings.backups.exists()
