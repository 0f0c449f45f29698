"""Sending a woman to a service: three clicks, her consent to that partner, one referral."""

import pytest

from portal.plans.planning import queries
from portal.plans.planning.suggesting import actions as picking
from tests.given.cases import following
from tests.given.plans import a_plan
from tests.given.services import a_published_service
from tests.referrals.sending.looking import (
    ASKED,
    consents_of,
    needs_of,
    sent_by,
    shares_of,
    together,
)


def test_a_referral_is_sent_in_one_page(desk, ours, marta, partner, writing):
    desk.get(writing)

    desk.submit({**ASKED, "urgency": "urgent", "slots": ["MO-morning", "TU-morning"]})

    assert "Inviata a Cooperativa Prova" in desk.text
    [referral] = sent_by(ours, marta)
    assert (referral.status, referral.urgency, referral.recipient_id) == (
        "requested",
        "urgent",
        partner,
    )
    [consent] = consents_of(ours, marta)
    assert (consent.referral_id, consent.recipient_name) == (referral.id, "Cooperativa Prova")
    [need] = needs_of(ours, marta)
    assert need.slots == ["MO-morning", "TU-morning"]
    assert {share.level for share in shares_of(ours, marta)} >= {"preview", "contact"}


def test_an_action_of_the_plan_leads_to_the_page_and_stays_with_the_need(
    desk, ours, marta, anna, nursery
):
    plan = a_plan(ours, by=marta, participant=anna)
    with following(ours, marta):
        activity = picking.pick(
            queries.open_plan(anna), nursery, goal_id=plan["goal"], domain=""
        ).id

    desk.get(f"/participants/{anna}/plan")
    [link] = [each for each in desk.links() if f"/new/{nursery}?activity=" in each]
    desk.get(link).submit(ASKED)

    [need] = needs_of(ours, marta)
    assert (need.activity_id, need.domain) == (activity, "childcare")


def test_a_service_page_leads_to_a_search_for_the_woman(desk, anyone, ours, marta, anna, nursery):
    assert f"/referrals/services/{nursery}" not in anyone.get(f"/servizi/{nursery}").links()
    desk.get(f"/servizi/{nursery}")
    assert f"/referrals/services/{nursery}" in desk.links()

    desk.get(f"/referrals/services/{nursery}").submit({"words": "Anna"})
    [link] = [each for each in desk.links() if each.endswith(f"/new/{nursery}")]
    desk.get(link).submit(ASKED)

    assert [each.service_id for each in sent_by(ours, marta)] == [nursery]


def test_a_womans_tab_leads_to_the_services_that_suit_her(desk, anna, nursery, writing):
    desk.get(f"/participants/{anna}/referrals")
    assert "Ancora nessun invio" in desk.text
    desk.get(f"/participants/{anna}/referrals/new?domain=childcare")

    assert f"{writing}?domain=childcare" in desk.links()
    assert "5 posti liberi" in desk.text
    assert "tempi di risposta non ancora noti" in desk.text


def test_nothing_is_ticked_for_her(desk, writing):
    sent = desk.get(writing).filled()

    assert not {"agreed", "method", "anyway"} & set(sent)


def test_the_page_says_what_the_partner_sees_before_and_after(desk, writing):
    desk.get(writing)

    before, _dash, after = desk.text.partition("Dopo che avrà accettato")
    assert "A. P." in before
    assert "Anna Prova" not in before.partition("Cooperativa Prova vedrà subito")[2]
    assert "Anna Prova" in after
    assert "333 0000001" in after
    assert "Anna sa che cosa vedrà Cooperativa Prova" in after


def test_what_was_typed_is_there_when_something_is_missing(desk, ours, marta, writing):
    desk.get(writing).submit({**ASKED, "agreed": [], "slots": ["WE-evening"]})

    assert desk.status == 422
    assert "Senza il suo sì non si invia niente" in desk.text
    assert "Cerca un posto al mattino" in desk.response.text
    assert "WE-evening" in desk.filled()["slots"]
    assert not sent_by(ours, marta)


@pytest.mark.parametrize(
    "reason",
    [
        "Chiamare al 333 1234567",
        "La bimba ha una diagnosi",
        "Abita vicino a Carla Finta",
        "Abita in via Roma",
        "Scrivere a info@posta.example",
    ],
)
def test_a_reason_that_tells_too_much_is_read_again(desk, ours, marta, writing, reason):
    desk.get(writing).submit({**ASKED, "reason": reason})
    assert desk.status == 422
    assert "Rileggi il motivo" in desk.text
    assert not sent_by(ours, marta)

    desk.submit({"checked": "y"})

    assert [each.status for each in sent_by(ours, marta)] == ["requested"]


def test_her_own_name_is_never_in_a_reason(desk, ours, marta, writing):
    desk.get(writing).submit({**ASKED, "reason": "Anna cerca un posto", "checked": "y"})

    assert desk.status == 422
    assert "toglilo" in desk.text
    assert not sent_by(ours, marta)


def test_a_full_service_asks_whether_she_will_wait(desk, ours, marta, anna, partner):
    full = a_published_service(partner, capacity={"status": "full"})
    desk.get(f"/participants/{anna}/referrals/new/{full}").submit(ASKED)
    assert desk.status == 422
    assert "al completo" in desk.text
    assert not sent_by(ours, marta)

    desk.submit({"anyway": "y"})

    assert [each.service_id for each in sent_by(ours, marta)] == [full]


def test_a_second_referral_to_the_same_service_shows_the_first(desk, ours, marta, writing):
    desk.get(writing).submit(ASKED)
    desk.get(writing).submit(ASKED)

    assert desk.status == 409
    assert "C'è già un invio aperto a questo servizio" in desk.text
    assert len(sent_by(ours, marta)) == 1


def test_twenty_sends_of_one_form_are_one_referral(app, desk, ours, marta, writing):
    desk.get(writing)
    content = {**desk.filled(), **ASKED}
    cookie = desk.client.get_cookie("sid").value
    answers = together(app, cookie, writing, [content] * 20)

    assert {status for status, _where in answers} == {303}
    assert len({where for _status, where in answers}) == 1
    assert len(sent_by(ours, marta)) == 1
    assert len(consents_of(ours, marta)) == 1
    assert len(needs_of(ours, marta)) == 1


def test_four_forms_for_one_place_are_one_referral(app, desk, ours, marta, writing):
    forms = [{**desk.get(writing).filled(), **ASKED} for _each in range(4)]
    cookie = desk.client.get_cookie("sid").value

    statuses = sorted(status for status, _where in together(app, cookie, writing, forms))

    assert statuses == [303, 409, 409, 409]
    assert len(sent_by(ours, marta)) == 1


def test_what_is_written_is_kept_without_being_sent(desk, ours, marta, anna, writing):
    desk.get(writing).submit({"reason": "Ne parliamo ancora", "slots": ["MO-morning"], "keep": "1"})
    assert "Bozza salvata" in desk.text
    assert "Ne parliamo ancora" in desk.text
    assert not sent_by(ours, marta)

    [link] = [each for each in desk.links() if "referrals/new?need=" in each]
    desk.get(f"{link}&domain=childcare&q=nido")
    [again] = [each for each in desk.links() if each.startswith(writing)]
    assert desk.get(again).filled()["reason"] == ["Ne parliamo ancora"]
    desk.submit({"agreed": "y", "method": "spoken"})

    assert [each.status for each in sent_by(ours, marta)] == ["requested"]
    assert [each.status for each in needs_of(ours, marta)] == ["active"]


def test_a_draft_is_thrown_away(desk, ours, marta, writing):
    desk.get(writing).submit({"keep": "1"})

    desk.submit(form="/ending")

    assert [each.status for each in needs_of(ours, marta)] == ["revoked"]


def test_a_draft_too_long_is_named_and_not_lost(desk, ours, marta, writing):
    desk.get(writing).submit({"reason": "a " * 200, "keep": "1"})

    assert desk.status == 422
    assert "Accorcia" in desk.text
    assert not needs_of(ours, marta)
