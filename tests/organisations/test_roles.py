"""Giving and taking roles, and the page that explains them."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.given.people import facts, membership_id_of, roles_of
from tests.given.tenants import a_person, an_organisation, the_lead


@pytest.fixture
def aurora(app):
    return an_organisation("Cooperativa Esempio Aurora")


def address(email, organisation_id):
    return f"/organisation/people/{membership_id_of(email, organisation_id)}/roles"


def test_an_admin_changes_the_roles_of_a_person(browser, aurora):
    giulia = a_person(aurora, roles=["reader"])
    admin = browser().sign_in(a_person(aurora, roles=["admin"]))

    admin.get(address(giulia, aurora))
    admin.submit({"roles": ["service_editor", "intake_operator"]})

    assert roles_of(giulia, aurora) == ["intake_operator", "service_editor"]
    (fact,) = facts("roles_changed")
    assert fact["before"] == ["reader"]


def test_new_roles_hold_from_the_next_page(browser, aurora):
    giulia = a_person(aurora, roles=["reader"])
    hers = browser().sign_in(giulia)
    admin = browser().sign_in(a_person(aurora, roles=["admin"]))
    assert hers.get("/organisation/people/invitation").status == 403

    admin.get(address(giulia, aurora))
    admin.submit({"roles": ["admin"]})

    assert hers.get("/organisation/people/invitation").status == 200


def test_the_last_admin_keeps_her_role(browser, aurora):
    email = a_person(aurora, roles=["admin"])
    admin = browser().sign_in(email)

    admin.get(address(email, aurora))
    admin.submit({"roles": ["reader"]})

    assert admin.status == 422
    assert "ultima persona che amministra" in admin.text
    assert roles_of(email, aurora) == ["admin"]


def test_roles_that_somebody_else_changed_meanwhile_are_not_overwritten(browser, aurora):
    giulia = a_person(aurora, roles=["reader"])
    first = browser().sign_in(a_person(aurora, roles=["admin"]))
    second = browser().sign_in(a_person(aurora, roles=["admin"]))
    first.get(address(giulia, aurora))
    second.get(address(giulia, aurora))

    first.submit({"roles": ["intake_operator"]})
    second.submit({"roles": ["hr_manager"]})

    assert second.status == 409
    assert roles_of(giulia, aurora) == ["intake_operator"]


def test_a_role_of_the_lead_cannot_be_smuggled_in(browser, aurora):
    giulia = a_person(aurora, roles=["reader"])
    admin = browser().sign_in(a_person(aurora, roles=["admin"]))

    admin.get(address(giulia, aurora))
    admin.submit({"roles": ["network_admin"], "organisation_id": "x", "user_id": "x"})

    assert admin.status == 422
    assert roles_of(giulia, aurora) == ["reader"]


def test_two_admins_who_drop_each_other_leave_one(browser, aurora):
    anna, bea = (a_person(aurora, roles=["admin"]) for _ in range(2))
    pages = [browser().sign_in(email) for email in (anna, bea)]
    pages[0].get(address(bea, aurora))
    pages[1].get(address(anna, aurora))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda page: page.submit({"roles": ["reader"]}, follow=False), pages))

    left = [email for email in (anna, bea) if roles_of(email, aurora) == ["admin"]]
    assert len(left) == 1


def test_the_roles_page_says_who_may_do_what(browser, aurora):
    page = browser().sign_in(a_person(aurora, roles=["reader"])).get("/organisation/roles")

    assert "Invitare persone" in page.text
    assert "Amministrazione della rete" not in page.text


def test_the_roles_page_of_the_lead_knows_its_own_roles(browser):
    page = browser().sign_in(a_person(the_lead(), roles=["reader"])).get("/organisation/roles")

    assert "Amministrazione della rete" in page.text
