"""`scripts/release`: make it twice, compare, keep one, and say what it comes to."""

import shutil
import sys
import tempfile
from pathlib import Path

from releasing.audit import audits
from releasing.making import NotReleasable, make, version

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"


def main(arguments: list[str]) -> int:
    """Release; 0 done, 1 not the same twice or not to be released, 2 wrong usage."""
    if arguments not in ([], ["--no-audit"]):
        print("usage: scripts/release [--no-audit]", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="kithbook-release-") as folder:
        first, second = Path(folder) / "first", Path(folder) / "second"
        try:
            for one in (first, second):
                make(ROOT, one)
        except NotReleasable as error:
            print(error, file=sys.stderr)
            return 1
        names = sorted(path.name for path in first.iterdir())
        differing = [n for n in names if (first / n).read_bytes() != (second / n).read_bytes()]
        if differing:
            print(f"Not the same bytes twice: {', '.join(differing)}", file=sys.stderr)
            return 1
        shutil.rmtree(DIST, ignore_errors=True)
        shutil.copytree(first, DIST)
    print(f"Kithbook {version(ROOT)}, the same bytes twice, in {DIST}:")
    for name in names:
        print(f"{(DIST / name).stat().st_size:>12,}  {name}")
    if arguments == []:
        print("\n".join(audits(ROOT)))
    return 0


sys.exit(main(sys.argv[1:]))
