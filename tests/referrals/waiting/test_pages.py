"""The pages of waiting lists, through the door: the partner's lists, the sender's answer."""

from datetime import timedelta

import pytest

from portal.referrals.tracking.kinds import Side, Status
from portal.referrals.waiting.kinds import Answer
from portal.referrals.waiting.models import WaitlistEntry
from tenants.clock import today
from tenants.database import db
from tests.given import referrals
from tests.given.cases import a_case, following
from tests.given.tenants import a_person, acting_for, an_organisation, user_id_of
from tests.given.waiting import a_service_with, an_accepted, offered, waits

LISTS = "/referrals/waiting"


@pytest.fixture
def nursery(theirs):
    return a_service_with(theirs, 1)


def the_list(nursery):
    return f"{LISTS}/services/{nursery}"


def test_an_operator_puts_a_mother_and_her_children_on_the_list(operator, ours, theirs, nursery):
    referral = an_accepted(ours, theirs, nursery)
    review_on = today() + timedelta(days=30)

    operator.get(f"/referrals/{referral}/waiting/entry")
    operator.submit({"adults": 1, "nursery": 2, "review_on": f"{review_on}"})

    assert operator.status == 200
    assert "un'adulta, 2 fra bambine e bambini da 0 a 2 anni" in operator.text


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({}, "Scrivi quanti posti servono"),
        ({"adults": 13}, "da 0 a 12"),
        ({"adults": 5, "nursery": 8}, "Scrivi quanti posti servono"),
        ({"adults": -1}, "da 0 a 12"),
        ({"adults": 1, "review_on": "2027-05-01"}, "entro 60 giorni"),
        ({"adults": 1, "review_on": ""}, "Scrivi"),
    ],
)
def test_a_party_that_cannot_be_is_refused(operator, ours, theirs, nursery, wrong, words):
    referral = an_accepted(ours, theirs, nursery)

    operator.get(f"/referrals/{referral}/waiting/entry")
    operator.submit({"review_on": f"{today() + timedelta(days=30)}", **wrong})

    assert operator.status == 422
    assert words in operator.text


def test_who_is_on_hold_without_a_place_on_the_list_is_pointed_out(operator, ours, theirs, nursery):
    referral = an_accepted(ours, theirs, nursery)
    review_on = today() + timedelta(days=30)
    referrals.moved(theirs, referral, Status.ON_HOLD, code="waitlisted", review_on=review_on)

    operator.get(the_list(nursery))
    assert "senza un posto nella lista" in operator.text
    operator.get(f"/referrals/{referral}/waiting/entry")
    operator.submit({"nursery": 1})

    assert "senza un posto nella lista" not in operator.text
    assert "una bambina o un bambino da 0 a 2 anni" in operator.text


def test_the_pages_of_both_sides_lead_to_the_list(operator, manager, ours, theirs, nursery):
    referral, entry = waits(ours, theirs, nursery)

    operator.get(f"/referrals/inbox/{referral}")
    assert the_list(nursery) in operator.links()
    assert operator.get(f"/referrals/{referral}/waiting/entry").status == 303
    manager.get(f"/referrals/{referral}")
    assert f"/referrals/{referral}/waiting" in manager.links()
    offered(theirs, entry)
    manager.get(f"/referrals/{referral}")
    assert "Rispondi: c'è un posto" in manager.text


def test_the_sender_of_who_is_on_no_list_yet_is_told_so(manager, ours, theirs, nursery):
    referral = an_accepted(ours, theirs, nursery)
    review_on = today() + timedelta(days=30)
    referrals.moved(theirs, referral, Status.ON_HOLD, code="waitlisted", review_on=review_on)

    manager.get(f"/referrals/{referral}/waiting")

    assert "non l'ha ancora messa nella lista" in manager.text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Answer.ACCEPTED, "Il posto è preso"),
        (Answer.LATER, "resta in lista"),
        (Answer.DECLINED, "Il posto non serve più"),
    ],
)
def test_both_sides_read_how_an_offer_ended(operator, manager, ours, theirs, said, words):
    referral, entry = waits(ours, theirs, a_service_with(theirs, 1))
    offered(theirs, entry)
    manager.get(f"/referrals/{referral}/waiting")
    manager.submit({"answer": said.value})

    assert words in manager.get(f"/referrals/{referral}").text
    assert words in operator.get(f"/referrals/inbox/{referral}").text


def test_a_place_is_offered_and_the_sender_takes_it(operator, manager, ours, theirs, nursery):
    referral, entry = waits(ours, theirs, nursery)
    place = f"/referrals/{referral}/waiting"
    manager.get(place)
    assert "è la prima della lista" in manager.text

    operator.get(f"{LISTS}/entries/{entry}/offer")
    operator.submit()
    assert "Posto offerto, risponde entro il 19/11/2026" in operator.text

    manager.get(place)
    manager.submit({"answer": "accepted"})
    assert "Posto confermato" in manager.text
    operator.get(the_list(nursery))
    assert "Posto confermato" in operator.text


def test_freed_places_are_offered_in_order(operator, ours, theirs):
    nursery = a_service_with(theirs, 0)
    for _number in range(3):
        waits(ours, theirs, nursery)

    operator.get(the_list(nursery))
    operator.submit({"places": 2})

    assert operator.text.count("Posto offerto, risponde entro") == 2
    operator.submit({"places": 0})
    assert operator.status == 422


def test_the_order_changes_with_a_reason(operator, manager, ours, theirs, nursery):
    waits(ours, theirs, nursery)
    second, entry = waits(ours, theirs, nursery)

    operator.get(f"{LISTS}/entries/{entry}/place")
    operator.submit({"place": 7, "reason": "siblings"})
    assert operator.status == 422
    operator.submit({"place": 1, "reason": "siblings"})

    assert operator.status == 200
    manager.get(f"/referrals/{second}/waiting")
    assert "è la prima della lista" in manager.text


def test_an_answer_after_the_offer_ended_says_so(manager, ours, theirs, nursery, run):
    referral, entry = waits(ours, theirs, nursery)
    offered(theirs, entry)
    manager.get(f"/referrals/{referral}/waiting")
    referrals.moved(ours, referral, Status.CANCELLED, side=Side.SENDER, code="participant-declined")

    manager.submit({"answer": "accepted"})

    assert manager.status in {404, 409, 422}


def test_the_list_tells_no_name(operator, ours, theirs, nursery):
    waits(ours, theirs, nursery)

    operator.get(the_list(nursery))

    assert "Anna" not in operator.text


def test_only_the_two_parties_see_it(browser, ours, theirs, nursery):
    referral, entry = waits(ours, theirs, nursery)
    stranger = an_organisation()
    other = browser().sign_in(a_person(stranger, roles=["welfare_manager", "intake_operator"]))
    admin = browser().sign_in(a_person(theirs, roles=["admin", "service_editor"]))

    for who in (other, admin):
        assert who.get(f"/referrals/{referral}/waiting").status == 404
        assert who.get(f"/referrals/{referral}/waiting/entry").status == 404
        assert who.get(f"{LISTS}/entries/{entry}/offer").status == 404
        assert who.get(the_list(nursery)).status == 404


def test_without_intake_access_a_list_is_empty(app, ours, theirs, nursery):
    waits(ours, theirs, nursery)

    for organisation, access in ((theirs, {}), (ours, {"intake_access": True})):
        with app.app_context(), acting_for(organisation, case_access=True, **access):
            assert db.session.query(WaitlistEntry).all() == []
            db.session.remove()


def test_a_colleague_who_may_not_open_a_protected_case_hears_nothing(
    browser, ours, theirs, nursery
):
    named = user_id_of(a_person(ours, roles=["welfare_manager"]))
    anna = a_case(ours, by=named, protected_for=[named])
    referral = referrals.a_referral(ours, to=theirs, by=named, participant=anna, service_id=nursery)
    with following(ours):
        assert referrals.found(referral) is None
    colleague = browser().sign_in(a_person(ours, roles=["welfare_manager"]))

    assert colleague.get(f"/referrals/{referral}/waiting").status == 404
