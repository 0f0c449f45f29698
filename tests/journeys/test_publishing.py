"""A cooperative writes a service and sends it; the lead asks for a change, then publishes it."""

import pytest
from playwright.sync_api import expect

from tests.given.services import a_published_service
from tests.given.tenants import a_person, an_organisation, the_lead, user_id_of
from tests.journeys.steps import both_sizes, looked_at, sign_in

pytestmark = pytest.mark.journey


@pytest.fixture
def editor(site):
    return a_person(an_organisation("Cooperativa Esempio Girasole"), name="Ada Esempio")


@pytest.fixture
def reviewer(site):
    return a_person(the_lead(), roles=("reviewer",), name="Rita Esempio")


@both_sizes
def test_a_service_is_written_given_back_corrected_and_published(tab, editor, reviewer, width):
    writer = sign_in(tab("/signin", width=width), editor)
    _write(writer)

    lead = sign_in(tab("/signin", width=width), reviewer)
    looked_at(lead, "today-reviewer")
    _review(lead, "Nido Girasole")
    looked_at(lead, "review")
    _decide(lead, "Chiedi correzioni", "Manca l'orario.")
    looked_at(lead, "reviews-empty")

    _correct(writer)

    _review(lead, "Nido Girasole")
    _decide(lead, "Pubblica")
    writer.goto("/services")
    expect(writer.locator("main")).to_contain_text("Pubblicato")
    looked_at(writer, "services")


def test_the_same_without_a_script(tab, editor, reviewer):
    writer = sign_in(tab("/signin", scripts=False), editor)
    writer.goto("/services/new")
    _begin(writer)
    _fill(writer)
    _press(writer, "Salva la bozza")
    _add_hours(writer)
    _press(writer, "Invia in revisione")
    expect(writer.locator("main")).to_contain_text("Inviata: il capofila la guarda")

    lead = sign_in(tab("/signin", scripts=False), reviewer)
    _review(lead, "Nido Girasole")
    _decide(lead, "Pubblica")

    writer.goto("/services")
    expect(writer.locator("main")).to_contain_text("Pubblicato")


def test_a_company_that_gives_services_publishes_one_too(tab, site, reviewer):
    company = an_organisation("Orso Esempio", kind="company")
    hr = a_person(company, roles=("hr_manager", "admin", "service_editor"))
    writer = sign_in(tab("/signin"), hr)
    writer.goto("/services/new")
    _begin(writer)
    _fill(writer)
    _press(writer, "Invia in revisione")

    lead = sign_in(tab("/signin"), reviewer)
    _review(lead, "Nido Girasole")
    _decide(lead, "Pubblica")

    visitor = tab("/servizi?q=girasole")
    expect(visitor.locator("main")).to_contain_text("Orso Esempio")


def test_what_is_missing_takes_the_focus_and_leads_to_its_field(tab, editor):
    page = sign_in(tab("/signin"), editor)
    page.goto("/services/new")
    _begin(page)

    _press(page, "Invia in revisione")

    expect(page.locator("#error-summary")).to_be_focused()
    looked_at(page, "editor-wrong")
    page.get_by_role("link", name="Scegli quanto costa").click()
    expect(page.locator("#cost-kind-0")).to_be_in_viewport()


def test_a_row_inside_a_row_is_added_with_its_own_names(tab, editor):
    page = sign_in(tab("/signin"), editor)
    page.goto("/services/new")
    _begin(page)

    for _ in range(2):
        page.get_by_role("button", name="Aggiungi una sede").click()
    page.get_by_role("button", name="Aggiungi un orario").nth(1).click()

    expect(page.locator("[name='places-1-hours-1-opens']")).to_have_count(1)
    expect(page.locator("#places-1-hours legend", has_text="Orario 2")).to_have_count(1)


def test_two_editors_choose_between_their_versions(tab, editor, site):
    pages = [sign_in(tab("/signin"), editor) for _ in range(2)]
    first, second = pages
    first.goto("/services/new")
    _begin(first)
    second.goto(first.url)
    for page, words in ((first, "La prima."), (second, "La seconda.")):
        page.get_by_label("In breve").first.fill(words)
        _press(page, "Salva la bozza")

    expect(second.get_by_role("heading", level=1)).to_have_text(
        "Un'altra persona ha salvato questa scheda"
    )
    looked_at(second, "conflict")
    second.get_by_role("button", name="Tieni tutta la mia").click()
    expect(second.get_by_label("In breve").first).to_have_value("La seconda.")


@both_sizes
def test_a_published_service_is_kept_true(tab, editor, width):
    organisation = an_organisation("Cooperativa Esempio Salice")
    keeper = a_person(organisation, roles=("admin",))
    a_published_service(organisation, user_id_of(keeper))
    page = sign_in(tab("/signin", width=width), keeper)

    page.goto("/services")
    page.get_by_role("link", name="Nido Esempio").click()
    looked_at(page, "service")
    for name, link in (("places", "Posti"), ("alert", "Avviso"), ("closure", "Chiudi per ora")):
        page.get_by_role("main").get_by_role("link", name=link).click()
        looked_at(page, f"service-{name}")
        page.get_by_role("link", name="Annulla").click()
    page.goto(page.url + "/confirmation")
    looked_at(page, "service-confirmation")
    page.get_by_role("button", name="Confermo").click()
    expect(page.locator("main")).to_contain_text("Confermato")


def _write(page):
    page.goto("/services")
    looked_at(page, "services-empty")
    _begin(page)
    looked_at(page, "editor")
    _fill(page)
    expect(page.locator("#draft-state")).to_contain_text("Salvato alle")
    page.reload()
    expect(page.get_by_label("In breve").first).to_have_value("Un nido piccolo nel verde.")
    _press(page, "Invia in revisione")
    expect(page.locator("main")).to_contain_text("Inviata: il capofila la guarda")
    looked_at(page, "service-in-review")


def _correct(page):
    page.goto("/today")
    looked_at(page, "today-corrections")
    page.get_by_role("link", name="Correggi").click()
    expect(page.locator("main")).to_contain_text("Manca l'orario.")
    _add_hours(page)
    _press(page, "Invia in revisione")


def _begin(page):
    page.goto("/services/new")
    page.get_by_label("Nome del servizio").fill("Nido Girasole")
    page.get_by_label("In una frase").fill("Un nido.")
    page.get_by_label("Tipo di servizio").select_option("EDU-01")
    page.get_by_role("button", name="Comincia").click()
    page.wait_for_url("**/edit")


def _fill(page):
    page.get_by_label("In breve").first.fill("Un nido piccolo nel verde.")
    page.get_by_label("Tutte le età").check()
    page.get_by_role("button", name="Tutta la provincia").click()
    expect(page.get_by_role("button", name="scelta: premi per toglierla")).to_have_count(10)
    page.get_by_label("Gratuito").check()
    page.get_by_label("Che cosa fare").fill("Chiama la segreteria.")
    page.locator("[name='contacts-0-role']").fill("Segreteria")
    page.locator("[name='contacts-0-phone']").fill("015 0000000")


def _add_hours(page):
    page.get_by_role("button", name="Aggiungi giorni o un periodo").click()
    page.locator("#schedule-0-row").get_by_label("lunedì").check()
    page.locator("[name='schedule-0-opens']").fill("08:00")
    page.locator("[name='schedule-0-closes']").fill("16:00")


def _press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def _review(page, name):
    page.goto("/reviews")
    page.get_by_role("link", name=name).click()


def _decide(page, decision, note=""):
    page.get_by_label(decision).check()
    page.get_by_label("Nota per chi l'ha scritta").fill(note)
    _press(page, "Conferma la decisione")
    page.wait_for_url("**/reviews")
