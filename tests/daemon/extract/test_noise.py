"""Whatever a page is made of, reading it raises nothing and ends."""

import contextlib
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithbook.errors import InvalidRequest
from kithbook.extract.model import Extraction
from kithbook.extract.trim import CAPS, trim
from kithbook.web.body import parse
from kithbook.worker import extract_page
from kithbook_protocol.capture import CaptureRequest, PageSnapshot

PIECES = [
    *("<div>", "</div>", "<p", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", "<?", "<!DOCTYPE x>"),
    *("<script type=application/ld+json>", "</script>", "<template shadowrootmode=open>", "<slot>"),
    *(
        "</template>",
        "<svg>",
        "<math>",
        "<table>",
        "<tr><td>",
        "<select>",
        "<plaintext>",
        "<title>",
    ),
    *(
        "<textarea>",
        "<noscript>",
        "<body>",
        "<head>",
        "<frameset>",
        '<meta name="author" content="',
    ),
    *('<main class="h-card">', '<h1 class="p-name">', "<h1>", '<a rel="me" href="', "javascript:"),
    *('itemscope itemtype="https://schema.org/Person"', ' itemprop="name">', 'aria-hidden="true">'),
    *('{"@type":"Person","name":', '"Ada"', "[", "]", "{", "}", "null", '"@graph":', "1e999", ","),
    *("&#0;", "&#xD800;", "&amp", "&nbsp;", "\\ud800", "\0", "\x85", "\u202e", "\U0001f469\u200d"),
    *("ada@engines.net", "+49 30 123456", "mailto:", "tel:", "Ada Lovelace", "https://x.com/ada"),
]
HTML = st.lists(st.sampled_from(PIECES) | st.text(max_size=10), max_size=60).map("".join)
ADDRESS = st.text(max_size=60) | st.sampled_from(
    ["https://www.linkedin.com/in/ada", "https://github.com/ada", "http://[", "https://x.com/%ff"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=10), inner),
    max_leaves=20,
)
bounded = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def snapshot(**fields):
    return {"url": "https://engines.net/ada", "captured_at": 1, "html": ""} | fields


@bounded
@given(HTML, ADDRESS, st.none() | st.text(max_size=100), st.none() | JSON)
def test_every_snapshot_of_the_contract_is_read_to_its_end(html, url, title, state):
    content = json.dumps(snapshot(html=html, url=url, title=title or "", state={"a": state}))
    payload = content.encode()
    try:
        PageSnapshot.model_validate_json(payload)
    except ValueError:
        return  # never stored, so never read
    Extraction.model_validate_json(extract_page(payload))


@bounded
@given(HTML, ADDRESS)
def test_every_page_is_trimmed(html, url):
    trimmed = trim(html, url)
    assert len(trimmed) <= CAPS["characters"] + CAPS["json"]
    assert trim(trimmed, url)


@bounded
@given(JSON | st.fixed_dictionaries({"snapshot": JSON, "note": JSON}))
def test_no_json_raises_anything_but_the_refusal(value):
    with contextlib.suppress(InvalidRequest):
        parse(CaptureRequest, json.dumps(value).encode())
