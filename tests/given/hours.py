"""Weeks of households for tests: slots, and the bare rows of a plan."""

from datetime import date, time

from portal.plans.hours import actions
from portal.plans.hours.days_off import Rest
from portal.plans.hours.school_calendar import actions as calendar
from portal.plans.hours.slots import SlotKind
from portal.plans.planning.models import CarePlan, Goal, PlanActivity
from tenants.database import db, new_id
from tests.given.cases import following

WORKING_DAYS = "01234"


def a_slot(organisation_id, participant_id, kind=SlotKind.WORK, hours="9:00–18:00", **details):
    """A slot of somebody's week, hers unless `whose` says otherwise; returns its id."""
    starts, ends = (time.fromisoformat(each.zfill(5)) for each in hours.split("–"))
    words = {
        "kind": kind,
        "name": "",
        "weekdays": WORKING_DAYS,
        "starts": starts,
        "ends": ends,
        "rests": Rest.NEVER,
        "every": 1,
        "first_week": None,
        "first_day": None,
        "last_day": None,
        "activity_id": None,
        "replaces_id": None,
    }
    whose = details.pop("whose", participant_id)
    with following(organisation_id):
        return actions.add_slots(participant_id, [whose], {**words, **details})[0].id


def an_activity(organisation_id, participant_id, title="Doposcuola"):
    """An action of a woman's plan; returns its id."""
    with following(organisation_id):
        plan = CarePlan(id=new_id(), participant_id=participant_id, manager_id=new_id())
        db.session.add(plan)
        db.session.flush()
        goal = Goal(id=new_id(), participant_id=participant_id, plan_id=plan.id)
        db.session.add(goal)
        db.session.flush()
        activity = PlanActivity(
            id=new_id(), participant_id=participant_id, plan_id=plan.id, goal_id=goal.id
        )
        activity.title = title
        db.session.add(activity)
        return activity.id


def a_closure(lead_id, level=Rest.SCHOOL, first=date(2026, 12, 23), last=date(2027, 1, 6)):
    """Days on which schools are closed, as the lead wrote them; returns the row's id."""
    with following(lead_id):
        words = {"level": level, "first_day": first, "last_day": last, "name": "Vacanze"}
        closure = calendar.add_closure(words)
        db.session.flush()
        return closure.id
