"""Makes the end-to-end harness importable as `end_to_end` from every test, and opens no window."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
# No test opens a window on the screen of who runs it.
os.environ["KITHBOOK_PINENTRY"] = "none"
