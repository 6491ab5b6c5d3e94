"""`python -m kithbook.host SETTINGS ...`, as the launcher says it; the rest a browser adds."""

import sys

from kithbook.host.service import main

sys.exit(main(sys.argv[1:]))
