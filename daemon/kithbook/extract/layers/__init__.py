"""Ways of reading a page, one file each; `ALL` is the order they run in."""

from kithbook.extract.interface import Layer
from kithbook.extract.layers import (
    adapter,
    contact,
    h_card,
    heading,
    json_ld,
    label,
    meta,
    microdata,
    noscript,
    owner,
    prose,
    url,
)

ALL: tuple[Layer, ...] = (
    url,
    adapter,
    json_ld,
    microdata,
    h_card,
    noscript,
    meta,
    heading,
    label,
    owner,
    contact,
    prose,
)
