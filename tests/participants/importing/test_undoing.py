"""An import is taken back whole, but for the women on whom somebody went to work."""

from datetime import timedelta

from portal.participants.cases import actions as cases
from portal.participants.cases.kinds import CaseState
from tenants.clock import now
from tests.given.case_imports import ANNA, people
from tests.given.cases import case, following
from tests.given.households import a_member

BERTA = ("Berta", "Prova", "1990", "Cossato", "333 0000002", "Ugo 2020")


def test_an_import_is_taken_back_whole(imported, manager, work, women, all_powerful):
    imported(people(ANNA, BERTA))

    manager.submit(form="reversal")
    work()

    assert "2 persone tolte" in manager.get(manager.response.request.path).text
    assert women() == []
    for table in ("household", "household_member", "case_step"):
        assert all_powerful.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_who_was_worked_on_stays_and_is_named(
    imported, manager, work, organisation, marta, all_powerful
):
    imported(people(ANNA, BERTA))
    anna = _id_of(all_powerful, "Anna")
    with following(organisation, marta):
        cases.move(case(organisation, anna), CaseState.TO_CONTACT)

    manager.submit(form="reversal")
    work()

    page = manager.get(manager.response.request.path)
    assert "Qualcuno ha già lavorato sulla sua scheda" in page.text
    left = all_powerful.execute("SELECT given_name FROM participant").fetchall()
    assert left == [("Anna",)]


def test_a_new_member_of_the_family_is_work_too(
    imported, manager, work, women, organisation, all_powerful
):
    imported(people(ANNA))
    a_member(organisation, _id_of(all_powerful, "Anna"), given_name="Nina", born_in=2022)

    manager.submit(form="reversal")
    work()

    assert [woman[0] for woman in women()] == ["Anna"]


def test_an_opened_page_is_no_work(imported, manager, work, women, all_powerful):
    imported(people(ANNA))
    path = manager.response.request.path
    manager.get(f"/participants/{_id_of(all_powerful, 'Anna')}")

    manager.get(path)
    manager.submit(form="reversal")
    work()

    assert women() == []


def test_whoever_follows_people_no_more_imports_nobody(upload, manager, work, women, all_powerful):
    upload(people(ANNA))
    manager.submit(form="confirmation")
    all_powerful.execute("DELETE FROM membership_role")

    work()

    assert women() == []
    reason = all_powerful.execute("SELECT reason FROM case_import_row").fetchone()
    assert reason == ("not_allowed",)


def test_rows_are_deleted_thirty_days_after(imported, work, women, all_powerful):
    imported(people(ANNA))

    work(now() + timedelta(days=29))
    assert all_powerful.execute("SELECT count(*) FROM case_import_row").fetchone() == (1,)

    work(now() + timedelta(days=31))
    assert all_powerful.execute("SELECT count(*) FROM case_import_row").fetchone() == (0,)
    assert [woman[0] for woman in women()] == ["Anna"]


def _id_of(all_powerful, name):
    query = "SELECT id FROM participant WHERE given_name = %s"
    return all_powerful.execute(query, [name]).fetchone()[0]
