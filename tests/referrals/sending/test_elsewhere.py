"""After a no, or instead: ranked services with their reasons, partners outside the network."""

from datetime import timedelta

import pytest

from portal.referrals.tracking.kinds import Status
from tenants.clock import today
from tests.given.referrals import a_referral, accepted, moved
from tests.given.services import a_published_service
from tests.given.tenants import an_organisation
from tests.referrals.sending.looking import ASKED, consents_of, needs_of, sent_by


def test_after_a_no_the_form_comes_filled_in_and_asks_for_a_new_yes(
    desk, ours, marta, partner, writing, nursery
):
    desk.get(writing).submit({**ASKED, "slots": ["MO-morning"], "urgency": "urgent"})
    [first] = sent_by(ours, marta)
    moved(partner, first.id, Status.REJECTED, code="no-capacity")
    other = a_published_service(an_organisation("Associazione Seconda"))

    desk.get(f"/referrals/{first.id}/alternatives")
    assert "Non ci sono posti" in desk.text
    assert f"/new/{nursery}?" not in " ".join(desk.links())
    [link] = [each for each in desk.links() if f"/new/{other}" in each]
    filled = desk.get(link).filled()
    assert (filled["reason"], filled["slots"]) == (["Cerca un posto al mattino"], ["MO-morning"])
    assert "agreed" not in filled
    assert "ha visto" not in desk.text
    desk.submit({"agreed": "y", "method": "paper"})

    _first, second = sent_by(ours, marta)
    assert (second.replaces_id, second.service_id, second.urgency) == (first.id, other, "urgent")
    assert len(needs_of(ours, marta)) == 1
    assert [each.recipient_name for each in consents_of(ours, marta)] == [
        "Cooperativa Prova",
        "Associazione Seconda",
    ]


def test_an_ended_referral_is_not_opened_again_but_replaced(desk, ours, marta, partner, writing):
    desk.get(writing).submit(ASKED)
    [first] = sent_by(ours, marta)
    moved(partner, first.id, Status.REJECTED, code="other")

    desk.get(f"/referrals/{first.id}")
    [again] = [each for each in desk.links() if f"replaces={first.id}" in each]
    desk.get(again).submit({"agreed": "y", "method": "spoken"})

    old, new = sent_by(ours, marta)
    assert (old.status, new.status, new.replaces_id) == ("rejected", "requested", first.id)
    assert "Poi inviata a" in desk.get(f"/referrals/{first.id}").text


def test_what_is_still_open_is_replaced_by_nothing(desk, ours, marta, partner, anna, writing):
    desk.get(writing).submit(ASKED)
    [first] = sent_by(ours, marta)
    other = a_published_service(an_organisation())

    desk.get(f"/participants/{anna}/referrals/new/{other}?replaces={first.id}")
    desk.submit({"agreed": "y", "method": "spoken"})

    assert desk.status == 422
    assert len(sent_by(ours, marta)) == 1


def test_services_that_are_not_for_her_are_not_proposed(desk, anna, partner):
    far = a_published_service(partner, areas=["096020"])
    for_fathers = a_published_service(partner, targets=["D-PAD"], target_mode="only")
    hers = a_published_service(partner)

    links = " ".join(desk.get(f"/participants/{anna}/referrals/new?domain=childcare").links())

    assert str(hers) in links
    assert str(far) not in links
    assert str(for_fathers) not in links


def test_a_partner_that_answered_often_is_known_to_be_quick(
    desk, ours, marta, anna, partner, nursery
):
    somewhere = an_organisation()
    for _each in range(5):
        accepted(partner, a_referral(somewhere, to=partner))

    desk.get(f"/participants/{anna}/referrals/new?domain=childcare")

    assert "di solito risponde in giornata" in desk.text


def test_four_answers_to_others_tell_nothing(desk, anna, partner, nursery):
    somewhere = an_organisation()
    for _each in range(4):
        accepted(partner, a_referral(somewhere, to=partner))

    desk.get(f"/participants/{anna}/referrals/new?domain=childcare")

    assert "tempi di risposta non ancora noti" in desk.text


def test_ones_own_answers_count_from_the_first(desk, ours, marta, anna, partner, nursery):
    accepted(partner, a_referral(ours, to=partner, by=marta))

    desk.get(f"/participants/{anna}/referrals/new?domain=childcare")

    assert "di solito risponde in giornata" in desk.text


def test_nothing_else_is_looked_for_when_she_says_so(desk, ours, marta, partner, anna):
    referral = a_referral(ours, to=partner, by=marta, participant=anna)
    moved(partner, referral, Status.REJECTED, code="no-capacity")

    desk.get(f"/referrals/{referral}/alternatives").submit(form="/ending")

    assert [each.status for each in needs_of(ours, marta)] == ["revoked"]
    assert "cerca altro" not in desk.get("/today").text


OUTSIDE = {
    **ASKED,
    "recipient_name": "Parrocchia Esempio",
    "service_name": "Doposcuola",
    "contact": "segreteria, 015 0000009",
}


@pytest.fixture
def outside(desk, ours, marta, anna):
    """A referral to a partner without an account."""
    desk.get(f"/participants/{anna}/referrals/outside").submit(OUTSIDE)
    [referral] = sent_by(ours, marta)
    return referral


def test_a_partner_without_an_account_is_written_down(desk, ours, marta, outside):
    assert (outside.status, outside.recipient_id) == ("requested", None)
    assert outside.recipient_contact == "segreteria, 015 0000009"
    assert "Tocca a te" in desk.text
    assert "Sollecita" not in desk.text
    assert "Fuori dalla rete" in desk.text
    [consent] = consents_of(ours, marta)
    assert (consent.recipient_id, consent.recipient_name) == (None, "Parrocchia Esempio")


def test_the_sender_keeps_its_status_to_the_end(desk, ours, marta, outside):
    tomorrow = (today() + timedelta(days=1)).isoformat()
    steps = [
        {"to": "accepted", "day": tomorrow},
        {"to": "in-progress"},
        {"to": "completed", "code": "completed:need-met", "hours": "12,5"},
    ]

    for step in steps:
        desk.get(f"/referrals/{outside.id}/outside").submit(step)
        assert desk.status == 200

    [ended] = sent_by(ours, marta)
    assert (ended.status, ended.reason, str(ended.hours)) == ("completed", "need-met", "12.50")
    assert "Parrocchia Esempio, segnato da te" in desk.text


@pytest.mark.parametrize(
    "step",
    [
        {},
        {"to": "completed"},
        {"to": "rejected", "code": "completed:need-met"},
        {"to": "accepted"},
        {"to": "accepted", "day": "2020-01-01"},
        {"to": "in-progress"},
        {"to": "cancelled", "code": "cancelled:expired-no-response"},
    ],
)
def test_what_cannot_be_is_named_and_changes_nothing(desk, ours, marta, outside, step):
    desk.get(f"/referrals/{outside.id}/outside").submit(step)

    assert desk.status == 422
    assert [each.status for each in sent_by(ours, marta)] == ["requested"]


def test_two_who_write_it_down_at_once_are_told(desk, her_desk, ours, marta, outside):
    page = f"/referrals/{outside.id}/outside"
    desk.get(page)
    her_desk.get(page).submit({"to": "rejected", "code": "rejected:no-capacity"})

    desk.submit({"to": "accepted", "day": today().isoformat()})

    assert desk.status in {404, 409}
    assert [each.status for each in sent_by(ours, marta)] == ["rejected"]


def test_a_partner_with_an_account_answers_for_itself(desk, ours, marta, partner):
    referral = a_referral(ours, to=partner, by=marta)

    assert desk.get(f"/referrals/{referral}/outside").status == 404
    assert desk.post(f"/referrals/{referral}/outside", {"to": "accepted"}).status == 404


def test_the_same_place_outside_is_asked_once(desk, ours, marta, anna, outside):
    desk.get(f"/participants/{anna}/referrals/outside")
    desk.submit({**OUTSIDE, "recipient_name": "parrocchia  esempio"})

    assert desk.status in {409, 200}
    assert len(sent_by(ours, marta)) == (1 if desk.status == 409 else 2)
