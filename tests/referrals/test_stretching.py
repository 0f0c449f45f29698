"""What an ill will stretches of a referral: an answer sent again, an end, an operator, a notice."""

from datetime import timedelta

import pytest

from portal.jobs import worker_engine
from portal.participants.cases import actions as cases
from portal.referrals.notices.telling import actions as telling
from portal.referrals.tracking.actions import Change, ReferralError, acting, move
from portal.referrals.tracking.kinds import Act, Side, Status
from tenants.clock import now
from tests.given.cases import a_case, case, following
from tests.given.referrals import a_referral, found, moved, taking_in
from tests.given.tenants import a_person, user_id_of
from tests.referrals.attacking import LIST, hide, told, withdraw


def test_a_list_that_is_sent_again_tells_what_is_open_now(parties, taken, operator):
    operator.get(LIST)
    again = {**operator.filled(), "form": "paper", "naming": "names"}
    assert "Canarina" in operator.post(LIST, again, fresh=False).text

    withdraw(parties, taken)

    assert "Canarina" not in operator.post(LIST, again, fresh=False).text


def test_a_file_that_is_sent_again_is_still_a_file(taken, operator):
    operator.get(LIST)
    again = {**operator.filled(), "form": "csv"}

    answers = [operator.client.post(LIST, data=again) for _each in range(2)]

    assert [each.mimetype for each in answers] == ["text/csv", "text/csv"]


@pytest.mark.parametrize("address", ["/participants/search", "/referrals/services/{id}"])
def test_a_search_that_is_sent_again_tells_who_may_be_found_now(parties, browser, address):
    other = browser().sign_in(a_person(parties.sender, roles=["welfare_manager"]))
    page = address.format(id=parties.service)
    other.get(page)
    again = {**other.filled(), "words": "Zafferani"}
    assert "Canarina" in other.post(page, again, fresh=False).text

    hide(parties)

    assert "Canarina" not in other.post(page, again, fresh=False).text


@pytest.mark.parametrize("step", ["assignment", "undoing"])
def test_no_colleague_takes_a_protected_woman_from_her_operator(
    parties, taken, colleague, all_powerful, step
):
    hide(parties)
    colleague.get(f"/referrals/inbox/{taken}/{step}")

    colleague.submit({"operator": str(parties.colleague_id)} if step == "assignment" else {})

    assert colleague.status == 422
    standing = all_powerful.execute("SELECT status, operator_id FROM referral").fetchone()
    assert standing == ("accepted", parties.operator_id)
    assert told(colleague, parties, taken) == []


def test_no_colleague_reads_what_is_written_of_a_protected_woman(
    parties, taken, operator, colleague
):
    hide(parties)
    operator.get(f"/referrals/inbox/{taken}")
    operator.submit({"text": "Canarina arriva domani"}, form="/messages")

    for page in (f"/referrals/inbox/{taken}", f"/referrals/inbox/{taken}/messages"):
        assert "Canarina arriva" in operator.get(page).text
        assert "Canarina" not in colleague.get(page).text
    moved(parties.partner, taken, Status.COMPLETED, code="need-met", by=parties.operator_id)
    assert "Canarina" not in colleague.get(f"/referrals/inbox/{taken}").text


def test_her_operator_hands_a_protected_woman_on(parties, taken, operator, all_powerful):
    hide(parties)
    operator.get(f"/referrals/inbox/{taken}/assignment")

    operator.submit({"operator": str(parties.colleague_id)})

    kept = all_powerful.execute("SELECT operator_id FROM referral").fetchone()
    assert kept == (parties.colleague_id,)


def test_a_colleague_may_take_over_who_is_not_hidden(parties, taken, colleague, all_powerful):
    colleague.get(f"/referrals/inbox/{taken}/assignment")

    colleague.submit({"operator": str(parties.colleague_id)})

    kept = all_powerful.execute("SELECT operator_id FROM referral").fetchone()
    assert kept == (parties.colleague_id,)


LATER = now() + timedelta(days=300)
PUT_OFF = {
    "with another end": Change(act=Act.STILL_GOING, values={"ended_at": LATER}),
    "without a word": Change(act=Act.STILL_GOING),
    "as an attempt": Change(act=Act.ATTEMPTED, code="phone"),
}


@pytest.mark.parametrize("way", sorted(PUT_OFF))
def test_a_partner_does_nothing_to_what_it_ended(parties, taken, way):
    moved(parties.partner, taken, Status.COMPLETED, code="need-met", by=parties.operator_id)

    with taking_in(parties.partner, parties.operator_id):
        held = acting(found(taken), Side.PARTNER)
        with pytest.raises(ReferralError):
            move(held, PUT_OFF[way])


def test_an_end_that_is_dated_ahead_leaves_no_name_open_for_longer(parties, taken, all_powerful):
    with taking_in(parties.partner, parties.operator_id):
        held = acting(found(taken), Side.PARTNER)
        ahead = {"ended_at": LATER}
        move(held, Change(to=Status.COMPLETED, code="need-met", values=ahead, at=LATER))

    until = all_powerful.execute(
        "SELECT max(open_until) FROM referral_share WHERE level = 'closed'"
    ).fetchone()[0]
    assert until <= now() + timedelta(days=31)


def test_who_is_no_longer_named_hears_nothing_of_a_protected_woman(app, parties, all_powerful):
    before = user_id_of(a_person(parties.sender, roles=["welfare_manager"]))
    anna = a_case(parties.sender, by=before)
    sent = a_referral(parties.sender, to=parties.partner, by=before, participant=anna)
    with following(parties.sender, before):
        woman = case(parties.sender, anna)
        cases.protect(woman, named=frozenset({parties.manager_id, before}))
    all_powerful.execute("DELETE FROM named_staff WHERE user_id = %s", [before])
    moved(parties.partner, sent, Status.REJECTED, code="other", by=parties.operator_id)

    engine = worker_engine(app.config["PORTAL"])
    with app.app_context():
        telling.tell(engine, now())
    engine.dispose()

    told_to = all_powerful.execute("SELECT user_id FROM notice WHERE side = 'sender'").fetchall()
    assert told_to == [(parties.manager_id,)]
