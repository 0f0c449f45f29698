"""A form that a stranger's page sends is refused, whatever token it carries."""

import pytest

from tests.given.tenants import a_person, an_organisation


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://other.example"},
        {"Origin": "null"},
    ],
)
def test_a_form_from_another_site_is_refused(browser, headers):
    visitor = browser().sign_in(a_person(an_organisation()))
    visitor.get("/today")

    visitor.post("/signout", headers=headers)

    assert visitor.status == 400
    assert visitor.get("/today").status == 200


def test_a_form_of_our_own_page_is_taken(browser):
    visitor = browser().sign_in(a_person(an_organisation()))
    visitor.get("/today")
    ours = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}

    visitor.post("/signout", headers=ours)

    assert visitor.status == 303
