"""What the lead could try in order to see one woman: a door, a table, an address, a hidden cell."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from portal.oversight.counting.actions import refresh
from portal.oversight.counting.kinds import BREAKDOWNS, DEMANDS, Cube
from portal.oversight.naming import queries as naming
from tenants import door
from tenants.clock import now, today
from tenants.database import db
from tenants.permissions import NotFoundError
from tests.given import oversight
from tests.given.cases import actions as cases
from tests.given.cases import case, following
from tests.given.received import received, two_parties
from tests.given.referrals import accepted
from tests.given.sharing import CANARIES, CHILD
from tests.given.tenants import a_person, acting_for, the_lead, user_id_of

PAGES = (
    "/oversight",
    "/oversight/overdue",
    "/oversight/exchanges",
    "/oversight/refusals",
    "/oversight/demand",
    *(f"/oversight?by={cube.value}" for cube in BREAKDOWNS),
    *(f"/oversight/demand?by={cube.value}" for cube in DEMANDS),
    *(f"/oversight/file?by={cube.value}&format=csv" for cube in Cube),
)
ABOUT_HER = (
    "participant",
    "referral",
    "referral_event",
    "referral_share",
    "referral_message",
    "referral_note",
    "referral_subject",
    "service_request",
    "sharing_consent",
    "share_reading",
    "participant_answer",
    "answer_link",
    "motivated_access",
    "waitlist_entry",
    "demand_record",
    "demand_mark",
)


@pytest.fixture
def lead(app):
    return the_lead()


@pytest.fixture
def parties(lead):
    return two_parties()


@pytest.fixture
def late(parties, all_powerful):
    """A referral that its partner accepted and forgot."""
    sent = received(parties)
    accepted(parties.partner, sent, by=parties.operator_id)
    days_ago = today() - timedelta(days=9)
    all_powerful.execute("UPDATE referral SET clock = 'contact', due_on = %s", [days_ago])
    return sent


@pytest.fixture
def ottavia(lead):
    return a_person(lead, roles=["overseer"])


def as_overseer(lead, ottavia):
    return acting_for(lead, user_id=user_id_of(ottavia))


@pytest.mark.parametrize("page", PAGES)
def test_no_page_and_no_file_of_the_lead_tells_of_her(browser, parties, late, ottavia, page):
    seen = browser().sign_in(ottavia)

    content = seen.client.get(page).get_data(as_text=True)

    hers = (*CANARIES.values(), CHILD, str(parties.woman), "BL-", "C. Z.", "Cerca un posto")
    assert [each for each in hers if each in content] == []


@pytest.mark.parametrize("table", ABOUT_HER)
@pytest.mark.parametrize("role", ["overseer", "network_admin"])
def test_the_lead_reads_no_row_about_her(app, lead, parties, late, role, table):
    someone = user_id_of(a_person(lead, roles=[role]))
    oversight.an_opening(lead, late, by=user_id_of(a_person(lead, roles=["overseer"])))

    with app.app_context(), acting_for(lead, user_id=someone, case_access=True, intake_access=True):
        assert db.session.scalar(text(f"SELECT count(*) FROM {table}")) == 0
        db.session.remove()


def test_a_name_closes_whatever_moment_is_named(app, lead, late, ottavia, all_powerful):
    opened = oversight.an_opening(lead, late, by=user_id_of(ottavia))
    all_powerful.execute("UPDATE motivated_access SET open_until = now() - interval '1 second'")

    with app.app_context(), as_overseer(lead, ottavia):
        before = now() - timedelta(minutes=10)
        assert door.call_inside("named", access=opened, at=before) is None
        db.session.remove()


def test_a_name_closes_when_she_is_hidden(app, lead, parties, late, ottavia):
    opened = oversight.an_opening(lead, late, by=user_id_of(ottavia))
    with following(parties.sender, parties.manager_id):
        woman = case(parties.sender, parties.woman)
        cases.protect(woman, named=frozenset({parties.manager_id}))

    with app.app_context(), as_overseer(lead, ottavia):
        with pytest.raises(NotFoundError):
            naming.named(opened)
        db.session.remove()


def test_a_name_that_is_refused_stays_written(browser, parties, late, ottavia, all_powerful):
    with following(parties.sender, parties.manager_id):
        woman = case(parties.sender, parties.woman)
        cases.protect(woman, named=frozenset({parties.manager_id}))
    seen = browser().sign_in(ottavia)
    seen.get(f"/oversight/referrals/{late}/name")

    for _each in range(2):
        seen.submit({"reason": "Vorrei proprio sapere chi è questa persona."})

    assert seen.status == 422
    asked = all_powerful.execute("SELECT content FROM fact WHERE name = 'name_refused'").fetchall()
    assert [row[0] for row in asked] == [{"referral_id": str(late)}] * 2


def test_a_name_closes_when_the_overseer_is_one_no_longer(
    browser, lead, late, ottavia, all_powerful
):
    opened = oversight.an_opening(lead, late, by=user_id_of(ottavia))
    seen = browser().sign_in(ottavia)
    assert "Canarina" in seen.get(f"/oversight/names/{opened}").text
    all_powerful.execute("UPDATE membership_role SET role = 'reader' WHERE role = 'overseer'")

    response = seen.client.get(f"/oversight/names/{opened}")

    assert response.status_code in {403, 404}
    assert b"Canarina" not in response.data


@pytest.mark.parametrize(
    "more",
    [
        "area=096004&kind=EDU",
        "partner=Rosa",
        "period=2026-11-22",
        "period=%27%20OR%201=1",
        "limit=1",
    ],
)
def test_no_address_combines_what_is_counted_apart(quarter, engine, browser, more):
    refresh(engine, oversight.AT)
    seen = browser().sign_in(a_person(quarter[0], roles=["overseer"]))
    plain = "/oversight/file?format=csv&by=partner"

    known, asked = (seen.client.get(each).data for each in (plain, f"{plain}&{more}"))

    assert b"Rosa" in known
    assert asked == known
