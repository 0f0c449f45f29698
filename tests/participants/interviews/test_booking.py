"""Interviews are booked, moved, held or missed, and the case goes along, never back."""

from datetime import timedelta

import pytest

from portal.participants.cases import actions as cases
from portal.participants.cases.kinds import CaseState
from portal.participants.interviews.booking import actions, queries
from portal.participants.interviews.errors import InterviewError
from portal.participants.interviews.models import InterviewState, NoShowReason
from portal.ui.errors import ConflictError
from tenants.clock import fixed, today
from tests.given.cases import a_case, case, following
from tests.given.interviews import (
    a_held_interview,
    a_task,
    an_appointment,
    an_interview,
    at,
    tomorrow,
)

YESTERDAY = timedelta(days=1)


def state_of(ours, anna):
    with following(ours):
        return case(ours, anna).state


def test_a_booking_moves_the_case_and_says_when_the_next_thing_is(ours, marta, anna):
    an_interview(ours, anna, by=marta)

    with following(ours):
        assert case(ours, anna).state == CaseState.INTERVIEW_BOOKED
        assert case(ours, anna).next_on == tomorrow()
        assert case(ours, anna).last_contact_on is None


def test_an_interview_that_was_held_moves_the_case_to_the_assessment(ours, marta, anna):
    booked = an_interview(ours, anna, by=marta, starts_at=at(today() - YESTERDAY, 10))

    with following(ours, marta):
        interview = queries.interview(anna, booked)
        actions.hold(case(ours, anna), interview, minutes=45, present="lei e la sorella")

    with following(ours):
        assert case(ours, anna).state == CaseState.ASSESSMENT
        assert case(ours, anna).last_contact_on == today() - YESTERDAY
        assert case(ours, anna).next_on is None
        assert queries.interview(anna, booked).present == "lei e la sorella"


def test_an_interview_of_the_past_can_be_recorded_at_once(ours, marta, anna):
    a_held_interview(ours, anna, by=marta)

    assert state_of(ours, anna) == CaseState.ASSESSMENT


def test_a_case_whose_plan_is_being_written_never_goes_back(ours, marta, anna):
    a_held_interview(ours, anna, by=marta)
    with following(ours, marta):
        cases.move(case(ours, anna), CaseState.PLANNING)

    an_interview(ours, anna, by=marta)
    a_held_interview(ours, anna, by=marta)

    assert state_of(ours, anna) == CaseState.PLANNING


def test_who_did_not_come_is_to_be_contacted_again(ours, marta, anna):
    booked = an_interview(ours, anna, by=marta, starts_at=at(today() - YESTERDAY, 10))

    with following(ours, marta):
        interview = queries.interview(anna, booked)
        actions.miss(case(ours, anna), interview, NoShowReason.CHILD_ILL)

    with following(ours):
        assert queries.interview(anna, booked).no_show_reason == NoShowReason.CHILD_ILL
        assert case(ours, anna).state == CaseState.TO_CONTACT


def test_another_booking_keeps_the_case_where_it_is(ours, marta, anna):
    first = an_interview(ours, anna, by=marta)
    an_interview(ours, anna, by=marta, starts_at=at(tomorrow(), 15))

    with following(ours, marta):
        actions.cancel(case(ours, anna), queries.interview(anna, first))

    assert state_of(ours, anna) == CaseState.INTERVIEW_BOOKED


def test_what_was_said_by_mistake_is_taken_back(ours, marta, anna):
    booked = an_interview(ours, anna, by=marta)
    with following(ours, marta):
        actions.cancel(case(ours, anna), queries.interview(anna, booked))

    with following(ours, marta):
        actions.put_back(case(ours, anna), queries.interview(anna, booked))

    with following(ours):
        assert queries.interview(anna, booked).state == InterviewState.BOOKED


def test_what_is_over_is_not_said_twice(ours, marta, anna):
    held = a_held_interview(ours, anna, by=marta)

    with following(ours, marta), pytest.raises(ConflictError):
        actions.cancel(case(ours, anna), queries.interview(anna, held))


@pytest.mark.parametrize(
    "day", [today() - YESTERDAY, today() + timedelta(days=800)], ids=["past", "far away"]
)
def test_a_day_that_cannot_be_booked_is_named(ours, marta, anna, day):
    with following(ours, marta), pytest.raises(InterviewError) as refused:
        actions.book(case(ours, anna), an_appointment(marta, starts_at=at(day, 10)))

    assert refused.value.field == "day"


@pytest.mark.parametrize(
    "day", [tomorrow(), today() - timedelta(days=4000)], ids=["to come", "long ago"]
)
def test_a_day_that_cannot_be_recorded_is_named(ours, marta, anna, day):
    asked = an_appointment(marta, starts_at=at(day, 10))

    with following(ours, marta), pytest.raises(InterviewError) as refused:
        actions.record(case(ours, anna), asked, present="")

    assert refused.value.field == "day"


def test_nobody_is_met_of_a_closed_case(ours, marta, anna):
    with following(ours, marta):
        cases.move(case(ours, anna), CaseState.INTERRUPTED, reason="herself")

    with following(ours, marta), pytest.raises(InterviewError):
        actions.book(case(ours, anna), an_appointment(marta))


def test_only_the_named_people_hold_interviews_with_a_protected_woman(ours, marta, bruna):
    dora = a_case(ours, by=marta, protected_for=[marta])

    with following(ours, marta), pytest.raises(InterviewError) as refused:
        actions.book(case(ours, dora), an_appointment(bruna))

    assert refused.value.field == "manager"


def test_interviews_at_the_same_time_are_a_warning(desk, ours, marta, anna):
    other = a_case(ours, by=marta, code="BL-2026-9001")
    an_interview(ours, other, by=marta, starts_at=at(tomorrow(), 10, 30))

    _book(desk, anna)

    assert "nello stesso orario c'è già BL-2026-9001" in desk.text
    assert "Colloquio fissato." in desk.text


def test_interviews_one_after_the_other_are_no_warning(desk, ours, marta, anna):
    an_interview(ours, a_case(ours, by=marta), by=marta, starts_at=at(tomorrow(), 11))

    _book(desk, anna)

    assert "nello stesso orario" not in desk.text


@pytest.mark.parametrize("minutes", ["0", "-30", "601", "tanti"])
def test_a_length_that_cannot_be_is_refused_and_nothing_is_lost(desk, anna, minutes):
    _book(desk, anna, minutes=minutes, place="Sportello di via Esempio")

    assert desk.status == 422
    assert "Sportello di via Esempio" in desk.response.text


def test_a_colleagues_change_is_shown_before_mine_counts(desk, her_desk, ours, marta, anna):
    booked = an_interview(ours, anna, by=marta)
    page = f"/participants/{anna}/interviews/{booked}/time"
    desk.get(page)
    her_desk.get(page).submit({"place": "Stanza di Bruna"})

    desk.submit({"place": "Stanza di Marta"})

    assert desk.status == 409
    assert "Stanza di Bruna" in desk.text
    assert "Stanza di Marta" in desk.response.text
    desk.submit()
    assert "Stanza di Marta" in desk.text


def test_the_whole_way_of_an_interview_goes_through_the_pages(desk, ours, marta, anna):
    with fixed(at(today(), 8)):
        _book(desk, anna, day=today().isoformat())
        page = desk.response.request.path
        assert "Si è svolto" not in desk.text

    with fixed(at(today(), 11)):
        desk.get(page)
        assert "Si è svolto" in desk.text
        desk.get(f"{page}/held").submit({"minutes": "50", "present": "lei"})

    assert "Svolto" in desk.text
    assert "Scrivi il verbale" in desk.text
    assert state_of(ours, anna) == CaseState.ASSESSMENT


def test_the_overview_says_what_comes_next_and_when_she_was_met(desk, ours, marta, anna):
    a_held_interview(ours, anna, by=marta)
    an_interview(ours, anna, by=marta)
    a_task(ours, anna, by=marta, title="Chiamare il nido")

    desk.get(f"/participants/{anna}")

    assert "Prossima azione" in desk.text
    assert "Chiamare il nido" in desk.text
    assert "Ultimo colloquio" in desk.text
    assert "Svolto" in desk.text


def _book(desk, anna, **values):
    desk.get(f"/participants/{anna}/interviews/new")
    desk.submit({"day": tomorrow().isoformat(), "at": "10:00", **values})
