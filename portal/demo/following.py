"""What was done with a family of the first year: interviews, a plan, its hours, its end."""

from datetime import date, timedelta

from portal.demo.families import Family
from portal.demo.moments import at
from portal.demo.talking import talk
from portal.participants.cases import actions as cases
from portal.participants.cases.kinds import (
    CLOSED,
    CaseState,
    Employment,
    Living,
    WorkingHours,
)
from portal.participants.cases.models import Participant
from portal.participants.household import queries as households
from portal.participants.needs.kinds import Domain
from portal.plans.hours import actions as hours
from portal.plans.hours.presets import FOR_ADULTS, FOR_CHILDREN, Preset
from portal.plans.planning import actions as plans
from portal.plans.planning import queries as plan_queries
from portal.plans.planning.document import fingerprint
from portal.plans.planning.models import ActivityState, CarePlan
from portal.plans.planning.profiles import profiles
from portal.plans.planning.writing import actions as writing
from tenants.clock import today

CLOSED_AFTER = timedelta(days=400)
A_QUARTER = timedelta(days=90)
LAST_REVIEW = timedelta(days=40)
REASONS = ("herself", "unreachable", "moved_away", "elsewhere")
WORK = {WorkingHours.FULL_TIME: "day", WorkingHours.PART_TIME: "half", WorkingHours.SHIFTS: "late"}
CARE_UNTIL = 14  # years
CLUB_AGES = range(3, 11)
NOT_SAID = ("first_week", "first_day", "last_day", "activity_id", "replaces_id")


def follow(family: Family, participant: Participant) -> None:
    """Let happen what happened after the first call, in its order."""
    present = today()
    talk(family, participant)
    if family.plan_on:
        with at(family.plan_on, 16):
            plan = _agree(family, participant)
        if family.state not in CLOSED:
            _keep_going(family, participant, plan, present)
    elif family.state not in CLOSED:
        with at(family.interviews[-1], 17):
            for state in (CaseState.ASSESSMENT, family.state):
                cases.advance(participant, state)
    if family.state in CLOSED:
        with at(family.enrolled_on + CLOSED_AFTER, 12):
            _close(family, participant)


def _agree(family: Family, participant: Participant) -> CarePlan:
    """Write the plan from the profile that fits, with a day for each goal, and agree to it."""
    plan = plans.begin(participant.id, profiles()[_profile(family)])
    for goal in plan_queries.goals(plan.id):
        writing.change_goal(
            goal, version=goal.version, words={"target_on": today() + 2 * A_QUARTER}
        )
    seen = fingerprint(plan_queries.document_of(plan))
    plans.activate(plan, seen=seen, next_review_on=today() + A_QUARTER)
    return plan


def _profile(family: Family) -> str:
    if family.working_hours == WorkingHours.SHIFTS:
        return "shifts"
    if family.employment == Employment.SEEKING:
        return "seeking"
    if family.employment == Employment.ON_LEAVE:
        return "return"
    return "alone" if family.living == Living.ALONE else "carer"


def _keep_going(family: Family, participant: Participant, plan: CarePlan, present: date) -> None:
    """Bring a plan that still runs to the present: its last review, and the hours of its week."""
    with at(present - LAST_REVIEW - timedelta(days=family.number % 20), 11):
        _bring_up_to_date(plan, present)
        plans.review(
            plan,
            seen=fingerprint(plan_queries.document_of(plan)),
            reviewed_on=today(),
            next_review_on=present + timedelta(days=5 + family.number % 50),
            words="Gli obiettivi restano questi.",
        )
        _write_hours(family, participant)
        _plan_a_club(family, plan)
        if family.state == CaseState.IN_REVIEW:
            plans.begin_review(plan)


def _bring_up_to_date(plan: CarePlan, present: date) -> None:
    """Give the open goals a day to come; what was to be done first is done."""
    for goal in plan_queries.goals(plan.id):
        words = {"target_on": present + A_QUARTER}
        writing.change_goal(goal, version=goal.version, words=words)
    first, *_others = plan_queries.activities(plan.id)
    writing.mark(first, version=first.version, state=ActivityState.DONE)


def _write_hours(family: Family, participant: Participant) -> None:
    if family.working_hours in WORK:
        preset = _named(FOR_ADULTS, WORK[family.working_hours])
        hours.add_slots(participant.id, [participant.id], _words(preset))
    for member in households.members(participant.id, today()):
        age = today().year - (member.born_in or 0)
        if member.in_charge:
            hours.add_slots(participant.id, [member.id], _words(_named(FOR_ADULTS, "day")))
        elif 3 <= age < CARE_UNTIL:  # noqa: PLR2004 -- from preschool on
            hours.add_slots(participant.id, [member.id], _words(_school(age)))


def _plan_a_club(family: Family, plan: CarePlan) -> None:
    """Let an action about childcare bring an after-school club, twice a week; some go already."""
    goals = [each.id for each in plan_queries.goals(plan.id) if each.domain == Domain.CHILDCARE]
    actions = [each for each in plan_queries.activities(plan.id) if each.goal_id in goals]
    here = households.members(plan.participant_id, today())
    pupils = [each.id for each in here if today().year - (each.born_in or 0) in CLUB_AGES]
    if not actions or not pupils or family.working_hours not in WORK:
        return
    words = {**_words(_named(FOR_CHILDREN, "after")), "weekdays": "02"}
    hours.add_slots(plan.participant_id, pupils, words | {"activity_id": actions[-1].id})
    if family.number % 2:
        writing.mark(actions[-1], version=actions[-1].version, state=ActivityState.DONE)


def _school(age: int) -> Preset:
    name = "preschool" if age < 6 else "primary40" if age < 11 else "lower"  # noqa: PLR2004 -- years
    return _named(FOR_CHILDREN, name)


def _named(presets: tuple[Preset, ...], name: str) -> Preset:
    return next(preset for preset in presets if preset.name == name)


def _words(preset: Preset) -> dict[str, object]:
    """Return a slot of every week as the form would send it."""
    words = dict.fromkeys(NOT_SAID) | preset.fields() | {"name": "", "every": 1}
    words["weekdays"] = "".join(preset.fields()["weekdays"])
    return words


def _close(family: Family, participant: Participant) -> None:
    if family.state == CaseState.CONCLUDED:
        cases.move(participant, CaseState.CONCLUDED)
    else:
        reason = REASONS[family.number % len(REASONS)]
        cases.move(participant, CaseState.INTERRUPTED, reason=reason)
