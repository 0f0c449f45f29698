"""Signing in, out, and from one organisation to another."""

from tests.given.tenants import a_person, an_organisation


def test_a_person_signs_in_with_her_password(browser):
    email = a_person(an_organisation("Cooperativa Esempio Aurora"))

    page = browser().sign_in(email).get("/today")

    assert page.status == 200


def test_a_wrong_password_is_refused_without_saying_which_half_was_wrong(anyone):
    email = a_person(an_organisation())

    anyone.get("/signin")
    anyone.submit({"email": email, "password": "una password sbagliata"})

    assert anyone.status == 422
    assert "E-mail o password non corretta" in anyone.text


def test_a_page_of_staff_sends_a_visitor_to_sign_in_and_back(anyone):
    email = a_person(an_organisation())

    anyone.get("/today")

    assert anyone.response.headers["Location"] == "/signin?next=/today"
    anyone.get("/signin?next=/today")
    anyone.submit({"email": email, "password": "tre parole di prova"}, follow=False)
    assert anyone.response.headers["Location"] == "/today"


def test_signing_out_kills_the_session_on_the_server(browser):
    visitor = browser().sign_in(a_person(an_organisation()))
    cookie = visitor.client.get_cookie("sid").value
    visitor.get("/today")

    visitor.submit(form="/signout")

    thief = browser()
    thief.client.set_cookie("sid", cookie)
    assert thief.get("/today").status == 303


def test_signing_in_again_kills_the_session_before_on_the_server(browser):
    email = a_person(an_organisation())
    visitor = browser().sign_in(email)
    cookie = visitor.client.get_cookie("sid").value

    visitor.sign_in(email)

    thief = browser()
    thief.client.set_cookie("sid", cookie)
    assert thief.get("/today").status == 303


def test_a_person_switches_to_another_of_her_organisations(browser):
    first, second = (
        an_organisation("Associazione Esempio Uno"),
        an_organisation("Comune di Esempio"),
    )
    visitor = browser().sign_in(a_person(first, second))

    visitor.get("/today")
    visitor.post("/organisation", {"to": str(second)}, follow=True)

    assert "Comune di Esempio" in visitor.response.text


def test_a_person_cannot_switch_to_an_organisation_that_is_not_hers(browser):
    visitor = browser().sign_in(a_person(an_organisation()))
    foreign = an_organisation()

    visitor.get("/today")
    visitor.post("/organisation", {"to": str(foreign)})

    assert visitor.status == 404
