"""The words of interviews, notes and tasks, by their codes."""

from typing import Any

from portal.participants.interviews.models import (
    InterviewChannel,
    InterviewKind,
    InterviewState,
    NoShowReason,
    NoteLevel,
    TaskState,
)
from portal.ui.language import lazy as _l

KINDS: dict[InterviewKind, Any] = {
    InterviewKind.FIRST: _l("Primo colloquio"),
    InterviewKind.FOLLOW_UP: _l("Colloquio successivo"),
    InterviewKind.REVIEW: _l("Verifica del piano"),
    InterviewKind.COMPANY: _l("Colloquio in azienda"),
    InterviewKind.OTHER: _l("Altro incontro"),
}
CHANNELS: dict[InterviewChannel, Any] = {
    InterviewChannel.OFFICE: _l("Allo sportello"),
    InterviewChannel.PHONE: _l("Al telefono"),
    InterviewChannel.VIDEO: _l("In videochiamata"),
    InterviewChannel.HOME: _l("A casa sua"),
    InterviewChannel.ELSEWHERE: _l("In un altro posto"),
}
STATES: dict[InterviewState, Any] = {
    InterviewState.BOOKED: _l("Fissato"),
    InterviewState.HELD: _l("Svolto"),
    InterviewState.NO_SHOW: _l("Non è venuta"),
    InterviewState.CANCELLED: _l("Annullato"),
}
NO_SHOW_REASONS: dict[NoShowReason, Any] = {
    NoShowReason.UNKNOWN: _l("Non si sa"),
    NoShowReason.CHILD_ILL: _l("Aveva un figlio malato"),
    NoShowReason.ILL: _l("Stava male lei"),
    NoShowReason.WORK: _l("Doveva lavorare"),
    NoShowReason.TRANSPORT: _l("Non sapeva come arrivare"),
    NoShowReason.FORGOT: _l("Se n'è dimenticata"),
    NoShowReason.AFRAID: _l("Aveva paura o non se la sentiva"),
    NoShowReason.OTHER: _l("Un'altra ragione"),
}
LEVELS: dict[NoteLevel, Any] = {
    NoteLevel.TEAM: _l("Chi può aprire questa scheda"),
    NoteLevel.AUTHOR: _l("Solo io"),
}
TASKS: dict[TaskState, Any] = {
    TaskState.OPEN: _l("Da fare"),
    TaskState.DONE: _l("Fatta"),
    TaskState.CANCELLED: _l("Annullata"),
}
