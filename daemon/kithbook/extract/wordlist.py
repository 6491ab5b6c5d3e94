"""The words of `words.json`, folded: what stands around names, and what no name is made of."""

import json
from importlib.resources import files

from kithbook.extract.text import fold

WORDS: dict[str, frozenset[str]] = {
    key: frozenset(fold(one) for one in value)
    for key, value in json.loads(
        files("kithbook.extract").joinpath("words.json").read_text(encoding="utf-8")
    ).items()
}
