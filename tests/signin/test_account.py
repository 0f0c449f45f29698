"""The account page: a person's own name, language, password and devices."""

import pytest

from tests.client import PASSWORD
from tests.given.letters import sent_letters
from tests.given.people import facts
from tests.given.tenants import _power, a_person, an_organisation

NEW_PASSWORD = "quattro parole appena inventate"


@pytest.fixture
def giulia(app):
    return a_person(an_organisation(), name="Giulia Esempio")


def change_password(page, current=PASSWORD, password=NEW_PASSWORD):
    page.get("/account/password")
    return page.submit({"current_password": current, "password": password})


def test_a_person_changes_her_name_and_her_notices(browser, giulia):
    page = browser().sign_in(giulia)

    page.get("/account")
    page.submit({"name": "Giulia D'Ésempio ", "wants_notices": []})

    row = _power().execute('SELECT name, sort_key, wants_notices FROM "user"').fetchone()
    assert row == ("Giulia D'Ésempio", "giulia desempio", False)
    assert facts("account_changed")[0]["fields"] == ["name", "wants_notices"]


def test_a_person_chooses_english(browser, giulia):
    page = browser().sign_in(giulia)

    page.get("/account")
    page.submit({"language": "en"})

    assert page.page.get("lang") == "en"


def test_changing_nothing_leaves_no_fact(browser, giulia):
    browser().sign_in(giulia).get("/account").submit()

    assert facts("account_changed") == []


def test_her_address_and_roles_are_not_hers_to_change(browser, giulia):
    page = browser().sign_in(giulia)

    page.get("/account")
    page.submit({"email": "altra@ente.example", "id": "x", "role": "admin"})

    assert _power().execute('SELECT email FROM "user"').fetchone() == (giulia,)


def test_a_new_password_ends_every_other_session(browser, giulia):
    elsewhere, here = browser().sign_in(giulia), browser().sign_in(giulia)

    change_password(here)

    assert here.get("/today").status == 200
    assert elsewhere.get("/today").status == 303
    assert browser().sign_in(giulia, NEW_PASSWORD)


def test_the_session_has_a_new_id_after_a_new_password(browser, giulia):
    here = browser().sign_in(giulia)
    before = here.client.get_cookie("sid").value

    change_password(here)

    thief = browser()
    thief.client.set_cookie("sid", before)
    assert thief.get("/today").status == 303


def test_she_hears_of_the_change_by_letter(app, browser, giulia):
    change_password(browser().sign_in(giulia))

    assert [mail.to for mail in sent_letters(app)] == [giulia]


def test_the_present_password_is_asked_at_its_field(browser, giulia):
    page = change_password(browser().sign_in(giulia), current="non è questa")

    assert page.status == 422
    assert page.page.find(".//*[@id='current_password-error']") is not None


@pytest.mark.parametrize(
    "weak", ["corta", "passwordpassword", "Giulia 123456789", "bilanciare2026"]
)
def test_a_weak_password_is_refused_at_its_field(browser, giulia, weak):
    page = change_password(browser().sign_in(giulia), password=weak)

    assert page.status == 422
    assert page.page.find(".//*[@id='password-error']") is not None


def test_passwords_never_come_back_on_the_page(browser, giulia):
    page = change_password(browser().sign_in(giulia), password="corta")

    assert PASSWORD not in page.response.text
    assert 'value="corta"' not in page.response.text


def test_she_sees_her_devices_and_closes_one(browser, giulia):
    elsewhere = browser()
    elsewhere.get("/signin")
    elsewhere.submit(
        {"email": giulia, "password": PASSWORD},
        headers={"User-Agent": "Mozilla/5.0 (Android 14) Firefox/140.0"},
    )
    here = browser().sign_in(giulia)

    here.get("/account/sessions")
    assert "Firefox, Android" in here.text
    here.submit(form="/account/sessions/end")

    assert elsewhere.get("/today").status == 303
    assert here.get("/today").status == 200


def test_she_closes_all_other_devices_at_once(browser, giulia):
    others = [browser().sign_in(giulia) for _ in range(2)]
    here = browser().sign_in(giulia)

    here.get("/account/sessions")
    here.submit(form="/account/sessions/end-others")

    assert [page.get("/today").status for page in others] == [303, 303]
    assert facts("sessions_ended") == [
        {"count": 2, "user_id": facts("sessions_ended")[0]["user_id"]}
    ]


def test_nobody_closes_the_session_of_another(browser, giulia):
    hers = browser().sign_in(giulia)
    stranger = browser().sign_in(a_person(an_organisation()))
    session = _power().execute("SELECT id_hash FROM web_session ORDER BY created_at").fetchone()[0]

    stranger.get("/account/sessions")
    stranger.post("/account/sessions/end", {"session": session})

    assert stranger.status == 404
    assert hers.get("/today").status == 200
