"""Offers of places: all of a party or none, each place once, then on to the next."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking.kinds import Business, Side, Status
from portal.referrals.waiting import actions, queries
from portal.referrals.waiting.actions import WaitingError, offer_in_order
from portal.referrals.waiting.answering import actions as answering
from portal.referrals.waiting.kinds import Ages, Answer
from portal.referrals.waiting.party import Party
from tenants import door
from tenants.database import db
from tests.given import referrals
from tests.given.cases import following
from tests.given.tenants import acting_for, an_organisation
from tests.given.waiting import a_service_with, offered, waits
from tests.referrals.waiting.conftest import NOVEMBER

FAMILY = Party(1, ((Ages.NURSERY, 1), (Ages.PRIMARY, 1)))
IN_TIME = datetime(2026, 11, 19, 9, tzinfo=UTC)
TOO_LATE = datetime(2026, 11, 20, 9, tzinfo=UTC)


def answered(organisation, referral, said):
    with following(organisation):
        held = tracking.acting(referrals.found(referral), Side.SENDER)
        answering.answer(held, said, version=None)


def stands(organisation, referral):
    with following(organisation):
        return queries.place_of(referrals.found(referral))


def test_who_is_put_on_the_list_is_on_hold_and_knows_her_place(ours, theirs):
    nursery = a_service_with(theirs, 0)
    waits(ours, theirs, nursery)
    second, _entry = waits(ours, theirs, nursery, FAMILY)

    place = stands(ours, second)

    assert (place.state, place.position, place.party) == ("waiting", 2, FAMILY)
    with following(ours):
        assert referrals.found(second).status is Status.ON_HOLD


def test_nobody_else_learns_her_place(ours, theirs):
    referral, _entry = waits(ours, theirs, a_service_with(theirs, 0))

    with referrals.taking_in(theirs):
        assert queries.place_of(referrals.found(referral)) is None


def test_a_family_gets_all_its_places_or_none(ours, theirs, state, left):
    nursery = a_service_with(theirs, 2)
    _referral, family = waits(ours, theirs, nursery, FAMILY)

    with pytest.raises(WaitingError, match="non bastano"):
        offered(theirs, family)
    assert (state(family), left(nursery)) == (("waiting", 0), ("places", 2))


def test_places_that_are_offered_are_gone_for_everybody_else(ours, theirs, state, left):
    nursery = a_service_with(theirs, 3)
    _referral, family = waits(ours, theirs, nursery, FAMILY)
    offered(theirs, family)

    assert (state(family), left(nursery)) == (("offered", 3), ("waitlist", None))


def test_the_sender_answers_for_her_once(ours, theirs, state, left, run):
    nursery = a_service_with(theirs, 3)
    referral, entry = waits(ours, theirs, nursery)
    offered(theirs, entry)

    answered(ours, referral, Answer.ACCEPTED)
    with pytest.raises(WaitingError, match="non è più offerto"):
        answered(ours, referral, Answer.DECLINED)
    run(TOO_LATE)

    assert (state(entry), left(nursery)) == (("confirmed", 1), ("places", 2))
    with following(ours):
        assert referrals.found(referral).business is Business.NONE


def test_an_offer_that_nobody_answers_goes_to_the_next(ours, theirs, state, left, run):
    nursery = a_service_with(theirs, 1)
    first, slow = waits(ours, theirs, nursery)
    _second, quick = waits(ours, theirs, nursery)
    offered(theirs, slow)

    assert run(IN_TIME) == 0
    assert run(TOO_LATE) == 1
    assert run(TOO_LATE) == 0

    assert (state(slow), state(quick)) == (("waiting", 0), ("offered", 1))
    assert left(nursery) == ("waitlist", None)
    assert stands(ours, first).position == 1


def test_who_lets_it_go_for_now_waits_behind_the_others(ours, theirs, state, run):
    nursery = a_service_with(theirs, 1)
    first, one = waits(ours, theirs, nursery)
    _second, two = waits(ours, theirs, nursery)
    _third, three = waits(ours, theirs, nursery)
    offered(theirs, one)

    answered(ours, first, Answer.LATER)
    run(IN_TIME)

    assert (state(one), state(two), state(three)) == (
        ("waiting", 0),
        ("offered", 1),
        ("waiting", 0),
    )
    assert stands(ours, first).position == 2


def test_who_does_not_want_it_leaves_the_list(ours, theirs, state, left, run):
    nursery = a_service_with(theirs, 1)
    referral, entry = waits(ours, theirs, nursery)
    offered(theirs, entry)

    answered(ours, referral, Answer.DECLINED)
    run(IN_TIME)

    assert (state(entry), left(nursery)) == (("left", 0), ("places", 1))


def test_a_referral_that_ends_gives_its_places_back(ours, theirs, state, left, run):
    nursery = a_service_with(theirs, 1)
    referral, entry = waits(ours, theirs, nursery)
    offered(theirs, entry)
    referrals.moved(ours, referral, Status.CANCELLED, side=Side.SENDER, code="participant-declined")

    run(IN_TIME)

    assert (state(entry), left(nursery)) == (("left", 0), ("places", 1))


def test_who_came_keeps_her_places(ours, theirs, state, left, run):
    nursery = a_service_with(theirs, 1)
    referral, entry = waits(ours, theirs, nursery)
    offered(theirs, entry)
    answered(ours, referral, Answer.ACCEPTED)
    referrals.moved(theirs, referral, Status.IN_PROGRESS)

    run(IN_TIME)

    assert (state(entry), left(nursery)) == (("placed", 1), ("waitlist", None))


def test_freed_places_are_offered_in_order_and_nobody_overtakes_a_family(ours, theirs, state):
    nursery = a_service_with(theirs, 0)
    _one, single = waits(ours, theirs, nursery)
    _two, family = waits(ours, theirs, nursery, FAMILY)
    _three, last = waits(ours, theirs, nursery)

    with referrals.taking_in(theirs):
        assert len(offer_in_order(nursery, 3)) == 1

    assert [state(each)[0] for each in (single, family, last)] == ["offered", "waiting", "waiting"]


def test_where_nobody_counts_the_places_the_partner_knows(ours, theirs, state, left):
    nursery = a_service_with(theirs, None)
    _referral, entry = waits(ours, theirs, nursery, FAMILY)
    offered(theirs, entry)

    assert (state(entry), left(nursery)) == (("offered", 0), ("unknown", None))


def test_out_of_turn_only_with_a_reason(ours, theirs, state):
    nursery = a_service_with(theirs, 5)
    waits(ours, theirs, nursery)
    _second, second = waits(ours, theirs, nursery)

    with pytest.raises(WaitingError, match="passa avanti"):
        offered(theirs, second)
    offered(theirs, second, reason="urgency")

    assert state(second) == ("offered", 1)


def test_nobody_is_on_a_list_twice(ours, theirs):
    nursery = a_service_with(theirs, 0)
    referral, _entry = waits(ours, theirs, nursery)

    with referrals.taking_in(theirs):
        held = tracking.acting(referrals.found(referral), Side.PARTNER)
        with pytest.raises(WaitingError, match="già in lista"):
            actions.put_on_list(held, Party(1), review_on=None, version=None)


def test_fifty_offers_at_once_for_ten_places_are_ten(app, ours, theirs, left):
    nursery = a_service_with(theirs, 10)
    entries = [waits(ours, theirs, nursery)[1] for _number in range(50)]

    def attempt(entry):
        try:
            offered(theirs, entry, reason="priority")
        except WaitingError:
            return False
        return True

    with ThreadPoolExecutor(8) as workers:
        made = sum(workers.map(attempt, entries))

    assert made == 10
    assert left(nursery) == ("waitlist", None)
    with referrals.taking_in(theirs):
        assert queries.counts()[nursery, "offered"] == 10


def test_the_same_offer_from_two_tabs_is_made_once(app, ours, theirs, state, left):
    nursery = a_service_with(theirs, 5)
    _referral, entry = waits(ours, theirs, nursery)

    def attempt(_number):
        try:
            offered(theirs, entry)
        except tracking.ReferralError:
            return False
        return True

    with ThreadPoolExecutor(4) as workers:
        assert sum(workers.map(attempt, range(4))) == 1
    assert (state(entry), left(nursery)) == (("offered", 1), ("places", 4))


def test_only_the_sender_with_access_to_the_case_answers(app, ours, theirs, state):
    referral, entry = waits(ours, theirs, a_service_with(theirs, 1))
    offered(theirs, entry)
    said = {"referral": referral, "said": "accepted", "day": NOVEMBER.date(), "at": NOVEMBER}

    for organisation, access in (
        (ours, {}),
        (theirs, {"intake_access": True}),
        (an_organisation(), {"case_access": True}),
    ):
        with app.app_context(), acting_for(organisation, **access):
            assert door.call_inside("answer_place", **said) is None
            db.session.remove()

    assert state(entry) == ("offered", 1)
