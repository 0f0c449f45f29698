"""A person signs in, sees what needs her attention, and leaves."""

import pytest
from playwright.sync_api import expect

from tests.given.tenants import a_person, an_organisation
from tests.journeys.steps import both_sizes, looked_at, sign_in, sign_out

pytestmark = pytest.mark.journey


@both_sizes
def test_a_person_signs_in_and_out(tab, width):
    email = a_person(an_organisation("Cooperativa Esempio Aurora"), name="Ada Esempio")
    page = tab("/", width=width)
    looked_at(page, "welcome")

    page.goto("/signin")
    looked_at(page, "signin")
    sign_in(page, email)
    looked_at(page, "today")
    expect(page.locator(".account summary")).to_contain_text("Ada Esempio")

    sign_out(page)
    page.goto("/today")
    expect(page.get_by_role("heading", level=1)).to_have_text("Accedi")


@both_sizes
def test_a_wrong_password_keeps_the_address_and_says_what_to_do(tab, width):
    page = tab("/signin", width=width)

    page.get_by_label("E-mail").fill("ada@ente.example")
    page.get_by_label("Password").fill("una password sbagliata")
    page.get_by_role("button", name="Accedi").click()

    expect(page.locator("#error-summary")).to_be_focused()
    expect(page.get_by_label("E-mail")).to_have_value("ada@ente.example")
    looked_at(page, "signin-wrong")


def test_signing_in_and_out_needs_no_script(tab):
    email = a_person(an_organisation(), name="Ada Esempio")

    page = sign_in(tab("/signin", scripts=False), email)
    expect(page.locator(".account summary")).to_contain_text("Ada Esempio")
    sign_out(page)

    page.goto("/today")
    expect(page.get_by_role("heading", level=1)).to_have_text("Accedi")
