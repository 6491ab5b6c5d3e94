"""What `scripts/release` makes: one version, sums that hold, and a store's form for each store."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

MAKE = """
import sys
from pathlib import Path
from releasing.making import make
make(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("release") / "dist"
    done = subprocess.run(
        [sys.executable, "-c", MAKE, ROOT, folder],
        env=os.environ
        | {
            "PATH": f"{ROOT}/.setup/uv/bin:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "scripts"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if "connect" in done.stderr:
        pytest.skip("what builds a wheel is not here, and cannot be fetched")
    assert done.stderr == ""
    return folder


def test_everything_has_the_one_version_and_its_sum(made):
    sums = dict(
        reversed(line.split("  ")) for line in (made / "SHA256SUMS").read_text().splitlines()
    )
    assert set(sums) == {path.name for path in made.iterdir()} - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert name.startswith(f"kithbook-{version('kithbook')}")
        assert hashlib.sha256((made / name).read_bytes()).hexdigest() == digest


def test_chromiums_stores_get_no_key_and_mozilla_gets_the_whole(made):
    name = f"kithbook-{version('kithbook')}"
    with zipfile.ZipFile(made / f"{name}-chromium.zip") as packed:
        chromium = json.loads(packed.read("manifest.json"))
    with zipfile.ZipFile(made / f"{name}-firefox.xpi") as packed:
        firefox = json.loads(packed.read("manifest.json"))
    assert "key" not in chromium
    assert "scripts" not in chromium["background"]
    assert chromium["version"] == firefox["version"] == version("kithbook")
    assert firefox == json.loads((ROOT / "extension/manifest.json").read_text())


def test_the_bill_of_materials_names_every_package_that_is_needed(made):
    [path] = made.glob("*.cdx.json")
    bill = json.loads(path.read_text())
    assert bill["bomFormat"] == "CycloneDX"
    names = {one["name"] for one in bill["components"]}
    assert {"aiohttp", "cryptography", "sqlcipher3", "pydantic"} <= names
    assert "pytest" not in names
