"""Changing the rules of the network."""

from portal.participants.enrolment import queries
from portal.participants.enrolment.eligibility import Rules
from portal.participants.enrolment.facts import EnrolmentRulesChanged
from portal.participants.enrolment.models import EnrolmentRules
from tenants import ledger
from tenants.database import db


def set_rules(rules: Rules, *, reply_days: int) -> EnrolmentRules:
    """Say whom the hub follows from now on; who is followed already stays so."""
    kept = queries.setting()
    kept.municipalities = _ordered(rules.municipalities)
    kept.isee_up_to, kept.child_under = rules.isee_up_to, rules.child_under
    kept.reply_days = reply_days
    db.session.add(kept)
    db.session.flush()
    ledger.record(EnrolmentRulesChanged(reply_days))
    return kept


def _ordered(codes: frozenset[str]) -> list[str]:
    return sorted(codes)
