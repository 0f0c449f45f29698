"""Whoever meets a barrier tells the lead, without saying who she is."""

import pytest

from tests.given.feedback import a_report
from tests.given.letters import sent_letters
from tests.given.people import facts
from tests.given.tenants import _power, a_person, an_organisation, the_lead

WORDS = "Con il lettore di schermo non trovo il pulsante «Cerca»."


@pytest.fixture
def lead(app):
    return the_lead()


def report(visitor, **values):
    visitor.get("/accessibilita/segnalazione")
    return visitor.submit({"words": WORDS, **values})


def test_a_visitor_reports_and_the_lead_reads(app, anyone, browser, lead):
    reader = a_person(lead, roles=["network_admin"])

    report(anyone, page="/servizi", email="visitatrice@posta.example")

    assert "Grazie" in anyone.title
    (mail,) = sent_letters(app)
    assert mail.to == reader
    page = browser().sign_in(reader).get("/network/accessibility")
    assert WORDS in page.text
    assert "visitatrice@posta.example" in page.text


def test_neither_the_fact_nor_the_letter_holds_what_she_wrote(app, anyone, lead):
    a_person(lead, roles=["network_admin"])

    report(anyone, email="visitatrice@posta.example")

    (mail,) = sent_letters(app)
    for told in (mail.text, mail.subject, str(facts("barrier_reported"))):
        assert "lettore di schermo" not in told
        assert "visitatrice" not in told


def test_the_form_names_the_second_way(anyone, lead):
    _power().execute(
        "INSERT INTO office_contact (organisation_id, id, role, email, phone, audience, sort,"
        " created_at, changed_at) VALUES (%s, gen_random_uuid(), 'Segreteria',"
        " 'segreteria@hub.example', '', 'public', 0, now(), now())",
        [lead],
    )

    anyone.get("/accessibilita/segnalazione")

    assert "mailto:segreteria@hub.example" in anyone.links()


def test_a_network_without_a_lead_keeps_the_report(anyone):
    report(anyone)

    assert _power().execute("SELECT words FROM accessibility_report").fetchone() == (WORDS,)


def test_the_words_are_needed_and_what_was_typed_stays(anyone):
    report(anyone, words=" ", page="/servizi")

    assert anyone.status == 422
    assert anyone.page.find(".//*[@id='words-error']") is not None
    assert 'value="/servizi"' in anyone.response.text


def test_many_reports_from_one_place_are_slowed_down(anyone):
    answers = [report(anyone).status for _ in range(6)]

    assert answers == [200] * 5 + [429]


def test_closing_a_report_forgets_the_address(browser, lead):
    a_report(email="visitatrice@posta.example")
    page = browser().sign_in(a_person(lead, roles=["network_admin"]))

    page.get("/network/accessibility")
    page.submit()

    assert "Chiusa" in page.text
    row = _power().execute("SELECT email, closed_by IS NOT NULL FROM accessibility_report")
    assert row.fetchone() == ("", True)
    assert len(facts("barrier_report_closed")) == 1


def test_the_home_of_the_lead_says_that_somebody_wrote(browser, lead):
    a_report()

    page = browser().sign_in(a_person(lead, roles=["network_admin"])).get("/today")

    assert "1 segnalazione di accessibilità da leggere" in page.text


def test_a_partner_never_reads_reports(browser, lead):
    a_report(WORDS)
    page = browser().sign_in(a_person(an_organisation(), roles=["admin"]))

    assert page.get("/network/accessibility").status == 403
    assert "segnalazione" not in page.get("/today").text
