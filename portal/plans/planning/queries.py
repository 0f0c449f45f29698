"""Reads about plans; whoever asks has opened the case before."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select

from portal.plans.planning.document import Document, document
from portal.plans.planning.models import (
    CarePlan,
    Goal,
    PlanActivity,
    PlanReview,
    PlanState,
    PlanVersion,
)
from tenants import scope
from tenants.database import db
from tenants.permissions import NotFoundError
from tenants.remembering import asked_once

OPEN = (PlanState.DRAFT, PlanState.ACTIVE)
MOST_DUE = 200  # plans to review that one look reads

Row = TypeVar("Row", CarePlan, Goal, PlanActivity, PlanReview, PlanVersion)


@asked_once
def plans(participant_id: UUID) -> Sequence[CarePlan]:
    """Return every plan of a woman, the newest first."""
    query = _of(CarePlan, participant_id).order_by(CarePlan.created_at.desc(), CarePlan.id.desc())
    return db.session.scalars(query).all()


def open_plan(participant_id: UUID) -> CarePlan | None:
    """Return the plan that is being written or followed; there is one at most."""
    if scope.current().read_only:
        return next((plan for plan in plans(participant_id) if plan.state in OPEN), None)
    query = _of(CarePlan, participant_id).where(CarePlan.state.in_(OPEN))
    return db.session.scalar(_locked(query))


def the_open_plan(participant_id: UUID) -> CarePlan:
    """Return the open plan; there is nothing to change without one."""
    return _found(open_plan(participant_id))


def goals(plan_id: UUID) -> Sequence[Goal]:
    query = _own(Goal).where(Goal.plan_id == plan_id).order_by(Goal.sort, Goal.id)
    return db.session.scalars(query).all()


def goal(participant_id: UUID, goal_id: UUID) -> Goal:
    """Return a goal of a woman's open plan."""
    plan = the_open_plan(participant_id)
    query = _of(Goal, participant_id).where(Goal.id == goal_id, Goal.plan_id == plan.id)
    return _found(db.session.scalar(_locked(query)))


def activities(plan_id: UUID) -> Sequence[PlanActivity]:
    """Return the actions of a plan in the order of each goal."""
    query = _own(PlanActivity).where(PlanActivity.plan_id == plan_id)
    return db.session.scalars(query.order_by(PlanActivity.sort, PlanActivity.id)).all()


def activity(participant_id: UUID, activity_id: UUID) -> PlanActivity:
    """Return an action of a woman's open plan."""
    plan = the_open_plan(participant_id)
    query = _of(PlanActivity, participant_id).where(
        PlanActivity.id == activity_id, PlanActivity.plan_id == plan.id
    )
    return _found(db.session.scalar(_locked(query)))


def goal_behind(participant_id: UUID, activity_id: UUID) -> Goal | None:
    """Return the goal for which a woman's action is done, whatever became of its plan."""
    of_activity = (PlanActivity.organisation_id == Goal.organisation_id) & (
        PlanActivity.goal_id == Goal.id
    )
    query = _of(Goal, participant_id).join(PlanActivity, of_activity)
    return db.session.scalar(query.where(PlanActivity.id == activity_id))


def reviews(plan_id: UUID) -> Sequence[PlanReview]:
    """Return the reviews of a plan, the newest first."""
    query = _own(PlanReview).where(PlanReview.plan_id == plan_id)
    order = (PlanReview.reviewed_on.desc(), PlanReview.id.desc())
    return db.session.scalars(query.order_by(*order)).all()


def versions(participant_id: UUID) -> Sequence[PlanVersion]:
    """Return what was agreed with a woman, the newest first, over all her plans."""
    query = _of(PlanVersion, participant_id)
    order = (PlanVersion.frozen_at.desc(), PlanVersion.id.desc())
    return db.session.scalars(query.order_by(*order)).all()


def version(participant_id: UUID, version_id: UUID) -> PlanVersion:
    query = _of(PlanVersion, participant_id).where(PlanVersion.id == version_id)
    return _found(db.session.scalar(query))


def last_version(plan_id: UUID) -> PlanVersion | None:
    """Return what was agreed last under a plan."""
    query = _own(PlanVersion).where(PlanVersion.plan_id == plan_id)
    return db.session.scalar(query.order_by(PlanVersion.number.desc()).limit(1))


def document_of(plan: CarePlan) -> Document:
    """Return the whole plan as it stands now, as a version would freeze it."""
    return document(plan, goals(plan.id), activities(plan.id))


def plans_started(until: date, since: date | None = None) -> int:
    """Return how many plans of the organisation were started, up to a day and from another."""
    here = CarePlan.organisation_id == scope.current().organisation_id
    query = select(func.count()).where(here, CarePlan.started_on <= until)
    if since is not None:
        query = query.where(CarePlan.started_on >= since)
    return db.session.scalar(query) or 0


def plans_to_review(until: date) -> Sequence[CarePlan]:
    """Return the active plans whose review is due by a day, the most urgent first."""
    query = (
        _own(CarePlan)
        .where(CarePlan.state == PlanState.ACTIVE, CarePlan.next_review_on <= until)
        .order_by(CarePlan.next_review_on, CarePlan.id)
        .limit(MOST_DUE)
    )
    return db.session.scalars(query).all()


def _own(model: type[Row]) -> Select[Row]:
    return select(model).where(model.organisation_id == scope.current().organisation_id)


def _of(model: type[Row], participant_id: UUID) -> Select[Row]:
    return _own(model).where(model.participant_id == participant_id)


def _locked(query: Select[Row]) -> Select[Row]:
    """Read for a change: who comes second waits, and sees what the first one saved."""
    return query if scope.current().read_only else query.with_for_update()


def _found(row: Row | None) -> Row:
    if row is None:
        raise NotFoundError
    return row
