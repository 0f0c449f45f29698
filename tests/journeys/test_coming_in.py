"""The pages behind a mailed link, whose forms a browser sends with its own idea of an origin."""

import pytest
from playwright.sync_api import expect

from tests.client import PASSWORD
from tests.given.people import an_invitation, token_of
from tests.given.tenants import an_organisation

pytestmark = pytest.mark.journey


def test_an_invited_person_comes_in(tab):
    invitation_id = an_invitation(an_organisation("Cooperativa Esempio Aurora"))
    page = tab(f"/invitation/{token_of(invitation_id)}")

    page.get_by_label("Nome e cognome").fill("Giulia Esempio")
    page.get_by_label("Scegli una password").fill(PASSWORD)
    page.locator("main form button").click()

    page.wait_for_url("**/today")
    expect(page.locator(".account summary")).to_contain_text("Giulia Esempio")


def test_a_person_who_forgot_her_password_asks_for_a_letter(tab):
    page = tab("/password/forgotten")

    page.get_by_label("E-mail").fill("ada@ente.example")
    page.locator("main form button").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Controlla la posta")
