"""`scripts/run`: the product on this screen, or where there is none, on sample pages."""

import os
import signal
import sys
import tempfile
from pathlib import Path
from types import FrameType

from end_to_end.commands import ROOT
from end_to_end.patience import DidNotHappen
from playwright.sync_api import Error

from showing.demo import show_demo
from showing.own import show_own
from showing.samples import show_samples
from showing.words import say

TRIAL = ROOT / ".setup/trial"
"""The vault and the browser profile for a machine without a display."""
DEMO = ROOT / ".setup/demo"
"""Those of the demo: nobody's own vault is touched."""


def has_display() -> bool:
    """Tell whether a window could be seen by anybody."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def end(number: int, frame: FrameType | None) -> None:
    """Turn SIGTERM into an ordinary way out, so that browser and daemon are closed."""
    del frame
    sys.exit(128 + number)


def main(arguments: list[str]) -> int:
    """Show it; 0 where all of it worked, 1 where not, 2 for wrong usage."""
    if arguments not in ([], ["--check"], ["--demo"]):
        print("usage: scripts/run [--check | --demo]", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, end)
    try:
        if arguments == ["--check"]:
            with tempfile.TemporaryDirectory(
                prefix="kithbook-", ignore_cleanup_errors=True
            ) as home:
                show_samples(Path(home))
        elif arguments == ["--demo"]:
            show_demo(DEMO, on_screen=has_display())
        elif has_display():
            show_own()
        else:
            say(f"no display: showing the main job headless, with a trial vault in {TRIAL}")
            TRIAL.mkdir(mode=0o700, parents=True, exist_ok=True)
            show_samples(TRIAL)
    except KeyboardInterrupt:
        return 130
    except (DidNotHappen, Error, OSError) as error:
        print(f"scripts/run: {error}", file=sys.stderr)
        return 1
    return 0


sys.exit(main(sys.argv[1:]))
