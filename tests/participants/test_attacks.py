"""What somebody tried who wanted to see, or to write, what is not hers."""

from threading import Barrier, Thread

import pytest

from portal.participants.cases import actions
from portal.participants.household.kinds import Relation
from portal.participants.interviews.notes.sections import LONGEST
from tests.given.cases import a_case, case, following
from tests.given.enrolments import a_draft, a_sent_enrolment
from tests.given.households import a_member
from tests.given.interviews import a_held_interview, a_task, an_agenda_feed, an_interview
from tests.given.people import membership_id_of
from tests.given.tenants import a_person, an_organisation, the_lead, user_id_of
from tests.participants.enrolment.steps import enrolled

SECRET = "Parole che restano cifrate"


@pytest.fixture
def ours(app):
    return an_organisation()


@pytest.fixture
def manager(ours):
    return a_person(ours, roles=["welfare_manager"])


@pytest.fixture
def colleague(ours):
    return a_person(ours, roles=["welfare_manager"])


def test_no_table_keeps_in_clear_what_a_refused_note_said(browser, ours, manager, all_powerful):
    marta = user_id_of(manager)
    anna = a_case(ours, by=marta)
    interview = a_held_interview(ours, anna, by=marta)
    page = browser().sign_in(manager)
    page.get(f"/participants/{anna}/notes/new?interview={interview}")
    sent = {**page.filled(), "story": SECRET, "work": "x" * (LONGEST + 1)}
    path = page.response.request.full_path

    first, again = (page.client.post(path, data=sent) for _each in range(2))

    kept = all_powerful.execute("SELECT body FROM form_token").fetchone()[0]
    assert SECRET.encode() not in bytes(kept)
    assert SECRET in first.text
    assert (again.status_code, again.text) == (422, first.text)


def test_a_new_enrolment_is_read_by_nobody_unseen(browser, app, all_powerful):
    lead = the_lead()
    page = browser().sign_in(a_person(lead, roles=["welfare_manager"]))
    enrolment = a_sent_enrolment(municipality="outside")
    page.get("/today")

    for path, sent in (("taking", {}), ("setting-aside", {"reason": ""})):
        page.post(f"/enrolments/{enrolment}/{path}", sent)
        assert page.status == 422
        assert "Chiara" in page.text
    opened = all_powerful.execute("SELECT count(*) FROM fact WHERE name = 'self_enrolment_opened'")
    assert opened.fetchone()[0] == 2


def test_a_taken_enrolment_hides_with_the_woman_who_sent_it(browser, app, all_powerful):
    lead = the_lead()
    people = [a_person(lead, roles=["welfare_manager"]) for _each in range(2)]
    hers, other = (browser().sign_in(person) for person in people)
    enrolment = a_sent_enrolment()
    hers.get(f"/enrolments/{enrolment}")
    hers.submit({}, form="taking")
    anna = all_powerful.execute("SELECT id FROM participant").fetchone()[0]
    seen = other.get(f"/enrolments/{enrolment}").status

    hers.get(f"/participants/{anna}/protection")
    hers.submit({"protected": "y"})

    assert (seen, other.get(f"/enrolments/{enrolment}").status) == (200, 404)
    assert hers.get(f"/enrolments/{enrolment}").status == 200


def test_an_employer_keeps_no_trace_of_an_employee_who_enrols(browser, app, all_powerful):
    the_lead()
    company = an_organisation("Azienda Esempio", kind="company")
    page = browser().sign_in(a_person(company, roles=["hr_manager"]))

    enrolled(page)

    traces = all_powerful.execute(
        "SELECT name FROM fact WHERE organisation_id = %s", [company]
    ).fetchall()
    assert traces == []


def test_nobody_floods_an_address_with_letters(browser, app, all_powerful):
    the_lead()
    answers = []
    for number in range(6):
        page = browser()
        page.get(f"/iscrizione/riprendi/{a_draft()}")
        page.submit({}, follow=False)
        page.client.environ_base["REMOTE_ADDR"] = f"198.51.{number}.7"
        page.get("/iscrizione/dopo")
        page.submit({}, follow=False, form="lettera")
        answers.append(page.status)
    letters = all_powerful.execute("SELECT count(*) FROM delivery WHERE letter LIKE '%resume'")
    assert answers == [303] * 6  # nobody is told that the address has had enough
    assert letters.fetchone()[0] == 3


def test_a_case_whose_owner_follows_people_no_more_can_still_be_protected(
    browser, ours, manager, colleague
):
    former = user_id_of(a_person(ours, roles=["reader"]))
    anna = a_case(ours, by=user_id_of(manager), owner_id=former)
    page = browser().sign_in(manager)
    page.get(f"/participants/{anna}/protection")

    page.submit({"protected": "y"})

    assert page.status == 200
    assert browser().sign_in(colleague).get(f"/participants/{anna}").status == 404


def test_the_calendar_address_closes_with_the_organisation(anyone, ours, manager, all_powerful):
    marta = user_id_of(manager)
    an_interview(ours, a_case(ours, by=marta), by=marta)
    token = an_agenda_feed(ours, by=marta)

    all_powerful.execute("UPDATE organisation SET state = 'suspended' WHERE id = %s", [ours])

    assert anyone.get(f"/agenda/{token}.ics").status == 404


def test_two_hand_overs_at_once_are_one(browser, ours, manager, colleague):
    anna = a_case(ours, by=user_id_of(manager))
    hands = [browser().sign_in(manager) for _ in range(2)]
    for hand in hands:
        hand.get(f"/participants/{anna}/transfer")
    together = Barrier(2)

    def ask(hand):
        together.wait()
        hand.submit({"to": str(user_id_of(colleague))}, follow=False)

    threads = [Thread(target=ask, args=(hand,)) for hand in hands]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    first, second = sorted(hand.status for hand in hands)
    assert first == 303
    assert second in {409, 422}


def test_who_does_not_see_the_other_woman_does_not_cut_the_tie(
    browser, ours, manager, colleague, all_powerful
):
    marta = user_id_of(manager)
    carla = a_case(ours, by=marta, name="Carla", protected_for=[marta])
    anna = a_case(ours, by=marta)
    member = a_member(ours, anna, Relation.SIBLING, given_name="C.", person_id=carla)
    page = browser().sign_in(colleague)
    page.get(f"/participants/{anna}/household/{member}")

    page.submit({"given_name": "Zia"})

    tie = all_powerful.execute("SELECT person_id, given_name FROM household_member").fetchone()
    assert tie == (carla, "Zia")


def test_a_protected_woman_is_never_left_without_anybody(browser, ours, manager, all_powerful):
    marta = user_id_of(manager)
    a_case(ours, by=marta, protected_for=[marta])
    reader = a_person(ours, roles=["reader"])
    admin = browser().sign_in(a_person(ours, roles=["admin"]))
    admin.get(f"/organisation/people/{membership_id_of(manager, ours)}/departure")

    admin.submit({"successor": str(user_id_of(reader))})

    assert admin.status == 422
    left = all_powerful.execute("SELECT ended_at FROM membership WHERE user_id = %s", [marta])
    assert left.fetchone()[0] is None


def test_the_last_who_may_open_a_protected_case_keeps_following_people(
    browser, ours, manager, all_powerful
):
    marta = user_id_of(manager)
    a_case(ours, by=marta, protected_for=[marta])
    admin = browser().sign_in(a_person(ours, roles=["admin"]))
    admin.get(f"/organisation/people/{membership_id_of(manager, ours)}/roles")

    admin.submit({"roles": "reader"})

    kept = all_powerful.execute(
        "SELECT role FROM membership_role r JOIN membership m ON m.id = r.membership_id"
        " WHERE m.user_id = %s",
        [marta],
    )
    assert admin.status == 422
    assert kept.fetchall() == [("welfare_manager",)]


def test_a_request_to_who_left_does_not_hold_a_case_for_ever(
    browser, ours, manager, colleague, all_powerful
):
    asked_by, gone = (user_id_of(a_person(ours, roles=["welfare_manager"])) for _each in range(2))
    anna = a_case(ours, by=user_id_of(manager))
    with following(ours, asked_by):
        actions.ask_transfer(case(ours, anna), to=gone)
    all_powerful.execute(
        "UPDATE membership SET ended_at = now() WHERE user_id = ANY(%s)", [[asked_by, gone]]
    )
    page = browser().sign_in(manager)
    page.get(f"/participants/{anna}")

    page.submit({}, form="transfer/answer")
    page.get(f"/participants/{anna}/transfer")
    page.submit({"to": str(user_id_of(colleague))})

    assert "Richiesta fatta" in page.text


def test_a_colleagues_list_of_tasks_is_written_down_as_read(
    browser, ours, manager, colleague, all_powerful
):
    marta = user_id_of(manager)
    a_task(ours, a_case(ours, by=marta), by=marta, title=SECRET)
    page = browser().sign_in(colleague)

    page.get(f"/tasks?who={marta}")

    assert SECRET in page.text
    assert all_powerful.execute("SELECT count(*) FROM access_record").fetchone()[0] == 1
