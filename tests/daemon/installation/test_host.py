"""Browsers are told of the host for our extension alone, and of nothing once that is taken back."""

import json
import os
import shutil

import pytest

from kithbook.config import Settings
from kithbook.installation import host
from kithbook.installation.extension import source
from kithbook.installation.model import CHROMIUM_ID, FIREFOX_ID, HOST

NAMES = {
    ".config/chromium/NativeMessagingHosts",
    ".config/google-chrome/NativeMessagingHosts",
    ".mozilla/native-messaging-hosts",
}


@pytest.fixture
def browsers(person, monkeypatch):
    """Three browsers that were used here."""
    monkeypatch.setenv("PATH", "")
    for name in NAMES:
        (person / name).parent.mkdir(parents=True)
        (person / name).with_name("profiles.ini").touch()
    return person


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path / "it's a vault", port=48800)


def everything(folder):
    return {str(one.relative_to(folder)) for one in folder.rglob("*")}


def test_the_ids_are_the_manifests(chromium_id):
    manifest = json.loads((source() / "manifest.json").read_text())
    assert chromium_id(manifest["key"]) == CHROMIUM_ID
    assert manifest["browser_specific_settings"]["gecko"]["id"] == FIREFOX_ID


@pytest.fixture
def chromium_id():
    from end_to_end.chromium.browser import extension_id  # noqa: PLC0415 - it needs Playwright

    return extension_id


def test_each_browser_lets_our_extension_alone(browsers, settings):
    host.connect(settings)
    told = {
        name: json.loads((browsers / name / f"{HOST}.json").read_text()) for name in sorted(NAMES)
    }
    chromium, chrome, firefox = told.values()
    assert chromium == chrome
    assert chromium["allowed_origins"] == [f"chrome-extension://{CHROMIUM_ID}/"]
    assert firefox["allowed_extensions"] == [FIREFOX_ID]
    assert {one["path"] for one in told.values()} == {str(host.launcher())}
    assert os.access(host.launcher(), os.X_OK)
    assert host.launcher().stat().st_mode & 0o077 == 0


def test_connecting_again_changes_nothing_and_disconnecting_leaves_nothing(browsers, settings):
    before = everything(browsers)
    host.connect(settings)
    made = everything(browsers)
    host.connect(settings)
    assert everything(browsers) == made
    assert host.finding(settings).state == "good"
    assert len(host.disconnect()) == len(NAMES)
    shutil.rmtree(browsers / ".local")  # the folder itself is uninstall's
    assert everything(browsers) == before
    assert host.disconnect() == []


def test_what_others_put_there_stays(browsers, settings):
    other = browsers / ".mozilla/native-messaging-hosts/org.example.json"
    other.parent.mkdir()
    other.write_text("{}")
    host.connect(settings)
    host.disconnect()
    assert other.read_text() == "{}"


def test_a_chromium_with_a_folder_of_its_own_is_remembered(browsers, settings, tmp_path):
    profile = tmp_path / "profile"
    profile.mkdir()
    assert browsers != profile
    host.connect(settings, [profile])
    file = profile / "NativeMessagingHosts" / f"{HOST}.json"
    file.unlink()
    assert host.finding(settings).state == "broken"
    host.connect(settings)
    assert file.exists()
    host.disconnect()
    assert not file.exists()


def test_a_launcher_of_another_vault_is_broken_and_says_the_cure(browsers, settings, tmp_path):
    assert browsers
    host.connect(settings)
    found = host.finding(Settings(home=tmp_path / "another"))
    assert (found.state, found.cure) == ("broken", "kithbook browsers connect")


def test_where_there_is_no_browser_nothing_is_put(person, settings, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert host.connect(settings) == []
    assert host.finding(settings).state == "off"
    assert not (person / ".mozilla").exists()
