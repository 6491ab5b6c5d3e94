"""A Monica export with a bit of everything; the people are invented."""

import json
from typing import Any

AT = "2024-01-16T09:15:00.000000Z"
MS = 1_705_396_500_000


def thing(uuid: str, **said: Any) -> dict[str, Any]:
    return {"uuid": uuid, "created_at": AT, "updated_at": AT, "properties": said}


def listed(kind: str, *values: Any) -> dict[str, Any]:
    return {"count": len(values), "type": kind, "values": list(values)}


def person(uuid: str, *data: dict[str, Any], **said: Any) -> dict[str, Any]:
    said = {"is_partial": False, "is_active": True, "is_dead": False, **said}
    return {**thing(uuid, **said), "data": list(data)}


def day(date: str, *, age: bool = False, yearless: bool = False) -> dict[str, Any]:
    return {
        "uuid": "d",
        "is_age_based": age,
        "is_year_unknown": yearless,
        "date": f"{date}T00:00:00.000000Z",
    }


def export(*data: dict[str, Any]) -> bytes:
    types = [
        thing("t1", name="E-post", protocol="mailto:", type="email"),
        thing("t2", name="Telefon", protocol="tel:", type="phone"),
        thing("t3", name="Work network", fontawesome_icon="fa fa-linkedin-square"),
        thing("t4", name="Telegram", protocol="telegram:"),
        thing("t5", name="Locker"),
        thing("t6", name="Site"),
    ]
    found = {
        "version": "1.0-preview.1",
        "app_version": "4.1.2",
        "export_date": AT,
        "url": "https://monica.example",
        "exported_by": "me@okafor.example",
        "account": {
            "uuid": "acc",
            "data": list(data),
            "properties": {"journal_entries": [], "modules": []},
            "instance": {
                "activity_types": [thing("a1", translation_key="went_bar", name="Went to a bar")],
                "contact_field_types": types,
                "genders": [thing("g1", name="Woman", type="F")],
                "life_event_types": [thing("l1", translation_key="new_job")],
            },
        },
    }
    return json.dumps(found, indent=1).encode()


INES = person(
    "c1",
    listed(
        "contact_field",
        thing("f1", data="ines@okafor.example", type="t1"),
        thing("f2", data="+47 22 12 34 56", type="t2"),
        thing("f3", data="ines-okafor", type="t3"),
        thing("f4", data="@ines", type="t4"),
        thing("f5", data="B12", type="t5"),
        thing("f6", data="https://okafor.example", type="t6"),
    ),
    listed("note", thing("n1", body="Likes tea.", is_favorite=False)),
    listed(
        "call", thing("k1", called_at=AT, content="Boats", contact_called=True, emotions=["joy"])
    ),
    listed(
        "conversation",
        thing(
            "v1",
            happened_at="2024-02-01T00:00:00.000000Z",
            messages=[
                thing("m1", content="Hi", written_by_me=True),
                thing("m2", content="Hello", written_by_me=False),
            ],
        ),
    ),
    listed("activity", "x1", "x9"),
    listed(
        "reminder",
        thing("r1", initial_date="1984-04-12T00:00:00Z", title="Birthday of Ines")
        | {
            "properties": {
                "initial_date": "1984-04-12T00:00:00Z",
                "title": "Birthday",
                "frequency_type": "year",
                "frequency_number": 1,
            }
        },
        thing(
            "r2",
            initial_date="2020-06-01T00:00:00Z",
            title="Name day",
            frequency_type="year",
            frequency_number=1,
        ),
        thing(
            "r3",
            initial_date="2020-06-02T00:00:00Z",
            title="Ring",
            frequency_type="month",
            frequency_number=3,
        ),
    ),
    listed("task", thing("s1", title="Send plans", description="by post", completed=True)),
    listed("debt", thing("b1", in_debt=True, amount=20, currency="EUR", status="inprogress")),
    listed("gift", thing("p1", name="Cup", status="offered", date="2024-01-15T00:00:00Z")),
    listed("pet", thing("q1", name="Rex", category="dog")),
    listed(
        "life_event", thing("e1", type="l1", happened_at="2023-05-01T00:00:00Z", note="At last")
    ),
    listed(
        "address",
        thing(
            "h1",
            name="Home",
            street="12 Quay Street",
            city="Halden",
            postal_code="1771",
            country="NO",
        ),
    ),
    listed("photo", "ph1"),
    listed("document", "dc1"),
    first_name="Ines",
    middle_name="Maria",
    last_name="Okafor",
    nickname="Ny",
    description="Blows glass",
    is_starred=True,
    job="Head of Research",
    company="Halden Glass",
    food_preferences="No fish",
    stay_in_touch_frequency=60,
    tags=["glass"],
    gender="g1",
    birthdate=day("1984-04-12", yearless=True),
    first_met_date=day("2019-09-01"),
    first_met_where="At the fair",
    first_met_through="c2",
)
BO = person(
    "c2",
    listed("activity", "x1"),
    first_name="Bo",
    birthdate=day("1970-01-01", age=True),
    is_dead=True,
    deceased_date=day("2021-02-03"),
    is_active=False,
)
STUB = person("c3", first_name="Lill", is_partial=True)
NOBODY = person("c4", first_name="Nobody", is_partial=True)
FILE = export(
    listed("user", thing("u1", locale="en")),
    listed("contact", INES, BO, STUB, NOBODY),
    listed(
        "relationship",
        thing("y1", type="child", contact_is="c1", of_contact="c3"),
        thing("y2", type="boss", contact_is="c2", of_contact="c1"),
    ),
    listed("photo", thing("ph1", dataUrl="data:image/png;base64,iVBORw0KGgo=", filesize=8)),
    listed("activity", thing("x1", summary="Glögg", happened_at="2023-12-01T00:00:00Z", type="a1")),
)
