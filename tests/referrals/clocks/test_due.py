"""When a clock reminds, escalates and expires: the network's times, and laws of any times."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.referrals.clocks.due import EVERY_DAY, due, used_until
from portal.referrals.clocks.rules import DEFAULTS, LONGEST, OF_A_SERVICE, Rule, in_force
from portal.referrals.tracking.kinds import Clock, Urgency
from portal.referrals.tracking.timing import Due, Running
from tests.referrals.clocks.calendars import calendars, days, rules, runs

MONDAY = date(2026, 11, 16)
URGENCIES = tuple(Urgency)


def in_november(day):
    return date(2026, 11, day)


def by_default(clock, urgency=Urgency.NORMAL, **running):
    return due(Running(clock, MONDAY, **running), DEFAULTS.get((clock, urgency)))


def test_a_request_is_reminded_after_two_days_escalates_after_five_and_expires_after_ten():
    assert by_default(Clock.RESPOND) == Due(
        due_on=in_november(23),
        remind_on=in_november(18),
        escalate_on=in_november(23),
        expire_on=in_november(30),
    )


def test_an_urgent_request_has_one_two_and_four_days():
    urgent = by_default(Clock.RESPOND, Urgency.URGENT)

    assert (urgent.remind_on, urgent.escalate_on, urgent.expire_on) == (
        in_november(17),
        in_november(18),
        in_november(20),
    )


def test_a_first_contact_that_never_comes_is_never_closed_by_itself():
    contact = by_default(Clock.CONTACT)

    assert (contact.remind_on, contact.escalate_on) == (in_november(23), in_november(30))
    assert contact.expire_on is None


def test_what_is_in_progress_is_asked_after_thirty_days_and_stale_after_forty_five():
    update = by_default(Clock.UPDATE)

    assert (update.remind_on, update.escalate_on) == (date(2026, 12, 16), date(2026, 12, 31))


def test_a_pause_is_looked_at_on_its_own_day_even_if_that_is_a_sunday():
    sunday = date(2027, 1, 10)

    assert by_default(Clock.REVIEW, agreed=sunday) == Due(due_on=sunday, remind_on=sunday)


def test_she_is_asked_after_a_week_and_again_after_two():
    confirm = by_default(Clock.CONFIRM)

    assert (confirm.remind_on, confirm.escalate_on) == (in_november(23), in_november(30))


@pytest.mark.parametrize(("agreed", "told"), [(19, 19), (30, 30)])
def test_the_day_on_which_the_partner_calls_her_is_the_one_that_is_told(agreed, told):
    contact = by_default(Clock.CONTACT, agreed=in_november(agreed))

    assert (contact.due_on, contact.escalate_on) == (in_november(told), in_november(30))


def test_a_day_agreed_too_far_away_does_not_put_the_first_contact_off():
    assert by_default(Clock.CONTACT, agreed=date(2027, 2, 1)).due_on == in_november(30)


def test_a_question_gives_the_sender_a_clock_of_her_own():
    answer = by_default(Clock.ANSWER, used=4)

    assert (answer.due_on, answer.expire_on) == (in_november(19), None)
    assert used_until(Running(Clock.ANSWER, MONDAY, used=4), in_november(27)) == 4


def test_what_does_not_run_is_never_due():
    assert by_default(Clock.NONE) == Due()


@given(runs, rules, calendars)
def test_the_steps_come_one_after_the_other(run, rule, calendar):
    found = due(run, rule, calendar)
    steps = [found.remind_on, found.escalate_on, found.expire_on]
    known = [step for step in steps if step is not None]

    assert known == sorted(known)
    assert found.due_on in {None, run.agreed, *known}


@given(days, rules, calendars, st.integers(0, 60))
def test_a_question_takes_nothing_from_the_partner_and_gives_it_nothing(
    since, rule, calendar, pause
):
    """It stands still on some day before its end, and goes on later: the rest is what was left."""
    clock = Clock.RESPOND
    whole = due(Running(clock, since), rule, calendar)
    asked_on = since + timedelta(days=pause)
    assume(asked_on < whole.remind_on)
    answered_on = calendar.first_open(asked_on + timedelta(days=pause))

    resumed = Running(clock, answered_on, used_until(Running(clock, since), asked_on, calendar))

    missed = calendar.working_days_between(asked_on, answered_on)
    later = due(resumed, rule, calendar)
    assert later.expire_on == calendar.working_day_after(whole.expire_on, missed)
    assert later.remind_on == calendar.working_day_after(whole.remind_on, missed)


@given(st.sampled_from([*Clock]), days, calendars)
def test_what_is_urgent_is_never_later(clock, since, calendar):
    normal, urgent = (
        due(Running(clock, since, agreed=since), DEFAULTS.get((clock, urgency)), calendar)
        for urgency in URGENCIES
    )

    for step in ("due_on", "remind_on", "escalate_on", "expire_on"):
        one, other = getattr(urgent, step), getattr(normal, step)
        assert (one is None) == (other is None)
        assert one is None or one <= other


def test_every_default_is_a_possible_rule():
    assert all(rule.is_possible for rule in DEFAULTS.values())


@pytest.mark.parametrize(
    "rule",
    [Rule(0, 5), Rule(5, 5), Rule(2, 5, 4), Rule(2, 5, 5), Rule(2, LONGEST + 1), Rule(-3, -2)],
)
def test_steps_out_of_order_or_far_away_are_no_rule(rule):
    assert not rule.is_possible


@given(st.dictionaries(st.sampled_from([*DEFAULTS]), rules), calendars)
def test_a_service_changes_its_own_clocks_only(own, calendar):
    found = in_force({}, own)

    assert found.keys() == DEFAULTS.keys()
    for key, rule in found.items():
        mine = key in own and key[0] in OF_A_SERVICE
        assert rule == (own[key] if mine else DEFAULTS[key])


def test_the_network_changes_what_a_service_left_alone():
    key = (Clock.RESPOND, Urgency.NORMAL)

    assert in_force({key: Rule(3, 6, 12)}, {})[key] == Rule(3, 6, 12)
    assert in_force({key: Rule(3, 6, 12)}, {key: Rule(1, 2, 3)})[key] == Rule(1, 2, 3)


def test_without_closures_everybody_works_every_working_day():
    assert EVERY_DAY.is_open(MONDAY)
