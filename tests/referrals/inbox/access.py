"""What each person gets from the partner's pages, and from the thread of either side.

To everybody but the intake operators of the partner, a received referral does not exist.
"""

from portal.referrals.inbox.opening.queries import signed_path
from portal.referrals.threads import actions
from portal.referrals.tracking.actions import acting
from portal.referrals.tracking.kinds import Side
from tests.given.cases import following
from tests.given.referrals import a_referral, found, taking_in
from tests.shape.access import row

INTAKE = {"staff": 404, "intake_operator": 200}
SENDER = {"staff": 404, "welfare_manager": 200}


def _referral(world):
    person = world.user("welfare_manager")
    return a_referral(world.lead, to=world.organisation, by=person, service_name=world.canary)


def _noted_by_partner(world):
    referral_id = _referral(world)
    with taking_in(world.organisation, world.user("intake_operator")):
        note = actions.note(acting(found(referral_id), Side.PARTNER), world.canary)
        return {"id": referral_id, "note": note.id}


def _noted_by_sender(world):
    referral_id = _referral(world)
    with following(world.lead, world.user("welfare_manager")):
        note = actions.note(acting(found(referral_id), Side.SENDER), world.canary)
        return {"id": referral_id, "note": note.id}


def _link(world):
    with world.app.app_context():
        person = world.user("intake_operator")
        path = signed_path(_referral(world), world.organisation, person)
    return path.rsplit("/", 1)[1]


ROWS = {
    "inbox.choose_list": row("/referrals/inbox/list", **INTAKE),
    "inbox.make_list": row("/referrals/inbox/list", sends={"form": "paper"}, **INTAKE),
    "inbox.open_link": row("/referrals/open/{id}", given=_link, staff=404, intake_operator=303),
    "inbox.queue": row("/referrals/inbox", **INTAKE),
    "inbox.show": row("/referrals/inbox/{id}", given=_referral, **INTAKE),
    "inbox.switch_and_open": row(
        "/referrals/open/{id}", given=_link, staff=404, intake_operator=303
    ),
    "inbox.take": row("/referrals/inbox/{id}/acceptance", given=_referral, **INTAKE),
    "referral_threads.forget_as_partner": row(
        "/referrals/inbox/{id}/notes/{note}/removal",
        given=_noted_by_partner,
        staff=404,
        intake_operator=303,
    ),
    "referral_threads.forget_as_sender": row(
        "/referrals/{id}/notes/{note}/removal",
        given=_noted_by_sender,
        staff=404,
        welfare_manager=303,
    ),
    "referral_threads.note_as_partner": row(
        "/referrals/inbox/{id}/notes", given=_referral, **INTAKE
    ),
    "referral_threads.note_as_sender": row("/referrals/{id}/notes", given=_referral, **SENDER),
    "referral_threads.write_as_partner": row(
        "/referrals/inbox/{id}/messages", given=_referral, **INTAKE
    ),
    "referral_threads.write_as_sender": row("/referrals/{id}/messages", given=_referral, **SENDER),
}
