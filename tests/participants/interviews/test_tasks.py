"""Tasks are done in one click, end with their case, and come back with it alone."""

from datetime import timedelta

import pytest

from portal.participants.cases import actions as cases
from portal.participants.cases.kinds import CaseState
from portal.participants.interviews.booking import queries as booking
from portal.participants.interviews.errors import InterviewError
from portal.participants.interviews.models import InterviewState, TaskState
from portal.participants.interviews.tasks import actions, queries
from portal.participants.interviews.tasks.actions import Todo
from tenants.clock import today
from tests.given.cases import a_case, case, following
from tests.given.interviews import a_task, an_interview, tomorrow


def test_a_task_is_added_and_done_in_one_click(desk, ours, marta, anna):
    desk.get(f"/participants/{anna}/tasks")
    desk.submit({"title": "Chiamare il nido", "due_on": today().isoformat()})
    assert "Chiamare il nido" in desk.text

    desk.submit(form="/done")

    assert "Fatta" in desk.text
    with following(ours, marta):
        [task] = queries.tasks(anna)
        assert task.state == TaskState.DONE
        assert task.done_at is not None


def test_a_task_that_was_done_by_mistake_comes_back(desk, ours, marta, anna):
    a_task(ours, anna, by=marta)
    desk.get(f"/participants/{anna}/tasks").submit(form="/done")

    desk.submit(form="/reopen")

    with following(ours, marta):
        assert [task.state for task in queries.tasks(anna)] == [TaskState.OPEN]


def test_the_next_thing_to_do_is_the_first_that_is_due(ours, marta, anna):
    a_task(ours, anna, by=marta, due_on=today() + timedelta(days=9))
    a_task(ours, anna, by=marta, due_on=today() + timedelta(days=2))

    with following(ours):
        assert case(ours, anna).next_on == today() + timedelta(days=2)


def test_ones_own_list_goes_over_all_cases(desk, ours, marta, bruna, anna):
    a_task(ours, anna, by=marta, title="Per Anna")
    a_task(ours, a_case(ours, by=marta), by=marta, title="Per un'altra")
    a_task(ours, anna, by=marta, title="Di Bruna", assignee_id=bruna)

    desk.get("/tasks")
    assert "Per Anna" in desk.text
    assert "Per un'altra" in desk.text
    assert "Di Bruna" not in desk.text

    assert "Di Bruna" in desk.get(f"/tasks?who={bruna}").text


def test_done_from_ones_own_list_leads_back_to_it(desk, ours, marta, anna):
    a_task(ours, anna, by=marta, title="Per Anna")

    desk.get("/tasks").submit(form="/done")

    assert desk.response.request.path == "/tasks"
    assert "Niente da fare" in desk.text


def test_the_tasks_of_a_protected_woman_are_her_peoples(her_desk, ours, marta):
    dora = a_case(ours, by=marta, name="Dora", protected_for=[marta])
    a_task(ours, dora, by=marta, title="Riservata")

    assert "Riservata" not in her_desk.get(f"/tasks?who={marta}").text


def test_a_task_is_given_only_to_who_may_open_the_case(ours, marta, bruna):
    dora = a_case(ours, by=marta, protected_for=[marta])

    with following(ours, marta), pytest.raises(InterviewError) as refused:
        actions.add(case(ours, dora), Todo(title="Chiamare", assignee_id=bruna))

    assert refused.value.field == "assignee"


@pytest.mark.parametrize(
    "values",
    [
        {"title": " "},
        {"title": "a" * 301},
        {"title": "Chiamare", "due_on": "2126-01-01"},
        {"title": "Chiamare", "due_on": "domani"},
        {"title": "Chiamare", "assignee": "00000000-0000-0000-0000-000000000001"},
    ],
    ids=["no title", "long title", "far away", "no day", "a stranger"],
)
def test_what_cannot_be_is_named_and_nothing_is_lost(desk, ours, marta, anna, values):
    desk.get(f"/participants/{anna}/tasks").submit(values)

    assert desk.status == 422
    assert values["title"].strip() in desk.response.text
    with following(ours, marta):
        assert not queries.tasks(anna)


def test_a_task_that_two_people_change_shows_both(desk, her_desk, ours, marta, anna):
    task = a_task(ours, anna, by=marta)
    page = f"/participants/{anna}/tasks/{task}"
    desk.get(page)
    her_desk.get(page).submit({"title": "Scritta da Bruna"})

    desk.submit({"title": "Scritta da Marta"})

    assert desk.status == 409
    assert "Scritta da Bruna" in desk.text
    assert "Scritta da Marta" in desk.response.text


def test_a_closed_case_ends_what_was_open_and_says_how_many(desk, ours, marta, anna):
    a_task(ours, anna, by=marta)
    a_task(ours, anna, by=marta)
    an_interview(ours, anna, by=marta)

    with following(ours, marta):
        moved = cases.move(case(ours, anna), CaseState.INTERRUPTED, reason="herself")

    assert ("attività aperte", 2) in moved.with_it
    assert ("colloqui fissati", 1) in moved.with_it
    with following(ours, marta):
        assert not queries.open_tasks(anna)
        assert not booking.booked(anna)
        assert case(ours, anna).next_on is None


def test_reopening_revives_only_what_closing_had_ended(ours, marta, anna):
    dropped = a_task(ours, anna, by=marta, title="Lasciata prima")
    a_task(ours, anna, by=marta, title="Ancora aperta")
    booked = an_interview(ours, anna, by=marta)
    with following(ours, marta):
        actions.end(case(ours, anna), queries.task(anna, dropped), TaskState.CANCELLED)
        cases.move(case(ours, anna), CaseState.INTERRUPTED, reason="herself")

    with following(ours, marta):
        cases.move(case(ours, anna), CaseState.INTERVIEW_BOOKED)

    with following(ours, marta):
        assert [task.title for task in queries.open_tasks(anna)] == ["Ancora aperta"]
        assert booking.interview(anna, booked).state == InterviewState.BOOKED
        assert case(ours, anna).next_on == tomorrow()


def test_a_closed_case_takes_no_new_task(ours, marta, anna):
    with following(ours, marta):
        cases.move(case(ours, anna), CaseState.INTERRUPTED, reason="herself")

    with following(ours, marta), pytest.raises(InterviewError):
        actions.add(case(ours, anna), Todo(title="Chiamare"))


def test_titles_are_sealed_in_the_database(ours, marta, anna, all_powerful):
    a_task(ours, anna, by=marta, title="Parole che nessuno legge")

    [(sealed,)] = all_powerful.execute("SELECT title_sealed FROM case_task").fetchall()

    assert b"Parole" not in bytes(sealed)
