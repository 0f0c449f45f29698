"""What each person gets from the pages of oversight: the lead's overseers, and nobody else."""

from datetime import timedelta

from tenants.clock import today
from tests.given import cases, oversight
from tests.given import referrals as sent
from tests.shape.access import row

OVERSEERS = {"staff": 403, "overseer": 200}


def _late(world):
    due = today() - timedelta(days=9)
    return oversight.referrals(
        world.lead, to=world.organisation, number=1, clock="respond", due=due
    )[0]


def _taken(world):
    person = world.user("welfare_manager")
    anna = cases.a_case(world.lead, by=person, name=world.canary)
    referral = sent.a_referral(world.lead, to=world.organisation, by=person, participant=anna)
    sent.accepted(world.organisation, referral)
    return referral


def _opened(world):
    return oversight.an_opening(world.lead, _taken(world), by=world.user("overseer"))


ROWS = {
    "naming.ask": row("/oversight/referrals/{id}/name", given=_taken, **OVERSEERS),
    "naming.name": row("/oversight/names/{id}", given=_opened, **OVERSEERS),
    "naming.opening": row("/referrals/named/{id}", given=_opened, staff=404, welfare_manager=200),
    "overdue.nudge": row("/oversight/overdue/{id}/nudge", given=_late, staff=403, overseer=303),
    "overdue.show": row("/oversight/overdue", **OVERSEERS),
    "oversight.demand": row("/oversight/demand", **OVERSEERS),
    "oversight.exchanges": row("/oversight/exchanges", **OVERSEERS),
    "oversight.file": row("/oversight/file", staff=403, overseer=404),
    "oversight.refusals": row("/oversight/refusals", **OVERSEERS),
    "oversight.show": row("/oversight", **OVERSEERS),
    "timing.show": row("/referrals/timing", staff=403, admin=200, intake_operator=200, other=200),
}
