"""The code a person types: 10 characters of Crockford base32, 50 bits.

Crockford leaves out I, L, O and U, and reads I and L as 1, O as 0
(https://www.crockford.com/base32.html).
"""

import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
_ALIASES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


def make_code() -> str:
    """Return a fresh code, as XXXXX-XXXXX."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return f"{code[:5]}-{code[5:]}"


def normal_code(typed: str) -> str:
    """Return the code as both sides derive keys from it."""
    return typed.upper().translate(_ALIASES)
