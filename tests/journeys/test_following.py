"""A welfare manager follows a woman from the first call to the plan, and back after its end."""

import re
from datetime import timedelta

import pypdfium2
import pytest
from playwright.sync_api import expect

from tenants.clock import today
from tests.chromium import SCREENS
from tests.given.cases import a_case
from tests.given.enrolments import a_sent_enrolment
from tests.given.services import a_published_service
from tests.given.tenants import a_person, an_organisation, in_use, the_lead, user_id_of
from tests.journeys.steps import looked_at, sign_in

pytestmark = pytest.mark.journey
SERVICE = {
    "texts": {
        "it": {"name": "Doposcuola Esempio", "summary": "Fino a sera.", "description": "Sì."}
    },
    "kinds": ["DOP-01"],
    "ages": {"min": 3, "max": 11},
}


@pytest.fixture
def lead(site):
    lead = the_lead()
    a_published_service(an_organisation("Cooperativa Esempio Girasole"), **SERVICE)
    return lead


@pytest.fixture
def manager(lead):
    return a_person(lead, roles=["welfare_manager"], name="Vanda Esempio")


@pytest.mark.timeout(300)  # a whole year of somebody's work
def test_a_woman_is_followed_from_the_first_call_to_her_plan(tab, manager):
    a_sent_enrolment(call_note="Chiedi sempre se posso parlare", children=[today().year - 7])
    page = sign_in(tab("/signin", width=360), manager)

    her = _taken(page)
    _called(page)
    _met(page, her)
    _weighed(page, her)
    _week_written(page, her)
    _plan_agreed(page, her)
    _hours_shown(page, her)
    _printed(page, her)
    _closed_and_reopened(page, her)


@pytest.mark.parametrize("width", [360])
def test_notes_are_kept_without_a_script(tab, lead, manager, width):
    anna = a_case(lead, by=user_id_of(manager), name="Anna", family_name="Prova")
    page = sign_in(tab("/signin", width=width, scripts=False), manager)

    page.goto(f"/participants/{anna}")
    page.get_by_role("link", name="Scrivi nel diario").click()
    page.get_by_label("Nota").fill("Ha chiamato: sta meglio.")
    page.get_by_role("button", name="Salva la nota").click()

    expect(page.locator("main")).to_contain_text("Ha chiamato: sta meglio.")


def _taken(page):
    page.goto("/enrolments")
    looked_at(page, "following-enrolments")
    page.locator("main a[href*='/enrolments/']").first.click()
    page.get_by_role("button", name="Apri la sua scheda").click()
    page.wait_for_url(re.compile(r"/participants/[0-9a-f-]{36}"))
    return re.search(r"/participants/[0-9a-f-]{36}", page.url)[0]


def _called(page):
    main = page.locator("main")
    expect(main).to_contain_text("Non lasciare messaggi")
    expect(main).to_contain_text("Chiedi sempre se posso parlare")
    expect(main.locator("a[href='tel:3330000001']")).to_be_visible()
    assert "Chiara" not in page.title()
    looked_at(page, "following-first")


def _met(page, her):
    page.get_by_role("link", name="Fissa un colloquio").click()
    page.get_by_label("Giorno").fill((today() + timedelta(days=1)).isoformat())
    page.get_by_label("Ora").fill("10:00")
    page.get_by_role("button", name="Fissa", exact=True).click()
    expect(page.locator("main")).to_contain_text("Colloquio fissato.")
    # The day of the interview comes.
    in_use().execute("UPDATE interview SET starts_at = starts_at - interval '2 days'")
    page.reload()
    page.get_by_role("link", name="Si è svolto").click()
    page.get_by_role("button", name="Salva").click()
    page.get_by_role("link", name="Scrivi il verbale").click()
    page.get_by_label("Passi concordati").fill("Chiamare la scuola")
    expect(page.locator("#draft-state")).to_contain_text("Salvato alle")
    looked_at(page, "following-note")
    page.get_by_role("button", name="Salva la nota").click()
    page.get_by_role("button", name="Fanne un'attività").click()
    page.goto(f"{her}/tasks")
    expect(page.locator("main")).to_contain_text("Chiamare la scuola")


def _weighed(page, her):
    page.goto(f"{her}/needs/new")
    page.locator("#childcare-score").get_by_label("3 · pesante").check()
    page.get_by_role("button", name="Salva").last.click()
    expect(page.locator("main")).to_contain_text("Valutazione salvata.")
    looked_at(page, "following-needs")


def _week_written(page, her):
    page.goto(f"{her}/household")
    page.get_by_role("link", name="Nome non indicato").first.click()
    page.locator("#given_name").fill("Leo")
    page.get_by_label("Scuola", exact=True).select_option(label="Scuola primaria")
    page.get_by_role("button", name="Salva").last.click()
    _slot(page, her, "Leo", "Scuola", "08:30", "13:00")
    _slot(page, her, "Chiara", "Lavoro", "08:00", "17:00")
    looked_at(page, "following-hours")


def _slot(page, her, *what):
    whose, kind, starts, ends = what
    page.goto(f"{her}/hours/new")
    page.get_by_label(whose, exact=False).first.check()
    page.get_by_label("Che cosa").select_option(label=kind)
    for day in ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì"):
        page.get_by_label(day).check()
    page.get_by_label("Dalle").fill(starts)
    page.get_by_label("Alle", exact=True).fill(ends)
    page.get_by_role("button", name="Salva").click()
    page.wait_for_url("**/hours**")


def _plan_agreed(page, her):
    page.goto(f"{her}/plan")
    page.get_by_role("button", name="Parti da «Sola con figli piccoli»").click()
    page.get_by_role("link", name="Servizi adatti").click()
    expect(page.locator("main")).to_contain_text("perché: ")
    looked_at(page, "following-suggestions")
    page.get_by_role("button", name="Aggiungi al piano").first.click()
    expect(page.locator("main")).to_contain_text("«Doposcuola Esempio»")
    _dated(page)
    page.get_by_role("link", name="Rileggi e attiva").click()
    page.get_by_role("button", name="Attiva il piano").click()
    expect(page.locator("main")).to_contain_text("Versione 1")
    looked_at(page, "following-plan")


def _dated(page):
    """Say of every goal by when: without it a plan is not agreed."""
    for number in range(page.locator(".goal").count()):
        page.get_by_role("link", name=re.compile("Modifica l'obiettivo")).nth(number).click()
        page.get_by_label("Entro quando").fill((today() + timedelta(days=90)).isoformat())
        page.get_by_role("button", name="Salva").click()
        expect(page.get_by_label("Entro quando")).to_have_count(0)


def _hours_shown(page, her):
    page.goto(f"{her}/hours/new")
    page.get_by_label("Leo").check()
    page.get_by_label("Che cosa").select_option(label="Servizio")
    for day in ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì"):
        page.get_by_label(day).check()
    page.get_by_label("Dalle").fill("13:00")
    page.get_by_label("Alle", exact=True).fill("17:00")
    page.get_by_text("Turni che cambiano, date, piano").click()
    about = page.get_by_label("È un'azione del piano?")
    about.select_option(label=about.locator("option", has_text="Doposcuola Esempio").inner_text())
    page.get_by_role("button", name="Salva").click()
    page.wait_for_url("**/hours**")
    page.goto(f"{her}/plan")
    rows = page.locator("table", has_text="Senza il piano")
    expect(rows).to_contain_text("Doposcuola Esempio")
    expect(rows.locator("tbody tr").first).to_contain_text("22,5")
    expect(rows.locator("tbody tr").last).to_contain_text("2,5")
    expect(rows.locator("tbody tr").last).to_contain_text("20")
    looked_at(page, "following-before-and-after")


def _printed(page, her):
    page.goto(f"{her}/plan/sheet")
    expect(page.locator("main")).to_contain_text("Doposcuola Esempio")
    looked_at(page, "following-sheet")
    for paper in ("sheet", "calendar"):
        made = page.request.get(f"{her}/plan/{paper}.pdf").body()
        assert made.startswith(b"%PDF-")
        document = pypdfium2.PdfDocument(made)
        assert len(document) in ({1} if paper == "calendar" else {1, 2, 3})
        for number, leaf in enumerate(document, 1):
            leaf.render(scale=1.5).to_pil().save(SCREENS / f"following-{paper}-{number}.png")


def _closed_and_reopened(page, her):
    _moved(page, her, "Conclusa")
    expect(page.locator("main")).to_contain_text("Chiusa il")
    page.goto(f"{her}/tasks")
    expect(page.locator("main")).not_to_contain_text("Fatta")
    _moved(page, her, "Piano attivo")
    expect(page.locator("main")).not_to_contain_text("Chiusa il")
    page.goto(f"{her}/tasks")
    expect(page.locator("main").get_by_role("button", name="Fatta")).to_be_visible()


def _moved(page, her, state):
    page.goto(f"{her}/state")
    page.get_by_label(state, exact=True).check()
    page.get_by_role("button", name="Salva").click()
    page.wait_for_url(f"**{her}")
