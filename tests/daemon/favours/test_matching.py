"""What fits what: symmetric, bounded, the same each time, and only where words are shared."""

import pytest
from daemon.search.book import add
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithbook.favours import match, service
from kithbook.favours.likeness import LEAST, likeness, weight
from kithbook.favours.tongue import beginning, language, said, stem
from kithbook.search.text import words
from kithbook_protocol.favours import FittingRequest, PostingRequest

SOME = [
    *("kiln", "kilns", "glaze", "glazes", "ceramics", "ceramic", "studio", "notaries", "Porto"),
    *("the", "for", "looking", "need", "offer", "ich", "suche", "einen", "eine", "Brennofen"),
    *("Keramik", "atelier", "céramique", "four", "à", "cherche", "un", "王", "🚀", "o'neil", "42"),
]
texts = st.lists(st.sampled_from(SOME), max_size=9).map(" ".join)


def weigh(stem_, tongue):
    """Return a weight of its own for each word: the longer, the rarer."""
    return min(1.0, 0.1 * len(stem_)) if tongue else 0.0


@given(texts, texts)
def test_it_is_the_same_from_both_sides_and_between_0_and_1(one, other):
    here, there = likeness(said(one), said(other), weigh), likeness(said(other), said(one), weigh)
    assert here.score == there.score
    assert (here.shared, here.others) == (there.others, there.shared)
    assert 0 <= here.score <= 1
    assert bool(here.score) == bool(here.shared)


@given(texts, texts, st.sampled_from(["xylophone", "quarzheim"]))
def test_a_rare_word_more_that_both_have_never_lowers_it(one, other, word):
    before = likeness(said(one), said(other), weigh)
    after = likeness(said(f"{one} {word}"), said(f"{other} {word}"), weigh)
    assert after.score >= before.score
    assert after.score > 0


@given(texts, texts)
def test_words_that_only_one_has_never_raise_it(one, other):
    before = likeness(said(one), said(other), weigh)
    assert likeness(said(one), said(f"{other} xylophone"), weigh).score <= before.score


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 100_000))
def test_a_rarer_word_weighs_no_less(having, more, people):
    assert 1 >= weight(having, people) >= weight(having + more, people) > 0


@given(st.text(max_size=60))
def test_no_text_breaks_it_and_every_word_begins_as_its_stem_does(text):
    found = said(text)
    for one, forms in found.concepts.items():
        for form in forms:
            assert stem(form, found.tongue) == one
            assert form.startswith(beginning(one))
    assert likeness(found, found, weigh).score == (1 if found.concepts else 0)


@pytest.mark.parametrize(
    ("text", "tongue", "stems"),
    [
        ("I am looking for notaries in Porto", "en", {"notari", "porto"}),
        ("Ich suche einen Brennofen für Keramiken", "de", {"brennof", "keram"}),
        ("Je cherche un four à céramique", "fr", {"four", "ceram"}),
        ("Busco una notaria en Oporto", "es", {"notari", "oport"}),
        ("Can anybody help me with this?", "en", set()),
        ("", "en", set()),
    ],
)
def test_small_words_and_endings_do_not_count(text, tongue, stems):
    assert language(words(text)) == tongue
    found = said(text)
    assert found.tongue == tongue
    assert {one[:6] for one in found.concepts} == {one[:6] for one in stems}


def post(device, kind, text, person=None, **more):
    request = PostingRequest(kind=kind, text=text, person=person and str(person.id), **more)
    return device.act(kind, service.post, request).posting


def proposals(device, posting, **more):
    asked = FittingRequest(posting=str(posting.id), **more)
    return match.fitting(device.connection, asked).proposals


def clear(device):
    """Take out whatever the example before left."""
    for table in ("person", "ask", "offer", "fit"):
        for (row,) in device.connection.execute(f"SELECT id FROM {table}").fetchall():  # noqa: S608
            device.act("delete", lambda unit, *which: unit.remove(*which), table, _uuid(row))


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3), texts), min_size=1, max_size=8))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_an_ask_proposes_an_offer_if_and_only_if_the_offer_proposes_the_ask(device, posted):
    clear(device)
    people = [None, *(add(device, name) for name in ("Ada", "Bo", "Cy"))]
    made = [
        post(device, "ask" if asks else "offer", f"{text} x", people[whose])
        for asks, whose, text in posted
    ]
    pairs = {
        one.id: {
            each.id: each.score
            for each in proposals(device, one, limit=50)
            if each.what in {"ask", "offer"}
        }
        for one in made
    }
    assert pairs == {
        one: {other: pairs[other][one] for other in pairs if one in pairs[other]} for one in pairs
    }
    assert all(LEAST - 0.001 <= score <= 1 for found in pairs.values() for score in found.values())
    again = {one.id: [each.id for each in proposals(device, one)] for one in made}
    assert again == {one.id: [each.id for each in proposals(device, one)] for one in made}


@given(
    st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=8),
    st.lists(texts, max_size=3),
    texts,
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whoever_is_not_measured_would_not_have_been_proposed(device, people, offered, wanted):
    clear(device)
    every = []
    for number, (role, tag, note) in enumerate(people):
        more = {"tags": [tag] if tag.strip() else [], "note": note.strip() or None}
        every.append(add(device, f"P{number}", fields={"role": f"{role} x"}, **more).id)
    for number, text in enumerate(offered):
        post(device, "offer", f"{text} y", add(device, f"O{number}"))
    ask = post(device, "ask", f"{wanted} x")
    matcher = match.Matcher(device.connection)
    about, told = matcher._about(ask), matcher._told(ask)
    offers = matcher._postings(ask, about, told)
    measured = matcher._candidates(about, match._least(offers))

    def proposed(whom):
        return {one.id: one.score for one in matcher._people(ask, whom, offers, told)}

    assert proposed(measured) == proposed(every)


def _uuid(row):
    from uuid import UUID  # noqa: PLC0415 - a row's bytes

    return UUID(bytes=row)


def test_the_words_that_fit_are_shown_on_both_sides(device):
    bo = add(device, "Bo", fields={"role": "Potter", "organisation": "Clay"})
    ask = post(device, "ask", "Renting gas kilns, for ceramics")
    post(device, "offer", "A gas kiln in my ceramic studio", bo, tags=["ceramics"])
    found = match.fitting(device.connection, FittingRequest(posting=str(ask.id)))
    [one] = found.proposals
    assert (one.what, one.name, one.line) == ("offer", "Bo", "Potter · Clay")
    assert one.words == ["gas", "kilns", "ceramics"]
    [piece] = one.pieces
    marked = [piece.text[mark.start : mark.end] for mark in piece.marks]
    assert marked == ["gas", "kiln", "ceramic", "ceramics"]
    assert [ask.text[mark.start : mark.end] for mark in found.marks] == ["gas", "kilns", "ceramics"]


def test_people_are_found_by_role_organisation_headline_tag_place_and_note(device):
    add(device, "Notary", fields={"role": "Notary", "location": "Porto"})
    add(device, "Harbour", fields={"role": "Captain", "location": "Porto"})
    add(device, "Tag", tags=["notary"])
    add(device, "Headline", fields={"headline": "Public notary"})
    add(device, "Note", note="her sister is a notary")
    add(device, "House", fields={"role": "Clerk", "organisation": "Notaries United"})
    ask = post(device, "ask", "Do you know a notary in Porto?")
    found = proposals(device, ask)
    assert found[0].name == "Notary"
    assert {piece.field for piece in found[0].pieces} == {"role", "place"}
    assert {one.name for one in found} >= {"Notary", "Tag", "Headline", "Note"}
    assert "Harbour" not in {one.name for one in found}
    assert all(one.pieces and one.words for one in found)


def test_who_is_far_from_the_words_is_not_proposed(device):
    add(device, "Chef", fields={"role": "Chef"}, note="cooks for everybody who is looking for help")
    ada = add(device, "Ada", fields={"role": "Violin maker"})
    assert proposals(device, post(device, "ask", "I am looking for help with my taxes")) == []
    assert proposals(device, post(device, "ask", "A violin maker", ada)) == []
    assert proposals(device, post(device, "offer", "Plumbing")) == []


def test_asks_in_another_language_meet_in_words_that_are_written_alike(device):
    bo = add(device, "Bo")
    offer = post(device, "offer", "I can review your Kubernetes set-up", bo)
    ask = post(device, "ask", "Ich suche jemanden, der Kubernetes kennt")
    [one] = proposals(device, ask)
    assert (one.id, one.words) == (offer.id, ["kubernetes"])
    [other] = proposals(device, offer)
    assert (other.id, other.score) == (ask.id, one.score)


def test_rare_words_count_most(device):
    for number in range(30):
        add(device, f"Engineer {number}", fields={"role": "Software engineer"})
    add(device, "Right", fields={"role": "Carillon engineer"})
    found = proposals(device, post(device, "ask", "An engineer for our carillon"))
    assert found[0].name == "Right"
    assert len(found) == 1
