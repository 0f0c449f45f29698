"""A referral ends twice: as the partner says, and as she says."""

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from portal.referrals.closing.kinds import HELPED, WAS_HELPED, Answer, Closure, closure
from portal.referrals.tracking.kinds import Status
from portal.referrals.tracking.reasons import REASONS
from tests.given import referrals
from tests.given.cases import a_case
from tests.given.tenants import a_person, an_organisation, user_id_of

OUTCOMES = st.sampled_from([each.code for each in REASONS[Status.COMPLETED]])


@pytest.fixture
def ours(app):
    return an_organisation("Consorzio Esempio")


@pytest.fixture
def theirs(app):
    return an_organisation("Coop. Prova")


@pytest.fixture
def marta(ours):
    return a_person(ours, roles=["welfare_manager"], name="Marta Esempio")


@pytest.fixture
def ended(ours, theirs, marta):
    by = user_id_of(marta)
    anna = a_case(ours, by=by, name="Annunziata")
    sent = referrals.a_referral(ours, to=theirs, by=by, participant=anna)
    referrals.accepted(theirs, sent)
    referrals.moved(theirs, sent, Status.COMPLETED, code="need-met", hours=12)
    return sent


@pytest.fixture
def desk(browser, marta):
    return browser().sign_in(marta)


@pytest.fixture
def link(desk, ended):
    """The path of a link for her, as her welfare manager gets it."""
    desk.get(f"/referrals/{ended}/answer")
    desk.submit(form="/link", follow=False)
    return "/risposta/" + desk.text.split("/risposta/")[1].split()[0]


@for_all(outcome=OUTCOMES, answer=st.none() | st.sampled_from(Answer))
def test_the_two_ends_agree_when_both_say_helped_or_both_say_not(outcome, answer):
    found = closure(outcome, answer)

    assert (found is Closure.PARTNER_ONLY) == (answer is None)
    if answer is not None:
        agree = (outcome in HELPED) == (answer in WAS_HELPED)
        assert (found is Closure.CONFIRMED) == agree


def test_before_the_partner_has_closed_nobody_asks_her(desk, ours, theirs, marta):
    sent = referrals.a_referral(ours, to=theirs, by=user_id_of(marta))

    desk.get(f"/referrals/{sent}/answer")

    assert "Non è ancora il momento" in desk.text


def test_what_she_says_on_the_phone_stands_beside_what_the_partner_says(desk, ended):
    desk.get(f"/referrals/{ended}/answer")
    assert "Lei non ha ancora risposto" in desk.text

    desk.submit({"answer": "not-met", "way": "phone"}, form=f"{ended}/answer")

    assert "Bisogno risolto" in desk.text
    assert "No, mi serve ancora aiuto" in desk.text
    assert "non dicono la stessa cosa" in desk.text


def test_her_link_asks_one_question_and_tells_nothing(browser, link):
    phone = browser().get(link)

    assert phone.title == "Com'è andata?"
    for hidden in ("Annunziata", "Nido", "Coop", "Marta"):
        assert hidden not in phone.text


def test_one_tap_is_enough_and_good_once(browser, link, desk, ended, all_powerful):
    phone = browser().get(link)
    phone.submit({"answer": "met"})
    assert phone.title == "Grazie"

    again = browser().get(link)

    assert again.title == "Grazie"
    desk.get(f"/referrals/{ended}/answer")
    assert "Le due voci dicono la stessa cosa" in desk.text
    kept = all_powerful.execute("SELECT way, noted_by FROM participant_answer").fetchall()
    assert [tuple(each) for each in kept] == [("link", None)]


def test_twenty_taps_leave_one_answer(browser, link, all_powerful):
    phones = [browser().get(link) for _each in range(3)]

    for phone in phones:
        phone.submit({"answer": "partly"})

    assert all_powerful.execute("SELECT count(*) FROM participant_answer").fetchone()[0] == 1


def test_an_answer_stops_the_clock_that_asks_for_it(browser, link, all_powerful):
    browser().get(link).submit({"answer": "met"})

    assert all_powerful.execute("SELECT clock, due_on FROM referral").fetchone() == ("", None)


def test_an_old_or_invented_link_says_so_kindly(browser, link, all_powerful):
    all_powerful.execute("UPDATE answer_link SET expires_at = now() - interval '1 hour'")

    old, invented = browser().get(link), browser().get("/risposta/inventato")

    assert old.status == invented.status == 404
    assert old.title == invented.title == "Questo collegamento non vale più"


def test_the_partner_never_reads_what_she_says(browser, theirs, link, ended):
    browser().get(link).submit({"answer": "not-met"})
    olga = a_person(theirs, roles=["intake_operator"])

    desk = browser().sign_in(olga)
    desk.get(f"/referrals/{ended}/answer")

    assert desk.status == 404
