"""The sender follows a referral: the list, its page, and only the steps that its state allows."""

import re
from datetime import timedelta

import pytest

from portal.participants.cases import actions as cases
from portal.participants.cases.kinds import CaseState, TransferState
from portal.participants.cases.queries import transfer
from portal.referrals.tracking.kinds import Business, Clock, Status
from tenants.clock import today
from tests.given.cases import a_case, a_transfer, case, following
from tests.given.referrals import a_referral, accepted, found, moved, taking_in
from tests.given.tenants import a_person, an_organisation, user_id_of
from tests.referrals.sending.looking import ASKED, events_of, needs_of, sent_by

ONE = re.compile(r"/referrals/[0-9a-f-]{36}")


@pytest.fixture
def referral(ours, partner, marta, anna):
    return a_referral(ours, to=partner, by=marta, participant=anna)


def test_the_list_says_who_is_waited_for_and_until_when(desk, ours, marta, anna, partner):
    friday = today() + timedelta(days=3)
    late = today() - timedelta(days=2)
    due(ours, marta, a_referral(ours, to=partner, by=marta, participant=anna), late)
    due(ours, marta, a_referral(ours, to=partner, by=marta), friday)

    desk.get("/referrals")

    assert "in ritardo di 2 giorni" in desk.text
    assert "rispondono entro" in desk.text
    assert "Anna Prova" in desk.text
    assert "Nido di prova" in desk.text


@pytest.mark.parametrize(
    ("query", "hit"),
    [
        ("", {"open"}),
        ("status=closed", {"over", "others"}),
        ("status=all", {"open", "over", "others"}),
        ("status=all&mine=yes", {"open", "over"}),
        ("status=all&urgency=urgent", {"over"}),
        ("status=all&partner=outside", set()),
        ("status=nonsense&partner=x&urgency=1", {"open"}),
    ],
)
def test_the_list_is_filtered_by_its_address(desk, ours, marta, partner, query, hit):
    bruna = user_id_of(a_person(ours, roles=["welfare_manager"]))
    others = a_referral(ours, to=partner, by=bruna)
    moved(ours, others, Status.CANCELLED, side="sender", by=bruna, code="other")
    over = a_referral(ours, to=partner, by=marta, urgency="urgent")
    moved(partner, over, Status.REJECTED, code="no-capacity")
    made = {"open": a_referral(ours, to=partner, by=marta), "over": over, "others": others}

    links = desk.get(f"/referrals?{query}").links()

    assert {name for name, each in made.items() if f"/referrals/{each}" in links} == hit


def test_the_page_tells_what_was_told_what_happened_and_whose_turn_it_is(
    desk, ours, partner, referral
):
    accepted(partner, referral)

    desk.get(f"/referrals/{referral}")

    assert "Accettata" in desk.text
    assert "Tocca al partner" in desk.text
    assert "Olga Prova la chiama entro" in desk.text
    assert "aperto dal" in desk.text
    assert "Anna Esempio" in desk.text  # as frozen in the sheet
    assert desk.title.startswith("Invio INV-")
    assert "Anna" not in desk.page.find(".//title").text


def test_opening_it_is_noted_among_who_looked(desk, anna, referral):
    desk.get(f"/referrals/{referral}")

    assert "Un invio" in desk.get(f"/participants/{anna}/access").text


def test_an_open_referral_is_cancelled_with_a_reason(desk, ours, marta, partner, referral):
    desk.get(f"/referrals/{referral}").submit({"code": ""}, form="cancellation")
    assert desk.status == 422

    desk.submit({"code": "need-resolved-otherwise"}, form="cancellation")

    assert "Ha risolto in un altro modo" in desk.text
    assert [each.status for each in sent_by(ours, marta)] == ["cancelled"]
    assert [each.status for each in needs_of(ours, marta)] == ["completed"]
    with taking_in(partner):
        assert found(referral).status is Status.CANCELLED


def test_what_the_partner_did_meanwhile_is_said_once(desk, ours, marta, partner, referral):
    desk.get(f"/referrals/{referral}")
    accepted(partner, referral)

    desk.submit({"code": "wrong-partner"}, form="cancellation")

    assert desk.status == 409
    assert "Qualcuno ha già risposto" in desk.text
    assert "Accettata" in desk.text
    assert [each.status for each in sent_by(ours, marta)] == ["accepted"]


def test_a_forged_reason_of_the_portals_own_changes_nothing(desk, ours, marta, referral):
    desk.get(f"/referrals/{referral}").submit({"code": "expired-no-response"}, form="cancellation")

    assert desk.status == 422
    assert [each.status for each in sent_by(ours, marta)] == ["requested"]


def test_the_partner_is_nudged_once_a_day(desk, ours, marta, referral):
    desk.get(f"/referrals/{referral}").submit(form="/nudge")
    assert "Sollecito inviato" in desk.text

    desk.submit(form="/nudge")

    assert desk.status == 422
    assert "Hai già sollecitato oggi" in desk.text
    assert [each.act for each in events_of(ours, marta)].count("nudged") == 1


def test_a_nudge_makes_no_answer_too_late(browser, desk, partner, referral):
    olga = browser().sign_in(a_person(partner, roles=["intake_operator"]))
    olga.get(f"/referrals/inbox/{referral}/refusal")
    desk.get(f"/referrals/{referral}").submit(form="/nudge")

    olga.submit({"reason": "no-capacity"}, form="refusal")

    assert olga.status == 200
    assert "Non accolta" in desk.get(f"/referrals/{referral}").text


def test_nobody_is_nudged_when_it_is_not_their_turn(desk, ours, marta, partner, referral):
    moved(partner, referral, Status.REJECTED, code="no-capacity")

    desk.get(f"/referrals/{referral}")
    assert "Sollecita" not in desk.text

    desk.post(f"/referrals/{referral}/nudge", {})
    assert desk.status == 422


def test_a_mistake_counts_nowhere_and_keeps_its_story(desk, ours, marta, partner, referral):
    desk.get(f"/referrals/{referral}").submit({"words": "Persona sbagliata"}, form="mistake")

    assert "Inserita per errore" in desk.text
    assert [each.status for each in sent_by(ours, marta)] == ["entered-in-error"]
    assert "Persona sbagliata" in desk.text  # among the internal notes
    assert f"/referrals/{referral}" not in desk.get("/referrals").links()


def test_only_legal_steps_are_offered(desk, partner, referral):
    moved(partner, referral, Status.REJECTED, code="no-capacity")

    desk.get(f"/referrals/{referral}")

    assert "Annulla l'invio" not in desk.text
    assert "Cerca un altro servizio" in desk.text
    assert desk.post(f"/referrals/{referral}/cancellation", {"code": "other"}).status == 422


def test_the_case_closes_and_its_referrals_with_it(desk, ours, marta, anna, referral):
    with following(ours, marta):
        closed = cases.move(case(ours, anna), CaseState.NOT_ELIGIBLE, reason="other").with_it
        assert ("invii aperti", 1) in closed
    [ended] = sent_by(ours, marta)
    assert (ended.status, ended.reason) == ("cancelled", "enrolment-closed")

    with following(ours, marta):
        cases.move(case(ours, anna), CaseState.NEW)

    assert [each.status for each in sent_by(ours, marta)] == ["cancelled"]
    assert "Il suo percorso si è chiuso" in desk.get(f"/referrals/{referral}").text


def test_who_follows_her_hears_of_it(browser, ours, partner, email, marta):
    colleague = a_person(ours, roles=["welfare_manager"])
    bruna = user_id_of(colleague)
    anna = a_transfer(ours, to=bruna)
    referral = a_referral(ours, to=partner, by=marta, participant=anna)
    moved(partner, referral, Status.REJECTED, code="no-capacity")
    with following(ours, bruna):
        code = case(ours, anna).code
        cases.answer_transfer(case(ours, anna), transfer(anna), TransferState.ACCEPTED)

    assert f"cerca altro per {code}" in browser().sign_in(colleague).get("/today").text
    assert code not in browser().sign_in(email).get("/today").text


def test_the_home_names_what_waits(desk, ours, marta, partner, anna):
    asked = a_referral(ours, to=partner, by=marta, participant=anna)
    moved(partner, asked, Status.REQUESTED, act="asked", business=Business.INFO_REQUESTED)
    silent = a_referral(ours, to=partner, by=marta)
    due(ours, marta, silent, today(), escalate_on=today())

    desk.get("/today")

    assert "Un partner fa una domanda su BL-" in desk.text
    assert "Nessuna risposta per BL-" in desk.text
    assert "Anna" not in desk.text


def test_a_refusal_asks_for_another_road_until_there_is_one(
    desk, ours, marta, partner, nursery, referral
):
    moved(partner, referral, Status.REJECTED, code="no-capacity")
    assert "cerca altro per" in desk.get("/today").text

    desk.get(f"/referrals/{referral}/alternatives")
    [link] = [each for each in desk.links() if f"/new/{nursery}" in each]
    desk.get(link).submit(ASKED)

    assert "cerca altro per" not in desk.get("/today").text


def test_another_house_knows_nothing_of_it(browser, referral):
    stranger = a_person(an_organisation(), roles=["welfare_manager"])
    page = browser().sign_in(stranger)

    for path in ("", "/alternatives", "/outside"):
        assert page.get(f"/referrals/{referral}{path}").status == 404
    for path in ("cancellation", "nudge", "mistake", "outside"):
        assert page.post(f"/referrals/{referral}/{path}", {"code": "other"}).status == 404


def test_the_overview_and_the_history_tell_of_it(desk, anna, referral):
    desk.get(f"/participants/{anna}")

    assert "Un invio aperto" in desk.text
    assert "Inviata a un servizio" in desk.text


def test_the_list_has_pages(desk, ours, marta, partner):
    anna = a_case(ours, by=marta)
    for _each in range(27):
        a_referral(ours, to=partner, by=marta, participant=anna)

    first, second = (
        {each for each in desk.get(page).links() if ONE.fullmatch(each)}
        for page in ("/referrals", "/referrals?page=2")
    )

    assert (len(first), len(second), first & second) == (25, 2, set())


def due(organisation_id, by, referral_id, day, **values):
    """Let the clock of a request stand so."""
    values = {"clock": Clock.RESPOND.value, "clock_since": day, "due_on": day, **values}
    moved(
        organisation_id,
        referral_id,
        Status.REQUESTED,
        side="sender",
        by=by,
        act="amended",
        **values,
    )


def test_a_question_is_answered_on_the_same_page(browser, desk, partner, referral):
    olga = browser().sign_in(a_person(partner, roles=["intake_operator"]))
    olga.get(f"/referrals/inbox/{referral}/messages")
    olga.submit({"text": "Quanti anni ha la bimba?"}, form="/messages")

    desk.get(f"/referrals/{referral}")
    assert "Quanti anni ha la bimba?" in desk.text
    assert "Il partner aspetta una tua risposta" in desk.text
    desk.submit({"text": "Due anni"}, form="/messages")

    assert desk.response.request.path == f"/referrals/{referral}"
    assert "Due anni" in desk.text
    assert "Tocca al partner" in desk.text
