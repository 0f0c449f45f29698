"""What a plan tells elsewhere: its tab, its part of the overview and of the history, its end."""

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for

from portal.participants.cases import closing, panels
from portal.participants.cases import queries as cases
from portal.participants.cases.panels import Event, Panel
from portal.participants.cases.permissions import Cases
from portal.plans.planning import actions, queries
from portal.plans.planning.followed import Followed
from portal.plans.planning.models import GoalState
from portal.plans.planning.words import PLAN_STATES
from portal.ui.attention import Attention, watch
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants.clock import today
from tenants.identity import Identity
from tenants.permissions import may

AHEAD = timedelta(days=14)
WRITING = (
    "planning.activation",
    "planning.activity",
    "planning.begin",
    "planning.begin_review",
    "planning.end",
    "planning.goal",
    "planning.mark_activity",
    "planning.new_activity",
    "planning.new_goal",
    "planning.pick",
    "planning.place_activity",
    "planning.place_goal",
    "planning.remove_activity",
    "planning.remove_goal",
    "planning.review",
    "planning.words",
)

panels.add_tab("Piano", "planning.show", sort=50)
panels.name_pages(
    {
        "planning.pdf_sheet": _l("Piano, stampa"),
        "planning.paper_sheet": _l("Piano, stampa"),
        "planning.pdf_calendar": _l("Calendario per il frigo"),
        "planning.paper_calendar": _l("Calendario per il frigo"),
        "planning.services": _l("Servizi adatti"),
        **dict.fromkeys(WRITING, _l("Piano, in scrittura")),
        **dict.fromkeys(("planning.version", "planning.compare"), _l("Piano, versioni")),
    }
)
closing.register(closing.Closing(_l("piano"), actions.end_with_case, actions.revive_with_case))


@panels.panel(sort=50)
def plan_in_brief(participant: Followed) -> Panel | None:
    """Tell how the open plan stands: its goals, its next review."""
    plan = queries.open_plan(participant.id)
    if plan is None:
        return None
    goals = queries.goals(plan.id)
    left = [goal for goal in goals if goal.state == GoalState.OPEN]
    return Panel(
        _("Piano"),
        "plans/panel.html",
        {
            "state": PLAN_STATES[plan.state],
            "goals": len(goals),
            "left": len(left),
            "next_review_on": plan.next_review_on,
        },
        href=url_for("planning.show", participant_id=participant.id),
    )


@panels.events
def plan_in_history(participant: Followed) -> list[Event]:
    """Tell when plans were begun, agreed and looked at again."""
    begun = [
        Event(plan.created_at, _("Piano cominciato")) for plan in queries.plans(participant.id)
    ]
    agreed = [
        Event(
            version.frozen_at,
            _("Piano attivo") if version.number == 1 else _("Piano riguardato insieme"),
            _("Versione %(n)s", n=version.number),
        )
        for version in queries.versions(participant.id)
    ]
    return [*begun, *agreed]


@watch
def plans_to_review(identity: Identity) -> Iterator[Attention]:
    """Yield the plans of her own cases that are to be looked at within two weeks."""
    if not may(identity, Cases.WRITE):
        return
    due = queries.plans_to_review(today() + AHEAD)
    women = cases.participants([plan.participant_id for plan in due]) if due else {}
    for plan in due:
        woman = women.get(plan.participant_id)
        if woman is not None and woman.owner_id == identity.user_id:
            yield Attention(
                _("Riguarda il piano di %(code)s", code=woman.code),
                _("Apri il piano"),
                url_for("planning.show", participant_id=woman.id),
                icon="calendar-check",
                due=plan.next_review_on,
            )
