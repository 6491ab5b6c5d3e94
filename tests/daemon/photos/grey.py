"""A JPEG encoder for plain grey pictures, from ITU-T T.81: shares no code with the daemon."""

import struct

APP0 = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


def segment(marker, body):
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def frame(width, height):
    return struct.pack(">BHHB", 8, height, width, 1) + bytes((1, 0x11, 0))


QUANTA = bytes((0, *[8] * 64))  # the mean of a block is its first coefficient, in eighths
DC = bytes((0x00, 0, 0, 0, 12, *[0] * 12, *range(12)))  # twelve codes of four bits
AC = bytes((0x10, 1, *[0] * 15, 0))  # one code of one bit: the block ends
SCAN = bytes((1, 1, 0x00, 0, 63, 0))


def scan(width, height, level):
    """Return blocks that are all of one level, 0 to 255."""
    mean = level - 128
    size = abs(mean).bit_length()
    magnitude = mean if mean > 0 else mean + (1 << size) - 1
    bits = f"{size:04b}" + (f"{magnitude:0{size}b}" if size else "") + "0"
    bits += "00000" * (-(-width // 8) * -(-height // 8) - 1)
    bits += "1" * (-len(bits) % 8)
    whole = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))
    return whole.replace(b"\xff", b"\xff\x00")


def grey(width=64, height=64, level=90, *, first=(APP0,), tail=b"", **changed):
    """Return a JPEG; `first` stands before its tables, `changed` replaces bodies of segments."""
    bodies = {
        "quanta": QUANTA, "frame": frame(width, height), "dc": DC, "ac": AC, "scan": SCAN
    } | changed  # fmt: skip
    markers = {"quanta": 0xDB, "frame": 0xC0, "dc": 0xC4, "ac": 0xC4, "scan": 0xDA}
    tables = [segment(markers[name], body) for name, body in bodies.items() if body is not None]
    head = b"\xff\xd8" + b"".join(first) + b"".join(tables)
    return head + scan(width, height, level) + b"\xff\xd9" + tail
