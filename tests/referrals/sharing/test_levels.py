"""What a partner reads, level by level, as a referral goes its way."""

import pytest
from hypothesis import given as law
from hypothesis import strategies as st

from portal.catalogue.publishing.kinds import Asks, ToDecide, ToDeliver
from portal.referrals.sharing import queries
from portal.referrals.sharing.kinds import (
    EVERY_FIELD,
    NEVER_OF_PROTECTED,
    Reader,
    ToReach,
    effective,
)
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking.kinds import Level, Side, Status
from tests.given.referrals import accepted, found, moved, taking_in
from tests.given.sharing import CANARIES, CHILD, a_canary, a_shared_referral

some = st.frozensets(st.sampled_from([str(each) for each in EVERY_FIELD]))
asked = st.builds(
    Asks, st.frozensets(st.sampled_from(ToDecide)), st.frozensets(st.sampled_from(ToDeliver))
)


def read(world, referral_id, person):
    """What somebody of the partner reads of a referral."""
    with taking_in(world.partner, person):
        return queries.disclosed(tracking.acting(found(referral_id), Side.PARTNER))


@pytest.fixture
def sent(world):
    return a_shared_referral(
        world.sender, world.woman, to=world.partner, by=world.manager_id, service_id=world.service
    )


def test_before_the_answer_nothing_tells_who_she_is(world, sent):
    seen = read(world, sent, world.operator_id)

    assert (seen.contact, seen.delivery, seen.closed) == (None, None, None)
    assert seen.preview.initials == "C. Z."
    assert (seen.preview.age_band, seen.preview.child_ages) == ("35-44", ("0-2",))
    assert not [value for value in (*CANARIES.values(), CHILD) if value in str(seen)]


def test_whoever_takes_in_reads_name_and_contacts_after_accepting(world, sent):
    accepted(world.partner, sent, by=world.operator_id)

    seen = read(world, sent, world.colleague_id)

    assert seen.contact.name == "Canarina Zafferani"
    assert (seen.contact.phone, seen.contact.may_leave_message) == (CANARIES["phone"], False)
    assert seen.delivery is None


def test_the_named_operator_alone_reads_what_the_service_needs(world, sent):
    accepted(world.partner, sent, by=world.operator_id)

    seen = read(world, sent, world.operator_id)

    assert (seen.delivery.address, seen.delivery.health) == (
        CANARIES["address"],
        CANARIES["health"],
    )
    assert [each.name for each in seen.delivery.children] == [CHILD]


@pytest.mark.parametrize("end", [Status.REJECTED, Status.CANCELLED])
def test_a_refusal_or_a_cancellation_leaves_a_tombstone(world, sent, end):
    side, place = (
        (Side.PARTNER, world.partner) if end is Status.REJECTED else (Side.SENDER, world.sender)
    )
    moved(place, sent, end, side=side, code="other", by=world.manager_id)

    seen = read(world, sent, world.operator_id)

    assert (seen.preview, seen.contact, seen.delivery, seen.closed) == (None, None, None, None)
    assert (seen.tombstone.status, seen.tombstone.reason) == (end, "other")


def test_what_is_over_keeps_the_name_for_a_month(world, sent, all_powerful):
    accepted(world.partner, sent, by=world.operator_id)
    moved(world.partner, sent, Status.COMPLETED, code="need-met", by=world.operator_id)

    seen = read(world, sent, world.operator_id)

    assert (seen.closed.name, seen.contact, seen.delivery) == ("Canarina Zafferani", None, None)
    all_powerful.execute(
        "UPDATE referral_share SET open_from = open_from - interval '31 days',"
        " open_until = open_until - interval '31 days' WHERE level = 'closed'"
    )
    assert read(world, sent, world.operator_id).closed is None


def test_of_a_protected_woman_the_named_operator_alone_knows_the_name(world):
    woman = a_canary(world.sender, by=world.manager_id, protected=True)
    sent = a_shared_referral(
        world.sender, woman, to=world.partner, by=world.manager_id, service_id=world.service
    )
    preview = read(world, sent, world.operator_id).preview
    accepted(world.partner, sent, by=world.operator_id)

    colleague = read(world, sent, world.colleague_id)
    operator = read(world, sent, world.operator_id)

    assert (preview.initials, preview.municipality) == ("", "")
    assert (colleague.known_as, colleague.delivery) == (None, None)
    assert operator.known_as.name == "Canarina Zafferani"
    assert operator.delivery.address == ""
    moved(world.partner, sent, Status.COMPLETED, code="need-met", by=world.operator_id)
    assert "Canarina" not in str(read(world, sent, world.operator_id))


@pytest.mark.parametrize("level", [Level.CONTACT, Level.DELIVERY])
def test_who_reads_is_written_down_before(world, sent, level, all_powerful):
    accepted(world.partner, sent, by=world.operator_id)
    person = world.operator_id if level is Level.DELIVERY else world.colleague_id

    read(world, sent, person)

    noted = all_powerful.execute(
        "SELECT recipient_name, reader_id, level, participant_id FROM share_reading"
    ).fetchall()
    assert noted == [("Coop. Prova", person, level, world.woman)]


def test_reading_a_preview_tells_nobody_who_she_is_and_is_not_noted(world, sent, all_powerful):
    read(world, sent, world.operator_id)

    assert not all_powerful.execute("SELECT FROM share_reading").fetchall()


@law(st.sampled_from(Reader), asked, some, st.booleans())
def test_what_is_told_is_role_and_need_and_consent(reader, asks, agreed, protected):
    told = effective(reader, asks, agreed, protected=protected)

    assert told <= agreed
    assert told <= asks.codes | set(ToReach)
    assert not (protected and told & NEVER_OF_PROTECTED)
    if reader is Reader.NOBODY:
        assert not told
    if reader is Reader.QUEUE:
        assert not told & set(ToDeliver)
        assert not (protected and told & set(ToReach))
    if reader is Reader.OPERATOR and not protected:
        assert told == agreed & (asks.codes | set(ToReach))


def test_no_field_has_the_code_of_another():
    assert len(set(map(str, EVERY_FIELD))) == len(EVERY_FIELD)
