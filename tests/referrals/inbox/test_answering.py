"""Answering: two clicks for a yes, three for a no; what is missing is asked again."""

from datetime import timedelta

from portal.referrals.tracking.kinds import Clock, Status
from tenants.clock import today
from tests.given.tenants import a_person, an_organisation
from tests.referrals.inbox.reading import page, said, standing


def test_a_referral_is_accepted_in_two_clicks_from_the_queue(parties, sent, operator):
    operator.get("/referrals/inbox")
    operator.get(next(link for link in operator.links() if link.endswith("/acceptance")))

    operator.submit(form="acceptance")

    assert "Fatto: hai accettato" in operator.text
    found = standing(parties, sent)
    assert found.status is Status.ACCEPTED
    assert (found.operator_id, found.operator_name) == (parties.operator_id, "Olga Prova")
    assert found.clock is Clock.CONTACT


def test_a_referral_is_accepted_from_its_own_page_with_one_button(parties, sent, operator):
    operator.get(page(sent))

    operator.submit(form="acceptance")

    assert standing(parties, sent).status is Status.ACCEPTED


def test_a_no_says_why_and_closes_what_was_open(parties, sent, operator):
    operator.get(page(sent, "refusal"))

    operator.submit({"reason": "no-capacity"}, form="refusal")

    assert "non accolta" in operator.text
    found = standing(parties, sent)
    assert (found.status, found.reason) == (Status.REJECTED, "no-capacity")
    operator.get(page(sent))
    assert "non vedi più niente" in operator.text
    assert "Biella" not in operator.text


def test_a_no_without_a_reason_is_asked_again(sent, operator):
    operator.get(page(sent, "refusal"))

    operator.submit({"text": "Una parola"}, form="refusal")

    assert operator.status == 422
    assert "Una parola" in operator.response.text


def test_another_reason_needs_two_words(sent, operator):
    operator.get(page(sent, "refusal"))

    operator.submit({"reason": "other"}, form="refusal")

    assert operator.status == 422
    assert "Scrivi due parole" in operator.text


def test_something_better_is_named(parties, sent, operator):
    operator.get(page(sent, "refusal"))

    operator.submit({"reason": "better-fit-elsewhere"}, form="refusal")

    assert operator.status == 422
    assert standing(parties, sent).status is Status.REQUESTED


def test_what_is_added_to_a_no_reaches_the_sender(parties, sent, operator):
    operator.get(page(sent, "refusal"))

    operator.submit({"reason": "other", "text": "Riapriamo a gennaio"}, form="refusal")

    assert said(parties) == ["Riapriamo a gennaio"]
    assert "Riapriamo" not in operator.get(page(sent)).text


def test_a_first_call_is_not_in_the_past(parties, sent, operator):
    operator.get(page(sent, "acceptance"))

    operator.submit({"day": (today() - timedelta(days=1)).isoformat()}, form="acceptance")

    assert operator.status == 422
    assert standing(parties, sent).status is Status.REQUESTED


def test_the_sender_answers_nothing(parties, sent, manager):
    assert manager.get(page(sent)).status == 404
    assert manager.post(page(sent, "acceptance"), {"version": "2"}).status == 404
    assert standing(parties, sent).status is Status.REQUESTED


def test_another_partner_answers_nothing(sent, browser):
    stranger = browser().sign_in(a_person(an_organisation(), roles=["intake_operator"]))

    assert stranger.get(page(sent)).status == 404
    assert stranger.post(page(sent, "acceptance"), {"version": "2"}).status == 404
    assert stranger.get("/referrals/inbox").status == 200
    assert "INV-" not in stranger.text


def test_an_admin_of_the_partner_sees_nothing(parties, sent, browser):
    admin = browser().sign_in(a_person(parties.partner, roles=["admin"]))

    assert admin.get("/referrals/inbox").status == 404
    assert admin.get(page(sent)).status == 404


def test_after_an_answer_the_next_one_is_offered(parties, sent, operator):
    first = standing(parties, sent).code
    operator.get(page(sent, "refusal"))

    operator.submit({"reason": "no-capacity"}, form="refusal")

    assert f"Fatto: {first} non accolta" in operator.text
    assert "Niente da fare qui" in operator.text
