"""The vault's file as a thief with the key sees it: every page and log frame, decrypted.

Written from SQLCipher's and SQLite's descriptions of their formats; shares no code with the store.
https://www.zetetic.net/sqlcipher/design/ and https://www.sqlite.org/fileformat2.html
"""

import struct

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
RESERVED = 80  # IV (16), HMAC-SHA512 (64)
SALT = 16  # stands in the first page instead of the first 16 bytes
LOG_HEADER, FRAME_HEADER = 32, 24


def decrypted(key, page, *, is_first):
    """Return what SQLite keeps in a page; the HMAC is SQLCipher's own business."""
    start, end = SALT if is_first else 0, PAGE - RESERVED
    cipher = Cipher(algorithms.AES(key), modes.CBC(page[end : end + 16])).decryptor()
    return cipher.update(page[start:end]) + cipher.finalize()


def pages_of_file(path, key):
    content = path.read_bytes()
    assert len(content) % PAGE == 0
    return [
        decrypted(key, content[at : at + PAGE], is_first=at == 0)
        for at in range(0, len(content), PAGE)
    ]


def pages_of_log(path, key):
    content = path.read_bytes() if path.exists() else b""
    found = []
    for at in range(LOG_HEADER, len(content) - PAGE, FRAME_HEADER + PAGE):
        [number] = struct.unpack(">I", content[at : at + 4])
        page = content[at + FRAME_HEADER : at + FRAME_HEADER + PAGE]
        found.append(decrypted(key, page, is_first=number == 1))
    return found


class Thief:
    """Reads everything below a vault's folder, with the key of the database."""

    def __init__(self, settings, key):
        self._settings = settings
        self._key = key

    def everything(self):
        """Return all bytes that can be had, with every run of a kind of case folded."""
        database = self._settings.database
        log = database.with_name(database.name + "-wal")
        pages = pages_of_file(database, self._key)
        # Page 1 begins with its schema: that the key is right can be seen.
        assert b"CREATE TABLE" in b"".join(pages)
        rest = [
            path.read_bytes()
            for path in self._settings.home.rglob("*")
            if path.is_file() and path not in (database, log)
        ]
        return b"\0".join([*pages, *pages_of_log(log, self._key), *rest]).lower()

    def found(self, terms):
        """Return those of the terms (text or bytes) that stand anywhere, however written."""
        content = self.everything()
        return [term for term in terms if any(one in content for one in spellings(term))]


def spellings(term):
    """Return the ways a term may stand in a file: UTF-8, both UTF-16, escaped in JSON."""
    if isinstance(term, bytes):
        # Raw bytes as they are (the content is in lower case), and as hex.
        return [term.lower(), term.hex().encode()]
    text = term.lower()
    ways = [text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be")]
    return [*ways, text.encode("ascii", "backslashreplace")]
