"""A suggested service becomes an action of the plan."""

from uuid import UUID

from portal.plans.planning import queries
from portal.plans.planning.models import CarePlan, Goal, PlanActivity
from portal.plans.planning.suggesting.queries import service_name
from portal.plans.planning.words import DOMAINS
from portal.plans.planning.writing import actions as writing
from portal.ui.language import gettext as _


def pick(plan: CarePlan, service_id: UUID, *, goal_id: UUID | None, domain: str) -> PlanActivity:
    """Add a service to a goal; without one, to a new goal about its part of life."""
    name = service_name(service_id)
    goal = queries.goal(plan.participant_id, goal_id) if goal_id else _new_goal(plan, domain)
    return writing.add_service(goal, service_id, name)


def _new_goal(plan: CarePlan, domain: str) -> Goal:
    known = domain if domain in DOMAINS else ""
    title = str(DOMAINS[known]) if known else _("Un nuovo obiettivo")
    return writing.add_goal(plan, {"title": title, "domain": known})
