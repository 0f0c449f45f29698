"""The page on which the catalogue suggests services for a plan, each with its reasons."""

from uuid import UUID

from flask import flash, request
from flask.typing import ResponseReturnValue

from portal.participants.cases import queries as cases
from portal.participants.cases.permissions import Cases
from portal.plans.planning import queries
from portal.plans.planning.pages import PLAN, address, page, plans
from portal.plans.planning.suggesting import actions
from portal.plans.planning.suggesting import queries as catalogue
from portal.ui.language import gettext as _
from portal.ui.render import see
from tenants.database import id_or_none
from tenants.permissions import NotFoundError, requires

LONGEST_QUESTION = 100


@plans.get(f"{PLAN}/services")
@requires(Cases.READ)
def services(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.READ)
    goals = queries.goals(queries.the_open_plan(participant.id).id)
    asked = id_or_none(request.args.get("goal"))
    goal = next((each for each in goals if each.id == asked), None)
    words = request.args.get("q", "")[:LONGEST_QUESTION]
    situation = catalogue.situation(
        participant.id, participant.municipality, goal.domain if goal else ""
    )
    return page(
        "services.html",
        participant,
        goals=goals,
        goal=goal,
        words=words,
        suggested=catalogue.searched(words) if words else catalogue.suggested(situation),
        known=bool(situation.scores),
    )


@plans.post(f"{PLAN}/services")
@requires(Cases.WRITE)
def pick(participant_id: UUID) -> ResponseReturnValue:
    participant = cases.participant(participant_id, Cases.WRITE)
    plan = queries.the_open_plan(participant.id)
    service_id = id_or_none(request.form.get("service"))
    if service_id is None:
        raise NotFoundError
    actions.pick(
        plan,
        service_id,
        goal_id=id_or_none(request.form.get("goal")),
        domain=request.form.get("domain", ""),
    )
    flash(_("Il servizio è ora un'azione del piano."), "success")
    return see(f"{address(participant_id)}#goals")
