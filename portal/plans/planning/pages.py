"""The group of pages about plans, and what each of them shows around its own."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, url_for

from portal.plans.planning import queries
from portal.plans.planning.document import Difference, day_of
from portal.plans.planning.followed import Followed
from portal.plans.planning.models import CarePlan, Goal, PlanActivity, PlanState
from portal.plans.planning.words import (
    ACTIVITY_STATES,
    DOERS,
    DOMAINS,
    FIELDS,
    GOAL_STATES,
    PLAN_STATES,
    word,
)
from portal.ui.formats import date_words
from portal.ui.forms import EditForm, plain
from portal.ui.render import answer, render, wants_block
from tenants.database import Versioned

plans = Blueprint("planning", __name__)

PLAN = "/participants/<uuid:participant_id>/plan"

WORDS: dict[str, Any] = {
    "PLAN_STATES": PLAN_STATES,
    "GOAL_STATES": GOAL_STATES,
    "ACTIVITY_STATES": ACTIVITY_STATES,
    "DOERS": DOERS,
    "DOMAINS": DOMAINS,
    "FIELDS": FIELDS,
    "PlanState": PlanState,
    "day_of": day_of,
    "editing": None,
}


def page(template: str, participant: Followed, **context: Any) -> Response:  # noqa: ANN401 -- what it shows
    """Return a page of a woman's plan."""
    return render(f"plans/{template}", participant=participant, **{**WORDS, **context})


def small(
    template: str,
    participant: Followed,
    *,
    editing: UUID | str,
    **context: Any,  # noqa: ANN401 -- what the form shows
) -> Response:
    """Return a small form: a page of its own, or to htmx the goals with the form among them."""
    if not wants_block():
        return page(template, participant, **context)
    plan = queries.the_open_plan(participant.id)
    shown = {**WORDS, "goals": goals_of(plan), "plan": plan, "editing": editing}
    return render(
        "plans/show.html", block="goals", participant=participant, form=context["form"], **shown
    )


def changed(participant: Followed) -> Response:
    """Return, after a change, the goals to htmx and the way to the plan to everyone else."""
    plan = queries.the_open_plan(participant.id)
    shown = {"participant": participant, "plan": plan, "goals": goals_of(plan), **WORDS}
    return answer(block="goals", of="plans/show.html", to=address(participant.id), **shown)


def address(participant_id: UUID) -> str:
    """Return where a woman's plan is."""
    return url_for("planning.show", participant_id=participant_id)


def goals_of(plan: CarePlan) -> list[tuple[Goal, list[PlanActivity]]]:
    """Return each goal of a plan with its actions."""
    return in_goals(queries.goals(plan.id), queries.activities(plan.id))


def in_goals(
    goals: Sequence[Goal], activities: Sequence[PlanActivity]
) -> list[tuple[Goal, list[PlanActivity]]]:
    """Put actions under their goals."""
    return [(goal, [each for each in activities if each.goal_id == goal.id]) for goal in goals]


def both_versions(
    participant: Followed,
    form: EditForm,
    row: Versioned,
    *,
    kind: str,
    action: str,
) -> Response:
    """Show what was saved meanwhile beside what was typed; the form saves over it, if asked."""
    typed = {name: value for name, value in plain(form).items() if hasattr(row, name)}
    saved = {name: getattr(row, name) for name in typed}
    form.meet(row.version)
    return page(
        "conflict.html",
        participant,
        form=form,
        action=action,
        status=409,
        differences=list(_differences(kind, saved, typed)),
    )


def _differences(kind: str, saved: Mapping[str, Any], typed: Mapping[str, Any]) -> list[Difference]:
    pairs = [
        (name, _said(kind, name, saved[name]), _said(kind, name, typed[name])) for name in typed
    ]
    return [
        Difference(str(FIELDS["step" if (kind, name) == ("activity", "title") else name]), *sides)
        for name, *sides in pairs
        if sides[0] != sides[1]
    ]


def _said(kind: str, name: str, value: Any) -> str:  # noqa: ANN401 -- of any field
    return date_words(value) if hasattr(value, "year") else word(kind, name, value)
