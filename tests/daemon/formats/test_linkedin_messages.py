"""What LinkedIn's messages and invitations become: one entry a day on the timeline."""

from daemon.formats.contract import cards, entries
from daemon.formats.test_linkedin import (
    EVERYTHING,
    INVITATIONS,
    MESSAGES,
    MESSAGES_HEADER,
    by_name,
    message,
)

from kithbook.formats.readers.linkedin import READER


def test_a_conversation_is_on_the_timeline_once_a_day_in_its_order():
    told = by_name(EVERYTHING)["Ines Okafor"].interactions

    assert [(one.day, one.text) for one in told if "invitation" not in one.key] == [
        ("2026-06-01", "Cleo Berg: All of us"),
        ("2026-07-29", "You: Hello & welcome"),
        ("2026-07-30", 'You: How are "you"?\nInes Okafor: Fine,\nand you?'),
    ]
    assert told[-1].at == 1_785_405_600_000
    assert {one.kind for one in told} == {"message"}


def test_a_group_shares_the_interaction():
    people = by_name(EVERYTHING)
    ines, cleo = ({x.key for x in people[one].interactions} for one in ("Ines Okafor", "Cleo Berg"))

    assert {key for key in ines & cleo if "invitation" not in key} == {"linkedin:2-b:2026-06-01"}


def test_you_are_no_partner_of_yours_and_it_is_told_how_that_is_known():
    whole, alone = entries(READER, EVERYTHING), entries(READER, MESSAGES.encode())

    assert any("Profile.csv" in one for entry in whole for one in entry.converted)
    assert any("every conversation" in one for entry in alone for one in entry.converted)
    assert "Me Myself" not in by_name(MESSAGES.encode())


def test_where_it_cannot_be_told_who_you_are_both_have_a_card():
    content = MESSAGES_HEADER + message(
        "2-a", "Ines Okafor", ["Me Myself"], "2026-07-30 10:05:00", "Hi"
    )
    found = entries(READER, content.encode())

    assert {one.card.name for one in found} == {"Ines Okafor", "Me Myself"}
    assert "cannot be told" in found[0].converted[0]


def test_spam_drafts_and_unanswered_advertising_are_left_out_and_told():
    skipped = " ".join(one.skipped for one in entries(READER, EVERYTHING) if one.skipped)

    assert "Sam Seller only wrote you InMails" in skipped
    assert "messages in the spam folder: 1" in skipped
    assert "drafts: 1" in skipped
    assert "Junk" not in repr(cards(READER, EVERYTHING))


def test_an_invitation_is_a_message_with_its_words():
    told = {one.day: one.text for one in by_name(EVERYTHING)["Cleo Berg"].interactions}

    assert told["2026-09-01"] == "Invitation sent: We met at the fair"
    ines = by_name(INVITATIONS.encode())["Ines Okafor"].interactions
    assert [(one.day, one.text) for one in ines] == [("2025-12-31", "Invitation received")]
