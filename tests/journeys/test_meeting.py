"""A welfare manager meets a woman: books, notes, agrees on steps, and loses not a word."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tenants.clock import today
from tests.given.cases import a_case
from tests.given.interviews import a_held_interview
from tests.given.tenants import a_person, an_organisation, in_use, user_id_of
from tests.journeys.steps import both_sizes, looked_at, sign_in

pytestmark = pytest.mark.journey


@pytest.fixture
def ours(site):
    return an_organisation("Cooperativa Esempio Girasole")


@pytest.fixture
def email(ours):
    return a_person(ours, roles=["welfare_manager"], name="Marta Esempio")


@pytest.fixture
def marta(email):
    return user_id_of(email)


@pytest.fixture
def anna(ours, marta):
    return a_case(ours, by=marta, name="Anna", family_name="Prova", phone="333 0000001")


@both_sizes
def test_an_interview_is_booked_and_found_in_the_agenda(tab, email, anna, width):
    page = sign_in(tab("/signin", width=width), email)
    day = (today() + timedelta(days=1)).isoformat()

    page.goto(f"/participants/{anna}/interviews")
    looked_at(page, "interviews-empty")
    page.get_by_role("link", name="Fissa un colloquio").click()
    looked_at(page, "interview-new")
    page.get_by_label("Giorno").fill(day)
    page.get_by_label("Ora").fill("10:00")
    page.get_by_role("button", name="Fissa", exact=True).click()
    expect(page.locator("main")).to_contain_text("Colloquio fissato.")
    looked_at(page, "interview-booked")

    for view in ("week", "day", "list"):
        page.goto(f"/agenda?view={view}&day={day}")
        expect(page.locator("main")).to_contain_text("Anna Prova")
        looked_at(page, f"agenda-{view}")
    page.get_by_role("link", name="Foglio del giorno").click()
    expect(page.locator("main")).to_contain_text("333 0000001")
    looked_at(page, "agenda-sheet")
    page.goto("/agenda/feed")
    page.get_by_role("button", name="Crea l'indirizzo").click()
    looked_at(page, "agenda-feed")


@both_sizes
def test_a_note_keeps_itself_and_its_steps_become_tasks(tab, email, ours, marta, anna, width):
    page = sign_in(tab("/signin", width=width), email)
    held = a_held_interview(ours, anna, by=marta)

    page.goto(f"/participants/{anna}/notes/new?interview={held}")
    page.get_by_label("Passi concordati").fill("Chiamare il nido")
    expect(page.locator("#draft-state")).to_contain_text("Salvato alle")
    looked_at(page, "note")
    page.reload()
    expect(page.get_by_label("Passi concordati")).to_have_value("Chiamare il nido")
    page.get_by_role("button", name="Salva la nota").click()
    page.get_by_role("button", name="Fanne un'attività").click()
    looked_at(page, "interview")

    page.goto("/tasks")
    looked_at(page, "tasks-mine")
    page.get_by_role("button", name="Fatta").click()
    expect(page.locator("main")).to_contain_text("Niente da fare")
    page.goto(f"/participants/{anna}/tasks")
    looked_at(page, "tasks")


def test_what_is_written_after_the_session_ended_is_still_there(tab, email, ours, marta, anna):
    page = sign_in(tab("/signin"), email)
    held = a_held_interview(ours, anna, by=marta)
    page.goto(f"/participants/{anna}/notes/new?interview={held}")
    in_use().execute("DELETE FROM web_session")

    page.get_by_label("Che cosa racconta").fill("Scritto troppo tardi.")

    expect(page.locator("#draft-state")).to_contain_text("La sessione è finita")
    page.get_by_role("button", name="Salva la nota").click()
    page.get_by_label("Password").fill("tre parole di prova")
    page.get_by_label("E-mail").fill(email)
    page.get_by_role("button", name="Accedi").click()
    page.get_by_role("button", name="Continua e salva").click()
    expect(page.locator("main")).to_contain_text("Scritto troppo tardi.")


def test_two_who_write_at_once_choose_between_their_versions(tab, email, ours, marta, anna):
    held = a_held_interview(ours, anna, by=marta)
    colleague = a_person(ours, roles=["welfare_manager"], name="Bruna Esempio")
    pages = [sign_in(tab("/signin"), person) for person in (email, colleague)]
    for page in pages:
        page.goto(f"/participants/{anna}/notes/new?interview={held}")
    for page, words in zip(pages, ("Di Marta.", "Di Bruna."), strict=True):
        page.get_by_label("Che cosa racconta").fill(words)
        page.get_by_role("button", name="Salva la nota").click()
        page.wait_for_load_state()

    second = pages[1]
    expect(second.locator("main")).to_contain_text("Marta Esempio ha salvato questa nota")
    looked_at(second, "note-conflict")
    second.get_by_role("button", name="Tieni tutta la mia").click()
    expect(second.locator("main")).to_contain_text("Di Bruna.")
