"""Addresses without what only says how one came there."""

import re
from urllib.parse import SplitResult, parse_qs, urlsplit, urlunsplit

from kithbook.extract.once import once

LONGEST = 8_000  # characters, the wire's own limit

# Sources: the ClearURLs rules every site shares, and what the sites in this folder append.
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi"
    r"|mkt_tok|vero_id|oly_enc_id|oly_anon_id|wickedid|ref_src|ref_url|trk|trkinfo|lipi|lici"
    r"|originalsubdomain|miniprofileurn|si|feature|_ga|_gl|s_cid|cmpid|spm|scm|wt_mc)$",
    re.IGNORECASE,
)


_DOORS = {
    "l.instagram.com": "u",
    "l.facebook.com": "u",
    "lm.facebook.com": "u",
    "l.threads.com": "u",
    "l.threads.net": "u",
    "www.youtube.com/redirect": "q",
    "www.linkedin.com/redir/redirect": "url",
    "www.linkedin.com/safety/go": "url",
    "www.tiktok.com/link/v2": "target",
}
"""Where sites send one through on the way out, and the parameter that says where to."""


def _behind(found: SplitResult) -> SplitResult:
    """Return where a site's way out leads, which it says itself; any other address as it is."""
    host = found.hostname or ""
    wanted = _DOORS.get(host) or _DOORS.get(f"{host}{found.path}".rstrip("/"))
    if wanted is None:
        return found
    try:
        inner = parse_qs(found.query, max_num_fields=50).get(wanted, [""])[0]
    except ValueError:
        return found
    return split(inner) or found


@once
def split(url: str) -> SplitResult | None:
    """Split an http(s) address; None for anything else, however broken."""
    try:
        found = urlsplit(url.strip()[:LONGEST])
        if found.scheme not in {"http", "https"} or not found.hostname:
            return None
        _ = found.port  # raises on `:99999`
    except ValueError:
        return None
    return found


def without_tracking(url: str) -> str:
    """Drop tracking parameters, credentials and plain fragments; keep the order of the rest."""
    found = split(url)
    if found is None:
        return url.strip()[:LONGEST]
    found = _behind(found)
    query = "&".join(
        one for one in found.query.split("&") if not _TRACKING.match(one.partition("=")[0])
    )
    host = found.hostname or ""
    host = f"[{host}]" if ":" in host else host
    port = f":{found.port}" if found.port and found.port not in {80, 443} else ""
    # Some sites still route by fragment: `#!/people/7`, `#/people/7`.
    fragment = found.fragment if found.fragment.startswith(("!", "/")) else ""
    return urlunsplit((found.scheme, host + port, found.path or "/", query, fragment))
