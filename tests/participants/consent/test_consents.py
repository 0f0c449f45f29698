"""What a woman agreed to: each answer stays, the last one holds."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from portal.participants.cases import actions as cases
from portal.participants.cases.kinds import CaseState
from portal.participants.consent import actions, queries, shipped
from portal.participants.consent.actions import Answered, ConsentError
from portal.participants.consent.kinds import Channel, ConsentState, LegalBasis, Purpose
from portal.participants.consent.retention import review_from
from portal.participants.consent.shipped import NoticeText
from tenants import clock
from tenants.clock import HOME, now
from tenants.database import db
from tenants.permissions import NotFoundError
from tests.given.cases import a_case, case, following
from tests.given.tenants import an_organisation, the_lead

NEW = NoticeText(LegalBasis.CONSENT, "Testo nuovo.")


@pytest.fixture
def ours(app):
    return an_organisation()


@pytest.fixture
def anna(ours):
    return a_case(ours)


def record(ours, anna, state, purpose=Purpose.SHARING, **how):
    with following(ours):
        return actions.record(case(ours, anna), purpose, state, Answered(**how)).id


def since(day):
    return replace(NEW, valid_from=day)


def test_the_last_answer_holds_and_all_stay(ours, anna):
    for state in (ConsentState.REFUSED, ConsentState.GIVEN, ConsentState.WITHDRAWN):
        record(ours, anna, state)

    with following(ours):
        assert not queries.holds(anna, Purpose.SHARING)
        assert [consent.state for consent, _notice in queries.consents(anna)] == [
            ConsentState.WITHDRAWN,
            ConsentState.GIVEN,
            ConsentState.REFUSED,
        ]


def test_a_consent_holds_for_its_purpose_only(ours, anna):
    record(ours, anna, ConsentState.GIVEN)

    with following(ours):
        assert queries.holds(anna, Purpose.SHARING)
        assert not queries.holds(anna, Purpose.RESEARCH)


def test_what_was_never_given_cannot_be_withdrawn(ours, anna):
    with pytest.raises(ConsentError) as refused:
        record(ours, anna, ConsentState.WITHDRAWN)

    assert refused.value.field == "state"


def test_nobody_answers_tomorrow(ours, anna):
    with pytest.raises(ConsentError) as refused:
        record(ours, anna, ConsentState.GIVEN, at=now() + timedelta(days=1))

    assert refused.value.field == "answered_on"


def test_the_first_answer_is_to_the_text_that_we_ship(ours, anna):
    record(ours, anna, ConsentState.GIVEN)

    with following(ours):
        notice = queries.notices_in_force()[Purpose.SHARING]
        assert notice.number == 1
        assert notice.text_it.startswith(shipped.MARK_IT)


def test_an_answer_names_the_version_that_was_shown(ours, anna):
    record(ours, anna, ConsentState.GIVEN)
    with following(ours):
        actions.publish_notice(Purpose.SHARING, NEW)
    record(ours, anna, ConsentState.GIVEN, language="en", channel=Channel.PAPER)

    with following(ours):
        found = [(notice.number, each.channel) for each, notice in queries.consents(anna)]
        assert found == [(2, Channel.PAPER), (1, Channel.SPOKEN)]


def test_a_new_version_holds_from_its_day(ours):
    with following(ours):
        actions.publish_notice(Purpose.SHARING, since(date(2026, 1, 1)))
        later = actions.publish_notice(Purpose.SHARING, since(date(2030, 1, 1)))

        assert queries.notices_in_force(date(2026, 6, 1))[Purpose.SHARING].number == 1
        assert queries.notices_in_force(date(2030, 1, 1))[Purpose.SHARING].id == later.id


def test_a_new_version_cannot_hold_before_the_one_before_it(ours):
    with following(ours):
        actions.publish_notice(Purpose.SHARING, since(date(2026, 6, 1)))
        with pytest.raises(ConsentError) as refused:
            actions.publish_notice(Purpose.SHARING, since(date(2026, 1, 1)))

    assert refused.value.field == "valid_from"


def test_an_answer_is_to_a_notice_of_its_own_organisation_and_purpose(ours, anna):
    lead = the_lead()
    with following(lead):
        foreign = actions.publish_notice(Purpose.SHARING, NEW).id
    with following(ours):
        own = actions.publish_notice(Purpose.RESEARCH, NEW).id

    for notice_id in (foreign, own):
        with pytest.raises(NotFoundError):
            record(ours, anna, ConsentState.GIVEN, notice_id=notice_id)


def test_a_closed_case_comes_up_when_its_time_is_over_and_stays(ours, anna):
    closed = datetime(2024, 1, 31, 12, tzinfo=HOME)
    with clock.fixed(closed), following(ours):
        cases.move(case(ours, anna), CaseState.INTERRUPTED, reason="herself")
        actions.set_retention(1)

    with following(ours):
        assert queries.to_review(date(2024, 2, 28)) == []
        found = queries.to_review(date(2024, 2, 29))
        assert [(each.participant.id, each.since) for each in found] == [(anna, date(2024, 2, 29))]
        db.session.expire_all()
        assert case(ours, anna) is not None


def test_nothing_comes_up_until_the_organisation_says_how_long(ours, anna):
    with clock.fixed(datetime(2000, 1, 1, tzinfo=HOME)), following(ours):
        cases.move(case(ours, anna), CaseState.INTERRUPTED, reason="herself")

    with following(ours):
        assert queries.to_review() == []


@pytest.mark.parametrize(
    ("closed", "months", "review"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 12, 15), 1, date(2024, 1, 15)),
        (date(2020, 2, 29), 120, date(2030, 2, 28)),
    ],
)
def test_months_are_calendar_months(closed, months, review):
    assert review_from(closed, months) == review
