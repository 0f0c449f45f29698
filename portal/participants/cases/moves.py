"""The states of a case and the moves between them: one table, which every page and rule reads."""

from enum import StrEnum
from typing import Any

from portal.participants.cases.kinds import CLOSED, CaseState
from portal.ui.language import lazy as _l

STATES: dict[CaseState, Any] = {
    CaseState.NEW: _l("Nuova"),
    CaseState.TO_CONTACT: _l("Da contattare"),
    CaseState.INTERVIEW_BOOKED: _l("Colloquio fissato"),
    CaseState.ASSESSMENT: _l("In valutazione"),
    CaseState.PLANNING: _l("Piano in preparazione"),
    CaseState.PLAN_ACTIVE: _l("Piano attivo"),
    CaseState.IN_REVIEW: _l("In verifica"),
    CaseState.CONCLUDED: _l("Conclusa"),
    CaseState.INTERRUPTED: _l("Interrotta"),
    CaseState.NOT_ELIGIBLE: _l("Non ammissibile"),
}

_FORWARD: dict[CaseState, tuple[CaseState, ...]] = {
    CaseState.NEW: (CaseState.TO_CONTACT, CaseState.INTERVIEW_BOOKED),
    CaseState.TO_CONTACT: (CaseState.INTERVIEW_BOOKED, CaseState.ASSESSMENT),
    CaseState.INTERVIEW_BOOKED: (CaseState.ASSESSMENT, CaseState.TO_CONTACT),
    CaseState.ASSESSMENT: (CaseState.PLANNING, CaseState.INTERVIEW_BOOKED),
    CaseState.PLANNING: (CaseState.PLAN_ACTIVE, CaseState.ASSESSMENT),
    CaseState.PLAN_ACTIVE: (CaseState.IN_REVIEW,),
    CaseState.IN_REVIEW: (CaseState.PLAN_ACTIVE, CaseState.PLANNING),
}
_BEFORE_A_PLAN = frozenset(
    {CaseState.NEW, CaseState.TO_CONTACT, CaseState.INTERVIEW_BOOKED, CaseState.ASSESSMENT}
)
_WITH_A_PLAN = frozenset({CaseState.PLAN_ACTIVE, CaseState.IN_REVIEW})


class CloseReason(StrEnum):
    HERSELF = "herself"
    MOVED_AWAY = "moved_away"
    UNREACHABLE = "unreachable"
    ELSEWHERE = "elsewhere"
    OUT_OF_AREA = "out_of_area"
    NO_MINOR = "no_minor"
    ISEE = "isee"
    OTHER = "other"


REASONS: dict[CloseReason, Any] = {
    CloseReason.HERSELF: _l("Lo ha deciso lei"),
    CloseReason.MOVED_AWAY: _l("Si è trasferita"),
    CloseReason.UNREACHABLE: _l("Non risponde più"),
    CloseReason.ELSEWHERE: _l("È seguita da un altro servizio"),
    CloseReason.OUT_OF_AREA: _l("Vive fuori dal territorio"),
    CloseReason.NO_MINOR: _l("Non ha figli minori"),
    CloseReason.ISEE: _l("L'ISEE supera la soglia"),
    CloseReason.OTHER: _l("Un altro motivo"),
}
REASONS_OF: dict[CaseState, tuple[CloseReason, ...]] = {
    CaseState.INTERRUPTED: (
        CloseReason.HERSELF,
        CloseReason.MOVED_AWAY,
        CloseReason.UNREACHABLE,
        CloseReason.ELSEWHERE,
        CloseReason.OTHER,
    ),
    CaseState.NOT_ELIGIBLE: (
        CloseReason.OUT_OF_AREA,
        CloseReason.NO_MINOR,
        CloseReason.ISEE,
        CloseReason.OTHER,
    ),
}


def moves_from(state: CaseState, before: CaseState | None = None) -> tuple[CaseState, ...]:
    """Return where a case may go; a closed one only back to where it was before."""
    if state in CLOSED:
        return (before or CaseState.TO_CONTACT,)
    closing = (
        *((CaseState.CONCLUDED,) if state in _WITH_A_PLAN else ()),
        CaseState.INTERRUPTED,
        *((CaseState.NOT_ELIGIBLE,) if state in _BEFORE_A_PLAN else ()),
    )
    return (*_FORWARD[state], *closing)
