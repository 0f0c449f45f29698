"""The Italian words of a plan: states, who does what, the parts of life that a goal is about."""

from typing import Any

from portal.plans.planning.models import ActivityState, Doer, GoalState, PlanState
from portal.ui.language import lazy as _l

PLAN_STATES: dict[PlanState, Any] = {
    PlanState.DRAFT: _l("Bozza"),
    PlanState.ACTIVE: _l("Attivo"),
    PlanState.CONCLUDED: _l("Concluso"),
    PlanState.INTERRUPTED: _l("Interrotto"),
}
GOAL_STATES: dict[GoalState, Any] = {
    GoalState.OPEN: _l("In corso"),
    GoalState.REACHED: _l("Raggiunto"),
    GoalState.PARTLY: _l("Raggiunto in parte"),
    GoalState.DROPPED: _l("Lasciato"),
}
ACTIVITY_STATES: dict[ActivityState, Any] = {
    ActivityState.TODO: _l("Da fare"),
    ActivityState.DOING: _l("Iniziata"),
    ActivityState.DONE: _l("Fatta"),
    ActivityState.DROPPED: _l("Lasciata"),
}
DOERS: dict[Doer, Any] = {
    Doer.HERSELF: _l("Lei"),
    Doer.MANAGER: _l("La welfare manager"),
    Doer.PARTNER: _l("Un partner della rete"),
    Doer.OTHER: _l("Un'altra persona"),
}
# The codes are those of the needs assessment.
DOMAINS: dict[str, Any] = {
    "work": _l("Lavoro"),
    "childcare": _l("Cura dei figli"),
    "care": _l("Cura di altre persone"),
    "home": _l("Casa"),
    "health": _l("Salute"),
    "network": _l("Rete di persone"),
    "mobility": _l("Spostamenti"),
    "money": _l("Soldi"),
}
FIELDS: dict[str, Any] = {
    "summary": _l("In breve"),
    "next_review_on": _l("Prossima verifica"),
    "signed_on": _l("Firmato il"),
    "title": _l("Obiettivo"),
    "step": _l("Azione"),
    "measure": _l("Come capiamo che ci siamo"),
    "domain": _l("Parte della vita"),
    "target_on": _l("Entro quando"),
    "state": _l("A che punto è"),
    "outcome": _l("Com'è andata"),
    "service_name": _l("Servizio"),
    "doer": _l("Chi la fa"),
    "doer_name": _l("Il suo nome"),
    "due_on": _l("Entro il"),
}
CHOSEN: dict[tuple[str, str], dict[Any, Any]] = {
    ("goal", "state"): GOAL_STATES,
    ("activity", "state"): ACTIVITY_STATES,
    ("goal", "domain"): DOMAINS,
    ("activity", "doer"): DOERS,
}


def word(kind: str, field: str, value: object) -> str:
    """Return a value of a goal or an action as people read it."""
    return str(CHOSEN.get((kind, field), {}).get(value, value or ""))
