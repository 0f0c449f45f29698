"""Closures and times of clocks, for tests: say what matters, the rest is plausible."""

from datetime import date

from portal.referrals.clocks.models import ClockRule, Closure
from portal.referrals.tracking.kinds import Clock
from tenants.database import db
from tests.given.cases import following


def a_partner_closure(
    organisation_id, first=date(2026, 12, 21), last=date(2027, 1, 8), name="Ferie"
):
    """Days on which a partner is closed; returns the closure's id."""
    with following(organisation_id):
        closure = Closure(first_day=first, last_day=last, name=name)
        db.session.add(closure)
        db.session.flush()
        return closure.id


def a_clock_rule(organisation_id, *days, clock=Clock.RESPOND, service=None):
    """The times of a clock, for a service or, of the lead, for the network; returns its id."""
    remind, escalate, expire = (*days, None)[:3]
    with following(organisation_id):
        rule = ClockRule(
            service_id=service,
            clock=clock,
            remind=remind,
            escalate=escalate,
            expire=expire,
            urgent_remind=remind,
            urgent_escalate=escalate,
            urgent_expire=expire,
        )
        db.session.add(rule)
        db.session.flush()
        return rule.id
