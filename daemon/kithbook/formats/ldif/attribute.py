"""Attributes of inetOrgPerson (RFC 2798), Mozilla's mozillaAbPerson and Evolution's, both ways."""

import re

PHONES = {
    "telephoneNumber": "work",
    "homePhone": "home",
    "mobile": "mobile",
    "facsimileTelephoneNumber": "fax",
    "pager": "pager",
}
LINKS = {"mozillaHomeUrl": "home", "mozillaWorkUrl": "work", "homeUrl": "home", "workUrl": "work"}
ADDRESSES = {
    "home": (
        *("", "mozillaHomeStreet2", "mozillaHomeStreet", "mozillaHomeLocalityName"),
        *("mozillaHomeState", "mozillaHomePostalCode", "mozillaHomeCountryName"),
    ),
    "work": ("postOfficeBox", "mozillaWorkStreet2", "street", "l", "st", "postalCode", "c"),
}
"""By the kind of address: the attributes of ADR's components (RFC 6350, 6.3.1)."""
RELATIONS = {"manager": "manager", "secretary": "assistant"}
CUSTOM = {
    f"{prefix}{number}": f"Custom {number}"
    for prefix in ("mozillaCustom", "custom")
    for number in range(1, 5)
}
DATES = {"birth": "birthday", "anniversary": "anniversary"}
"""What the attributes of a date begin with: birthyear, birthmonth, birthday."""
OTHER = "X-LDIF-"
"""What the line of an attribute begins with that is none of these."""

KNOWN = frozenset(
    one.lower()
    for one in (
        *("cn", "displayName", "givenName", "sn", "mozillaNickname", "mail", "mozillaSecondEmail"),
        *("title", "o", "ou", "labeledURI", "description", "jpegPhoto", "objectClass", "category"),
        *("preferredLanguage", "co", "countryName", "localityName", "department", "company"),
        *("streetAddress", "cellPhone", "fax", "surname", "commonName", "modifyTimestamp", "url"),
        *(name for parts in ADDRESSES.values() for name in parts),
        *(f"{begin}{part}" for begin in DATES for part in ("year", "month", "day")),
        *PHONES,
        *LINKS,
        *RELATIONS,
        *CUSTOM,
    )
)
"""In lower case."""
ALIASES = {
    "o": ("company",),
    "ou": ("department",),
    "street": ("streetaddress",),
    "l": ("localityname",),
    "c": ("countryname", "co"),
    "mobile": ("cellphone",),
    "facsimiletelephonenumber": ("fax",),
    "sn": ("surname",),
    "cn": ("commonname",),
    "labeleduri": ("url",),
}
"""Other names of attributes, all in lower case."""

_UID = re.compile(r"uid=((?:[^,+\\]|\\.)+)", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9.-]*=.")
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{2}|.)", re.DOTALL)
_SPECIAL = re.compile(r'[\\,+"<>;=#\x00-\x1f\x7f]|^ | $')


def key(name: str) -> str:
    """Return the key of whom a distinguished name names."""
    found = _UID.fullmatch(name)
    if not found:
        return name
    return _ESCAPED.sub(lambda one: chr(int(one[1], 16)) if len(one[1]) > 1 else one[1], found[1])


def distinguished(known: str) -> str:
    """Return the distinguished name of a key; the key itself where it is one."""
    return known if _NAME.match(known) else f"uid={escaped(known)}"


def escaped(value: str) -> str:
    """Return a value as it stands in a distinguished name (RFC 4514, 2.4)."""
    return _SPECIAL.sub(lambda one: f"\\{ord(one[0]):02x}", value)


def same(name: str) -> str:
    """Return a distinguished name in a form that does not heed how it is written."""
    return ",".join(part.strip() for part in name.lower().split(","))
