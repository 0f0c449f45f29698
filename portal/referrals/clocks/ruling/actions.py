"""Changing how long clocks run; a running clock follows at the next pass."""

from uuid import UUID

from portal.referrals.clocks import queries
from portal.referrals.clocks.facts import ClockRuleLifted, ClockRuleSet
from portal.referrals.clocks.models import ClockRule
from portal.referrals.clocks.rules import EXPIRING, LONGEST, Rule
from portal.referrals.tracking.kinds import Clock, Urgency
from portal.ui.language import gettext as _
from tenants import ledger
from tenants.database import db


class RuleError(Exception):
    """Times that cannot be; `field` is where it shows."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class StaleRuleError(RuleError):
    """Somebody else changed the times since the form was opened."""


def set_rule(
    clock: Clock, service_id: UUID | None, *, normal: Rule, urgent: Rule, version: int
) -> ClockRule:
    """Say how long a clock runs for a service, or, without one, in the network."""
    _check(clock, normal, Urgency.NORMAL)
    _check(clock, urgent, Urgency.URGENT)
    _check_faster(normal, urgent)
    kept = queries.rule(service_id, clock)
    if (kept.version if kept else 0) != version:
        raise StaleRuleError(_("Qualcuno ha cambiato questi tempi mentre li modificavi."))
    row = kept or ClockRule(clock=clock, service_id=service_id)
    row.remind, row.escalate, row.expire = normal.remind, normal.escalate, normal.expire
    row.urgent_remind, row.urgent_escalate = urgent.remind, urgent.escalate
    row.urgent_expire = urgent.expire
    db.session.add(row)
    db.session.flush()
    ledger.record(ClockRuleSet(clock, service_id), about=service_id)
    return row


def lift_rule(clock: Clock, service_id: UUID) -> None:
    """Give a service the network's times again."""
    kept = queries.rule(service_id, clock)
    if kept is not None:
        db.session.delete(kept)
        ledger.record(ClockRuleLifted(clock, service_id), about=service_id)


def _check(clock: Clock, rule: Rule, urgency: Urgency) -> None:
    place = "remind" if urgency is Urgency.NORMAL else "urgent_remind"
    if (rule.expire is not None) != (clock in EXPIRING):
        raise RuleError(_("Scrivi tutti i giorni."), place)
    if not rule.is_possible:
        raise RuleError(
            _("I giorni vanno dal più vicino al più lontano, fino a %(most)s.", most=LONGEST), place
        )


def _check_faster(normal: Rule, urgent: Rule) -> None:
    pairs = ((normal.remind, urgent.remind), (normal.escalate, urgent.escalate))
    last = (normal.expire or 0, urgent.expire or 0)
    if any(usual < hurried for usual, hurried in (*pairs, last)):
        raise RuleError(
            _("Un invio urgente non può avere più tempo di uno normale."), "urgent_remind"
        )
