"""What she agrees to: written down, amended by a new agreement, taken back at once."""

from datetime import timedelta

import pytest

from portal.participants.consent import actions as consents
from portal.participants.consent.kinds import ConsentState, Purpose
from portal.referrals.sharing import actions, queries
from portal.referrals.sharing.actions import SharingError
from portal.referrals.sharing.confirming import always_seen, what_the_partner_will_see
from portal.referrals.sharing.kinds import EVERY_FIELD, ToReach
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking import queries as referrals
from portal.referrals.tracking.kinds import Act, Level, Method, Side, Status
from tenants.clock import today
from tests.given.cases import case, following
from tests.given.referrals import accepted, found, moved, taking_in
from tests.given.sharing import (
    CANARIES,
    CHILD,
    a_canary,
    a_draft,
    a_shared_referral,
    an_agreement,
    subject_of,
)

LEAST = ["name", "safe_times", "phone"]


@pytest.fixture
def sent(world):
    return a_shared_referral(
        world.sender,
        world.woman,
        to=world.partner,
        by=world.manager_id,
        service_id=world.service,
        fields=[*LEAST, "address"],
    )


def disclosed(world, referral_id):
    with taking_in(world.partner, world.operator_id):
        return queries.disclosed(tracking.acting(found(referral_id), Side.PARTNER))


def amended(world, referral_id, fields):
    with following(world.sender, world.manager_id):
        subject = subject_of(referral_id)
        held = tracking.acting(subject.referral, Side.SENDER)
        actions.amend(held, subject, an_agreement(subject, fields, method=Method.PAPER))


def withdrawn(world, referral_id):
    with following(world.sender, world.manager_id):
        return actions.withdraw(tracking.acting(found(referral_id), Side.SENDER)).status


def test_only_what_she_named_is_frozen(world, sent):
    accepted(world.partner, sent, by=world.operator_id)

    seen = disclosed(world, sent)

    assert (seen.contact.phone, seen.contact.email) == (CANARIES["phone"], "")
    assert (seen.delivery.address, seen.delivery.tax_code) == (CANARIES["address"], "")
    assert (seen.preview.need, seen.preview.initials) == ("", "C. Z.")


def test_a_consent_names_the_partner_the_service_and_the_fields(world, sent):
    with following(world.sender, world.manager_id):
        consent = queries.standing_consent(found(sent))

        assert (consent.recipient_id, consent.recipient_name) == (world.partner, "Coop. Prova")
        assert consent.fields == sorted([*LEAST, "address"])
        assert (consent.method, consent.noted_by) == (Method.SPOKEN, world.manager_id)
        assert consent.expires_on == today() + timedelta(days=365)


def test_what_changes_about_her_later_is_not_told(world, sent):
    with following(world.sender, world.manager_id):
        case(world.sender, world.woman).phone = "333 1111111"
    accepted(world.partner, sent, by=world.operator_id)

    assert disclosed(world, sent).contact.phone == CANARIES["phone"]


def test_an_amendment_adds_and_takes_away_with_a_new_consent(world, sent):
    accepted(world.partner, sent, by=world.operator_id)

    amended(world, sent, [*LEAST, "tax_code"])

    seen = disclosed(world, sent)
    assert (seen.delivery.address, seen.delivery.tax_code) == ("", CANARIES["tax_code"])
    with following(world.sender, world.manager_id):
        numbers = [
            share.number for share in queries.shares(found(sent)) if share.level == Level.DELIVERY
        ]
        assert numbers == [2, 1]
        assert [each.method for each in queries.consents(found(sent))] == [
            Method.PAPER,
            Method.SPOKEN,
        ]


def test_the_partner_is_told_of_an_amendment(world, sent):
    amended(world, sent, LEAST)

    with taking_in(world.partner, world.operator_id):
        events = referrals.events(tracking.acting(found(sent), Side.PARTNER))
        assert [each.act for each in events][-1] == Act.AMENDED


def test_an_amendment_that_changes_nothing_is_none(world, sent):
    with pytest.raises(SharingError, match="niente"):
        amended(world, sent, [*LEAST, "address"])


def test_what_is_over_is_not_amended(world, sent):
    moved(world.partner, sent, Status.REJECTED, code="other", by=world.operator_id)

    with pytest.raises(SharingError, match="non è aperto"):
        amended(world, sent, LEAST)


@pytest.mark.parametrize("state", [Status.REQUESTED, Status.ACCEPTED])
def test_taking_it_back_cancels_and_closes_at_once(world, sent, state):
    if state is Status.ACCEPTED:
        accepted(world.partner, sent, by=world.operator_id)

    assert withdrawn(world, sent) == Status.CANCELLED

    seen = disclosed(world, sent)
    assert (seen.preview, seen.contact, seen.delivery, seen.closed) == (None, None, None, None)
    assert seen.tombstone.reason == "consent-withdrawn"


def test_taking_it_back_after_the_end_closes_the_name_too(world, sent):
    accepted(world.partner, sent, by=world.operator_id)
    moved(world.partner, sent, Status.COMPLETED, code="need-met", by=world.operator_id)

    assert withdrawn(world, sent) == Status.COMPLETED

    assert disclosed(world, sent).closed is None


def test_it_is_taken_back_once(world, sent):
    withdrawn(world, sent)

    with pytest.raises(SharingError, match="già"):
        withdrawn(world, sent)


def test_who_no_longer_wants_to_be_sent_anywhere_is_told_of_nowhere(world, sent):
    accepted(world.partner, sent, by=world.operator_id)

    with following(world.sender, world.manager_id):
        woman = case(world.sender, world.woman)
        consents.record(woman, Purpose.SHARING, ConsentState.REFUSED)

    assert disclosed(world, sent).known_as is None


def test_taking_health_back_closes_that_alone(world):
    sent = a_shared_referral(
        world.sender, world.woman, to=world.partner, by=world.manager_id, service_id=world.service
    )
    accepted(world.partner, sent, by=world.operator_id)

    with following(world.sender, world.manager_id):
        woman = case(world.sender, world.woman)
        consents.record(woman, Purpose.SPECIAL, ConsentState.WITHDRAWN)

    seen = disclosed(world, sent)
    assert (seen.delivery.health, seen.delivery.address) == ("", CANARIES["address"])


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (["name"], "orari"),
        (["name", "safe_times"], "modo per contattarla"),
        ([*LEAST, "story"], "non chiede"),
    ],
)
def test_what_cannot_be_agreed_so_is_refused(world, fields, words):
    with following(world.sender, world.manager_id):
        subject = a_draft(world.sender, world.woman, to=world.partner, by=world.manager_id)

        with pytest.raises(SharingError, match=words):
            actions.agree(subject, an_agreement(subject, fields))


def test_a_service_cannot_be_told_what_it_does_not_ask(world):
    with following(world.sender, world.manager_id):
        subject = a_draft(world.sender, world.woman, to=world.partner, by=world.manager_id)

        with pytest.raises(SharingError, match="non chiede"):
            actions.agree(subject, an_agreement(subject, [*LEAST, "tax_code"]))


def test_health_needs_a_consent_of_its_own(world):
    woman = a_canary(world.sender, by=world.manager_id, special=False)
    with following(world.sender, world.manager_id):
        subject = a_draft(
            world.sender, woman, to=world.partner, by=world.manager_id, service_id=world.service
        )
        shown = {each.field: each for each in what_the_partner_will_see(subject)}

        assert (shown["health"].lacks_consent, shown["health"].text) == (True, "")
        with pytest.raises(SharingError, match="dati particolari"):
            actions.agree(subject, an_agreement(subject, [*LEAST, "health"]))


def test_nothing_is_frozen_without_a_consent(world):
    with following(world.sender, world.manager_id):
        subject = a_draft(world.sender, world.woman, to=world.partner, by=world.manager_id)

        with pytest.raises(SharingError, match="Manca il consenso"):
            actions.freeze(subject)


@pytest.mark.parametrize(
    "reason",
    ["Canarina cerca un nido", "la signora zafferani", "per Pulcinella", "chiamare 3337654321"],
)
def test_the_reason_cannot_tell_who_she_is(world, reason):
    with following(world.sender, world.manager_id):
        subject = a_draft(
            world.sender, world.woman, to=world.partner, by=world.manager_id, reason=reason
        )
        actions.agree(subject, an_agreement(subject))

        with pytest.raises(SharingError, match="Nel motivo"):
            actions.freeze(subject)


def test_before_she_agrees_everything_is_shown_with_why(world):
    with following(world.sender, world.manager_id):
        subject = a_draft(
            world.sender,
            world.woman,
            to=world.partner,
            by=world.manager_id,
            service_id=world.service,
        )
        shown = what_the_partner_will_see(subject)
        always = always_seen(subject)

    assert [each.field for each in shown] == [str(field) for field in EVERY_FIELD]
    assert all(each.why for each in shown)
    texts = {each.field: each.text for each in shown}
    assert texts["time_slots"] == "lunedì mattina"
    assert CHILD in texts["children"]
    assert {each.field for each in shown if each.must} == {ToReach.NAME, ToReach.SAFE_TIMES}
    assert not [each for each in shown if each.level == Level.DELIVERY and each.preselected]
    assert [each.field for each in always] == ["code", "service", "initials"]
