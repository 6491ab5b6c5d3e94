"""RFC 9553's types as JSON Schema: what is mandatory, and which values its lists have."""

from typing import Any

TEXT: dict[str, Any] = {"type": "string"}
FULL = {"type": "string", "minLength": 1}
TRUE = {"const": True}
VENDOR = r"^[a-z0-9.-]+\.[a-z]+:"
ID = "^[A-Za-z0-9_-]{1,255}$"
UTC = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d*[1-9])?Z$"}


def thing(kind: str, mandatory: tuple[str, ...] = (), /, **members: Any) -> dict[str, Any]:
    """An object that has no other members than its type's."""
    return {
        "type": "object",
        "required": list(mandatory),
        "properties": {"@type": {"const": kind}, **members},
        "additionalProperties": False,
    }


def by_id(entry: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "propertyNames": {"pattern": ID}, "additionalProperties": entry}


def flags(*names: str) -> dict[str, Any]:
    """A set: known names, or a vendor's."""
    return {
        "type": "object",
        "properties": dict.fromkeys(names, TRUE),
        "patternProperties": {VENDOR: TRUE},
        "additionalProperties": False,
    }


def one_of(*values: str) -> dict[str, Any]:
    return {"anyOf": [{"enum": list(values)}, {"type": "string", "pattern": VENDOR}]}


CONTEXTS = flags("private", "work")
PREFERENCE = {"type": "integer", "minimum": 1, "maximum": 100}
COMMON = {"contexts": CONTEXTS, "pref": PREFERENCE, "label": TEXT, "vCardName": TEXT}
RESOURCE = {"uri": {"type": "string", "pattern": "^[a-zA-Z][a-zA-Z0-9+.-]*:"}, "mediaType": TEXT}
NAME_PARTS = ("credential", "generation", "given", "given2", "separator", "surname", "surname2")
ADDRESS_PARTS = (
    *("apartment", "block", "building", "country", "direction", "district", "floor", "landmark"),
    *("locality", "name", "number", "postcode", "postOfficeBox", "region", "room", "separator"),
    "subdistrict",
)
RELATIONS = (
    *("acquaintance", "agent", "child", "co-resident", "co-worker", "colleague", "contact"),
    *("crush", "date", "emergency", "friend", "kin", "me", "met", "muse", "neighbor", "parent"),
    *("sibling", "spouse", "sweetheart"),
)


def component(kind: str, *kinds: str) -> dict[str, Any]:
    found = thing(kind, ("value", "kind"), value=TEXT, kind=one_of(*kinds), phonetic=TEXT)
    return {"type": "array", "minItems": 1, "items": found}


ADDRESS = thing(
    "Address",
    components=component("AddressComponent", *ADDRESS_PARTS),
    isOrdered={"type": "boolean"},
    countryCode={"type": "string", "pattern": "^[A-Z]{2}$"},
    coordinates={"type": "string", "pattern": "^geo:"},
    timeZone=TEXT,
    contexts=flags("private", "work", "billing", "delivery"),
    full=TEXT,
    defaultSeparator=TEXT,
    pref=PREFERENCE,
)
DATE = {
    "anyOf": [
        thing(
            "PartialDate",
            year={"type": "integer", "minimum": 0},
            month={"type": "integer", "minimum": 1, "maximum": 12},
            day={"type": "integer", "minimum": 1, "maximum": 31},
            calendarScale=TEXT,
        ),
        thing("Timestamp", ("@type", "utc"), utc=UTC),
    ]
}
NAME = thing(
    "Name",
    components=component("NameComponent", "title", *NAME_PARTS),
    isOrdered={"type": "boolean"},
    defaultSeparator=TEXT,
    full=FULL,
    sortAs={"type": "object", "additionalProperties": TEXT},
    phoneticSystem=TEXT,
    phoneticScript=TEXT,
) | {"anyOf": [{"required": ["full"]}, {"required": ["components"]}]}
SERVICE = thing("OnlineService", service=TEXT, uri=RESOURCE["uri"], user=TEXT, **COMMON)
FEATURES = flags("mobile", "voice", "text", "video", "main-number", "textphone", "fax", "pager")
CARD = thing(
    "Card",
    ("@type", "version", "uid"),
    version={"const": "1.0"},
    uid=FULL,
    created=UTC,
    updated=UTC,
    kind=one_of("individual", "group", "org", "location", "device", "application"),
    language=TEXT,
    members={"type": "object", "additionalProperties": TRUE},
    prodId=TEXT,
    relatedTo={
        "type": "object",
        "additionalProperties": thing("Relation", relation=flags(*RELATIONS)),
    },
    name=NAME,
    nicknames=by_id(thing("Nickname", ("name",), name=FULL, **COMMON)),
    organizations=by_id(
        thing(
            "Organization",
            name=TEXT,
            units={"type": "array", "items": thing("OrgUnit", ("name",), name=TEXT, sortAs=TEXT)},
            sortAs=TEXT,
            contexts=CONTEXTS,
        )
    ),
    speakToAs=thing(
        "SpeakToAs",
        grammaticalGender=TEXT,
        pronouns=by_id(thing("Pronouns", ("pronouns",), pronouns=TEXT, **COMMON)),
    ),
    titles=by_id(
        thing("Title", ("name",), name=FULL, kind=one_of("title", "role"), organizationId=TEXT)
    ),
    emails=by_id(thing("EmailAddress", ("address",), address=FULL, **COMMON)),
    onlineServices=by_id(SERVICE | {"anyOf": [{"required": ["uri"]}, {"required": ["user"]}]}),
    phones=by_id(thing("Phone", ("number",), number=FULL, features=FEATURES, **COMMON)),
    preferredLanguages=by_id(thing("LanguagePref", ("language",), language=TEXT, **COMMON)),
    calendars=by_id(thing("Calendar", ("uri", "kind"), kind=TEXT, **RESOURCE, **COMMON)),
    addresses=by_id(ADDRESS),
    cryptoKeys=by_id(thing("CryptoKey", ("uri",), kind=TEXT, **RESOURCE, **COMMON)),
    directories=by_id(thing("Directory", ("uri", "kind"), kind=TEXT, **RESOURCE, **COMMON)),
    links=by_id(thing("Link", ("uri",), kind=one_of("contact"), **RESOURCE, **COMMON)),
    media=by_id(
        thing("Media", ("uri", "kind"), kind=one_of("photo", "sound", "logo"), **RESOURCE, **COMMON)
    ),
    localizations={"type": "object"},
    anniversaries=by_id(
        thing(
            "Anniversary",
            ("kind", "date"),
            kind=one_of("birth", "death", "wedding"),
            date=DATE,
            place=ADDRESS,
            contexts=CONTEXTS,
            pref=PREFERENCE,
        )
    ),
    keywords={"type": "object", "additionalProperties": TRUE},
    notes=by_id(
        thing(
            "Note",
            ("note",),
            note=TEXT,
            created=UTC,
            author=thing("Author", name=TEXT, uri=RESOURCE["uri"]),
        )
    ),
    personalInfo=by_id(
        thing(
            "PersonalInfo",
            ("kind", "value"),
            kind=one_of("expertise", "hobby", "interest"),
            value=TEXT,
            level=one_of("high", "medium", "low"),
            listAs={"type": "integer", "minimum": 1},
            label=TEXT,
        )
    ),
    vCardProps={
        "type": "array",
        "items": {
            "type": "array",
            "minItems": 4,
            "prefixItems": [FULL, {"type": "object"}, FULL],
        },
    },
)
