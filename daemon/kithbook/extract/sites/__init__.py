"""Sites: what a page's address says. Table-driven from the JSON files beside this one, no network.

Read by both sides: `javascript()` writes the same table for the extension.
"""

from kithbook.extract.sites.address import without_tracking
from kithbook.extract.sites.script import javascript
from kithbook.extract.sites.table import SITES, Match, Site, match, named

__all__ = ["SITES", "Match", "Site", "javascript", "match", "named", "without_tracking"]
