"""Steps that many journeys take."""

import pytest

from tests.chromium import findings, is_scrolled_sideways, shot
from tests.client import PASSWORD

both_sizes = pytest.mark.parametrize("width", [360, 1280])


def sign_in(page, email, password=PASSWORD):
    page.goto("/signin")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Accedi").click()
    page.wait_for_url("**/today")
    return page


def sign_out(page):
    """Leave by the account's menu, which needs no script."""
    page.locator(".account summary").click()
    page.get_by_role("button", name="Esci").click()
    page.wait_for_url("**/")
    return page


def looked_at(page, name):
    """Keep a picture of the page; it must be usable by everyone and fit its screen."""
    shot(page, name)
    assert findings(page) == []
    assert not is_scrolled_sideways(page)
    return page
