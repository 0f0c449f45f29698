"""What cannot be true in a woman's answers is told kindly; nothing that she wrote is lost."""

import pytest

from tenants.clock import today
from tests.given.tenants import the_lead
from tests.participants.enrolment.steps import ANSWERS, answered_up_to, enrolled


@pytest.fixture
def woman(app, anyone):
    the_lead()
    return anyone


@pytest.mark.parametrize(
    ("step", "changes", "words"),
    [
        ("contatto", {"given_name": " "}, "Scrivi come ti chiami"),
        ("contatto", {"phone": "", "email": ""}, "ne basta uno"),
        ("contatto", {"phone": "", "may_write": []}, "così possiamo scriverti"),
        ("contatto", {"phone": "domani"}, "Scrivi un numero"),
        ("contatto", {"email": "chiara"}, "Controlla l'indirizzo e-mail"),
        ("contatto", {"given_name": "a" * 81}, "Usa al massimo 80 caratteri"),
        ("contatto", {"call_at": ["midnight"]}, "Scegli una delle voci"),
        ("dove", {"municipality": ""}, "Scegli dove vivi"),
        ("dove", {"municipality": "001272"}, "Scegli una delle voci"),
        ("famiglia", {"living": []}, "puoi anche non dirlo"),
        ("famiglia", {"children-0-born_in": str(today().year + 1)}, "deve ancora venire"),
        ("famiglia", {"children-0-born_in": "1995"}, "non può avere una mamma del 1990"),
        ("famiglia", {"children-0-born_in": "19"}, "Controlla l'anno"),
        ("famiglia", {"children-0-born_in": "9" * 30}, "deve ancora venire"),
        ("famiglia", {"born_in": str(today().year)}, "Controlla l'anno di nascita"),
        ("lavoro", {"employment": "queen"}, "Scegli una delle voci"),
        ("bisogni", {"story": "a" * 501}, "Usa al massimo 500 caratteri"),
        ("bisogni", {"needs": ["gold"]}, "Scegli una delle voci"),
    ],
)
def test_an_answer_that_cannot_be_is_told_beside_its_field(woman, step, changes, words):
    answered_up_to(woman, step)
    woman.get(f"/iscrizione/{step}")

    woman.submit(ANSWERS[step] | changes)

    assert woman.status == 422
    assert words in woman.text


def test_a_wrong_answer_loses_nothing_of_its_page(woman):
    answered_up_to(woman, "bisogni")
    woman.get("/iscrizione/bisogni")
    long = "parole " * 100

    woman.submit({"needs": ["money"], "story": long})

    assert woman.filled()["story"] == [long.strip()]
    assert woman.filled()["needs"] == ["money"]


def test_sixteen_children_do_not_break_the_page(woman):
    answered_up_to(woman, "famiglia")
    woman.get("/iscrizione/famiglia")

    woman.submit({"living": "alone"} | {f"children-{n}-born_in": "2020" for n in range(40)})

    assert woman.status in {200, 422}


def test_a_forged_session_opens_nothing(app, woman, browser):
    answered_up_to(woman, "lavoro")
    cookie = woman.client.get_cookie("sid").value
    stranger = browser()
    stranger.client.set_cookie("sid", f"{cookie[:-4]}AAAA")

    stranger.get("/iscrizione/contatto")

    assert stranger.filled()["given_name"] == [""]


def test_what_was_sent_is_changed_no_more(woman, all_powerful):
    answered_up_to(woman, "consensi")
    woman.get("/iscrizione/contatto")
    late = woman.filled()
    enrolled(woman)
    before = _sealed(all_powerful)

    woman.post("/iscrizione/contatto", {**late, "given_name": "Altra"}, fresh=False)

    assert _sealed(all_powerful) == before
    assert woman.response.headers["Location"].endswith("/iscrizione/fatto")


def test_what_was_sent_is_not_shown_again(woman):
    enrolled(woman)

    for path in ("/iscrizione", "/iscrizione/fatto"):
        assert "Chiara" not in woman.get(path).response.text


def test_without_a_lead_nobody_is_promised_anything(app, anyone):
    anyone.get("/iscrizione/contatto")

    anyone.submit(ANSWERS["contatto"])

    assert anyone.response.request.path == "/iscrizione"


def test_a_flood_of_letters_is_held_back(woman):
    answered_up_to(woman, "famiglia")
    woman.get("/iscrizione/dopo")

    statuses = [
        woman.post("/iscrizione/dopo/lettera", {"form_token": ""}).status for _each in range(5)
    ]

    assert statuses == [303, 303, 303, 429, 429]


def _sealed(connection):
    return connection.execute("SELECT answers_sealed, changed_at FROM self_enrolment").fetchone()
