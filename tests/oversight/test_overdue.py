"""What is late now, by code; a nudge reaches both parties, once a working day."""

from datetime import timedelta

from portal.referrals.tracking import queries
from portal.referrals.tracking.kinds import Act, Side
from tenants.clock import today
from tests.given import referrals as sent
from tests.given.cases import following
from tests.given.oversight import referrals
from tests.given.tenants import a_person, an_organisation, the_lead


def late(lead, partner, **details):
    """A referral that its partner should have answered days ago; returns its id."""
    due = today() - timedelta(days=9)
    return referrals(lead, to=partner, number=1, clock="respond", due=due, **details)[0]


def overseer(browser, lead):
    return browser().sign_in(a_person(lead, roles=["overseer"]))


def nudges(connection, referral_id):
    return connection.execute(
        "SELECT count(*) FROM referral_event WHERE referral_id = %s AND act = 'nudged'",
        [referral_id],
    ).fetchone()[0]


def test_a_late_referral_stands_there_by_its_code(browser):
    lead, rose = the_lead(), an_organisation("Rosa")
    late(lead, rose)

    page = overseer(browser, lead).get("/oversight/overdue")

    assert "INV-" in page.text
    assert "Rosa" in page.text
    assert "Anna" not in page.text
    assert "Nido" not in page.text


def test_what_is_not_late_is_not_there(browser):
    lead, rose = the_lead(), an_organisation()
    referrals(lead, to=rose, number=1, clock="respond", due=today())

    page = overseer(browser, lead).get("/oversight/overdue")

    assert "Nessun invio in ritardo" in page.text


def test_a_nudge_is_an_event_of_both_parties(browser, all_powerful):
    lead, rose = the_lead(), an_organisation()
    referral_id = late(lead, rose)
    page = overseer(browser, lead).get("/oversight/overdue")

    page.submit(form="nudge")

    assert "Sollecito inviato" in page.response.text
    assert nudges(all_powerful, referral_id) == 1
    with sent.taking_in(rose):
        held = queries.Held(sent.found(referral_id), Side.PARTNER)
        assert [event.act for event in queries.events(held)] == [Act.NUDGED]
    with following(lead):
        held = queries.Held(sent.found(referral_id), Side.SENDER)
        assert [event.act for event in queries.events(held)] == [Act.NUDGED]


def test_a_second_nudge_of_a_day_is_not_sent(browser, all_powerful):
    lead, rose = the_lead(), an_organisation()
    referral_id = late(lead, rose)
    page = overseer(browser, lead).get("/oversight/overdue")
    filled = page.filled(form="nudge")
    page.submit(form="nudge")

    page.post(f"/oversight/overdue/{referral_id}/nudge", {**filled, "form_token": "1" * 32})

    assert nudges(all_powerful, referral_id) == 1


def test_what_is_no_longer_late_is_not_nudged(browser, all_powerful):
    lead, rose = the_lead(), an_organisation()
    referral_id = late(lead, rose)
    page = overseer(browser, lead).get("/oversight/overdue")
    all_powerful.execute("UPDATE referral SET clock = '', due_on = NULL")

    page.submit(form="nudge")

    assert "non è più in ritardo" in page.response.text
    assert nudges(all_powerful, referral_id) == 0


def test_the_home_says_how_many_are_late(browser):
    lead, rose = the_lead(), an_organisation()
    late(lead, rose)

    page = overseer(browser, lead).get("/today")

    assert "Un invio della rete in ritardo" in page.text


def test_a_partner_nudges_nobody(browser, all_powerful):
    lead, rose, viola = the_lead(), an_organisation(), an_organisation()
    referral_id = late(lead, rose)
    other = browser().sign_in(a_person(viola, roles=["overseer"]))
    other.get("/today")

    other.post(f"/oversight/overdue/{referral_id}/nudge")

    assert other.status in {403, 404}
    assert nudges(all_powerful, referral_id) == 0
