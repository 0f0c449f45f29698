"""Power is handed out only by who has just proved that she is there."""

from datetime import timedelta

import pytest

from tenants import clock
from tests.client import PASSWORD
from tests.given.people import facts, membership_id_of, roles_of
from tests.given.tenants import _power, a_person, an_organisation, the_lead


@pytest.fixture
def aurora(app):
    return an_organisation("Cooperativa Esempio Aurora")


@pytest.fixture
def admin(browser, aurora):
    return browser().sign_in(a_person(aurora, roles=["admin"]))


@pytest.fixture
def later():
    """Six minutes after everything else."""
    with clock.fixed(clock.now() + timedelta(minutes=6)):
        yield


@pytest.fixture
def give_admin(admin, aurora):
    """Make an admin of Giulia; returns her e-mail."""

    def giving(roles=("admin",)):
        giulia = a_person(aurora, roles=["reader"])
        admin.get(f"/organisation/people/{membership_id_of(giulia, aurora)}/roles")
        admin.submit({"roles": list(roles)})
        return giulia

    return giving


def test_right_after_the_sign_in_no_proof_is_asked(give_admin, aurora):
    assert roles_of(give_admin(), aurora) == ["admin"]


def test_later_the_password_is_asked_and_nothing_typed_is_lost(admin, give_admin, aurora, later):
    giulia = give_admin()
    assert admin.status == 401
    assert "Conferma che sei tu" in admin.title
    assert roles_of(giulia, aurora) == ["reader"]

    admin.submit({"password": PASSWORD})
    admin.submit()

    assert roles_of(giulia, aurora) == ["admin"]


def test_a_wrong_password_proves_nothing(admin, give_admin, aurora, later):
    giulia = give_admin()

    admin.submit({"password": "non è la mia password"})

    assert admin.status == 422
    assert roles_of(giulia, aurora) == ["reader"]


def test_guessing_the_proof_is_slowed_down(admin, give_admin, later):
    give_admin()

    told = [
        "Troppi tentativi" in admin.submit({"password": "non è la mia"}).text for _ in range(11)
    ]

    assert told == [False] * 10 + [True]
    admin.submit({"password": PASSWORD})
    assert admin.status == 422


def test_who_waits_for_the_next_try_loses_nothing(admin, give_admin, aurora, later):
    giulia = give_admin()
    for _ in range(11):
        admin.submit({"password": "non è la mia"})
    _power().execute("DELETE FROM throttle")

    admin.submit({"password": PASSWORD})
    admin.submit()

    assert roles_of(giulia, aurora) == ["admin"]


def test_guessing_without_a_form_is_slowed_down_too(admin):
    admin.get("/signin/proof")

    answers = [admin.submit({"password": "non è la mia"}).status for _ in range(11)]

    assert answers == [422] * 10 + [429]


def test_another_person_does_not_go_on_with_it(admin, give_admin, aurora, later):
    giulia = give_admin()
    carla = a_person(aurora, roles=["admin"])
    typed = admin.filled()
    admin.client.delete_cookie("sid")
    admin.sign_in(carla)

    admin.post("/signin/proof", {**typed, "password": PASSWORD, "csrf_token": admin.csrf_token()})

    assert "Lo ha scritto un'altra persona" in admin.text
    assert roles_of(giulia, aurora) == ["reader"]


@pytest.mark.parametrize("act", ["invitation", "state"])
def test_the_lead_proves_herself_before_she_decides_about_a_partner(browser, aurora, later, act):
    page = browser().sign_in(a_person(the_lead(), roles=["network_admin"]))
    with clock.fixed(clock.now() + timedelta(minutes=6)):
        page.get(f"/network/organisations/{aurora}/{act}")
        page.submit({"email": "nuova@ente.example", "state": "suspended", "reason": "asked"})

    assert page.status == 401
    assert "Conferma che sei tu" in page.title


def test_the_session_has_a_new_id_after_a_proof(admin, browser, later):
    before = admin.client.get_cookie("sid").value
    admin.get("/signin/proof?next=/organisation/people")

    admin.submit({"password": PASSWORD}, follow=False)

    assert admin.response.headers["Location"] == "/organisation/people"
    assert admin.client.get_cookie("sid").value != before
    thief = browser()
    thief.client.set_cookie("sid", before)
    assert thief.get("/today").status == 303


def test_roles_that_decide_nothing_for_others_need_no_proof(give_admin, aurora, later):
    assert roles_of(give_admin(["service_editor"]), aurora) == ["service_editor"]


def test_an_invitation_of_an_admin_needs_a_proof_too(admin, later):
    admin.get("/organisation/people/invitation")
    admin.submit({"email": "nuova@ente.example", "roles": ["admin"]})
    assert admin.status == 401

    admin.submit({"password": PASSWORD})
    admin.submit()

    assert facts("person_invited")[0]["roles"] == ["admin"]


def test_a_proof_leads_to_no_other_site(admin):
    admin.get("/signin/proof", query_string={"next": "//evil.example"})

    admin.submit({"password": PASSWORD}, follow=False)

    assert admin.response.headers["Location"] == "/today"
