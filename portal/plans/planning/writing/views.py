"""The pages on which the goals and actions of a plan are written."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.permissions import Cases
from portal.plans.planning import queries
from portal.plans.planning.actions import PlanError
from portal.plans.planning.models import ActivityState
from portal.plans.planning.pages import PLAN, address, both_versions, changed, plans, small
from portal.plans.planning.writing import actions
from portal.plans.planning.writing.forms import ActivityForm, GoalForm, PlanRowForm
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from portal.ui.render import see
from tenants.permissions import requires

UP, DOWN = -1, 1
GOAL = f"{PLAN}/goals/<uuid:goal_id>"
ACTIVITY = f"{PLAN}/activities/<uuid:activity_id>"


@plans.route(f"{PLAN}/goals/new", methods=["GET", "POST"])
@requires(Cases.WRITE)
def new_goal(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    plan = queries.the_open_plan(participant.id)
    form = GoalForm()
    if _saved(form, lambda: actions.add_goal(plan, form.words)):
        return _back(participant_id)
    return small("goal.html", participant, editing="new", form=form, goal=None)


@plans.route(GOAL, methods=["GET", "POST"])
@requires(Cases.WRITE)
def goal(participant_id: UUID, goal_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    goal = queries.goal(participant.id, goal_id)
    form = GoalForm(obj=goal)
    version = form.version.data
    try:
        if _saved(form, lambda: actions.change_goal(goal, version=version, words=form.words)):
            return _back(participant_id)
    except ConflictError:
        return both_versions(participant, form, goal, kind="goal", action=request.path)
    return small("goal.html", participant, editing=goal.id, form=form, goal=goal)


@plans.post(f"{GOAL}/removal")
@requires(Cases.WRITE)
def remove_goal(participant_id: UUID, goal_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    goal = queries.goal(participant.id, goal_id)
    actions.remove(goal, version=request.form.get("version", type=int))
    return _back(participant_id)


@plans.post(f"{GOAL}/place")
@requires(Cases.WRITE)
def place_goal(participant_id: UUID, goal_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    actions.move_goal(queries.goal(participant.id, goal_id), _asked_way())
    return changed(participant)


@plans.route(f"{GOAL}/activities/new", methods=["GET", "POST"])
@requires(Cases.WRITE)
def new_activity(participant_id: UUID, goal_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    goal = queries.goal(participant.id, goal_id)
    form = ActivityForm()
    if _saved(form, lambda: actions.add_activity(goal, form.words)):
        return _back(participant_id)
    return small(
        "activity.html", participant, editing=f"new-{goal.id}", form=form, goal=goal, activity=None
    )


@plans.route(ACTIVITY, methods=["GET", "POST"])
@requires(Cases.WRITE)
def activity(participant_id: UUID, activity_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    activity = queries.activity(participant.id, activity_id)
    form = ActivityForm(obj=activity)
    version = form.version.data
    try:
        if _saved(
            form, lambda: actions.change_activity(activity, version=version, words=form.words)
        ):
            return _back(participant_id)
    except ConflictError:
        return both_versions(participant, form, activity, kind="activity", action=request.path)
    goal = queries.goal(participant.id, activity.goal_id)
    return small(
        "activity.html", participant, editing=activity.id, form=form, goal=goal, activity=activity
    )


@plans.post(f"{ACTIVITY}/removal")
@requires(Cases.WRITE)
def remove_activity(participant_id: UUID, activity_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    activity = queries.activity(participant.id, activity_id)
    actions.remove(activity, version=request.form.get("version", type=int))
    return _back(participant_id)


@plans.post(f"{ACTIVITY}/place")
@requires(Cases.WRITE)
def place_activity(participant_id: UUID, activity_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    actions.move_activity(queries.activity(participant.id, activity_id), _asked_way())
    return changed(participant)


@plans.post(f"{ACTIVITY}/state")
@requires(Cases.WRITE)
def mark_activity(participant_id: UUID, activity_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    activity = queries.activity(participant.id, activity_id)
    state = ActivityState.TODO if activity.state == ActivityState.DONE else ActivityState.DONE
    version = request.form.get("version", type=int)
    actions.mark(activity, version=version, state=state)
    return changed(participant)


def _saved(form: PlanRowForm, save: Callable[[], Any]) -> bool:
    """Save what a form says, if it was sent and may be; what is wrong stands in the form."""
    if not form.validate_on_submit():
        return False
    try:
        save()
    except PlanError as error:
        form.reject(error)
        return False
    return True


def _asked_way() -> int:
    return UP if request.form.get("to") == "up" else DOWN


def _back(participant_id: UUID) -> ResponseReturnValue:
    flash(_("Piano salvato."), "success")
    return see(f"{address(participant_id)}#goals")
