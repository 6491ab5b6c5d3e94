import pytest
from daemon.store.device import Device

from kithbook.people import service as people
from kithbook.people.identifier import email, phone
from kithbook.people.match import Evidence, compatible, match
from kithbook_protocol.people import IdentityKind


@pytest.fixture
def device(tmp_path):
    made = Device(tmp_path / "device")
    yield made
    made.close()


@pytest.fixture
def known(device):
    """Make someone: `known(name, (kind, value), ...)` returns the person's id."""

    def make(name, *identities, generic=False):
        def work(unit):
            person = people.create(unit, name)
            for kind, value in identities:
                people.add_identity(unit, person, IdentityKind(kind), value, generic=generic)
            return person

        return device.act("add", work)

    return make


PROFILE = "https://x.com/ada"


def test_a_stable_id_says_who_it_is(device, known):
    ada = known("Ada", ("site_id", "x:1"))
    assert match(device.connection, Evidence("Someone", site_ids=["x:1"])) == ada


def test_a_profile_says_who_it_is(device, known):
    ada = known("Ada", ("profile", PROFILE))
    assert match(device.connection, Evidence("Someone", profiles=[PROFILE])) == ada


@pytest.mark.parametrize("seen", ["http://ada.net/me", "https://ada.net/me/", "https://ada.net/me"])
def test_a_profile_is_known_with_and_without_its_last_slash(device, known, seen):
    ada = known("Ada", ("profile", "https://ada.net/me"))
    assert match(device.connection, Evidence("Ada", profiles=[seen])) == ada


def test_a_handle_given_to_someone_else_is_not_the_same_person(device, known):
    known("Ada", ("profile", PROFILE), ("site_id", "x:1"))
    assert match(device.connection, Evidence("Bo", site_ids=["x:2"], profiles=[PROFILE])) is None


def test_a_personal_email_with_a_fitting_name_says_who_it_is(device, known):
    ada = known("Ada Lovelace", ("email", "ada@engines.net"))
    assert match(device.connection, Evidence("A. Lovelace", emails=["ada@engines.net"])) == ada


@pytest.mark.parametrize(
    ("kind", "value", "evidence"),
    [
        ("site_id", "x:1", Evidence("Ada", site_ids=["x:1"])),
        ("profile", PROFILE, Evidence("Ada", profiles=[PROFILE])),
        ("email", "ada@engines.net", Evidence("Ada", emails=["ada@engines.net"])),
    ],
)
def test_what_two_people_have_says_nothing(device, known, kind, value, evidence):
    one = known("Ada", (kind, value))
    assert match(device.connection, evidence) == one
    other = known("Ada", (kind, value))
    assert match(device.connection, evidence) is None
    device.act("delete", lambda unit: unit.remove("person", other))
    assert match(device.connection, evidence) == one


def test_a_profile_of_one_of_two_says_who_it_is_though_an_id_is_on_both(device, known):
    ada = known("Ada", ("site_id", "x:1"), ("profile", PROFILE))
    known("Ada", ("site_id", "x:1"))
    assert match(device.connection, Evidence("Ada", site_ids=["x:1"], profiles=[PROFILE])) == ada


def test_an_email_with_a_short_name_only_proposes(device, known):
    known("William Smith", ("email", "bill@engines.net"))
    assert match(device.connection, Evidence("Bill Smith", emails=["bill@engines.net"])) is None


def test_a_family_that_shares_an_address_stays_two_people(device, known):
    known("Ada Lovelace", ("email", "family@lovelace.net"))
    assert (
        match(device.connection, Evidence("Byron Lovelace", emails=["family@lovelace.net"])) is None
    )


def test_a_house_mailbox_says_nothing(device, known):
    known("Ada Lovelace", ("email", "info@engines.net"), generic=True)
    assert match(device.connection, Evidence("Ada Lovelace", emails=["info@engines.net"])) is None


@pytest.mark.parametrize("kind", ["link", "phone"])
def test_links_and_phones_say_nothing(device, known, kind):
    value = {"link": PROFILE, "phone": "+442071234567"}[kind]
    known("Ada", (kind, value))
    assert match(device.connection, Evidence("Ada", profiles=[value], emails=[value])) is None


def test_a_deleted_person_is_not_met_again(device, known):
    ada = known("Ada", ("profile", PROFILE))
    device.act("delete", lambda unit: unit.remove("person", ada))
    assert match(device.connection, Evidence("Ada", profiles=[PROFILE])) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Lovelace", "ada  LOVELACE", True),
        ("Ada Lovelace", "Dr. Ada King Lovelace", True),
        ("José García", "Jose Garcia", True),
        ("A. Adams", "Adams, Arthur", True),
        ("Ada", "Ada Lovelace", True),
        ("王小明", "王小明", True),
        ("Ada Lovelace", "Ada Byron", False),
        ("Ada Lovelace", "Annabella Lovelace", False),
        ("A. L.", "Ada Lovelace", False),
        ("王小明", "王大明", False),
        ("🚀", "🚀", False),
        ("", "", False),
    ],
)
def test_names_fit_when_the_shorter_says_nothing_else(one, other, same):
    assert compatible(one, other) is same
    assert compatible(other, one) is same


def test_the_same_address_is_always_written_the_same_way():
    assert email(" Ada@Engines.NET\u200b") == email("ada@engines.net")
    assert phone("+44 (0)20 7123 4567".replace("(0)", "")) == "+442071234567"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+1-418-656-9254;ext=102", "+14186569254;ext=102"),
        ("+1 418 656 9254 x102", "+14186569254;ext=102"),
        ("418-656-9254 ext. 102", "418-656-9254;ext=102"),
        ("+1 418 656 9254", "+14186569254"),
    ],
)
def test_an_extension_is_no_part_of_the_number(typed, kept):
    assert phone(typed) == kept
