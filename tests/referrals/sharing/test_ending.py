"""What ends by itself, or because she is protected from now on."""

from datetime import timedelta

import pytest

from portal.participants.cases import actions as cases
from portal.referrals.sharing import queries
from portal.referrals.sharing.expiring import actions as agreements
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking.kinds import Level, Side, Status
from tenants.clock import HOME, now, today
from tests.given.cases import case, following
from tests.given.referrals import accepted, found, moved, taking_in
from tests.given.sharing import CANARIES, a_canary, a_shared_referral

SOON = timedelta(days=3)


def sent_to(world, woman):
    return a_shared_referral(
        world.sender,
        woman,
        to=world.partner,
        by=world.manager_id,
        service_id=world.service,
        expires_on=today() + SOON,
    )


@pytest.fixture
def sent(world):
    return sent_to(world, world.woman)


@pytest.fixture
def later(all_powerful):
    """Let four days go by for what was agreed."""

    def go_by():
        all_powerful.execute("UPDATE sharing_consent SET expires_on = expires_on - 4")
        all_powerful.execute(
            "UPDATE referral_share SET open_from = open_from - interval '4 days',"
            " open_until = open_until - interval '4 days'"
        )

    return go_by


def disclosed(world, referral_id, person=None):
    with taking_in(world.partner, person or world.operator_id):
        return queries.disclosed(tracking.acting(found(referral_id), Side.PARTNER))


def status_of(world, referral_id):
    with following(world.sender, world.manager_id):
        referral = found(referral_id)
        return referral.status, referral.reason


def test_a_share_is_open_no_longer_than_she_agreed(world, sent, all_powerful):
    until = all_powerful.execute(
        "SELECT open_until FROM referral_share WHERE level = 'preview'"
    ).fetchone()[0]

    assert until.astimezone(HOME).date() == today() + SOON + timedelta(days=1)
    assert until.astimezone(HOME).hour == 0


def test_when_she_agrees_no_longer_nothing_is_read(world, sent, later):
    accepted(world.partner, sent, by=world.operator_id)

    later()

    seen = disclosed(world, sent)
    assert (seen.preview, seen.contact, seen.delivery) == (None, None, None)


@pytest.mark.parametrize("protected", [False, True])
def test_what_she_no_longer_agrees_to_is_cancelled_once(app, world, later, protected):
    sent = sent_to(world, a_canary(world.sender, by=world.manager_id, protected=protected))
    later()

    with app.app_context():
        ended = [agreements.run(now()), agreements.run(now())]

    assert ended == [1, 0]
    assert status_of(world, sent) == (Status.CANCELLED, "consent-expired")


def test_what_she_still_agrees_to_goes_on(app, world, sent):
    with app.app_context():
        assert agreements.run(now()) == 0

    assert status_of(world, sent) == (Status.REQUESTED, "")


def test_who_is_protected_later_is_known_to_the_operator_alone(world, sent):
    accepted(world.partner, sent, by=world.operator_id)

    with following(world.sender, world.manager_id):
        cases.protect(case(world.sender, world.woman), named=frozenset())

    colleague = disclosed(world, sent, world.colleague_id)
    operator = disclosed(world, sent)
    assert (colleague.known_as, colleague.preview.initials) == (None, "")
    assert operator.known_as.name == "Canarina Zafferani"
    assert (operator.delivery.address, operator.delivery.tax_code) == ("", CANARIES["tax_code"])
    moved(world.partner, sent, Status.COMPLETED, code="need-met", by=world.operator_id)
    assert "Canarina" not in str(disclosed(world, sent))


def test_nobody_reads_what_a_named_operator_would_while_there_is_none(world, sent):
    accepted(world.partner, sent, by=world.operator_id)
    moved(world.partner, sent, Status.REQUESTED, by=world.operator_id)

    assert disclosed(world, sent).delivery is None
    assert disclosed(world, sent).contact is None


def test_a_second_acceptance_opens_it_anew_to_the_new_operator(world, sent):
    accepted(world.partner, sent, by=world.operator_id)
    moved(world.partner, sent, Status.REQUESTED, by=world.operator_id)

    accepted(world.partner, sent, by=world.colleague_id)

    assert disclosed(world, sent).delivery is None
    assert disclosed(world, sent, world.colleague_id).delivery.address == CANARIES["address"]


def test_every_level_that_is_kept_is_sealed(world, sent, all_powerful):
    kept = all_powerful.execute("SELECT level, content_sealed FROM referral_share").fetchall()

    assert {level for level, _content in kept} == set(Level)
    assert not [
        value
        for value in CANARIES.values()
        for _level, content in kept
        if value.encode() in content
    ]
