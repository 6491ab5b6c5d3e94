"""Makes the end-to-end harness importable as `end_to_end` from every test."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
