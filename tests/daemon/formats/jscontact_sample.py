"""JSContact cards that say a bit of everything; the people are invented."""

from typing import Any

WHOLE: dict[str, Any] = {
    "@type": "Card",
    "version": "1.0",
    "uid": "urn:uuid:22b2c7df-9120-4969-8460-05956fe6b065",
    "created": "2022-09-30T14:35:10Z",
    "kind": "individual",
    "language": "nb",
    "name": {
        "components": [
            {"kind": "title", "value": "Dr."},
            {"kind": "given", "value": "Ines", "phonetic": "ee-NESS"},
            {"kind": "surname", "value": "Okafor"},
            {"kind": "surname2", "value": "Vik"},
            {"kind": "separator", "value": ", "},
            {"kind": "credential", "value": "PhD"},
        ],
        "isOrdered": True,
    },
    "nicknames": {"k1": {"name": "Ny", "pref": 1}},
    "organizations": {
        "o1": {"name": "Halden Glass", "units": [{"name": "Research"}], "sortAs": "glass"},
        "o2": {"name": "Quay & Co"},
    },
    "titles": {
        "t1": {"name": "Head of Research", "organizationId": "o1"},
        "t2": {"name": "Keeper of the kiln", "kind": "role"},
    },
    "speakToAs": {"grammaticalGender": "feminine", "pronouns": {"p1": {"pronouns": "she/her"}}},
    "emails": {"e1": {"address": "Ines@okafor.example", "contexts": {"work": True}, "pref": 1}},
    "phones": {
        "p1": {"number": "tel:+47-22-12-34-56", "features": {"mobile": True}},
        "p2": {"number": "22 12 34 57", "features": {"fax": True}, "contexts": {"work": True}},
    },
    "onlineServices": {
        "s1": {"service": "Mastodon", "uri": "https://social.example/@ines", "user": "@ines"},
        "s2": {"service": "XMPP", "uri": "xmpp:ines@chat.example", "vCardName": "impp"},
        "s3": {"service": "GitHub", "user": "ines"},
    },
    "links": {"l1": {"uri": "https://okafor.example/", "label": "Blog"}},
    "preferredLanguages": {"l": {"language": "fr", "contexts": {"private": True}}},
    "calendars": {"c": {"kind": "freeBusy", "uri": "https://cal.example/ines"}},
    "addresses": {
        "a1": {
            "components": [
                {"kind": "number", "value": "12"},
                {"kind": "separator", "value": " "},
                {"kind": "name", "value": "Quay Street"},
                {"kind": "locality", "value": "Halden"},
                {"kind": "postcode", "value": "1771"},
                {"kind": "country", "value": "Norway"},
            ],
            "isOrdered": True,
            "countryCode": "NO",
            "contexts": {"private": True, "billing": True},
        }
    },
    "cryptoKeys": {"k": {"uri": "https://keys.example/ines.asc"}},
    "media": {
        "m1": {
            "kind": "photo",
            "uri": "data:image/png;base64,iVBORw0KGgo=",
            "mediaType": "image/png",
        },
        "m2": {"kind": "logo", "uri": "https://okafor.example/logo.svg"},
    },
    "anniversaries": {
        "b": {"kind": "birth", "date": {"month": 4, "day": 12}, "place": {"full": "Bergen"}},
        "w": {"kind": "wedding", "date": {"@type": "Timestamp", "utc": "2019-06-01T10:00:00Z"}},
        "d": {"kind": "death", "date": {"year": 2024}},
    },
    "keywords": {"glass": True, "Norway, south": True},
    "notes": {
        "n": {"note": "Likes tea.", "created": "2022-11-23T15:01:32Z", "author": {"name": "Bo"}}
    },
    "personalInfo": {"x": {"kind": "hobby", "value": "rowing", "level": "high", "listAs": 2}},
    "relatedTo": {
        "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6": {"relation": {"co-worker": True}},
        "Nils": {"relation": {"friend": True}},
    },
    "localizations": {"en": {"titles/t1/name": "Head of R&D"}},
    "vCardProps": [
        ["x-spouse", {"group": "item1"}, "text", "Nils, of course"],
        ["x-raw", {"x-a": ["1", "2"]}, "unknown", "a;b\\,c"],
    ],
    "example.com:mood": {"deep": [{"er": [1, 2.5, None, True]}]},
}
GROUP = {
    "@type": "Card",
    "version": "1.0",
    "uid": "g",
    "kind": "group",
    "name": {"full": "Rowing club"},
    "members": {"urn:uuid:22B2C7DF-9120-4969-8460-05956FE6B065": True, "a2": True},
}
OTHER = {"@type": "Card", "version": "1.0", "uid": "a2", "name": {"full": "Åse Brekke"}}
