"""What each person gets from the pages about plans: a plan is a part of a case."""

from tests.given.cases import a_case
from tests.given.plans import a_plan, an_agreed_plan
from tests.given.services import a_published_service
from tests.shape.access import row

NOBODY_ELSE = {"staff": 404, "welfare_manager": 200}
SENT = {"staff": 404, "welfare_manager": 303}
PLAN = "/participants/{id}/plan"


def _draft(world):
    return a_plan(world.lead, by=world.user("welfare_manager"), goal=world.canary)


def _agreed(world):
    return an_agreed_plan(world.lead, by=world.user("welfare_manager"), goal=world.canary)


def _case(world):
    return a_case(world.lead, by=world.user("welfare_manager"), name=world.canary)


def _service(world):
    return {"service": a_published_service(world.organisation)}


ROWS = {
    "planning.activation": row(f"{PLAN}/activation", given=_draft, **NOBODY_ELSE),
    "planning.activity": row(PLAN + "/activities/{activity}", given=_draft, **NOBODY_ELSE),
    "planning.begin": row(f"{PLAN}/new", given=_case, **SENT),
    "planning.begin_review": row(f"{PLAN}/review/begin", given=_agreed, **SENT),
    "planning.compare": row(PLAN + "/versions/{version}/differences", given=_agreed, **NOBODY_ELSE),
    "planning.end": row(f"{PLAN}/end", given=_agreed, **NOBODY_ELSE),
    "planning.goal": row(PLAN + "/goals/{goal}", given=_draft, **NOBODY_ELSE),
    "planning.mark_activity": row(
        PLAN + "/activities/{activity}/state", given=_draft, sends={"version": "1"}, **SENT
    ),
    "planning.new_activity": row(
        PLAN + "/goals/{goal}/activities/new", given=_draft, **NOBODY_ELSE
    ),
    "planning.new_goal": row(f"{PLAN}/goals/new", given=_draft, **NOBODY_ELSE),
    "planning.paper_calendar": row(f"{PLAN}/calendar", given=_draft, **NOBODY_ELSE),
    "planning.paper_sheet": row(f"{PLAN}/sheet", given=_agreed, **NOBODY_ELSE),
    "planning.pdf_calendar": row(f"{PLAN}/calendar.pdf", given=_draft, **NOBODY_ELSE),
    "planning.pdf_sheet": row(f"{PLAN}/sheet.pdf", given=_agreed, **NOBODY_ELSE),
    "planning.pick": row(f"{PLAN}/services", given=_draft, sends=_service, **SENT),
    "planning.place_activity": row(
        PLAN + "/activities/{activity}/place", given=_draft, sends={"to": "up"}, **SENT
    ),
    "planning.place_goal": row(
        PLAN + "/goals/{goal}/place", given=_draft, sends={"to": "up"}, **SENT
    ),
    "planning.remove_activity": row(
        PLAN + "/activities/{activity}/removal", given=_draft, sends={"version": "1"}, **SENT
    ),
    "planning.remove_goal": row(
        PLAN + "/goals/{goal}/removal", given=_draft, sends={"version": "1"}, **SENT
    ),
    "planning.review": row(f"{PLAN}/review", given=_agreed, **NOBODY_ELSE),
    "planning.services": row(f"{PLAN}/services", given=_draft, **NOBODY_ELSE),
    "planning.show": row(PLAN, given=_agreed, **NOBODY_ELSE),
    "planning.version": row(PLAN + "/versions/{version}", given=_agreed, **NOBODY_ELSE),
    "planning.words": row(f"{PLAN}/words", given=_draft, **NOBODY_ELSE),
}
