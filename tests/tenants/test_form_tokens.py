"""A form is answered once, and only to whoever sent it."""

import pytest

from tests.given.tenants import a_person, an_organisation

TOKEN = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def coop(app):
    return an_organisation("Cooperativa Esempio")


def invite(page, address):
    page.get("/organisation/people/invitation")
    page.submit({"form_token": TOKEN, "email": address, "roles": "reader"})
    return page


def test_a_form_that_is_sent_again_gets_the_same_answer(browser, coop, all_powerful):
    page = browser().sign_in(a_person(coop, roles=("admin",)))

    first = invite(page, "prima@ente.example").response.request.path
    again = invite(page, "seconda@ente.example").response.request.path

    assert first == again == "/organisation/people"
    assert invited(all_powerful) == ["prima@ente.example"]


def test_a_double_click_under_htmx_leads_to_the_same_page(browser, coop):
    page = browser().sign_in(a_person(coop, roles=("admin",)))
    page.get("/organisation/people/invitation")
    filled = {**page.filled(), "form_token": TOKEN, "email": "chi@ente.example", "roles": "reader"}

    answers = [
        page.client.post(
            "/organisation/people/invitation", data=filled, headers={"HX-Request": "true"}
        )
        for _ in range(2)
    ]

    led = [(each.status_code, each.headers.get("HX-Redirect")) for each in answers]
    assert led == [(204, "/organisation/people")] * 2


def test_what_a_person_was_answered_is_no_answer_to_a_colleague(browser, coop, all_powerful):
    for address in ("prima@ente.example", "seconda@ente.example"):
        invite(browser().sign_in(a_person(coop, roles=("admin",))), address)

    assert invited(all_powerful) == ["prima@ente.example", "seconda@ente.example"]


def test_what_a_visitor_was_answered_is_no_answer_to_another(browser, all_powerful):
    for visitor in (browser(), browser()):
        visitor.get("/password/forgotten")
        visitor.submit({"form_token": TOKEN, "email": "chi@ente.example"})

    asked = all_powerful.execute("SELECT count(*) FROM fact WHERE name = 'password_reset_asked'")
    assert asked.fetchone()[0] == 2


def invited(all_powerful):
    return [row[0] for row in all_powerful.execute("SELECT email FROM invitation ORDER BY email")]
