"""Coming in by invitation: once, by the invited person only."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.client import PASSWORD
from tests.given.people import an_invitation, facts, membership_id_of, roles_of, token_of
from tests.given.tenants import _power, a_person, an_organisation

NEW = "invitata@ente.example"


@pytest.fixture
def aurora(app):
    return an_organisation("Cooperativa Esempio Aurora")


def link(organisation_id, email=NEW, **more):
    return f"/invitation/{token_of(an_invitation(organisation_id, email, **more))}"


def people_called(email):
    return _power().execute('SELECT count(*) FROM "user" WHERE email = %s', [email]).fetchone()[0]


def test_a_new_person_accepts_and_is_signed_in(anyone, aurora):
    anyone.get(link(aurora, roles=["service_editor", "reader"]))

    anyone.submit({"name": "Giulia D'Esempio", "password": PASSWORD})

    assert "Da ora lavori per Cooperativa Esempio Aurora" in anyone.text
    assert roles_of(NEW, aurora) == ["reader", "service_editor"]
    assert facts("invitation_accepted")[0]["roles"] == ["service_editor", "reader"]


def test_she_signs_in_again_with_the_password_she_chose(browser, aurora):
    browser().get(link(aurora)).submit({"name": "Giulia Esempio", "password": PASSWORD})

    assert browser().sign_in(NEW).get("/today").status == 200


def test_opening_the_link_changes_nothing(anyone, aurora):
    address = link(aurora)

    for _ in range(2):
        anyone.get(address)

    assert people_called(NEW) == 0
    assert anyone.status == 200


def test_the_address_travels_nowhere(anyone, aurora):
    anyone.get(link(aurora))

    assert anyone.response.headers["Referrer-Policy"] == "same-origin"
    assert anyone.response.headers["Cache-Control"] == "no-store"


def test_a_weak_password_is_refused_at_its_field(anyone, aurora):
    anyone.get(link(aurora))

    anyone.submit({"name": "Giulia Esempio", "password": "password1234"})

    assert anyone.status == 422
    assert anyone.page.find(".//*[@id='password-error']") is not None
    assert people_called(NEW) == 0


def test_an_address_that_was_changed_on_the_page_is_ignored(anyone, aurora):
    anyone.get(link(aurora))

    anyone.submit({"name": "Giulia", "password": PASSWORD, "email": "altra@ente.example"})

    assert people_called("altra@ente.example") == 0
    assert people_called(NEW) == 1


def test_an_invitation_works_once_under_ten_hands(browser, aurora):
    address = link(aurora)
    pages = [browser().get(address) for _ in range(10)]

    def accept(page):
        page.submit({"name": "Giulia Esempio", "password": PASSWORD}, follow=False)
        return page.status

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(accept, pages))

    assert answers.count(303) == 1
    assert people_called(NEW) == 1
    assert len(facts("invitation_accepted")) == 1


@pytest.mark.parametrize("more", [{"days": -1}])
def test_an_invitation_that_ran_out_says_so(anyone, aurora, more):
    anyone.get(link(aurora, **more))

    assert anyone.status == 404
    assert "non vale più" in anyone.title


def test_an_unknown_link_says_the_same(anyone):
    anyone.get("/invitation/" + "a" * 43)

    assert anyone.status == 404
    assert "non vale più" in anyone.title


def test_an_invitation_to_an_organisation_that_left_is_over(anyone):
    left = an_organisation(state="left")

    assert anyone.get(link(left)).status == 404


def test_the_first_person_opens_her_organisation(anyone):
    invited = an_organisation(state="invited")
    anyone.get(link(invited, roles=["admin"]))

    anyone.submit({"name": "Prima Esempio", "password": PASSWORD})

    state = _power().execute("SELECT state FROM organisation WHERE id = %s", [invited]).fetchone()
    assert state == ("active",)


def test_a_known_person_signs_in_first(anyone, aurora):
    email = a_person(an_organisation())
    anyone.get(link(aurora, email))
    assert "Hai già un accesso" in anyone.text

    anyone.submit({"email": email, "password": PASSWORD})
    assert "Accetta l'invito" in anyone.text
    anyone.submit()

    assert membership_id_of(email, aurora)
    assert "Cooperativa Esempio Aurora" in anyone.response.text


def test_a_known_person_gains_roles_where_she_already_works(browser, aurora):
    email = a_person(aurora, roles=["reader"])
    hers = browser().sign_in(email)

    hers.get(link(aurora, email, roles=["intake_operator"]))
    hers.submit()

    assert roles_of(email, aurora) == ["intake_operator", "reader"]


def test_a_different_person_is_told_so_and_nothing_merges(browser, aurora):
    email = a_person(an_organisation())
    hers = browser().sign_in(email)
    address = link(aurora)

    hers.get(address)
    assert "per un'altra persona" in hers.title
    hers.post(address, {"name": "Furba Esempio", "password": PASSWORD})

    assert membership_id_of(email, aurora) is None
    assert people_called(NEW) == 0


def test_an_anonymous_visitor_cannot_accept_for_a_known_person(anyone, aurora):
    email = a_person(an_organisation())
    address = link(aurora, email)

    anyone.get(address)
    anyone.post(address, {"name": "Furba Esempio", "password": PASSWORD})

    assert membership_id_of(email, aurora) is None
