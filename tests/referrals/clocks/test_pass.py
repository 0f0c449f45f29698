"""The pass of the clocks: each remark once, whenever and however often it runs."""

import json
from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.jobs import PASSES
from portal.referrals.clocks import actions
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking import timing
from portal.referrals.tracking.actions import Change, ChangedMeanwhileError
from portal.referrals.tracking.kinds import Act, Clock, Side, Status, Urgency
from portal.referrals.tracking.models import ReferralEvent
from tenants import clock
from tenants.database import db
from tests.given import referrals
from tests.given.cases import a_case, following
from tests.given.clocks import a_clock_rule, a_partner_closure
from tests.given.tenants import a_person, the_lead, user_id_of
from tests.referrals.clocks.conftest import MONDAY, at

OLGA = {"operator_name": "Olga Prova", "first_contact_on": date(2026, 12, 1)}
WHOLE = [
    ("reminded", "respond", "18/11"),
    ("escalated", "respond", "23/11"),
    ("moved", "expired-no-response", "30/11"),
]


def test_a_request_is_reminded_escalated_and_expires(sent, run, remarks, now_stands):
    for day in range(16, 32):
        run(at(day))

    assert remarks(sent) == WHOLE
    gone = now_stands(sent)
    assert (gone.status, gone.reason) == (Status.CANCELLED, "expired-no-response")
    assert gone.clock is Clock.NONE


def test_run_twice_for_a_moment_nothing_is_doubled(sent, run, remarks):
    assert run(at(18)) == {"reminded": 1}
    assert run(at(18)) == {}
    assert run(at(18, hour=23)) == {}
    assert len(remarks(sent)) == 1


def test_after_a_gap_each_remark_is_made_once(sent, run, remarks):
    assert run(at(31)) == {"reminded": 1, "escalated": 1, "expired": 1}
    assert run(at(30)) == {}
    assert run(at(40)) == {}
    assert [act for act, _code, _day in remarks(sent)] == ["reminded", "escalated", "moved"]


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(16, 40), max_size=6))
def test_however_the_pass_is_cut_the_end_is_the_same(ours, theirs, run, remarks, now_stands, days):
    with clock.fixed(MONDAY):
        sent = referrals.a_referral(ours, to=theirs)

    for day in days:
        run(at(day))
    run(at(41))

    assert [each[:2] for each in remarks(sent)] == [each[:2] for each in WHOLE]
    assert now_stands(sent).status is Status.CANCELLED


def test_two_workers_at_once_make_each_remark_once(app, sent, remarks):
    def work():
        with app.app_context():
            actions.run(at(31))

    workers = [Thread(target=work) for _number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert [act for act, _code, _day in remarks(sent)] == ["reminded", "escalated", "moved"]


def test_what_is_urgent_is_faster(ours, theirs, run, remarks):
    with clock.fixed(MONDAY):
        sent = referrals.a_referral(ours, to=theirs, urgency=Urgency.URGENT)

    for day in range(16, 32):
        run(at(day))

    assert [day for _act, _code, day in remarks(sent)] == ["17/11", "18/11", "20/11"]


def test_a_partner_who_answered_in_time_has_won(sent, theirs, run, now_stands):
    with clock.fixed(at(30, hour=7)):
        referrals.accepted(theirs, sent)
    run(at(30))

    assert now_stands(sent).status is Status.ACCEPTED


def test_a_partner_who_answers_too_late_reads_that_it_expired(sent, theirs, run):
    with referrals.taking_in(theirs):
        seen = referrals.found(sent).version
    run(at(30))

    with referrals.taking_in(theirs):
        late = tracking.acting(referrals.found(sent), Side.PARTNER)
        change = Change(to=Status.ACCEPTED, version=seen, values=OLGA)
        with pytest.raises(ChangedMeanwhileError) as error:
            tracking.move(late, change)
        assert error.value.referral.status is Status.CANCELLED


def test_a_reminder_is_no_change_for_who_has_the_page_open(sent, theirs, run, now_stands):
    before = now_stands(sent).version

    run(at(18))

    assert now_stands(sent).version == before


def test_a_closure_published_meanwhile_puts_everything_off(sent, theirs, run, remarks):
    a_partner_closure(theirs, date(2026, 11, 17), date(2026, 11, 20))

    for day in range(16, 38):
        run(at(day))

    assert [day for _act, _code, day in remarks(sent)] == ["24/11", "27/11", "04/12"]


def test_while_the_sender_is_closed_only_her_own_clock_stands_still(
    sent, ours, theirs, run, remarks
):
    a_partner_closure(ours, date(2026, 11, 17), date(2026, 11, 27))
    with clock.fixed(MONDAY):
        asked(theirs, sent)

    for day in range(16, 38):
        run(at(day))

    assert [day for _act, _code, day in remarks(sent)] == ["01/12", "02/12"]


def test_days_that_became_shorter_are_counted_anew(app, sent, theirs, run, now_stands):
    a_clock_rule(the_lead(), 1, 3, 6)
    with app.app_context():
        assert actions.retime(at(16)) == {"retimed": 1}
        assert actions.retime(at(16)) == {}

    assert now_stands(sent).expire_on == date(2026, 11, 24)


def test_a_referral_to_an_external_partner_never_expires(ours, run, remarks):
    with clock.fixed(MONDAY):
        sent = referrals.a_referral(ours, to=None)

    run(at(60))

    assert [act for act, _code, _day in remarks(sent)] == ["reminded", "escalated"]


def test_the_clocks_run_for_a_protected_woman_too(ours, theirs, run, remarks):
    manager = user_id_of(a_person(ours, roles=["welfare_manager"]))
    anna = a_case(ours, by=manager, protected_for=[manager])
    with clock.fixed(MONDAY):
        referrals.a_referral(ours, to=theirs, by=manager, participant=anna)

    assert run(at(18)) == {"reminded": 1}


def test_what_goes_on_is_asked_how_it_goes_and_then_stuck(sent, theirs, run, remarks):
    with clock.fixed(MONDAY):
        referrals.accepted(theirs, sent)
        referrals.moved(theirs, sent, Status.IN_PROGRESS)

    run(at(46))
    run(datetime(2027, 1, 4, 8, tzinfo=UTC))

    assert remarks(sent) == [("checked-in", "update", "16/12"), ("escalated", "update", "04/01")]


def test_a_pause_is_looked_at_on_its_day(sent, theirs, run, remarks):
    with clock.fixed(MONDAY):
        referrals.accepted(theirs, sent)
        review_on = (MONDAY + timedelta(days=10)).date()
        referrals.moved(theirs, sent, Status.ON_HOLD, code="waitlisted", review_on=review_on)

    for day in (25, 26, 27):
        run(at(day))

    assert remarks(sent) == [("reminded", "review", "26/11")]


def test_she_is_asked_after_a_week_and_once_more_after_two(sent, theirs, run, remarks):
    with clock.fixed(MONDAY):
        referrals.accepted(theirs, sent)
        referrals.moved(theirs, sent, Status.COMPLETED, code="need-met")

    for day in range(16, 50):
        run(at(day))

    assert remarks(sent) == [("reminded", "confirm", "23/11"), ("reminded", "confirm", "30/11")]


def test_a_question_stops_the_partners_clock(sent, ours, theirs, run, remarks):
    """Asked after one working day, answered a week later: the other nine days begin then."""
    with clock.fixed(at(17)):
        asked(theirs, sent)
    run(at(23))
    with clock.fixed(at(24)):
        answered(ours, sent)

    for day in range(24, 41):
        run(at(day))

    assert remarks(sent) == [
        ("reminded", "answer", "23/11"),
        ("escalated", "answer", "23/11"),
        ("reminded", "respond", "25/11"),
        ("escalated", "respond", "30/11"),
        ("moved", "expired-no-response", "07/12"),
    ]


def test_an_acceptance_undone_gives_no_day_back(sent, theirs, run, now_stands):
    with clock.fixed(at(19)):
        referrals.accepted(theirs, sent)
    with clock.fixed(at(20)):
        referrals.moved(theirs, sent, Status.REQUESTED)

    again = now_stands(sent)

    assert (again.clock, again.clock_used) == (Clock.RESPOND, 3)
    assert again.expire_on == date(2026, 12, 1)


def test_the_command_says_in_one_line_what_it_did(app, sent):
    command = ["referrals", "clocks", "--at", "2026-11-18T08:00"]

    first = app.test_cli_runner().invoke(args=command)
    again = app.test_cli_runner().invoke(args=[*command, "--json"])

    assert first.output == "2026-11-18 08:00: 1 reminded.\n"
    assert json.loads(again.output) == {"at": "2026-11-18T08:00:00+01:00", "done": {}}


def test_the_worker_runs_the_clocks():
    assert {"clocks", "retime-clocks"} <= {name for _cron, name, _work in PASSES}


def asked(organisation_id, referral_id):
    with referrals.taking_in(organisation_id):
        referral = referrals.found(referral_id)
        columns = timing.paused(referral, clock.today()) | {"business": "info-requested"}
        tracking.move(
            tracking.acting(referral, Side.PARTNER), Change(act=Act.ASKED, values=columns)
        )


def answered(organisation_id, referral_id):
    with following(organisation_id):
        referral = referrals.found(referral_id)
        columns = timing.resumed(referral, clock.today()) | {"business": ""}
        tracking.move(
            tracking.acting(referral, Side.SENDER), Change(act=Act.ANSWERED, values=columns)
        )


@pytest.mark.parametrize("_round", range(5))
def test_of_an_expiry_and_an_answer_at_once_one_wins(app, sent, theirs, ours, now_stands, _round):
    refused = []

    def expire():
        with app.app_context():
            actions.run(at(30))

    def accept():
        try:
            referrals.accepted(theirs, sent)
        except tracking.ReferralError as error:
            refused.append(error)

    workers = [Thread(target=expire), Thread(target=accept)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    status = now_stands(sent).status
    assert status is (Status.CANCELLED if refused else Status.ACCEPTED)
    with following(ours):
        moves = db.session.query(ReferralEvent).filter_by(referral_id=sent, act=Act.MOVED)
        assert moves.count() == 2
