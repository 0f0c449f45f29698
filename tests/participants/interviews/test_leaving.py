"""What somebody who leaves had to do is taken over, though no admin sees a case."""

import pytest

from portal.participants.cases import actions as cases
from portal.participants.cases import queries as case_queries
from portal.participants.cases.kinds import TransferState
from portal.participants.interviews.booking import queries as booking
from portal.participants.interviews.tasks import queries as tasks
from tests.given.cases import a_case, case, following
from tests.given.interviews import a_held_interview, a_task, an_interview
from tests.given.people import membership_id_of
from tests.given.tenants import a_person, user_id_of


@pytest.fixture
def admin(browser, ours):
    return browser().sign_in(a_person(ours, roles=["admin"]))


def leave(admin, email, ours, *, successor):
    admin.get(f"/organisation/people/{membership_id_of(email, ours)}/departure")
    admin.submit({"successor": str(user_id_of(successor))})


def test_a_colleague_receives_tasks_and_booked_interviews(admin, ours, email, marta, colleague):
    bruna, anna = user_id_of(colleague), a_case(ours, by=marta)
    task = a_task(ours, anna, by=marta)
    booked = an_interview(ours, anna, by=marta)
    held = a_held_interview(ours, anna, by=marta)

    leave(admin, email, ours, successor=colleague)

    with following(ours, bruna):
        assert tasks.task(anna, task).assignee_id == bruna
        assert booking.interview(anna, booked).manager_id == bruna
        assert booking.interview(anna, held).manager_id == marta


def test_an_accepted_case_brings_along_what_its_owner_had_still_to_do(ours, marta, bruna, anna):
    task, booked = a_task(ours, anna, by=marta), an_interview(ours, anna, by=marta)
    other = a_task(ours, a_case(ours, by=marta), by=marta)
    with following(ours, marta):
        cases.ask_transfer(case(ours, anna), to=bruna)

    with following(ours, bruna):
        cases.answer_transfer(case(ours, anna), case_queries.transfer(anna), TransferState.ACCEPTED)

    with following(ours, bruna):
        assert tasks.task(anna, task).assignee_id == bruna
        assert booking.interview(anna, booked).manager_id == bruna
        assert [found.id for found, _woman in tasks.open_everywhere(marta)] == [other]


def test_the_admin_reads_how_many_and_nothing_else(admin, ours, email, marta, anna):
    a_task(ours, anna, by=marta, title="Parole che nessuno legge")

    admin.get(f"/organisation/people/{membership_id_of(email, ours)}/departure")

    assert "attività da fare" in admin.text
    assert "Parole" not in admin.text
    assert "BL-" not in admin.text


def test_a_successor_who_follows_nobody_leaves_them_to_the_owner_of_the_case(
    admin, ours, email, marta, bruna
):
    hers = a_case(ours, by=bruna, owner_id=bruna)
    of_nobody = a_case(ours, by=marta, owner_id=None)
    for_hers = a_task(ours, hers, by=bruna, assignee_id=marta)
    for_nobody = a_task(ours, of_nobody, by=marta)

    leave(admin, email, ours, successor=a_person(ours, roles=["reader"]))

    with following(ours, bruna):
        assert tasks.task(hers, for_hers).assignee_id == bruna
        assert tasks.task(of_nobody, for_nobody).assignee_id is None


def test_what_nobody_has_is_found_by_everybody(her_desk, ours, marta, anna, all_powerful):
    a_task(ours, anna, by=marta, title="Rimasta lì")
    all_powerful.execute("UPDATE case_task SET assignee_id = NULL")

    assert "Rimasta lì" in her_desk.get("/tasks?who=nobody").text
