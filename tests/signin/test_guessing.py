"""Guessing a password is slow from everywhere, and keeps nobody out who knows hers."""

import pytest

from tenants.throttling import network
from tests.client import PASSWORD
from tests.given.tenants import _power, a_person, an_organisation

STRANGER, NEIGHBOUR, HERSELF = "203.0.113.9", "203.0.113.77", "198.51.100.4"


@pytest.fixture
def ada(app):
    return a_person(an_organisation())


def answer(browser, email, password, place):
    page = browser()
    page.get("/signin")
    page.submit(
        {"email": email, "password": password}, follow=False, environ_base={"REMOTE_ADDR": place}
    )
    return page.status


def guess(browser, email, place, times):
    return [answer(browser, email, "una password sbagliata", place) for _ in range(times)]


def test_ten_guesses_from_one_place_are_enough(browser, ada):
    assert guess(browser, ada, STRANGER, 11) == [422] * 10 + [429]


def test_a_neighbour_of_the_guesser_has_no_more_tries(browser, ada):
    guess(browser, ada, STRANGER, 10)

    assert answer(browser, ada, PASSWORD, NEIGHBOUR) == 429


def test_a_guesser_elsewhere_does_not_keep_her_out(browser, ada):
    guess(browser, ada, STRANGER, 11)

    assert answer(browser, ada, PASSWORD, HERSELF) == 303


def test_an_account_has_a_limit_over_all_places(browser, ada):
    guess(browser, ada, STRANGER, 1)
    _power().execute("UPDATE throttle SET tries = 100")

    assert answer(browser, ada, PASSWORD, HERSELF) == 429


def test_a_whole_office_comes_in_by_one_address(browser, app, ada):
    guess(browser, "nessuna@ente.example", STRANGER, 1)
    _power().execute("UPDATE throttle SET tries = 58 WHERE tries = 1")

    assert [answer(browser, ada, PASSWORD, STRANGER) for _ in range(4)] == [303] * 4


def test_who_knows_one_password_has_no_more_guesses_at_others(browser, ada):
    guess(browser, "nessuna@ente.example", STRANGER, 1)
    _power().execute("UPDATE throttle SET tries = 59 WHERE tries = 1")

    answers = [
        answer(browser, ada, PASSWORD, NEIGHBOUR),
        *guess(browser, "altra@ente.example", NEIGHBOUR, 1),
        answer(browser, ada, PASSWORD, NEIGHBOUR),
    ]

    assert answers == [303, 422, 429]


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("203.0.113.9", "203.0.113.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_an_address_is_known_by_its_network(address, place):
    assert network(address) == place
