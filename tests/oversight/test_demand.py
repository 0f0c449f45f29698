"""What could not be given leaves one record, of nobody; the lead sees where it heaps up."""

from datetime import timedelta

from portal.oversight.counting.actions import refresh
from portal.referrals.closing.demand import note_demand
from tests.given.oversight import AT, LATER, referrals
from tests.given.tenants import a_person, an_organisation, the_lead

REFUSED = {"status": "rejected", "reason": "no-capacity", "ended": LATER}
WAITING = {"status": "on-hold", "reason": "waitlisted", "accepted": LATER}


def records(connection):
    query = "SELECT cause, domain, zone, age_band, slot, month, is_her_first FROM demand_record"
    return connection.execute(query).fetchall()


def test_a_refusal_for_want_of_places_is_an_unmet_need(engine, all_powerful):
    referrals(the_lead(), to=an_organisation(), number=1, **REFUSED)

    assert note_demand(engine, AT) == 1

    ((cause, domain, zone, age, slot, month, _first),) = records(all_powerful)
    assert (cause, domain, zone) == ("no-capacity", "childcare", "biella-cintura")
    assert (age, slot, month.isoformat()) == ("0-2", "morning", "2026-08-01")


def test_noting_twice_changes_nothing(engine, all_powerful):
    referrals(the_lead(), to=an_organisation(), number=3, **REFUSED)
    note_demand(engine, AT)

    assert note_demand(engine, AT) == 0
    assert len(records(all_powerful)) == 3


def test_an_expiry_is_one_and_a_change_of_mind_is_none(engine, all_powerful):
    lead, rose = the_lead(), an_organisation()
    expired = {"status": "cancelled", "reason": "expired-no-response", "ended": LATER}
    referrals(lead, to=rose, number=1, **expired)
    referrals(lead, to=rose, number=1, **{**expired, "reason": "participant-declined"})

    note_demand(engine, AT)

    assert [row[0] for row in records(all_powerful)] == ["expired-no-response"]


def test_a_wait_counts_after_thirty_days(engine, all_powerful):
    referrals(the_lead(), to=an_organisation(), number=1, **WAITING)

    assert note_demand(engine, LATER + timedelta(days=20)) == 0
    assert note_demand(engine, LATER + timedelta(days=31)) == 1

    assert records(all_powerful)[0][0] == "long-wait"


def test_a_mistake_is_no_need(engine, all_powerful):
    lead, rose = the_lead(), an_organisation()
    referrals(lead, to=rose, number=1, **REFUSED)
    all_powerful.execute("UPDATE referral SET status = 'entered-in-error'")

    assert note_demand(engine, AT) == 0


def test_of_a_protected_woman_no_place_and_no_age_is_kept(engine, all_powerful):
    referrals(the_lead(), to=an_organisation(), number=1, protected=True, **REFUSED)

    note_demand(engine, AT)

    ((_cause, _domain, zone, age, *_rest),) = records(all_powerful)
    assert (zone, age) == ("", "")


def test_many_needs_of_one_woman_are_one_woman(engine, all_powerful):
    referrals(the_lead(), to=an_organisation(), number=6, women=1, **REFUSED)

    note_demand(engine, AT)

    assert [row[-1] for row in records(all_powerful)].count(True) == 1


def test_no_record_leads_back(all_powerful):
    columns = all_powerful.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = 'demand_record'"
    ).fetchall()

    assert {name for (name,) in columns} == {
        "id",
        "month",
        "domain",
        "zone",
        "age_band",
        "slot",
        "cause",
        "is_her_first",
    }


def test_the_board_shows_where_needs_heap_up(engine, browser):
    lead, rose = the_lead(), an_organisation()
    referrals(lead, to=rose, number=40, **REFUSED)
    referrals(lead, to=rose, number=31, municipality="096020", **REFUSED)
    refresh(engine, AT)
    overseer = browser().sign_in(a_person(lead, roles=["overseer"]))

    overseer.get("/oversight/demand?by=demand-area")

    assert "Cura dei figli" in overseer.text
    assert "71" in overseer.text
    overseer.get("/oversight/demand?by=demand-cause")
    assert "Non c'era posto" in overseer.text


def test_a_few_needs_are_not_shown(engine, browser):
    lead, rose = the_lead(), an_organisation()
    referrals(lead, to=rose, number=4, **REFUSED)
    refresh(engine, AT)
    overseer = browser().sign_in(a_person(lead, roles=["overseer"]))

    overseer.get("/oversight/demand")

    assert "Qui non c'è niente da mostrare" in overseer.text
