"""The lead's welfare managers read what was sent, look for duplicates, take it or set it aside."""

from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest

from portal.participants.consent import queries as consents
from portal.participants.consent.kinds import ConsentState, Purpose
from portal.participants.household import queries as households
from tenants import clock
from tests.given.cases import a_case, case, following
from tests.given.enrolments import a_sent_enrolment
from tests.given.tenants import a_person, an_organisation, the_lead, user_id_of


@pytest.fixture
def lead(app):
    return the_lead()


@pytest.fixture
def manager(lead, browser):
    return browser().sign_in(a_person(lead, roles=["welfare_manager"], name="Paola Esempio"))


def test_a_new_enrolment_waits_on_the_home_and_in_the_list(manager):
    a_sent_enrolment()

    assert "Una nuova iscrizione" in manager.get("/today").text
    assert "BL-" in manager.get("/enrolments").text


def test_the_day_to_call_is_counted_in_working_days(app, lead, browser):
    friday = datetime(2026, 12, 4, 9, tzinfo=UTC)  # then the weekend, and the 8th is a holiday
    with clock.fixed(friday):
        a_sent_enrolment()
        manager = browser().sign_in(a_person(lead, roles=["welfare_manager"]))

        assert "10/12/2026" in manager.get("/enrolments").text


def test_whoever_opens_it_is_written_down(manager):
    enrolment = a_sent_enrolment()

    manager.get(f"/enrolments/{enrolment}")
    manager.get(f"/enrolments/{enrolment}")

    assert manager.text.count("Paola Esempio") == 2


def test_taking_opens_her_case_with_all_that_she_wrote(manager, lead):
    enrolment = a_sent_enrolment()
    manager.get(f"/enrolments/{enrolment}")

    manager.submit({}, form="taking")
    participant = _taken(manager)

    assert "Chiara Esempio" in manager.text
    with following(lead):
        woman = case(lead, participant)
        born_in = [child.born_in for child in households.memberships(participant)]
        answers = {each: found.state for each, found in consents.standing(participant).items()}
        assert (woman.phone, woman.email, woman.state) == (
            "333 0000001",
            "chiara@posta.example",
            "to_contact",
        )
        assert woman.origin == "herself"
        assert woman.story == "I figli\nIl martedì finisco alle venti."
        assert (woman.children, born_in) == (2, [2019, 2022])
        assert answers[Purpose.SHARING] == ConsentState.GIVEN
        assert answers[Purpose.RESEARCH] == ConsentState.REFUSED


def test_the_case_keeps_the_number_that_she_was_told(manager):
    enrolment = a_sent_enrolment()
    number = manager.get(f"/enrolments/{enrolment}").title.removeprefix("Iscrizione ")

    manager.submit({}, form="taking")

    assert number in manager.text


def test_no_second_copy_of_her_words_stays(manager, all_powerful):
    manager.get(f"/enrolments/{a_sent_enrolment()}")

    manager.submit({}, form="taking")

    kept = all_powerful.execute("SELECT answers_sealed FROM self_enrolment").fetchone()
    assert kept == (None,)


def test_somebody_alike_is_shown_before_a_case_is_opened(manager, lead):
    a_case(lead, name="Chiara", family_name="Esempjo", phone="+39 333 000 0001", born_in=1990)
    manager.get(f"/enrolments/{a_sent_enrolment()}")
    shown = manager.text

    manager.submit({}, form="taking")

    assert "Forse la seguiamo già" in shown
    assert "stesso telefono, nome uguale o quasi, stesso anno" in shown
    assert manager.status == 422
    assert "Guarda le schede e scegli" in manager.text


def test_the_same_woman_is_linked_and_not_merged(manager, lead, all_powerful):
    known = a_case(lead, name="Chiara", family_name="Esempio", born_in=1990)
    manager.get(f"/enrolments/{a_sent_enrolment()}")

    manager.submit({"same_as": str(known)}, form="taking")

    links = all_powerful.execute("SELECT other_id FROM participant_link").fetchall()
    count = all_powerful.execute("SELECT count(*) FROM participant").fetchone()[0]
    assert (links, count) == ([(known,)], 2)


def test_a_protected_woman_is_betrayed_by_no_duplicate(manager, lead):
    other = user_id_of(a_person(lead, roles=["welfare_manager"]))
    a_case(
        lead, by=other, name="Chiara", family_name="Esempio", born_in=1990, protected_for=[other]
    )

    manager.get(f"/enrolments/{a_sent_enrolment()}")

    assert "Forse la seguiamo già" not in manager.text


def test_who_fails_a_rule_is_followed_for_a_reason_only(manager, lead):
    enrolment = a_sent_enrolment(municipality="outside")
    manager.get(f"/enrolments/{enrolment}")

    manager.submit({}, form="taking")
    refused = manager.status, manager.text
    manager.submit({"override_reason": "Lavora a Biella tutti i giorni."}, form="taking")

    assert refused[0] == 422
    assert "Scrivi perché la seguiamo lo stesso" in refused[1]
    with following(lead):
        woman = case(lead, _taken(manager))
        assert (woman.eligible, woman.override_reason) == (False, "Lavora a Biella tutti i giorni.")


def test_her_health_is_not_kept_without_her_consent(manager, lead):
    manager.get(f"/enrolments/{a_sent_enrolment(needs=['health', 'work'])}")

    manager.submit({}, form="taking")

    with following(lead):
        assert "Stare bene" not in case(lead, _taken(manager)).story


def test_setting_aside_wants_a_reason(manager):
    enrolment = a_sent_enrolment()
    manager.get(f"/enrolments/{enrolment}")

    manager.submit({"reason": "  "}, form="setting-aside")
    refused = manager.status
    manager.submit({"reason": "Ha scritto due volte."}, form="setting-aside")
    manager.get(f"/enrolments/{enrolment}")

    assert refused == 422
    assert "Ha scritto due volte." in manager.text


def test_what_was_set_aside_by_mistake_waits_again(manager):
    enrolment = a_sent_enrolment()
    manager.get(f"/enrolments/{enrolment}")
    manager.submit({"reason": "Per sbaglio."}, form="setting-aside")
    listed = manager.text
    manager.get(f"/enrolments/{enrolment}")

    manager.submit({}, form="taking-back")

    assert "Messe da parte" in listed
    assert "Seguila tu" in manager.text
    assert "Una nuova iscrizione" in manager.get("/today").text


def test_her_page_says_what_she_asked_for_and_why_she_is_followed(manager):
    manager.get(f"/enrolments/{a_sent_enrolment(municipality='outside')}")

    manager.submit({"override_reason": "Lavora a Biella."}, form="taking")

    assert "Il martedì finisco alle venti." in manager.text
    assert "Lavora a Biella." in manager.text


def test_two_who_take_at_once_open_one_case(app, lead, browser, all_powerful):
    enrolment = a_sent_enrolment()
    hands = [browser().sign_in(a_person(lead, roles=["welfare_manager"])) for _each in range(2)]
    for hand in hands:
        hand.get(f"/enrolments/{enrolment}")
    together = Barrier(2)

    def take(hand):
        together.wait()
        hand.submit({}, form="taking")

    threads = [Thread(target=take, args=(hand,)) for hand in hands]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    count = all_powerful.execute("SELECT count(*) FROM participant").fetchone()[0]
    assert count == 1
    assert sorted("prima di te" in hand.text for hand in hands) == [False, True]


def test_nobody_else_finds_a_trace(lead, browser):
    enrolment = a_sent_enrolment()
    partner = an_organisation()
    others = [
        a_person(lead, roles=["overseer", "reviewer", "network_admin", "admin"]),
        a_person(partner, roles=["welfare_manager"]),
    ]

    for email in others:
        other = browser().sign_in(email)
        assert other.get("/enrolments").status == 404
        assert other.get(f"/enrolments/{enrolment}").status == 404
        assert "iscrizion" not in other.get("/today").text


def _taken(manager):
    return manager.response.request.path.rsplit("/", 1)[1]
