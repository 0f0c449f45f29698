"""The nightly count: what is closed is counted once by the worker, and only what may be is kept."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import ProgrammingError

from portal.oversight.counting.actions import refresh
from tests.given.oversight import AT, LATER, SENT, a_quarter, referrals
from tests.given.tenants import a_person, an_organisation, the_lead


def cells(connection, cube, period="2026-Q3"):
    rows = connection.execute(
        'SELECT c.row, c."column", c.count FROM oversight_cell c'
        " JOIN oversight_table t ON t.id = c.table_id WHERE t.cube = %s AND t.period = %s",
        [cube, period],
    )
    return {(row, column): count for row, column, count in rows}


def test_a_closed_quarter_is_counted_by_partner(engine, all_powerful):
    _lead, rose, _viola = a_quarter()

    refresh(engine, AT)

    found = cells(all_powerful, "partner")
    assert found[str(rose), "*"] == 48
    assert found["*", "waiting"] == 24
    assert found[str(rose), "completed"] == 12


def test_a_second_count_changes_nothing(engine, all_powerful):
    lead, rose, _viola = a_quarter()
    refresh(engine, AT)
    before = cells(all_powerful, "partner")
    referrals(lead, to=rose, number=1, sent=SENT + timedelta(hours=1))

    again = refresh(engine, AT + timedelta(days=1))

    assert not again.published
    assert cells(all_powerful, "partner") == before


def test_the_quarter_that_runs_is_not_counted(engine, all_powerful):
    lead, rose = the_lead(), an_organisation()
    referrals(lead, to=rose, number=40, sent=AT - timedelta(days=3))

    refresh(engine, AT)

    assert cells(all_powerful, "partner") == {}


def test_what_happened_after_the_cut_is_not_known(engine, all_powerful):
    lead, rose = the_lead(), an_organisation()
    referrals(lead, to=rose, number=70, status="accepted", accepted=AT - timedelta(days=2))

    refresh(engine, AT)

    assert cells(all_powerful, "network")["*", "waiting"] == 70


def test_small_partners_stand_together(engine, all_powerful):
    lead, rose, _viola = a_quarter()
    small = [an_organisation() for _ in range(3)]
    for partner in small:
        referrals(lead, to=partner, number=3, women=3)

    refresh(engine, AT)

    found = cells(all_powerful, "partner")
    assert not [place for place in found if place[0] in set(map(str, small))]
    assert found["others", "*"] >= 9
    assert (str(rose), "*") in found or found["others", "*"] > 9


def test_mistakes_and_drafts_are_not_counted(engine, all_powerful):
    lead, rose, _viola = a_quarter()
    referrals(lead, to=rose, number=7, status="entered-in-error", ended=LATER)
    referrals(lead, to=rose, number=8, status="draft")

    refresh(engine, AT)

    assert cells(all_powerful, "network")["*", "*"] == 96


def test_the_median_counts_working_days(engine, all_powerful):
    a_quarter()

    refresh(engine, AT)

    found = all_powerful.execute(
        "SELECT d.step, d.days FROM oversight_duration d JOIN oversight_table t"
        " ON t.id = d.table_id WHERE t.cube = 'network' ORDER BY 1"
    ).fetchall()
    # From Wednesday 12 to Saturday 15 August: Thursday and Friday; the 15th is a holiday.
    assert ("answer", 2) in [(step, int(days)) for step, days in found]


def test_a_protected_woman_is_counted_and_her_zone_is_not_told(engine, all_powerful):
    lead, rose = the_lead(), an_organisation()
    referrals(lead, to=rose, number=50)
    referrals(lead, to=rose, number=20, protected=True, municipality="096020")

    refresh(engine, AT)

    found = cells(all_powerful, "area")
    assert found["biella-cintura", "*"] == 50
    assert found["", "*"] == 20


def test_refusals_are_counted_by_reason(engine, all_powerful):
    a_quarter()

    refresh(engine, AT)

    assert cells(all_powerful, "reason")["rejected:no-capacity", "*"] == 24


def test_the_web_role_cannot_count(app):
    from sqlalchemy import text

    from tenants.database import db
    from tests.given.tenants import acting_for

    lead = the_lead()
    a_person(lead, roles=["overseer"])
    with app.app_context(), acting_for(lead), pytest.raises(ProgrammingError):
        db.session.execute(text("SELECT * FROM oversight.standing('{}', now())"))


def test_the_database_itself_refuses_a_small_number(engine, all_powerful):
    import psycopg

    a_quarter()
    refresh(engine, AT)

    with pytest.raises(psycopg.errors.CheckViolation):
        all_powerful.execute("UPDATE oversight_cell SET count = 4 WHERE count > 0")


def test_a_quarter_with_too_little_waits_for_the_next(engine, all_powerful):
    lead, rose = the_lead(), an_organisation()
    for months_back in (0, 90):
        referrals(lead, to=rose, number=40, sent=SENT - timedelta(days=months_back))

    done = refresh(engine, AT)

    assert "2026-Q2:2026-Q3 partner" in done.published
    assert cells(all_powerful, "partner", "2026-Q2:2026-Q3")[str(rose), "*"] == 80


def test_a_few_referrals_wait_a_year_at_most(engine, all_powerful):
    lead, rose = the_lead(), an_organisation()
    referrals(lead, to=rose, number=20, sent=SENT - timedelta(days=300))
    refresh(engine, AT - timedelta(days=60))
    assert cells(all_powerful, "partner", "2025-Q4:2026-Q3") == {}

    refresh(engine, AT)

    assert cells(all_powerful, "partner", "2025-Q4:2026-Q3")["*", "*"] == 20


def test_each_referral_stands_as_it_was_a_month_after_its_own_quarter(engine, all_powerful):
    lead, rose = the_lead(), an_organisation()
    earlier = SENT - timedelta(days=90)
    referrals(lead, to=rose, number=40)
    referrals(lead, to=rose, number=40, sent=earlier, status="accepted", accepted=SENT)

    refresh(engine, AT)

    assert cells(all_powerful, "network", "2026-Q2:2026-Q3")["*", "waiting"] == 80


def test_that_there_are_only_a_few_is_told_to_nobody(engine, all_powerful):
    lead, rose = the_lead(), an_organisation()
    referrals(lead, to=rose, number=4, sent=SENT - timedelta(days=600))

    refresh(engine, AT)

    rows = all_powerful.execute("SELECT cube FROM oversight_table WHERE cube <> 'standing'")
    assert rows.fetchall() == []


def test_what_stands_open_is_told_in_fives_and_an_empty_cell_looks_like_a_small_one(
    engine, all_powerful
):
    lead, rose = the_lead(), an_organisation()
    referrals(lead, to=rose, number=13, sent=AT - timedelta(days=30))
    referrals(lead, to=rose, number=3, sent=AT - timedelta(days=60))

    refresh(engine, AT)

    found = cells(all_powerful, "standing", "2026-10")
    assert found["waiting", "8-14"] == 10
    assert found["waiting", "31-60"] is None
    assert found["started", "61+"] is None
    assert len(found) == 15
