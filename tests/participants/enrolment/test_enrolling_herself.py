"""A woman enrols herself on the public pages: six steps, kept on the server, then sent."""

import pytest

from tenants.clock import today
from tests.given.letters import path_in, sent_letters
from tests.given.tenants import a_person, an_organisation, the_lead
from tests.participants.enrolment.steps import ANSWERS, STEPS, answered_up_to, enrolled


@pytest.fixture
def lead(app):
    return the_lead()


@pytest.fixture
def woman(lead, anyone):
    return anyone


def test_a_woman_sends_her_enrolment_and_gets_a_number(woman):
    enrolled(woman)

    assert woman.title == "La tua richiesta è arrivata"
    assert f"BL-{today().year}-0001" in woman.text
    assert "entro 3 giorni lavorativi" in woman.text


def test_going_back_finds_what_she_wrote(woman):
    answered_up_to(woman, "lavoro")

    woman.get("/iscrizione/contatto")

    assert woman.filled()["given_name"] == ["Chiara"]
    assert woman.filled()["call_at"] == ["morning", "evening"]
    assert woman.get("/iscrizione/famiglia").filled()["children-1-born_in"] == ["2022"]


def test_a_step_is_not_reached_before_the_steps_ahead_of_it(woman):
    answered_up_to(woman, "famiglia")

    woman.get("/iscrizione/consensi")

    assert woman.status == 303
    assert woman.response.headers["Location"].endswith("/iscrizione/famiglia")


def test_who_has_begun_nothing_comes_to_the_first_page(woman):
    woman.get("/iscrizione/bisogni")

    assert woman.response.headers["Location"].endswith("/iscrizione")


@pytest.mark.parametrize("step", STEPS)
def test_each_page_says_where_she_is(woman, step):
    answered_up_to(woman, step)

    assert f"Passo {STEPS.index(step) + 1} di 6" in woman.get(f"/iscrizione/{step}").text


def test_a_change_from_the_summary_comes_back_to_it(woman):
    answered_up_to(woman, "consensi")
    woman.get("/iscrizione/dove?da=riepilogo")

    woman.submit({"municipality": "096020"})

    assert woman.title == "Controlla e manda"
    assert "Cossato" in woman.text


def test_children_are_added_and_taken_away_without_a_script(woman):
    answered_up_to(woman, "famiglia")
    woman.get("/iscrizione/famiglia")

    woman.submit({"children-0-born_in": "2019", "add_row": "children"})
    added = woman.filled()
    woman.submit({"remove_row": "children-0"})

    assert added["children-0-born_in"] == ["2019"]
    assert "children-1-born_in" in added
    assert "children-0-born_in" not in woman.filled()


def test_no_consent_is_ticked_before_she_does(woman):
    answered_up_to(woman, "consensi")

    filled = woman.get("/iscrizione/consensi").filled()

    assert not {"following", "sharing", "special", "research"} & set(filled)


def test_without_her_yes_nothing_is_sent(woman):
    answered_up_to(woman, "consensi")
    woman.get("/iscrizione/consensi")

    woman.submit({})

    assert woman.status == 422
    assert "ci serve il tuo sì" in woman.text


def test_sending_twice_gives_one_number(woman, all_powerful):
    enrolled(woman)

    woman.get("/iscrizione/consensi", follow=True)

    assert woman.title == "La tua richiesta è arrivata"
    assert _rows(all_powerful) == [(f"BL-{today().year}-0001", 6)]


def test_the_same_form_sent_twice_is_one_enrolment(woman, all_powerful):
    answered_up_to(woman, "consensi")
    woman.get("/iscrizione/consensi")
    content = {**woman.filled(), "following": "y"}

    first = woman.post("/iscrizione/consensi", content, fresh=False).response
    again = woman.post("/iscrizione/consensi", content, fresh=False).response

    assert first.headers["Location"] == again.headers["Location"]
    assert len(_rows(all_powerful)) == 1


def test_the_answer_is_the_same_when_she_is_known_already(lead, browser):
    first, second = browser(), browser()
    enrolled(first)
    enrolled(second)

    assert first.text.replace("0001", "0002") == second.text


def test_what_she_wrote_is_sealed_in_the_database(woman, all_powerful):
    answered_up_to(woman, "consensi")

    sealed = all_powerful.execute("SELECT answers_sealed FROM self_enrolment").fetchone()[0]

    assert b"Chiara" not in bytes(sealed)


def test_the_link_to_come_back_travels_by_mail_and_says_nothing(app, woman, browser):
    answered_up_to(woman, "famiglia")
    woman.get("/iscrizione/dopo")
    woman.submit({}, form="lettera")

    letter = next(mail for mail in sent_letters(app) if mail.to == ANSWERS["contatto"]["email"])
    other = browser().get(path_in(letter, "/iscrizione/riprendi/"))
    untouched = other.title
    other.submit({})

    assert letter.subject == "Il collegamento che hai chiesto"
    assert "Chiara" not in letter.text
    assert "iscriv" not in letter.text.replace("/iscrizione/", "").lower()
    assert untouched == "Riprendi da dove eri"
    assert other.title == "La tua famiglia"


def test_an_unknown_link_says_so(woman):
    assert woman.get("/iscrizione/riprendi/wrong").status == 404


def test_leaving_at_once_forgets_the_browser_and_shows_something_else(woman):
    answered_up_to(woman, "lavoro")

    woman.get("/iscrizione/esci")
    left = woman.response.headers["Location"]
    woman.get("/iscrizione/contatto")

    assert left == "https://it.wikipedia.org/"
    assert woman.filled()["given_name"] == [""]


def test_she_may_delete_everything(woman, all_powerful):
    answered_up_to(woman, "lavoro")
    woman.get("/iscrizione/lavoro")

    woman.submit({}, form="cancellazione")

    assert _rows(all_powerful) == []


def test_no_page_is_kept_by_a_browser(woman):
    answered_up_to(woman, "dove")

    assert woman.get("/iscrizione/dove").response.headers["Cache-Control"] == "no-store"


def test_the_welfare_managers_hear_of_it_without_a_name(app, woman, lead):
    manager = a_person(lead, roles=["welfare_manager"])
    a_person(lead, roles=["overseer"])
    enrolled(woman)

    letters = sent_letters(app)

    assert [mail.to for mail in letters] == [manager]
    assert "Chiara" not in letters[0].text + letters[0].subject


def test_who_works_for_a_partner_may_try_the_pages(lead, browser):
    partner = browser().sign_in(a_person(an_organisation()))

    enrolled(partner)

    assert partner.title == "La tua richiesta è arrivata"


def test_outside_the_area_she_is_not_left_alone(woman):
    answered_up_to(woman, "dove")
    woman.get("/iscrizione/dove")

    woman.submit({"municipality": "outside"})

    assert woman.title == "La tua famiglia"
    assert "non ti lasciamo sola" in woman.text
    assert any("/servizi" in href for href in woman.links())


def test_the_pages_speak_english(woman):
    assert woman.get("/en/iscrizione").title == "Ask for a talk"


def _rows(connection):
    return connection.execute("SELECT code, step FROM self_enrolment ORDER BY code").fetchall()
