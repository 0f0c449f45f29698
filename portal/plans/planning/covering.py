"""What the plans of a woman tell about the hours that their actions cover."""

from collections.abc import Iterator
from uuid import UUID

from portal.plans.hours import panels as hours
from portal.plans.hours.panels import PlannedActivity
from portal.plans.planning import queries
from portal.plans.planning.models import ActivityState, CarePlan, PlanActivity


@hours.activities
def covering(participant_id: UUID) -> list[PlannedActivity]:
    """Return the actions that count: those of the open plan, and what older plans achieved."""
    return [
        PlannedActivity(each.id, each.title or each.service_name, each.state == ActivityState.DONE)
        for plan in reversed(queries.plans(participant_id))
        for each in _in_order(plan)
        if _counts(each, plan)
    ]


def _in_order(plan: CarePlan) -> Iterator[PlanActivity]:
    known = queries.activities(plan.id)
    for goal in queries.goals(plan.id):
        yield from (each for each in known if each.goal_id == goal.id)


def _counts(activity: PlanActivity, plan: CarePlan) -> bool:
    if plan.state in queries.OPEN:
        return activity.state != ActivityState.DROPPED
    return activity.state == ActivityState.DONE
