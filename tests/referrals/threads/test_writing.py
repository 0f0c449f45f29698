"""A question stops the partner's clock, an answer lets it go on; notes stay on their side."""

import pytest

from portal.referrals.tracking.kinds import Act, Business, Clock, Side, Status
from tests.given import referrals
from tests.given.tenants import a_person, an_organisation
from tests.referrals.inbox.reading import page, said, standing


def _mine(referral_id, what):
    return f"/referrals/{referral_id}/{what}"


def test_a_question_pauses_and_its_answer_resumes(parties, sent, operator, manager):
    before = standing(parties, sent)
    operator.get(page(sent))
    operator.submit({"text": "Ha un'auto?"}, form="/messages")
    asked = standing(parties, sent)
    assert (asked.clock, asked.business) == (Clock.ANSWER, Business.INFO_REQUESTED)
    assert "Aspetti una risposta" in operator.get(page(sent)).text

    manager.get(_mine(sent, "messages"))
    assert "Ha un'auto?" in manager.text
    manager.submit({"text": "Sì, la usa di mattina"}, form="/messages")

    answered = standing(parties, sent)
    assert (answered.clock, answered.business) == (Clock.RESPOND, Business.NONE)
    assert answered.due_on == before.due_on
    assert "la usa di mattina" in operator.get(page(sent)).text


def test_a_second_question_does_not_start_the_pause_again(parties, sent, operator):
    operator.post(page(sent, "messages"), {"text": "Prima domanda"})
    version = standing(parties, sent).version

    operator.post(page(sent, "messages"), {"text": "Seconda domanda"})

    assert standing(parties, sent).version == version
    assert said(parties) == ["Prima domanda", "Seconda domanda"]


def test_who_asked_may_accept_without_waiting(parties, sent, operator):
    operator.post(page(sent, "messages"), {"text": "Ha un'auto?"})
    operator.get(page(sent))

    operator.submit(form="acceptance")

    found = standing(parties, sent)
    assert (found.status, found.business) == (Status.ACCEPTED, Business.NONE)


def test_a_message_makes_no_open_form_old(parties, sent, operator, manager):
    operator.get(page(sent, "acceptance"))
    manager.post(_mine(sent, "messages"), {"text": "Una cosa in più"})

    operator.submit(form="acceptance")

    assert standing(parties, sent).status is Status.ACCEPTED


def test_the_other_party_hears_of_each_message(parties, sent, operator, manager, all_powerful):
    manager.post(_mine(sent, "messages"), {"text": "Uno"})
    referrals.accepted(parties.partner, sent, by=parties.operator_id)
    operator.post(page(sent, "messages"), {"text": "Due"})

    heard = all_powerful.execute(
        "SELECT act, side FROM referral_event WHERE code = 'message' ORDER BY happened_at"
    ).fetchall()

    assert heard == [(Act.ANSWERED, Side.SENDER), (Act.ASKED, Side.PARTNER)]


def test_what_is_written_is_sealed(sent, operator, all_powerful):
    operator.post(page(sent, "messages"), {"text": "Parola segreta"})
    operator.post(page(sent, "notes"), {"note": "Parola segreta"})

    kept = all_powerful.execute(
        "SELECT body_sealed FROM referral_message UNION ALL SELECT body_sealed FROM referral_note"
    ).fetchall()

    assert len(kept) == 2
    assert not [row for row in kept if b"segreta" in bytes(row[0])]


def test_before_the_acceptance_the_page_warns_against_names(sent, operator):
    assert "Niente nomi e niente sulla salute" in operator.get(page(sent)).text


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_nothing_and_too_much_come_back(sent, operator, parties, text):
    operator.get(page(sent))

    operator.submit({"text": text}, form="/messages")

    assert operator.status == 422
    assert text.strip() in operator.response.text
    assert said(parties) == []


def test_an_ended_referral_takes_no_message(parties, sent, operator):
    referrals.moved(parties.partner, sent, Status.REJECTED, code="no-capacity")

    operator.post(page(sent, "messages"), {"text": "Ancora una cosa"})

    assert operator.status == 422
    assert "non si scrive più" in operator.text
    assert said(parties) == []


def test_notes_stay_on_their_side(parties, sent, operator, colleague, manager):
    operator.post(page(sent, "notes"), {"note": "Solo per noi"})
    manager.post(_mine(sent, "notes"), {"note": "Solo per chi invia"})

    assert "Solo per noi" in colleague.get(page(sent)).text
    assert "Solo per chi invia" not in colleague.text
    assert "Solo per noi" not in manager.get(_mine(sent, "messages")).text
    assert "Solo per chi invia" in manager.text


def test_that_a_welfare_manager_looked_is_written_down(parties, sent, manager, all_powerful):
    manager.get(_mine(sent, "messages"))

    pages = all_powerful.execute("SELECT participant_id, page FROM access_record").fetchall()

    assert (parties.woman, "referral_threads.write_as_sender") in pages


def test_who_wrote_a_note_throws_it_away_and_nobody_else(sent, operator, colleague):
    operator.post(page(sent, "notes"), {"note": "Da buttare"})
    operator.get(page(sent))
    removal = operator.filled(form="/removal")
    address = next(
        form.get("action")
        for form in operator.page.iter("form")
        if "/removal" in form.get("action")
    )

    colleague.post(address)
    assert colleague.status == 404
    operator.post(address, removal)

    assert "Da buttare" not in operator.get(page(sent)).text


def test_another_organisation_reads_and_writes_nothing(sent, browser):
    stranger = browser().sign_in(
        a_person(an_organisation(), roles=["intake_operator", "welfare_manager"])
    )

    for address in (page(sent, "messages"), page(sent, "notes"), _mine(sent, "messages")):
        assert stranger.get(address).status == 404
        assert stranger.post(address, {"text": "Eccomi", "note": "Eccomi"}).status == 404
