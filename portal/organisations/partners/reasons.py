"""Why an organisation changes state, and which state may follow which."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from portal.ui.language import lazy as _l
from tenants.models import OrganisationState


class Reason(StrEnum):
    AGREEMENT_OVER = "agreement_over"
    ASKED = "asked"
    JOINED_ANOTHER = "joined_another"
    MISTAKE = "mistake"
    RESUMES = "resumes"
    RULES = "rules"
    SILENT = "silent"


REASON_WORDS: Mapping[Reason, Any] = {
    Reason.AGREEMENT_OVER: _l("La convenzione è finita"),
    Reason.ASKED: _l("Lo ha chiesto l'organizzazione"),
    Reason.JOINED_ANOTHER: _l("Si è unita a un'altra organizzazione"),
    Reason.MISTAKE: _l("Era un errore"),
    Reason.RESUMES: _l("Riprende a lavorare nella rete"),
    Reason.RULES: _l("Non rispetta gli accordi della rete"),
    Reason.SILENT: _l("Non risponde da tempo"),
}
NEXT_STATES: Mapping[OrganisationState, tuple[OrganisationState, ...]] = {
    OrganisationState.INVITED: (OrganisationState.LEFT,),
    OrganisationState.ACTIVE: (OrganisationState.SUSPENDED, OrganisationState.LEFT),
    OrganisationState.SUSPENDED: (OrganisationState.ACTIVE, OrganisationState.LEFT),
    OrganisationState.LEFT: (OrganisationState.ACTIVE,),
}
STEP_WORDS: Mapping[OrganisationState, Any] = {
    OrganisationState.ACTIVE: _l("Riattivarla: le sue persone tornano a lavorare"),
    OrganisationState.SUSPENDED: _l("Sospenderla: le sue persone leggono, senza cambiare nulla"),
    OrganisationState.LEFT: _l("Segnarla come uscita: le sue persone non entrano più"),
}
