"""Changes of a plan's goals and actions; each names the version that was read."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar
from uuid import UUID

from portal.plans.hours import actions as hours
from portal.plans.planning import queries
from portal.plans.planning.actions import PlanError
from portal.plans.planning.models import (
    ActivityKind,
    ActivityState,
    CarePlan,
    Doer,
    Goal,
    PlanActivity,
)
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from tenants.clock import today
from tenants.database import db, new_id

YEAR = timedelta(days=365)
FURTHEST = 10 * YEAR  # a plan is no forecast: a day beyond is a slip of the pen
EARLIEST = 5 * YEAR

Row = TypeVar("Row", Goal, PlanActivity)


def add_goal(plan: CarePlan, words: Mapping[str, Any]) -> Goal:
    """Write a new goal at the end of a plan."""
    _check_day(words.get("target_on"), "target_on")
    goal = Goal(
        id=new_id(),
        participant_id=plan.participant_id,
        plan_id=plan.id,
        sort=_end(queries.goals(plan.id)),
    )
    _fill(goal, words)
    db.session.add(goal)
    db.session.flush()
    return goal


def change_goal(goal: Goal, *, version: int | None, words: Mapping[str, Any]) -> None:
    """Change a goal; raises ConflictError when somebody changed it since it was read."""
    _check_version(goal, version)
    _check_day(words.get("target_on"), "target_on")
    _fill(goal, words)
    db.session.flush()


def add_activity(goal: Goal, words: Mapping[str, Any]) -> PlanActivity:
    """Write a new action at the end of a goal."""
    _check_activity(words)
    activity = PlanActivity(
        id=new_id(),
        participant_id=goal.participant_id,
        plan_id=goal.plan_id,
        goal_id=goal.id,
        sort=_end([each for each in queries.activities(goal.plan_id) if each.goal_id == goal.id]),
    )
    _fill(activity, words)
    db.session.add(activity)
    db.session.flush()
    return activity


def add_service(goal: Goal, service_id: UUID, name: str) -> PlanActivity:
    """Make a service of the catalogue an action of a goal; it keeps the name it has today."""
    words = {
        "kind": ActivityKind.SERVICE,
        "service_id": service_id,
        "service_name": name,
        "title": _("Sentire il servizio «%(name)s»", name=name),
        "doer": Doer.MANAGER,
    }
    return add_activity(goal, words)


def change_activity(
    activity: PlanActivity, *, version: int | None, words: Mapping[str, Any]
) -> None:
    """Change an action; raises ConflictError when somebody changed it since it was read."""
    _check_version(activity, version)
    _check_activity(words)
    _fill(activity, words)
    db.session.flush()
    hours.measure_again(activity.participant_id, "plan")


def mark(activity: PlanActivity, *, version: int | None, state: ActivityState) -> None:
    """Say how far an action is."""
    _check_version(activity, version)
    activity.state = state
    db.session.flush()
    hours.measure_again(activity.participant_id, "plan")


def remove(row: Goal | PlanActivity, *, version: int | None) -> None:
    """Take a goal or an action out of the plan; what was agreed before keeps it."""
    _check_version(row, version)
    db.session.delete(row)
    db.session.flush()
    hours.measure_again(row.participant_id, "plan")


def move_goal(goal: Goal, by: int) -> None:
    """Move a goal up (-1) or down (1) in its plan."""
    _move(list(queries.goals(goal.plan_id)), goal, by)


def move_activity(activity: PlanActivity, by: int) -> None:
    """Move an action up or down in its goal."""
    rows = queries.activities(activity.plan_id)
    _move([each for each in rows if each.goal_id == activity.goal_id], activity, by)


def _move(rows: list[Row], row: Row, by: int) -> None:
    place = rows.index(row)
    rows.insert(min(max(place + by, 0), len(rows) - 1), rows.pop(place))
    for number, each in enumerate(rows):
        if each.sort != number:
            each.sort = number
    db.session.flush()


def _end(rows: Sequence[Goal | PlanActivity]) -> int:
    return max((row.sort for row in rows), default=-1) + 1


def _fill(row: Goal | PlanActivity, words: Mapping[str, Any]) -> None:
    for name, value in words.items():
        setattr(row, name, value)


def _check_version(row: Goal | PlanActivity, version: int | None) -> None:
    if version != row.version:
        raise ConflictError


def _check_activity(words: Mapping[str, Any]) -> None:
    _check_day(words.get("due_on"), "due_on")
    if words.get("doer") == Doer.OTHER and not words.get("doer_name"):
        raise PlanError(_("Scrivi chi è: basta un nome."), "doer_name")


def _check_day(day: date | None, field: str) -> None:
    if day and not today() - EARLIEST <= day <= today() + FURTHEST:
        raise PlanError(_("Controlla l'anno di questa data."), field)
