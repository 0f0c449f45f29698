"""What each person gets from the pages of who sends: to all but welfare managers, nothing."""

from tests.given.cases import a_case
from tests.given.referrals import a_referral, need_behind
from tests.given.services import a_published_service
from tests.given.tenants import an_organisation
from tests.shape.access import row

SENDERS = {"staff": 404, "welfare_manager": 200}
SENT = {"staff": 404, "welfare_manager": 303}


def _case(world):
    return a_case(world.lead, by=world.user("welfare_manager"), name=world.canary)


def _service(world):
    return a_published_service(world.organisation)


def _case_and_service(world):
    return {"id": _case(world), "service": _service(world)}


def _referral(world):
    person = world.user("welfare_manager")
    anna = a_case(world.lead, by=person, name=world.canary)
    return a_referral(world.lead, to=an_organisation(), by=person, participant=anna)


def _outside(world):
    person = world.user("welfare_manager")
    return a_referral(world.lead, to=None, by=person, participant=_case(world))


def _need(world):
    person = world.user("welfare_manager")
    anna = _case(world)
    referral = a_referral(world.lead, to=an_organisation(), by=person, participant=anna)
    return {"id": anna, "need": need_behind(world.lead, referral, by=person)}


ROWS = {
    "sending.alternatives": row("/referrals/{id}/alternatives", given=_referral, **SENDERS),
    "sending.answer": row("/referrals/{id}/outside", given=_outside, **SENDERS),
    "sending.cancel": row(
        "/referrals/{id}/cancellation", given=_referral, sends={"code": "other"}, **SENT
    ),
    "sending.choose_person": row("/referrals/services/{id}", given=_service, **SENDERS),
    "sending.choose_service": row("/participants/{id}/referrals/new", given=_case, **SENDERS),
    "sending.end_need": row(
        "/participants/{id}/referrals/needs/{need}/ending", given=_need, **SENT
    ),
    "sending.mistake": row(
        "/referrals/{id}/mistake", given=_referral, sends={"words": "Sbagliata"}, **SENT
    ),
    "sending.nudge": row("/referrals/{id}/nudge", given=_referral, **SENT),
    "sending.of_person": row("/participants/{id}/referrals", given=_case, **SENDERS),
    "sending.outside": row("/participants/{id}/referrals/outside", given=_case, **SENDERS),
    "sending.referrals": row("/referrals", **SENDERS),
    "sending.send": row(
        "/participants/{id}/referrals/new/{service}", given=_case_and_service, **SENDERS
    ),
    "sending.show": row("/referrals/{id}", given=_referral, **SENDERS),
}
