"""The state machine, as the database enforces it."""

from datetime import timedelta

import pytest

from portal.referrals.sharing.models import ReferralShare
from portal.referrals.tracking import actions
from portal.referrals.tracking.actions import Change, ChangedMeanwhileError, ReferralError
from portal.referrals.tracking.kinds import Act, Level, Side, Status
from portal.referrals.tracking.models import (
    Referral,
    ReferralEvent,
    ReferralSubject,
)
from portal.referrals.tracking.moves import may_move
from tenants import door
from tenants.clock import now, today
from tenants.database import db, new_id
from tests.given import referrals
from tests.given.cases import following
from tests.given.tenants import an_organisation


@pytest.fixture
def ours(app):
    return an_organisation("Consorzio Esempio")


@pytest.fixture
def theirs(app):
    return an_organisation("Coop. Prova")


@pytest.fixture
def sent(ours, theirs):
    return referrals.a_referral(ours, to=theirs)


def test_the_database_keeps_the_same_moves_as_the_code(ours):
    combinations = [(a, b, side) for a in Status for b in Status for side in Side]

    with following(ours):
        kept = {
            each
            for each in combinations
            if door.call_inside("may_move_referral", start=each[0], target=each[1], acting=each[2])
        }

    assert kept == {each for each in combinations if may_move(*each)}


def test_a_referral_without_a_consent_that_names_the_partner_is_not_sent(ours, theirs):
    draft = referrals.a_referral(ours, to=theirs, agreed=False)

    with pytest.raises(ReferralError, match="consenso"):
        referrals.moved(ours, draft, Status.REQUESTED, side=Side.SENDER)


def test_a_partner_reads_no_draft(ours, theirs):
    draft = referrals.a_referral(ours, to=theirs, agreed=False)

    with referrals.taking_in(theirs):
        assert referrals.found(draft) is None


def test_a_partner_reads_what_was_sent_but_not_for_whom(ours, theirs, sent):
    with referrals.taking_in(theirs):
        assert referrals.found(sent).status is Status.REQUESTED
        assert db.session.query(ReferralSubject).all() == []


@pytest.mark.parametrize(
    ("status", "levels"),
    [
        (Status.REQUESTED, {Level.PREVIEW}),
        (Status.ACCEPTED, {Level.PREVIEW, Level.CONTACT, Level.DELIVERY}),
        (Status.REJECTED, set()),
        (Status.CANCELLED, set()),
        (Status.COMPLETED, {Level.CLOSED}),
    ],
)
def test_each_status_discloses_its_levels_and_no_more(ours, theirs, sent, status, levels):
    operator = _brought_to(theirs, sent, status)

    with referrals.taking_in(theirs, operator):
        read = {share.level: share.content for share in db.session.query(ReferralShare)}

    assert set(read) == levels
    assert all(content == referrals.CONTENT[level] for level, content in read.items())


def test_what_is_for_the_operator_is_for_no_colleague(theirs, sent):
    referrals.accepted(theirs, sent)

    with referrals.taking_in(theirs):
        levels = {share.level for share in db.session.query(ReferralShare)}

    assert levels == {Level.PREVIEW, Level.CONTACT}


def test_thirty_days_after_the_end_only_the_tombstone_is_left(theirs, sent, all_powerful):
    operator = _brought_to(theirs, sent, Status.COMPLETED)
    all_powerful.execute(
        "UPDATE referral_share SET open_until = open_until - interval '31 days', "
        "open_from = open_from - interval '31 days' WHERE level = 'closed'"
    )

    with referrals.taking_in(theirs, operator):
        assert db.session.query(ReferralShare).all() == []
        assert referrals.found(sent).service_name == "Nido di prova"


def test_without_intake_access_a_received_referral_is_not_there(theirs, sent):
    with following(theirs):
        assert db.session.query(Referral).all() == []


def test_a_third_organisation_sees_and_moves_nothing(sent):
    third = an_organisation("Azienda Prova")

    with referrals.taking_in(third):
        assert db.session.query(Referral).all() == []
        assert db.session.query(ReferralEvent).all() == []
        assert db.session.query(ReferralShare).all() == []


def test_two_who_answer_at_once_one_wins_and_the_other_is_told(theirs, sent):
    with referrals.taking_in(theirs):
        held = actions.acting(referrals.found(sent), Side.PARTNER)
        db.session.expunge(held.referral)
    referrals.accepted(theirs, sent)

    with referrals.taking_in(theirs):
        db.session.add(held.referral)
        with pytest.raises(ChangedMeanwhileError):
            actions.move(held, Change(to=Status.REJECTED, code="no-capacity"))


def test_she_is_given_up_as_unreachable_only_after_three_tries_on_two_days(theirs, sent):
    referrals.accepted(theirs, sent)
    _try(theirs, sent, days_ago=0)
    _try(theirs, sent, days_ago=0)
    _try(theirs, sent, days_ago=0)
    with pytest.raises(ReferralError, match="tre tentativi"):
        referrals.moved(theirs, sent, Status.FAILED, code="unable-to-contact")

    _try(theirs, sent, days_ago=1)

    assert referrals.moved(theirs, sent, Status.FAILED, code="unable-to-contact") is Status.FAILED


def test_an_acceptance_is_undone_until_somebody_called(theirs, sent):
    referrals.accepted(theirs, sent)
    assert referrals.moved(theirs, sent, Status.REQUESTED) is Status.REQUESTED
    referrals.accepted(theirs, sent)
    _try(theirs, sent, days_ago=0)

    with pytest.raises(ReferralError, match="due giorni"):
        referrals.moved(theirs, sent, Status.REQUESTED)


def test_a_withdrawn_consent_closes_what_was_open(ours, theirs, sent, all_powerful):
    operator = _brought_to(theirs, sent, Status.ACCEPTED)
    all_powerful.execute("UPDATE sharing_consent SET withdrawn_at = now()")
    referrals.moved(ours, sent, Status.CANCELLED, side=Side.SENDER, code="consent-withdrawn")

    with referrals.taking_in(theirs, operator):
        assert db.session.query(ReferralShare).all() == []


def test_an_external_partner_is_moved_by_the_sender(ours):
    sent = referrals.a_referral(ours, to=None)

    with following(ours):
        held = actions.acting(referrals.found(sent), Side.PARTNER)
        values = {"operator_name": "Al telefono", "first_contact_on": today()}
        assert actions.move(held, Change(to=Status.ACCEPTED, values=values)).status == "accepted"


def _brought_to(partner, referral_id, status):
    """Bring a referral to a status as its partner; return the operator."""
    with referrals.taking_in(partner):
        sender = referrals.found(referral_id).organisation_id
    operator = new_id()
    if status is Status.REQUESTED:
        return operator
    if status is Status.REJECTED:
        referrals.moved(partner, referral_id, status, code="no-capacity")
        return operator
    referrals.accepted(partner, referral_id, by=operator)
    if status is Status.CANCELLED:
        referrals.moved(sender, referral_id, status, side=Side.SENDER, code="moved-away")
    if status is Status.COMPLETED:
        referrals.moved(partner, referral_id, status, code="need-met", hours=4)
    return operator


def _try(partner, referral_id, *, days_ago):
    with referrals.taking_in(partner):
        held = actions.acting(referrals.found(referral_id), Side.PARTNER)
        at = now() - timedelta(days=days_ago)
        actions.move(held, Change(act=Act.ATTEMPTED, code="phone", at=at))
