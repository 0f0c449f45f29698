"""Who may ask how it went, and who may answer."""

from portal.referrals.closing import actions
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking.kinds import Side, Status
from tests.given import referrals
from tests.given.cases import following
from tests.shape.access import row

OPEN = "Whoever holds the link may answer, once; it tells neither a name nor a service."


def _ended(world):
    by = world.user("welfare_manager")
    sent = referrals.a_referral(world.lead, to=world.other, by=by, service_name=world.canary)
    referrals.accepted(world.other, sent)
    referrals.moved(world.other, sent, Status.COMPLETED, code="need-met")
    return sent


def _link(world):
    sent = _ended(world)
    with following(world.lead, world.user("welfare_manager")):
        held = tracking.acting(referrals.found(sent), Side.SENDER)
        return actions.make_link(held, world.app.secret_key)


ROWS = {
    "closing.answer": row("/referrals/{id}/answer", given=_ended, staff=404, welfare_manager=200),
    "closing.make_link": row("/referrals/{id}/link", given=_ended, staff=404, welfare_manager=200),
    "herself.ask": row("/risposta/{id}", given=_link, anonymous=200, staff=200, why=OPEN),
}
