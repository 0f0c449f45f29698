"""How long a session lives, under which id, and what a guesser gets."""

import logging
import statistics
import time
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from tenants import clock
from tests.client import PASSWORD
from tests.given.tenants import _power, a_person, an_organisation


@pytest.fixture
def giulia(app):
    return a_person(an_organisation(), name="Giulia Canarino", email="canarino@ente.example")


def at(**later):
    return clock.fixed(clock.now() + timedelta(**later))


WRONG = "una password sbagliata"


def try_to_sign_in(page, email, password=WRONG):
    page.get("/signin")
    page.submit({"email": email, "password": password}, follow=False)
    return page.status


def test_a_session_ends_after_half_an_hour_of_silence(browser, giulia):
    page = browser().sign_in(giulia)

    with at(minutes=29):
        assert page.get("/today").status == 200
    with at(minutes=58):
        assert page.get("/today").status == 200
    with at(minutes=89):
        assert page.get("/today").status == 303


def test_a_session_ends_after_twelve_hours_however_busy(browser, giulia):
    page = browser().sign_in(giulia)

    answers = []
    for quarter in range(1, 50):
        with at(minutes=15 * quarter):
            answers.append(page.get("/today").status)

    assert answers[:47] == [200] * 47
    assert answers[48:] == [303]


def test_a_sign_in_gives_a_new_id(browser, giulia):
    page = browser()
    page.client.set_cookie("sid", "s.chosen-by-a-thief")

    page.sign_in(giulia)

    assert page.client.get_cookie("sid").value != "s.chosen-by-a-thief"


def test_a_change_of_organisation_gives_a_new_id_and_kills_the_old(browser):
    first, second = an_organisation(), an_organisation()
    page = browser().sign_in(a_person(first, second))
    before = page.client.get_cookie("sid").value

    page.get("/today")
    page.post("/organisation", {"to": str(second)})

    thief = browser()
    thief.client.set_cookie("sid", before)
    assert thief.get("/today").status == 303


def test_only_the_hash_of_a_session_is_kept(browser, giulia):
    page = browser().sign_in(giulia)
    token = page.client.get_cookie("sid").value.removeprefix("s.")

    row = _power().execute("SELECT * FROM web_session").fetchone()

    assert token not in str(row)


def test_a_guesser_is_slowed_down_and_nobody_is_locked_out(browser, giulia):
    page = browser()
    answers = [try_to_sign_in(page, giulia) for _ in range(11)]
    assert answers == [422] * 10 + [429]
    assert int(page.response.headers["Retry-After"]) <= 15 * 60

    assert try_to_sign_in(browser(), a_person(an_organisation()), PASSWORD) == 303
    with at(minutes=16):
        assert try_to_sign_in(browser(), giulia, PASSWORD) == 303


def test_an_unknown_address_is_slowed_down_alike(browser):
    page = browser()

    answers = [try_to_sign_in(page, "nessuno@ente.example") for _ in range(11)]

    assert answers == [422] * 10 + [429]


@pytest.mark.usefixtures("strong_passwords")
def test_an_unknown_address_takes_as_long_as_a_wrong_password(browser, giulia):
    page, known, unknown = browser(), [], []
    try_to_sign_in(page, "nessuno@ente.example")  # makes the decoy

    for _ in range(4):
        for times, email in ((known, giulia), (unknown, "nessuno@ente.example")):
            start = time.perf_counter()
            try_to_sign_in(page, email)
            times.append(time.perf_counter() - start)

    assert 0.5 < statistics.median(unknown) / statistics.median(known) < 2


@pytest.mark.usefixtures("strong_passwords")
def test_a_weaker_hash_is_made_anew_at_sign_in(browser, giulia):
    weak = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(PASSWORD)
    _power().execute("UPDATE credential SET password_hash = %s", [weak])

    browser().sign_in(giulia)

    stored = _power().execute("SELECT password_hash FROM credential").fetchone()[0]
    assert stored.startswith("$argon2id$")
    assert "m=65536,t=3,p=1" in stored
    browser().sign_in(giulia)


def test_a_password_typed_on_another_keyboard_is_the_same(browser, giulia):
    composed, decomposed = (
        "perché così è più lungo",
        "perche\u0301 cosi\u0300 e\u0300 piu\u0300 lungo",
    )
    page = browser().sign_in(giulia)
    page.get("/account/password")
    page.submit({"current_password": PASSWORD, "password": composed})

    assert browser().sign_in(giulia, decomposed)


def test_the_logs_say_what_happened_and_name_nobody(browser, giulia, caplog):
    caplog.set_level(logging.INFO, logger="portal")

    try_to_sign_in(browser(), giulia)
    browser().sign_in(giulia)

    told = " ".join(str(vars(record)) for record in caplog.records)
    assert "sign-in refused" in told
    assert "signed in" in told
    for secret in ("canarino", "Canarino", PASSWORD, WRONG):
        assert secret not in told


def test_the_sign_in_form_helps_password_managers(anyone):
    anyone.get("/signin")

    fields = {field.get("name"): field for field in anyone.page.iter("input")}
    assert fields["email"].get("autocomplete") == "username"
    assert fields["password"].get("autocomplete") == "current-password"
    assert fields["password"].get("maxlength") is None
    assert "/password/forgotten" in anyone.links()
