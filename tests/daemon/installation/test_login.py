"""What each system is given to start Kithbook at login is what that system reads."""

import plistlib
import shutil
import subprocess
import sys

import pytest
from defusedxml import ElementTree as ET  # noqa: N817 - its usual name

from kithbook.config import Settings
from kithbook.errors import BadSetup
from kithbook.installation.login import login

ODD = "a 100% \"odd\" $HOME \\ 'place'"
SYSTEMS = ["linux", "darwin", "win32"]


def test_systemd_itself_finds_nothing_wrong_with_the_unit(person, tmp_path):
    settings = Settings(home=tmp_path / ODD)
    unit = tmp_path / "kithbook.service"
    unit.write_bytes(login(settings, "linux").text())
    tool = shutil.which("systemd-analyze")
    if tool is None:
        pytest.skip("systemd is not installed; ./scripts/setup says how to get it")
    checked = subprocess.run(
        [tool, "verify", "--man=no", str(unit)],
        env={"HOME": str(person), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, "kithbook.service" in checked.stderr) == (0, False)


def test_launchd_is_given_a_property_list_that_restarts_after_a_crash_only(tmp_path):
    settings = Settings(home=tmp_path / ODD)
    agent = plistlib.loads(login(settings, "darwin").text())
    assert agent["ProgramArguments"] == [sys.executable, "-I", "-m", "kithbook", "up"]
    assert agent["EnvironmentVariables"]["KITHBOOK_HOME"] == str(tmp_path / ODD)
    assert agent["KeepAlive"] == {"SuccessfulExit": False}
    assert agent["RunAtLoad"]


def test_the_task_scheduler_is_given_a_task_of_its_own_schema(tmp_path):
    task = ET.fromstring(login(Settings(home=tmp_path), "win32").text())
    space = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    assert task.tag == f"{{{space['t']}}}Task"
    assert [one.tag.partition("}")[2] for one in task] == [
        *("RegistrationInfo", "Triggers", "Principals", "Settings", "Actions")
    ]  # the order that the schema asks for
    words = task.findtext("t:Actions/t:Exec/t:Arguments", "", space)
    assert f'set "KITHBOOK_HOME={tmp_path}"' in words
    assert words.endswith('-I -m kithbook up"')
    assert task.findtext("t:Settings/t:ExecutionTimeLimit", "", space) == "PT0S"


def test_what_a_command_line_would_obey_is_refused(tmp_path):
    with pytest.raises(BadSetup, match="KITHBOOK_HOME must have none of"):
        login(Settings(home=tmp_path / 'a" & del'), "win32").text()


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_would_be_written_is_known_again(system, person, tmp_path):
    settings = Settings(home=tmp_path / 'it\'s 100% <mine>, & \\no "one" $ELSE')
    if system == "win32":
        settings = Settings(home=tmp_path / "it's mine")
    for vault, meant in ((settings, True), (Settings(home=tmp_path / "another"), False)):
        way = login(vault, system)
        way.path.parent.mkdir(parents=True, exist_ok=True)
        text = login(settings, system).text().decode("utf-16" if system == "win32" else "utf-8")
        assert all(one in text for one in way.essence) is meant
    assert way.path.is_relative_to(person)


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_setting_of_two_lines_is_refused(system, tmp_path):
    with pytest.raises(BadSetup, match="KITHBOOK_HOME must be one line"):
        login(Settings(home=tmp_path / "a\nExecStart=/bin/true"), system).text()


@pytest.mark.parametrize("system", SYSTEMS)
def test_settings_of_this_terminal_come_along_but_not_what_is_said_once(
    system, tmp_path, monkeypatch
):
    monkeypatch.setenv("KITHBOOK_PORT", "48800")
    monkeypatch.setenv("KITHBOOK_LOCK_AFTER_MINUTES", "15")
    monkeypatch.setenv("KITHBOOK_UPDATE_WITHOUT_BACKUP", "true")
    monkeypatch.setenv("KITHBOOK_UNKNOWN", "x")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KITHBOOK_PASSPHRASE_FILE", "secret")
    variables = login(Settings(home=tmp_path), system).variables
    assert variables.pop("KITHBOOK_HOME") == str(tmp_path)
    assert variables.pop("KITHBOOK_PASSPHRASE_FILE") == str(tmp_path / "secret")
    variables.pop("KITHBOOK_PINENTRY", None)  # of the suite
    assert variables == {"KITHBOOK_PORT": "48800", "KITHBOOK_LOCK_AFTER_MINUTES": "15"}
