"""A form whose session ended comes back after the sign-in, with what was typed."""

import pytest

from tests.client import PASSWORD
from tests.given.people import facts
from tests.given.tenants import _power, a_person, an_organisation


@pytest.fixture
def aurora(app):
    return an_organisation("Cooperativa Esempio Aurora")


@pytest.fixture
def admin(aurora):
    return a_person(aurora, roles=["admin"])


def end_sessions():
    _power().execute("UPDATE web_session SET seen_at = seen_at - interval '31 minutes'")


def sent_too_late(page, email="nuova@ente.example"):
    """Fill in an invitation while the session ends."""
    page.get("/organisation/people/invitation")
    end_sessions()
    return page.submit({"email": email, "roles": ["reader", "service_editor"]})


def test_what_was_typed_is_saved_after_a_new_sign_in(browser, admin):
    page = sent_too_late(browser().sign_in(admin))
    assert page.status == 401
    assert "La sessione è finita" in page.title
    assert facts("person_invited") == []

    page.submit({"email": admin, "password": PASSWORD})
    assert "Non abbiamo ancora salvato nulla" in page.text
    page.submit()

    assert page.response.request.path == "/organisation/people"
    (fact,) = facts("person_invited")
    assert fact["roles"] == ["reader", "service_editor"]


def test_a_wrong_password_does_not_lose_what_was_typed(browser, admin):
    page = sent_too_late(browser().sign_in(admin))

    page.submit({"email": admin, "password": "una password sbagliata"})
    assert page.status == 422
    page.submit({"email": admin, "password": PASSWORD})
    page.submit()

    assert len(facts("person_invited")) == 1


def test_a_page_that_was_left_open_overnight_still_signs_in(browser, admin):
    page = sent_too_late(browser().sign_in(admin))
    page.client.delete_cookie("sid")

    page.submit({"email": admin, "password": PASSWORD})
    assert page.status == 401
    page.submit({"email": admin, "password": PASSWORD})
    page.submit()

    assert len(facts("person_invited")) == 1


def test_nothing_of_it_stands_in_an_address(browser, admin):
    page = sent_too_late(browser().sign_in(admin))

    page.submit({"email": admin, "password": PASSWORD}, follow=False)

    assert page.status == 200
    assert "Location" not in page.response.headers
    assert page.response.headers["Cache-Control"] == "no-store"


def test_a_password_is_never_carried(browser, admin):
    page = browser().sign_in(admin)
    page.get("/account/password")
    end_sessions()

    page.submit({"current_password": PASSWORD, "password": "quattro parole appena inventate"})

    assert page.status == 401
    assert PASSWORD not in page.response.text
    assert "appena inventate" not in page.response.text


def test_a_form_of_another_of_her_organisations_finds_it_again(browser, aurora):
    comune = an_organisation("Comune di Esempio")
    email = a_person(aurora, comune, roles=["admin"])
    page = browser().sign_in(email)
    page.post("/organisation", {"to": str(comune)})
    sent_too_late(page)

    page.submit({"email": email, "password": PASSWORD})
    page.submit()

    assert "Comune di Esempio" in page.text
    assert len(facts("person_invited")) == 1


def test_somebody_else_cannot_save_it(browser, admin):
    stranger = a_person(an_organisation("Associazione Esempio"), roles=["admin"])
    page = sent_too_late(browser().sign_in(admin))

    page.submit({"email": stranger, "password": PASSWORD})

    assert "non possiamo salvarlo" in page.text
    assert facts("person_invited") == []


def test_a_form_is_never_carried_to_another_site(browser, admin):
    page = sent_too_late(browser().sign_in(admin))

    page.submit(
        {"interrupted": "//evil.example/", "email": admin, "password": PASSWORD}, follow=False
    )

    assert page.response.headers["Location"] == "/today"


def test_a_form_that_another_site_sends_is_not_kept(anyone):
    anyone.client.post(
        "/organisation/people/invitation",
        data={"organisation": "x", "email": "rubata@ente.example"},
        headers={"Origin": "https://evil.example"},
    )

    anyone.get("/signin")
    assert "rubata" not in anyone.response.text


def test_a_press_on_sign_out_brings_nothing_back(browser, admin):
    page = browser().sign_in(admin)
    page.get("/today")
    end_sessions()

    page.submit(form="/signout")

    assert page.status == 401
    assert page.page.find(".//input[@name='interrupted']") is None


def test_htmx_is_sent_to_sign_in_and_back(browser, admin):
    page = browser().sign_in(admin)
    page.get("/organisation/people/invitation")
    end_sessions()

    page.submit(
        {"email": "nuova@ente.example"},
        headers={"HX-Request": "true", "HX-Current-URL": "http://localhost/organisation/people"},
    )

    assert page.status == 401
    assert page.response.headers["HX-Redirect"] == "/signin?next=/organisation/people"
