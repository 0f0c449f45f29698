"""After the acceptance: tries, the start, pauses, what goes on, every end, and going back."""

from datetime import timedelta

import pytest

from portal.referrals.tracking.actions import Change, acting, move
from portal.referrals.tracking.kinds import Act, Business, Side, Status
from tenants.clock import now, today
from tests.given import referrals
from tests.referrals.inbox.reading import page, said, standing


@pytest.fixture
def taken(parties, sent):
    """A referral that its operator accepted."""
    referrals.accepted(parties.partner, sent, by=parties.operator_id)
    return sent


@pytest.fixture
def going(parties, taken):
    referrals.moved(parties.partner, taken, Status.IN_PROGRESS, by=parties.operator_id)
    return taken


def test_an_acceptance_is_taken_back(parties, taken, operator):
    operator.get(page(taken, "undoing"))

    operator.submit(form="undoing")

    found = standing(parties, taken)
    assert (found.status, found.operator_name) == (Status.REQUESTED, "")
    assert found.first_contact_on is None


def test_after_a_call_it_is_not_taken_back(parties, taken, operator):
    operator.get(page(taken))
    operator.submit({"reason": "phone"}, form="attempt")
    operator.get(page(taken))
    assert "/undoing" not in str(operator.links())

    operator.get(page(taken, "undoing"))
    operator.submit(form="undoing")

    assert operator.status == 422
    assert "entro due giorni" in operator.text
    assert standing(parties, taken).status is Status.ACCEPTED


def test_a_try_is_one_tap(parties, taken, operator):
    operator.get(page(taken))

    operator.submit({"reason": "visit"}, form="attempt")

    assert "tentativo segnato" in operator.text
    assert "Un tentativo finora" in operator.get(page(taken)).text
    assert "Di persona" in operator.text


def test_once_she_was_reached_it_is_in_progress(parties, taken, operator):
    operator.get(page(taken))

    operator.submit(form="/start")

    assert standing(parties, taken).status is Status.IN_PROGRESS


def test_that_it_still_goes_on_is_one_click_and_starts_the_clock_again(
    parties, going, operator, all_powerful
):
    all_powerful.execute(
        "UPDATE referral SET clock_since = clock_since - 40, due_on = due_on - 40, version = 9"
    )
    assert "in ritardo" in operator.get(page(going)).text

    operator.submit(form="/update")

    found = standing(parties, going)
    assert (found.status, found.clock_since) == (Status.IN_PROGRESS, today())
    assert found.due_on > today()


def test_a_pause_says_what_is_waited_for_and_until_when(parties, going, operator):
    review = today() + timedelta(days=20)
    operator.get(page(going, "pause"))

    operator.submit(
        {"reason": "awaiting-documents", "day": review.isoformat(), "text": "Manca l'ISEE"},
        form="pause",
    )

    found = standing(parties, going)
    assert (found.status, found.review_on, found.due_on) == (Status.ON_HOLD, review, review)
    assert said(parties) == ["Manca l'ISEE"]
    operator.get(page(going))
    operator.submit(form="/resumption")
    assert standing(parties, going).status is Status.IN_PROGRESS


@pytest.mark.parametrize("days", [0, 61])
def test_a_pause_ends_within_sixty_days(parties, going, operator, days):
    operator.get(page(going, "pause"))

    operator.submit(
        {"reason": "next-edition", "day": (today() + timedelta(days=days)).isoformat()},
        form="pause",
    )

    assert operator.status == 422
    assert standing(parties, going).status is Status.IN_PROGRESS


def test_who_waits_for_a_place_stands_on_a_list(parties, going, operator):
    operator.get(page(going, "pause"))
    assert "waitlisted" not in operator.response.text
    operator.get(next(link for link in operator.links() if link.endswith("/waiting/entry")))

    day = (today() + timedelta(days=30)).isoformat()
    operator.submit({"review_on": day, "nursery": 1}, form="/waiting/entry")

    found = standing(parties, going)
    assert (found.status, found.reason) == (Status.ON_HOLD, "waitlisted")
    assert "È in lista d'attesa" in operator.get(page(going)).text


def test_an_end_tells_how_it_went_and_how_much_was_done(parties, going, operator):
    operator.get(page(going, "completion"))

    operator.submit({"reason": "need-met", "hours": "12,5", "sessions": "4"}, form="completion")

    found = standing(parties, going)
    assert (found.status, found.reason) == (Status.COMPLETED, "need-met")
    assert (str(found.hours), found.sessions) == ("12.50", 4)
    assert "Canarina" in operator.get(page(going)).text


@pytest.mark.parametrize("hours", ["1e999", "NaN", "-3", "molte"])
def test_hours_are_a_number(parties, going, operator, hours):
    operator.get(page(going, "completion"))

    operator.submit({"reason": "need-met", "hours": hours}, form="completion")

    assert operator.status == 422
    assert standing(parties, going).status is Status.IN_PROGRESS


@pytest.mark.parametrize("days", [-1, 4000])
def test_an_end_lies_between_the_sending_and_today(parties, going, operator, days):
    operator.get(page(going, "completion"))

    day = today() - timedelta(days=days)
    operator.submit({"reason": "need-met", "day": day.isoformat()}, form="completion")

    assert operator.status == 422


def test_she_is_given_up_as_unreachable_only_after_three_tries_on_two_days(
    parties, taken, operator
):
    for _ in range(2):
        _try(parties, taken, days_ago=0)
    operator.get(page(taken, "failure"))
    assert "Finora 2 tentativi di contatto" in operator.text
    operator.submit({"reason": "unable-to-contact"}, form="failure")
    assert operator.status == 422
    assert "almeno tre tentativi" in operator.text
    _try(parties, taken, days_ago=1)

    operator.get(page(taken, "failure"))
    operator.submit({"reason": "unable-to-contact"}, form="failure")

    assert standing(parties, taken).status is Status.FAILED


def test_a_partner_calls_it_off_and_sees_nothing_any_more(parties, going, operator):
    operator.get(page(going, "cancellation"))

    operator.submit({"reason": "moved-away"}, form="cancellation")

    assert standing(parties, going).status is Status.CANCELLED
    assert "Canarina" not in operator.get(page(going)).text


def test_a_colleague_who_takes_over_reads_what_its_operator_alone_may(
    parties, taken, operator, colleague
):
    assert "via Canarini" in operator.get(page(taken)).text
    assert "via Canarini" not in colleague.get(page(taken)).text
    colleague.get(page(taken, "assignment"))

    colleague.submit({"operator": str(parties.colleague_id)}, form="assignment")

    assert standing(parties, taken).operator_name == "Carla Prova"
    assert "via Canarini" in colleague.get(page(taken)).text
    assert "via Canarini" not in operator.get(page(taken)).text


def test_a_mistake_is_told_to_the_sender_who_decides(parties, taken, operator):
    operator.get(page(taken, "mistake"))

    operator.submit({"text": "È una prova"}, form="mistake")

    found = standing(parties, taken)
    assert (found.status, found.business) == (Status.ACCEPTED, Business.ERROR_REPORTED)
    assert said(parties) == ["È una prova"]


def _try(parties, referral_id, *, days_ago):
    with referrals.taking_in(parties.partner, parties.operator_id):
        held = acting(referrals.found(referral_id), Side.PARTNER)
        at = now() - timedelta(days=days_ago)
        move(held, Change(act=Act.ATTEMPTED, code="phone", at=at))
