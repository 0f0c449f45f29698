"""What happens to a whole plan: begun, agreed, reviewed, ended with its case and revived."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from portal.participants.cases import actions as cases
from portal.participants.cases import queries as people
from portal.participants.cases.kinds import CaseState
from portal.plans.hours import actions as hours
from portal.plans.planning import queries
from portal.plans.planning.document import Document, fingerprint
from portal.plans.planning.facts import PlanActivated, PlanBegun, PlanEnded, PlanReviewed
from portal.plans.planning.models import (
    CarePlan,
    Goal,
    PlanActivity,
    PlanReview,
    PlanState,
    PlanVersion,
)
from portal.plans.planning.profiles import Profile
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from tenants import ledger, scope
from tenants.clock import now, today
from tenants.database import db, new_id

FIRST_TARGET = timedelta(days=182)
_TOWARDS_A_PLAN = (CaseState.ASSESSMENT, CaseState.PLANNING)


class PlanError(Exception):
    """Something that the rules of a plan forbid; `field` names where it was typed."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class OtherPlanError(ConflictError):
    """The plan is no longer the one that was read."""


def begin(participant_id: UUID, profile: Profile | None = None) -> CarePlan:
    """Begin a plan, blank or with what a profile suggests; there is one open plan at a time."""
    if queries.open_plan(participant_id) is not None:
        raise OtherPlanError
    plan = CarePlan(
        id=new_id(),
        participant_id=participant_id,
        manager_id=scope.current().user_id,
        profile=profile.code if profile else "",
    )
    db.session.add(plan)
    try:
        db.session.flush()
    except IntegrityError as error:  # somebody else began one at the same moment
        raise OtherPlanError from error
    if profile:
        _write_profile(plan, profile)
    _advance(participant_id, *_TOWARDS_A_PLAN)
    ledger.record(PlanBegun(participant_id, plan.id, plan.profile), about=participant_id)
    return plan


def change_plan(
    plan: CarePlan, *, version: int | None, summary: str, signed_on: date | None
) -> None:
    """Change what is said of the whole plan; raises ConflictError when it changed meanwhile."""
    if version != plan.version:
        raise ConflictError
    if signed_on and (signed_on > today() or plan.state == PlanState.DRAFT):
        raise PlanError(_("Si firma un piano attivo, e non nel futuro."), "signed_on")
    plan.summary = summary
    plan.signed_on = signed_on
    db.session.flush()


def activate(plan: CarePlan, *, seen: str, next_review_on: date) -> PlanVersion:
    """Agree to a plan as it was read: its first version is frozen and the case moves on.

    Raises OtherPlanError when somebody changed the plan since it was read.
    """
    plan = _as_read(plan, seen)
    if plan.state != PlanState.DRAFT:
        raise OtherPlanError
    _check_next(next_review_on, today())
    if complaint := missing_in(queries.document_of(plan)):
        raise PlanError(complaint)
    plan.state, plan.started_on, plan.next_review_on = PlanState.ACTIVE, today(), next_review_on
    db.session.flush()
    version = freeze(plan)
    _advance(plan.participant_id, *_TOWARDS_A_PLAN, CaseState.PLAN_ACTIVE)
    fact = PlanActivated(plan.participant_id, plan.id, today())
    ledger.record(fact, about=plan.participant_id)
    hours.measure_again(plan.participant_id, "plan")
    return version


def begin_review(plan: CarePlan) -> None:
    """Say that an active plan is being looked at again; only its case shows it."""
    if plan.state != PlanState.ACTIVE:
        raise OtherPlanError
    _advance(plan.participant_id, CaseState.IN_REVIEW)


def review(
    plan: CarePlan, *, seen: str, reviewed_on: date, next_review_on: date, words: str
) -> PlanVersion:
    """Keep what a review found: the plan as it now stands is its next version."""
    plan = _as_read(plan, seen)
    if plan.state != PlanState.ACTIVE:
        raise OtherPlanError
    if reviewed_on > today() or (plan.started_on and reviewed_on < plan.started_on):
        raise PlanError(
            _("La verifica si fa dopo l'inizio del piano, e non nel futuro."), "reviewed_on"
        )
    _check_next(next_review_on, reviewed_on)
    db.session.add(_review(plan, reviewed_on, next_review_on, words))
    plan.next_review_on, plan.signed_on = next_review_on, None  # a new version is signed anew
    db.session.flush()
    version = freeze(plan)
    _advance(plan.participant_id, CaseState.IN_REVIEW, CaseState.PLAN_ACTIVE)
    fact = PlanReviewed(plan.participant_id, plan.id, version.number, next_review_on)
    ledger.record(fact, about=plan.participant_id)
    hours.measure_again(plan.participant_id, "review")
    return version


def end(plan: CarePlan, state: PlanState) -> None:
    """End a plan that was followed; a draft that nobody followed is taken away."""
    if plan.state == PlanState.DRAFT:
        db.session.delete(plan)
        db.session.flush()
        return
    plan.state, plan.ended_on = state, today()
    db.session.flush()
    ledger.record(PlanEnded(plan.participant_id, plan.id, state), about=plan.participant_id)


def end_with_case(participant_id: UUID) -> int:
    """End the open plan of a case that closes; returns how many there were."""
    plan = queries.open_plan(participant_id)
    if plan is None:
        return 0
    case = people.participants([participant_id])[participant_id].state
    concluded = case == CaseState.CONCLUDED and plan.state == PlanState.ACTIVE
    plan.state = PlanState.CONCLUDED if concluded else PlanState.INTERRUPTED
    plan.ended_on, plan.ended_with_case = today(), True
    db.session.flush()
    return 1


def revive_with_case(participant_id: UUID) -> int:
    """Open again the plan that ended with the case; returns how many there were."""
    ended = [plan for plan in queries.plans(participant_id) if plan.ended_with_case]
    if not ended or queries.open_plan(participant_id) is not None:
        return 0
    plan = ended[0]
    plan.state = PlanState.ACTIVE if plan.started_on else PlanState.DRAFT
    plan.ended_on, plan.ended_with_case = None, False
    db.session.flush()
    return 1


def freeze(plan: CarePlan) -> PlanVersion:
    """Keep the plan as it stands for ever, under the next number."""
    last = queries.last_version(plan.id)
    version = PlanVersion(
        id=new_id(),
        participant_id=plan.participant_id,
        plan_id=plan.id,
        number=last.number + 1 if last else 1,
        frozen_at=now(),
        frozen_by=scope.current().user_id,
    )
    version.document = queries.document_of(plan)
    db.session.add(version)
    db.session.flush()
    return version


def missing_in(doc: Document) -> str:
    """Return what a plan still needs before anybody can agree to it; nothing when it is whole."""
    if not doc["goals"]:
        return _("Scrivi almeno un obiettivo.")
    for goal in doc["goals"]:
        if not goal["measure"] or not goal["target_on"]:
            return _(
                "All'obiettivo «%(goal)s» manca come capirete che ci siete, o entro quando.",
                goal=goal["title"],
            )
    return ""


def _write_profile(plan: CarePlan, profile: Profile) -> None:
    for place, each in enumerate(profile.goals):
        by = today() + FIRST_TARGET  # a day to begin with, hers to change
        goal = Goal(**_inside(plan), sort=place, domain=each.domain, target_on=by)
        goal.title, goal.measure = each.title, each.measure
        db.session.add(goal)
        db.session.flush()
        for step_place, step in enumerate(each.activities):
            activity = PlanActivity(
                **_inside(plan), goal_id=goal.id, sort=step_place, doer=step.doer
            )
            activity.title = step.title
            db.session.add(activity)
    db.session.flush()


def _inside(plan: CarePlan) -> dict[str, UUID]:
    return {"id": new_id(), "participant_id": plan.participant_id, "plan_id": plan.id}


def _as_read(plan: CarePlan, seen: str) -> CarePlan:
    """Lock the plan and see that it is what was read."""
    db.session.refresh(plan, with_for_update=True)
    if fingerprint(queries.document_of(plan)) != seen:
        raise OtherPlanError
    return plan


def _review(plan: CarePlan, on: date, following: date, words: str) -> PlanReview:
    row = PlanReview(
        id=new_id(),
        participant_id=plan.participant_id,
        plan_id=plan.id,
        reviewed_on=on,
        reviewed_by=scope.current().user_id,
        next_review_on=following,
    )
    row.words = words
    return row


def _check_next(next_review_on: date, after: date) -> None:
    if next_review_on <= after:
        raise PlanError(
            _("La prossima verifica viene dopo: scegli un giorno più avanti."), "next_review_on"
        )


def _advance(participant_id: UUID, *states: CaseState) -> None:
    """Move the case along, as far as its moves allow."""
    participant = people.participants([participant_id])[participant_id]
    if participant.state == CaseState.NEW:
        cases.advance(participant, CaseState.TO_CONTACT)
    for state in states:
        cases.advance(participant, state)
