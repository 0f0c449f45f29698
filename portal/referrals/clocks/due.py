"""When a clock reminds, escalates and expires: pure, from its start, its rule and the closures."""

from dataclasses import replace
from datetime import date, timedelta

from portal.referrals.clocks.rules import IN_CALENDAR_DAYS, Rule
from portal.referrals.clocks.working_days import Calendar
from portal.referrals.tracking.kinds import Clock
from portal.referrals.tracking.timing import Due, Running

EVERY_DAY = Calendar()


def due(running: Running, rule: Rule | None, calendar: Calendar = EVERY_DAY) -> Due:
    """Return the days on which a clock does something.

    The closures of whoever is waited for stop the clock; the woman's own answer and the review of
    a pause have nothing to do with them.
    """
    if running.clock is Clock.REVIEW:
        return Due(due_on=running.agreed, remind_on=running.agreed)
    if rule is None or running.clock is Clock.NONE:
        return Due()
    if running.clock is Clock.CONFIRM:
        return _asked_again(running, rule)
    if running.clock in IN_CALENDAR_DAYS:
        return _checked_in(running, rule, calendar)
    return _in_working_days(running, rule, calendar)


def used_until(running: Running, day: date, calendar: Calendar = EVERY_DAY) -> int:
    """Return the working days that a partner has used when its clock stands still on a day.

    While a question waits, or an acceptance that may be undone, they are kept as they are.
    """
    if running.clock is not Clock.RESPOND:
        return running.used
    return running.used + calendar.working_days_between(running.since, day)


def _in_working_days(running: Running, rule: Rule, calendar: Calendar) -> Due:
    spent = running.used if running.clock is Clock.RESPOND else 0

    def after(days: int) -> date:
        return calendar.working_day_after(running.since, days - spent)

    found = Due(
        due_on=after(rule.escalate),
        remind_on=after(rule.remind),
        escalate_on=after(rule.escalate),
        expire_on=None if rule.expire is None else after(rule.expire),
    )
    return found if running.agreed is None else replace(found, due_on=_sooner(found, running))


def _sooner(found: Due, running: Running) -> date | None:
    """Return the day on which the partner said that it calls her, unless that is too late."""
    return min((day for day in (found.due_on, running.agreed) if day), default=None)


def _checked_in(running: Running, rule: Rule, calendar: Calendar) -> Due:
    asked_on = calendar.calendar_day_after(running.since, rule.remind)
    stale_on = calendar.calendar_day_after(running.since, rule.escalate)
    return Due(due_on=asked_on, remind_on=asked_on, escalate_on=stale_on)


def _asked_again(running: Running, rule: Rule) -> Due:
    first, second = (running.since + timedelta(days=days) for days in (rule.remind, rule.escalate))
    return Due(due_on=first, remind_on=first, escalate_on=second)
