"""Values of a page's own state that its site's file allow-lists; never the state itself.

The same reading as in `extension/page/state.js`: the script that holds the state, the one thing in
it that the address names, and of that the values listed, as text. A page that was left for another
one without loading still holds the first one's state, hence the look at the address.
"""

import json
import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from kithbook.extract import sites
from kithbook.extract.trim import CAPS

State = dict[str, str | list[str]]
"""By its path in the state: a text, or where the path has a star, all of them."""

_HALF_LETTER = re.compile("[\ud800-\udfff]")


def read(tree: LexborHTMLParser, url: str) -> State:
    """Return what the site of an untrimmed page lets out; empty where there is nothing."""
    found = sites.match(url, tree)
    if found is None or not found.site.state:
        return {}
    named = {one.lower() for one in sites.named(found.site, url)}
    for rule in found.site.state:
        for script in tree.css(rule["script"]):
            kept = _taken(script.text(), rule, named)
            if kept is not None:
                return kept
    return {}


def _taken(text: str, rule: dict[str, Any], named: set[str]) -> State | None:
    place = text.find(rule["after"])
    if place < 0 or len(text) > CAPS["state"]:
        return None
    try:
        whole, _end = _DECODER.raw_decode(text[place + len(rule["after"]) :].lstrip())
    except (ValueError, RecursionError):
        return None
    viewer = _texts(whole, rule["not"]) if "not" in rule else []
    for key, thing in _below(whole, rule["at"]):
        if key not in viewer and _own(thing, rule, named):
            kept = {path: _texts(thing, path) for path in rule["keep"]}
            return {path: said if "*" in path else said[0] for path, said in kept.items() if said}
    return None


def _strict(constant: str) -> None:
    # JSON.parse knows no NaN.
    raise ValueError(constant)


_DECODER = json.JSONDecoder(parse_constant=_strict)


def _own(thing: object, rule: dict[str, Any], named: set[str]) -> bool:
    """Tell whether a thing is whom the address names."""
    return any(
        said.rstrip("/").rpartition("/")[2].removeprefix("@").lower() in named
        for path in rule["own"]
        for said in _texts(thing, path)
    )


def _below(whole: object, path: str) -> list[tuple[str, Any]]:
    """Return what a path leads to; `*` stands for any key, or for its end."""
    found: list[tuple[str, Any]] = [("", whole)]
    for step in path.split("."):
        entries = [entry for _, value in found for entry in _entries(value)]
        start = step.removesuffix("*") if step.endswith("*") else None
        found = [
            (key, value)
            for key, value in entries
            if (key == step if start is None else key.startswith(start))
        ]
    return found


def _entries(value: object) -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return list(value.items())
    if isinstance(value, list):
        return [(str(place), one) for place, one in enumerate(value)]
    return []


def _texts(whole: object, path: str) -> list[str]:
    texts = [value for _, value in _below(whole, path) if isinstance(value, str) and value]
    return [
        _HALF_LETTER.sub("\ufffd", one[: CAPS["attribute"]])
        for one in texts[: CAPS["state_values"]]
    ]
