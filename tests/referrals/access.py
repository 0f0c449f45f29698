"""What each person gets from the pages about referrals."""

from tests.given.clocks import a_clock_rule, a_partner_closure
from tests.given.services import a_published_service
from tests.given.waiting import an_accepted, waits
from tests.shape.access import row

READERS = {
    "staff": 403,
    "admin": 200,
    "intake_operator": 200,
    "network_admin": 200,
    "overseer": 200,
    "welfare_manager": 200,
}
RECEIVED = {"staff": 404, "intake_operator": 200}
OPEN = "A closure is for the network to know: each organisation reads its own list of them."


def _closure(world):
    return a_partner_closure(world.organisation, name=world.canary)


def _service(world):
    return a_published_service(world.organisation)


def _ruled_service(world):
    nursery = a_published_service(world.organisation)
    a_clock_rule(world.organisation, 1, 2, 3, service=nursery)
    return nursery


def _accepted(world):
    return an_accepted(world.lead, world.organisation, _service(world))


def _entry(world):
    return waits(world.lead, world.organisation, _service(world))[1]


def _waiting(world):
    return waits(world.lead, world.organisation, _service(world))[0]


ROWS = {
    "clocks.network_rule": row("/referrals/clocks/network/respond", staff=403, network_admin=200),
    "clocks.removal": row(
        "/referrals/clocks/services/{id}/respond/removal",
        given=_ruled_service,
        staff=403,
        admin=303,
        other=404,
    ),
    "clocks.service_rule": row(
        "/referrals/clocks/services/{id}/respond",
        given=_service,
        staff=403,
        admin=200,
        other=404,
    ),
    "clocks.times": row("/referrals/clocks", **READERS, other=200, why="Each reads its own times."),
    "closures.closures": row("/referrals/closures", **READERS, other=200, why=OPEN),
    "closures.new_closure": row(
        "/referrals/closures/new",
        staff=403,
        admin=200,
        intake_operator=200,
        other=200,
        why="Each writes its own.",
    ),
    "closures.removal": row(
        "/referrals/closures/{id}/removal",
        given=_closure,
        staff=403,
        admin=303,
        intake_operator=303,
        other=404,
    ),
    "waiting.joining": row("/referrals/{id}/waiting/entry", given=_accepted, **RECEIVED),
    "waiting.offering": row("/referrals/waiting/entries/{id}/offer", given=_entry, **RECEIVED),
    "waiting.place": row("/referrals/waiting/entries/{id}/place", given=_entry, **RECEIVED),
    "waiting.services": row("/referrals/waiting", **RECEIVED),
    "waiting.waitlist": row("/referrals/waiting/services/{id}", given=_service, **RECEIVED),
    "waiting_answer.place_on_list": row(
        "/referrals/{id}/waiting", given=_waiting, staff=404, welfare_manager=200
    ),
}
