"""The agenda by week, day and list; the sheet of a day; what the home says of it."""

from datetime import timedelta

import pytest

from tenants.clock import fixed, today
from tests.given.cases import a_case
from tests.given.interviews import (
    a_draft,
    a_held_interview,
    a_task,
    an_interview,
    at,
    tomorrow,
)


@pytest.mark.parametrize("view", ["week", "day", "list"])
def test_each_view_shows_who_is_met_when(desk, ours, marta, anna, view):
    an_interview(ours, anna, by=marta, starts_at=at(tomorrow(), 10, 30))

    desk.get(f"/agenda?view={view}&day={tomorrow()}")

    assert "10:30–11:30" in desk.text
    assert "Anna Prova" in desk.text


def test_the_agenda_is_ones_own_unless_another_is_asked_for(desk, ours, marta, bruna, anna):
    an_interview(ours, anna, by=bruna, manager_id=bruna)
    day = f"/agenda?view=day&day={tomorrow()}"

    assert "Anna" not in desk.get(day).text
    assert "Anna" in desk.get(f"{day}&who={bruna}").text
    assert "Anna" in desk.get(f"{day}&who=all").text


def test_one_steps_from_week_to_week(desk, ours, marta, anna):
    an_interview(ours, anna, by=marta, starts_at=at(today() + timedelta(days=7), 9))

    desk.get("/agenda")
    later = next(link for link in desk.links() if f"day={_monday() + timedelta(7)}" in link)

    assert "Anna Prova" in desk.get(later).text


def test_what_was_cancelled_is_not_in_the_agenda(desk, ours, marta, anna):
    booked = an_interview(ours, anna, by=marta)
    desk.get(f"/participants/{anna}/interviews/{booked}").submit(form="/cancel")

    assert "Anna" not in desk.get(f"/agenda?view=day&day={tomorrow()}").text


def test_a_protected_woman_is_in_no_agenda_but_her_peoples(desk, her_desk, ours, marta):
    dora = a_case(ours, by=marta, name="Dora", protected_for=[marta])
    an_interview(ours, dora, by=marta)
    everybodys = f"/agenda?view=day&day={tomorrow()}&who=all"

    assert "Dora" in desk.get(everybodys).text
    assert "Dora" not in her_desk.get(everybodys).text


def test_no_name_stands_in_an_address_or_a_title_of_the_agenda(desk, ours, marta, anna):
    an_interview(ours, anna, by=marta)

    for page in ("/agenda?view=week&day={}", "/agenda/sheet?day={}"):
        desk.get(page.format(tomorrow()))
        assert not any("Anna" in link or "Prova" in link for link in desk.links())
        assert "Prova" not in desk.page.findtext(".//title")


def test_the_sheet_of_a_day_says_how_to_reach_her_safely(desk, ours, marta):
    anna = a_case(
        ours,
        by=marta,
        name="Anna",
        phone="333 0000001",
        call_at=["morning"],
        call_note="Non quando c'è il marito",
        may_leave_message=False,
    )
    an_interview(ours, anna, by=marta, place="Stanza 2")

    desk.get(f"/agenda/sheet?day={tomorrow()}")

    for words in ("333 0000001", "La mattina", "Non lasciare messaggi", "Stanza 2"):
        assert words in desk.text
    assert "Non quando c'è il marito" in desk.text


def test_the_sheet_of_a_day_is_written_down_as_read(desk, ours, marta, anna, all_powerful):
    an_interview(ours, anna, by=marta)

    desk.get(f"/agenda/sheet?day={tomorrow()}")

    rows = all_powerful.execute("SELECT participant_id, user_id, page FROM access_record")
    assert [tuple(row) for row in rows.fetchall()] == [(anna, marta, "agenda.sheet")]


def test_the_home_says_whom_one_meets_today_and_asks_how_it_went(desk, ours, marta):
    with fixed(at(today(), 9)):
        met = a_case(ours, by=marta, code="BL-2026-9001")
        next_one = a_case(ours, by=marta, code="BL-2026-9002")
        an_interview(ours, met, by=marta, starts_at=at(today() - timedelta(days=1), 10))
        an_interview(ours, next_one, by=marta, starts_at=at(today(), 15))

        desk.get("/today")

    assert "Com'è andato il colloquio con BL-2026-9001?" in desk.text
    assert "Colloquio con BL-2026-9002 alle 15:00" in desk.text


def test_the_home_says_what_is_due_and_what_is_half_written(desk, ours, marta, anna):
    a_task(ours, anna, by=marta, due_on=today())
    a_task(ours, anna, by=marta, due_on=today() + timedelta(days=30))
    held = a_held_interview(ours, anna, by=marta)
    a_draft(ours, anna, by=marta, interview_id=held, story="Appena iniziata.")

    desk.get("/today")

    assert "Un'attività in scadenza" in desk.text
    assert "Una nota non finita su BL-" in desk.text
    unfinished = next(link for link in desk.links() if "/notes/new" in link)
    assert "Appena iniziata." in desk.get(unfinished).response.text


def _monday():
    return today() - timedelta(days=today().weekday())
