"""Ways in which a person's words come into the book, before they are forgotten."""

from daemon.capture.conftest import page

from kithbook.search.text import words
from kithbook_protocol.favour_operations import (
    FAVOUR,
    MET,
    OPPORTUNITY,
    OPPORTUNITY_EDIT,
    POST,
    POSTING_EDIT,
    POSTING_REMOVE,
    VERDICT,
)
from kithbook_protocol.operations import ADD, DELETE, EDIT, NOTE, NOTES, SEARCH, UNDO
from kithbook_protocol.people_operations import DATE, FIELD_ADD, ORGANISATION_EDIT, RELATION, ROLE
from kithbook_protocol.relationship_operations import (
    CADENCE,
    CADENCE_OFF,
    LOG,
    LOG_EDIT,
    LOG_REMOVE,
    PROMISE,
    PROMISE_END,
    REMIND,
    REMINDER_DONE,
    SNOOZE,
    WEEK_ANSWER,
)
from kithbook_protocol.search_operations import OPENED, SEARCH_SAVE

URL = "https://quarzheim.example/people/wilhelmina-brandvold"
NAME, FORMER = "Wilhelmina Brandvold", "Wilhelmina Ostervik"
NOTED = "Zwiebelkuchen at the Rosengarten, owes me a Feldstecher"
EMAIL, PHONE, TAG = "mina.brandvold@quarzheim.example", "+4930901820437", "kayakfriend"
HEADLINE = "Glockenspiel restorer"
HTML = page(NAME, headline=HEADLINE, email=EMAIL, org="Engines")
HTML = HTML.replace("https://engines.net/people/ada", URL)


EVERYBODYS = {"https", "example", "people", "before", "more", "since", "1971", "owed"}
"""Words of these texts that others, or the tables, have too."""


def terms(*texts):
    """Return texts whole, and each of their words as the index holds it."""
    single = {word for text in texts for word in words(text) if len(word) > 3}
    return sorted({*texts, *single} - EVERYBODYS)


async def by_hand(call, _capture):
    body = {
        "fields": {"name": NAME, "headline": HEADLINE, "organisation": "Engines"},
        "emails": [EMAIL],
        "phones": [PHONE],
        "urls": [URL],
        "tags": [TAG],
        "note": NOTED,
    }
    person = (await call(ADD, body)).person.id
    return person, terms(NAME, HEADLINE, EMAIL, PHONE, URL, TAG, NOTED)


async def captured(_call, capture):
    receipt = await capture(HTML, url=URL, note=NOTED)
    assert receipt.outcome == "created"
    return receipt.person.id, terms(NAME, HEADLINE, EMAIL, URL, NOTED)


async def well_worn(call, capture):
    """Captured, edited, noted, tagged, undone, redone."""
    person, known = await captured(call, capture)
    one = {"person": str(person)}
    await call(EDIT, one | {"fields": {"name": FORMER}, "add_tags": [TAG], "add_phones": [PHONE]})
    undone = await call(UNDO, {})
    await call(UNDO, {"change_set": str(undone.change_set)})
    await call(NOTE, one | {"text": "Sauerbraten on Dienstag"})
    [note, *_] = (await call(NOTES, one)).notes
    await call(NOTE, one | {"text": "Labskaus on Mittwoch", "note": str(note.id)})
    await capture(HTML.replace(HEADLINE, "Carillon tuner"), url=URL)
    return person, known + terms(
        FORMER, TAG, PHONE, "Sauerbraten on Dienstag", "Labskaus on Mittwoch", "Carillon tuner"
    )


async def renamed(call, capture):
    person, known = await by_hand(call, capture)
    names = [f"Wilhelmina {last}" for last in ("Grauwacke", "Pfefferkorn", "Haselbach")]
    for name in names:
        await call(EDIT, {"person": str(person), "fields": {"name": name}})
    return person, known + terms(*names)


async def deleted(call, capture):
    person, known = await well_worn(call, capture)
    await call(DELETE, {"person": str(person)})
    return person, known


async def undone(call, capture):
    person, known = await captured(call, capture)
    await call(UNDO, {})
    return person, known


async def draft(call, capture):
    """A page that named nobody, and was given a name by hand."""
    article = f"<title>{HEADLINE}</title><article><h1>{HEADLINE}</h1><p>" + "wort " * 300
    receipt = await capture(article, url=URL, note=NOTED)
    assert receipt.outcome == "draft"
    done = await call(EDIT, {"person": str(receipt.capture), "fields": {"name": NAME}})
    return done.person.id, terms(NAME, HEADLINE, URL, NOTED)


async def with_facts(call, capture):
    """With a career, dates, a field named after them, and what they and Bo are to each other."""
    person, known = await by_hand(call, capture)
    one = {"person": str(person)}
    [bo] = [hit.person for hit in (await call(SEARCH, {"query": "chess"})).hits]
    fields = {"title": "Dulcimer maker", "organisation": "Kammermusik", "until": "2019-05"}
    await call(ROLE, one | {"fields": fields})
    note = {"organisation": "Kammermusik", "fields": {"note": "Hackbrett and more"}}
    await call(ORGANISATION_EDIT, note)
    await call(DATE, one | {"label": "Kirchweih", "day": "1971-03-29"})
    await call(FIELD_ADD, {"name": "Owed by Wilhelmina", "kind": "text"})
    for value in ("Schraubenzieher", "Wasserwaage"):
        await call(EDIT, one | {"values": [{"field": "owed by wilhelmina", "value": value}]})
    related = one | {"other": str(bo), "label": "Patentante", "inverse": "Patenkind"}
    await call(RELATION, related | {"note": "since the Taufe"})
    back = {"person": str(bo), "other": str(person), "label": "manager", "note": "Chefin damals"}
    await call(RELATION, back)
    await call(RELATION, back | {"note": "Chefin einst"})
    return person, known + terms(
        "Dulcimer maker", "Kammermusik", "Hackbrett and more", "Kirchweih", "1971-03-29",
        "Owed by Wilhelmina", "Schraubenzieher", "Wasserwaage", "Patentante", "Patenkind",
        "since the Taufe", "Chefin damals", "Chefin einst",
    )  # fmt: skip


async def searched(call, capture):
    """In a saved search, past ones too, and opened from a search."""
    person, known = await by_hand(call, capture)
    await call(SEARCH_SAVE, {"name": "Brandvold clan", "query": "tag:Wilhelmina or Feuerzeug"})
    await call(SEARCH_SAVE, {"name": "Brandvold clan", "query": "Wilhelmina Fensterladen"})
    await call(OPENED, {"person": str(person)})
    await call(EDIT, {"person": str(person), "fields": {"headline": "Windharfe tuner"}})
    return person, known + terms(
        "Brandvold clan", "tag:Wilhelmina or Feuerzeug", "Wilhelmina Fensterladen", "Windharfe"
    )


async def broken_before(call, capture):
    """Once the page could not be read, and nobody was made of that; then it could."""
    broken = await capture(" ", title=f"{NAME} in Quarzheim", url=URL, note="Feldstecher")
    assert broken.outcome == "draft"
    undone = await capture(" ", title="Wilhelmina Schnipsel", url=URL)
    await call(UNDO, {"change_set": str(undone.capture)})
    person, known = await captured(call, capture)
    return person, known + terms(f"{NAME} in Quarzheim", "Wilhelmina Schnipsel")


async def listed(call, capture):
    """Chosen from a page that names several, which is kept by itself."""
    team = "".join(
        f"<li><h3><a href='{url}'>{name}</a></h3><p>{role}</p></li>"
        for name, role, url in (
            (NAME, HEADLINE, URL),
            ("Bo Chen", "Chess", "/bo"),
            ("Cy Odd", "Chess", "/cy"),
        )
    )
    receipt = await capture(f"<title>Our team</title><h1>Our team</h1><ul>{team}</ul>")
    [one] = [one for one in receipt.people if one.name == NAME]
    added = {"fields": {"name": NAME, "headline": one.headline}, "urls": [one.url]}
    return (await call(ADD, added)).person.id, terms(NAME, HEADLINE, URL)


async def in_touch(call, capture):
    """Met alone, and once what was logged was removed; promises, and cadences of them and a tag."""
    person, known = await by_hand(call, capture)
    one = {"person": str(person)}
    met = {"people": [str(person)], "kind": "met"}
    done = await call(LOG, met | {"text": "Sauerbraten on Dienstag", "place": "Alexanderplatz"})
    moved = {"interaction": str(done.interaction.id), "place": "Hackescher Markt"}
    await call(LOG_EDIT, moved)
    wrong = await call(LOG, met | {"text": "Labskaus on Mittwoch"})
    await call(LOG_REMOVE, {"interaction": str(wrong.interaction.id)})
    made = await call(PROMISE, one | {"text": "Feuerzangenbowle recipe", "theirs": True})
    await call(PROMISE_END, {"promise": str(made.promise.id), "state": "kept"})
    await call(CADENCE, {"ideal": 30} | one)
    await call(CADENCE, {"ideal": 30, "tag": "Rollschuhclub"})
    await call(EDIT, one | {"add_tags": ["rollschuhclub"]})
    await call(CADENCE_OFF, {"tag": "rollschuhclub"})
    await call(CADENCE, {"ideal": 30, "tag": TAG})
    asked = await call(REMIND, one | {"text": "Bienenstich for Konditor", "rule": "every Monday"})
    await call(REMINDER_DONE, {"reminder": str(asked.reminder.id)})
    await call(SNOOZE, one | {"until": "tomorrow"})
    await call(WEEK_ANSWER, one | {"answer": "no"})
    return person, known + terms(
        "Sauerbraten on Dienstag",
        "Hackescher Markt",
        "Alexanderplatz",
        "Labskaus on Mittwoch",
        "Feuerzangenbowle recipe",
        "Bienenstich for Konditor",
        "Rollschuhclub",
    )


async def with_favours(call, capture):
    """With asks, offers, past ones too, favours both ways, and what came through them."""
    person, known = await by_hand(call, capture)
    one = {"person": str(person)}
    [bo] = [hit.person for hit in (await call(SEARCH, {"query": "chess"})).hits]
    body = one | {"kind": "ask", "text": "Wanderstiefel in Größe 38", "tags": ["Schuhwerk"]}
    ask = (await call(POST, body)).posting
    moved = {"posting": str(ask.id), "text": "Gummistiefel aus Kautschuk", "tags": ["Regenzeug"]}
    await call(POSTING_EDIT, moved)
    gone = (await call(POST, one | {"kind": "ask", "text": "Klavierhocker"})).posting
    await call(POSTING_REMOVE, {"posting": str(gone.id)})
    offer = await call(POST, one | {"kind": "offer", "text": "Orgelpfeifen"})
    mine = (await call(POST, {"kind": "ask", "text": "chess lessons"})).posting
    for posting, candidate in ((ask.id, bo), (mine.id, offer.posting.id)):
        said = {"posting": str(posting), "candidate": str(candidate), "fits": True}
        await call(VERDICT, said)
    await call(MET, {"posting": str(ask.id), "by": str(bo), "text": "Stiefelknecht geschenkt"})
    await call(MET, {"posting": str(mine.id), "by": str(person), "text": "Springerzug gezeigt"})
    await call(FAVOUR, one | {"given": True, "text": "Koffertragen"})
    chance = {"kind": "job", "title": "Kapellmeister", "people": [str(bo)]}
    made = (await call(OPPORTUNITY, one | chance)).opportunity
    ended = {"opportunity": str(made.id), "state": "lost", "outcome": "Vorspiel vergeigt"}
    await call(OPPORTUNITY_EDIT, ended)
    return person, known + terms(
        "Wanderstiefel", "Schuhwerk", "Gummistiefel aus Kautschuk", "Regenzeug", "Klavierhocker",
        "Orgelpfeifen", "Stiefelknecht geschenkt", "Springerzug gezeigt", "Koffertragen",
        "Kapellmeister", "Vorspiel vergeigt",
    )  # fmt: skip


WAYS = [by_hand, captured, well_worn, renamed, deleted, undone, draft, with_facts, broken_before,
        listed, in_touch, searched, with_favours]  # fmt: skip
