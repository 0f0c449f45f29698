"""Visitors say what is wrong with a service; its organisation reads it and puts it right."""

from tests.given.letters import sent_letters
from tests.given.reports import a_report
from tests.given.services import a_draft, a_published_service
from tests.given.tenants import a_person, an_organisation


def _report(browser, service, **values):
    browser.get(f"/servizi/{service}/segnalazione")
    return browser.submit({"kind": "moved", "body": "Ora è in via Esempio 2.", **values})


def test_a_visitor_reports_a_mistake_without_saying_who_she_is(anyone, browser):
    organisation = an_organisation()
    editor = a_person(organisation)
    service = a_published_service(organisation)

    _report(anyone, service)

    assert "Grazie!" in anyone.text
    page = browser().sign_in(editor).get("/reports")
    assert "Si è spostato" in page.text
    assert "Ora è in via Esempio 2." in page.text


def test_those_who_write_the_services_receive_a_letter(app, anyone):
    organisation = an_organisation()
    editor = a_person(organisation)
    reader = a_person(organisation, roles=("reader",))

    _report(anyone, a_published_service(organisation))

    reported = [each for each in sent_letters(app) if "segnalato un errore" in each.subject]
    addressed = {each.to for each in reported}
    assert editor in addressed
    assert reader not in addressed
    assert "Si è spostato" in reported[0].text
    assert "Esempio 2" not in reported[0].subject


def test_a_report_must_say_what_is_wrong(anyone):
    service = a_published_service(an_organisation())

    anyone.get(f"/servizi/{service}/segnalazione")
    anyone.submit({"body": "Senza dire che cosa."})

    assert anyone.status == 422
    assert "Scegli che cosa non va." in anyone.text
    assert "Senza dire che cosa." in anyone.text


def test_a_draft_cannot_be_reported(anyone):
    service = a_draft(an_organisation())

    assert anyone.get(f"/servizi/{service}/segnalazione").status == 404


def test_too_many_reports_of_one_visitor_are_held_up(anyone):
    service = a_published_service(an_organisation())

    for _ in range(6):
        _report(anyone, service)

    assert anyone.status == 429


def test_a_report_is_closed_and_opened_again(browser):
    organisation = an_organisation()
    a_report(organisation, body="Il telefono è cambiato.")
    editor = browser().sign_in(a_person(organisation))

    editor.get("/reports")
    editor.submit(form="settlement")

    assert "Il telefono è cambiato." not in editor.text
    editor.get("/reports?state=done")
    editor.submit(form="reopening")
    assert "Il telefono è cambiato." in editor.text


def test_an_organisation_does_not_read_the_reports_of_another(browser):
    a_report(an_organisation(), body="Il telefono è cambiato.")

    page = browser().sign_in(a_person(an_organisation())).get("/reports")

    assert "Nessuna segnalazione" in page.text


def test_the_home_says_that_reports_wait(browser):
    organisation = an_organisation()
    a_report(organisation)

    page = browser().sign_in(a_person(organisation)).get("/today")

    assert "Una segnalazione da guardare" in page.text
