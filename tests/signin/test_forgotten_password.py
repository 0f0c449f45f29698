"""A forgotten password: one answer for all, one use for each link."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from tenants import clock
from tests.given.letters import path_in, sent_letters
from tests.given.people import facts
from tests.given.tenants import _power, a_person, an_organisation

NEW_PASSWORD = "quattro parole appena inventate"


@pytest.fixture
def giulia(app):
    return a_person(an_organisation())


def ask(browser, email):
    browser.get("/password/forgotten")
    return browser.submit({"email": email})


def link(app, browser, email):
    ask(browser, email)
    (mail,) = sent_letters(app)
    return path_in(mail, "/password/reset/")


def test_a_person_sets_a_new_password_by_the_letter(app, browser, giulia):
    page = browser().get(link(app, browser(), giulia))

    page.submit({"password": NEW_PASSWORD})

    assert "ora accedi con quella nuova" in page.text
    assert browser().sign_in(giulia, NEW_PASSWORD).get("/today").status == 200


def test_an_unknown_address_gets_the_same_answer_and_no_letter(app, anyone, giulia):
    known = ask(anyone, giulia).text
    sent_letters(app)

    unknown = ask(anyone, "nessuno@ente.example").text

    assert unknown == known
    assert sent_letters(app) == []
    assert len(facts("password_reset_asked")) == 2


def test_the_reset_ends_every_session(app, browser, giulia):
    hers = browser().sign_in(giulia)

    browser().get(link(app, browser(), giulia)).submit({"password": NEW_PASSWORD})

    assert hers.get("/today").status == 303


def test_she_is_told_that_her_password_changed(app, browser, giulia):
    browser().get(link(app, browser(), giulia)).submit({"password": NEW_PASSWORD})

    (mail,) = sent_letters(app)
    assert mail.to == giulia
    assert mail.subject == "La password del portale è cambiata"


def test_opening_the_link_changes_nothing(app, browser, giulia):
    address = link(app, browser(), giulia)

    assert [browser().get(address).status for _ in range(3)] == [200] * 3


def test_the_link_works_once_under_ten_hands(app, browser, giulia):
    address = link(app, browser(), giulia)
    pages = [browser().get(address) for _ in range(10)]

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(lambda page: page.submit({"password": NEW_PASSWORD}, follow=False), pages))

    assert [page.status for page in pages].count(303) == 1
    assert browser().get(address).status == 404


def test_the_link_runs_out_after_two_hours(app, browser, giulia):
    address = link(app, browser(), giulia)

    with clock.fixed(clock.now() + timedelta(hours=2, minutes=1)):
        assert browser().get(address).status == 404


def test_a_common_password_is_refused_at_its_field(app, browser, giulia):
    page = browser().get(link(app, browser(), giulia))

    page.submit({"password": "passwordpassword"})

    assert page.status == 422
    assert page.page.find(".//*[@id='password-error']") is not None


def test_asking_again_and_again_is_slowed_down(anyone, giulia):
    answers = [ask(anyone, giulia).status for _ in range(6)]

    assert answers == [200] * 5 + [429]


def test_an_unknown_address_is_slowed_down_alike(anyone):
    answers = [ask(anyone, "nessuno@ente.example").status for _ in range(6)]

    assert answers == [200] * 5 + [429]


def test_only_the_hash_of_the_link_is_kept(app, browser, giulia):
    token = link(app, browser(), giulia).rpartition("/")[2]

    kept = _power().execute("SELECT string_agg(token_hash, ' ') FROM password_reset").fetchone()[0]

    assert token not in kept
    assert token not in str(facts("password_reset_asked"))
