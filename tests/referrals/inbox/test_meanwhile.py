"""Two who answer at once, an old page, a form sent twice, forged fields: one clear message."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.referrals.tracking.kinds import Side, Status
from tests.given import referrals
from tests.referrals.inbox.reading import page, standing

TABS = 6


def test_accepting_twice_does_it_once_and_says_so(parties, sent, operator):
    operator.get(page(sent, "acceptance"))
    first = operator.filled(form="acceptance")
    operator.post(page(sent, "acceptance"), first)
    version = standing(parties, sent).version

    operator.post(page(sent, "acceptance"), {**first, "form_token": ""})

    assert operator.status == 409
    assert "Olga Prova (tu) l'ha accettato" in operator.text
    assert standing(parties, sent).version == version


def test_the_same_form_sent_twice_gets_the_same_answer(parties, sent, operator):
    operator.get(page(sent, "acceptance"))
    form = operator.filled(form="acceptance")
    operator.post(page(sent, "acceptance"), form)
    version = standing(parties, sent).version

    operator.post(page(sent, "acceptance"), form)

    assert operator.status == 303
    assert standing(parties, sent).version == version


def test_two_colleagues_at_once_one_wins_and_the_other_reads_who(
    parties, sent, operator, colleague
):
    operator.get(page(sent, "acceptance"))
    colleague.get(page(sent, "refusal"))
    operator.submit(form="acceptance")

    colleague.submit({"reason": "no-capacity", "text": "Troppo tardi"}, form="refusal")

    assert colleague.status == 409
    assert "Olga Prova l'ha accettato" in colleague.text
    assert "Troppo tardi" in colleague.text
    assert "Adesso è: Accettata" in colleague.text
    assert standing(parties, sent).status is Status.ACCEPTED


def test_an_old_version_that_may_still_go_on_keeps_what_was_typed(
    parties, sent, operator, colleague
):
    referrals.accepted(parties.partner, sent, by=parties.operator_id)
    operator.get(page(sent, "completion"))
    old = {**operator.filled(form="completion"), "reason": "need-met", "hours": "12,5"}
    colleague.get(page(sent))
    colleague.submit({"reason": "phone"}, form="attempt")

    operator.post(page(sent, "completion"), old)

    assert operator.status == 409
    assert "Carla Prova ha provato a contattarla" in operator.text
    assert 'value="12,5"' in operator.response.text
    operator.submit(form="completion")
    assert standing(parties, sent).status is Status.COMPLETED


def test_a_form_without_a_version_changes_nothing(parties, sent, operator):
    operator.get(page(sent, "acceptance"))
    form = operator.filled(form="acceptance")

    operator.post(page(sent, "acceptance"), {**form, "version": ""})

    assert operator.status == 409
    assert standing(parties, sent).status is Status.REQUESTED


@pytest.mark.parametrize("version", ["9" * 30, "-1", "0", "uno"])
def test_a_forged_version_changes_nothing(parties, sent, operator, version):
    operator.get(page(sent, "acceptance"))
    form = operator.filled(form="acceptance")

    operator.post(page(sent, "acceptance"), {**form, "version": version})

    assert operator.status in {409, 422}
    assert standing(parties, sent).status is Status.REQUESTED


@pytest.mark.parametrize("operator_is", ["the_sender", "nobody"])
def test_an_operator_of_elsewhere_is_refused(parties, sent, operator, operator_is):
    chosen = str(parties.manager_id) if operator_is == "the_sender" else "nessuno"
    operator.get(page(sent, "acceptance"))

    operator.submit({"operator": chosen}, form="acceptance")

    assert operator.status == 422
    assert standing(parties, sent).status is Status.REQUESTED


def test_fields_that_nobody_asked_for_reach_no_row(parties, sent, operator):
    forged = {
        "to": "completed",
        "from": "accepted",
        "status": "completed",
        "recipient_id": str(parties.sender),
        "participant_id": str(parties.woman),
        "hours": "99",
    }
    operator.get(page(sent, "acceptance"))

    operator.submit(forged, form="acceptance")

    found = standing(parties, sent)
    assert (found.status, found.recipient_id) == (Status.ACCEPTED, parties.partner)
    assert found.hours is None


def test_after_a_withdrawal_the_answer_is_that_it_was_called_off(parties, sent, operator):
    operator.get(page(sent, "acceptance"))
    referrals.moved(
        parties.sender, sent, Status.CANCELLED, side=Side.SENDER, code="consent-withdrawn"
    )

    operator.submit(form="acceptance")

    assert operator.status == 409
    assert "Chi invia l'ha annullato" in operator.text
    assert "ha ritirato il consenso" in operator.text
    assert standing(parties, sent).status is Status.CANCELLED


def test_after_an_expiry_the_answer_is_that_it_expired(parties, sent, operator):
    operator.get(page(sent, "acceptance"))
    referrals.moved(
        parties.sender, sent, Status.CANCELLED, side=Side.SENDER, code="expired-no-response"
    )

    operator.submit(form="acceptance")

    assert operator.status == 409
    assert "È scaduto" in operator.text
    assert standing(parties, sent).status is Status.CANCELLED


def test_a_step_of_another_state_is_not_offered(sent, operator):
    operator.get(page(sent, "completion"))

    assert operator.status == 409
    assert "Da qui non si può più" in operator.text


def test_many_who_accept_in_the_same_moment_accept_it_once(parties, sent, browser):
    tabs = [browser().sign_in(parties.operator) for _ in range(TABS)]
    forms = [tab.get(page(sent, "acceptance")).filled(form="acceptance") for tab in tabs]

    with ThreadPoolExecutor(TABS) as pool:
        answers = list(
            pool.map(
                lambda tab, form: tab.client.post(page(sent, "acceptance"), data=form).status_code,
                tabs,
                forms,
            )
        )

    assert sorted(answers) == [303] + [409] * (TABS - 1)
    assert standing(parties, sent).status is Status.ACCEPTED
