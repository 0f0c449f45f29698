"""What a service may ask for with a referral: few things to decide on, more to begin with."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from portal.ui.language import lazy as _l


class ToDecide(StrEnum):
    """What a partner may read before it answers; nothing here tells who the woman is."""

    AGE_BAND = "age_band"
    MUNICIPALITY = "municipality"
    NEED = "need"
    TIME_SLOTS = "time_slots"
    URGENCY = "urgency"
    REASON = "reason"
    LIVING = "living"
    CHILD_AGES = "child_ages"
    EMPLOYMENT = "employment"
    ISEE_BAND = "isee_band"
    LANGUAGE = "language"
    TRAVELS_BY = "travels_by"


class ToDeliver(StrEnum):
    """What the operator named at acceptance may read beside her name and how to reach her."""

    ADDRESS = "address"
    BORN_IN = "born_in"
    TAX_CODE = "tax_code"
    CHILDREN = "children"
    WORKING_HOURS = "working_hours"
    NEED_SCORES = "need_scores"
    GOAL = "goal"
    HEALTH = "health"


LEAST_TO_DECIDE = frozenset(
    {
        ToDecide.AGE_BAND,
        ToDecide.MUNICIPALITY,
        ToDecide.NEED,
        ToDecide.TIME_SLOTS,
        ToDecide.URGENCY,
        ToDecide.REASON,
    }
)
# Asked on its own, with its own explicit consent.
SPECIAL = frozenset({ToDeliver.HEALTH})
# Others than herself: never asked unless the service says why it must.
OF_OTHERS = frozenset({ToDeliver.CHILDREN})


@dataclass(frozen=True, slots=True)
class Asks:
    """What one service asks for; the least where it says nothing."""

    decide: frozenset[ToDecide] = LEAST_TO_DECIDE
    deliver: frozenset[ToDeliver] = frozenset()

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(str(code) for code in self.decide | self.deliver)


def asks_of(said: Mapping[str, Any] | None) -> Asks:
    """Read what a service says that it asks for; what nobody knows is left out."""
    said = said or {}
    decide = frozenset(code for code in ToDecide if code in said.get("decide", ()))
    deliver = frozenset(code for code in ToDeliver if code in said.get("deliver", ()))
    return Asks(decide or LEAST_TO_DECIDE, deliver)


ASKED: dict[str, Any] = {
    ToDecide.AGE_BAND: _l("La fascia d'età"),
    ToDecide.MUNICIPALITY: _l("Il comune in cui abita"),
    ToDecide.NEED: _l("Di che aiuto ha bisogno"),
    ToDecide.TIME_SLOTS: _l("In quali giorni e orari"),
    ToDecide.URGENCY: _l("Se è urgente"),
    ToDecide.REASON: _l("Il motivo, in poche parole"),
    ToDecide.LIVING: _l("Se vive da sola o con un partner"),
    ToDecide.CHILD_AGES: _l("Le fasce d'età dei figli"),
    ToDecide.EMPLOYMENT: _l("Se lavora o cerca lavoro"),
    ToDecide.ISEE_BAND: _l("La fascia ISEE"),
    ToDecide.LANGUAGE: _l("La lingua, e se serve un'interprete"),
    ToDecide.TRAVELS_BY: _l("Come si sposta"),
    ToDeliver.ADDRESS: _l("L'indirizzo di casa"),
    ToDeliver.BORN_IN: _l("L'anno di nascita"),
    ToDeliver.TAX_CODE: _l("Il codice fiscale"),
    ToDeliver.CHILDREN: _l("I figli: nomi e anni di nascita"),
    ToDeliver.WORKING_HOURS: _l("Gli orari di lavoro e i turni"),
    ToDeliver.NEED_SCORES: _l("Quanto pesa il bisogno, da 0 a 4"),
    ToDeliver.GOAL: _l("L'obiettivo del suo piano"),
    ToDeliver.HEALTH: _l("Indicazioni di salute"),
}
WHY: dict[str, Any] = {
    ToDecide.AGE_BAND: _l("Per capire se il servizio è pensato per lei."),
    ToDecide.MUNICIPALITY: _l("Per sapere se il servizio arriva fin lì."),
    ToDecide.NEED: _l("Per sapere se è il posto giusto."),
    ToDecide.TIME_SLOTS: _l("Per vedere se gli orari si incontrano."),
    ToDecide.URGENCY: _l("Per rispondere prima a chi non può aspettare."),
    ToDecide.REASON: _l("Per capire la richiesta: al massimo 300 caratteri, senza nomi."),
    ToDecide.LIVING: _l("Se l'aiuto dipende da chi c'è in casa."),
    ToDecide.CHILD_AGES: _l("Se il servizio è per i figli, o li accoglie."),
    ToDecide.EMPLOYMENT: _l("Se il servizio è per chi lavora, o per chi cerca lavoro."),
    ToDecide.ISEE_BAND: _l("Se il costo o l'accesso dipendono dall'ISEE."),
    ToDecide.LANGUAGE: _l("Per preparare un'interprete o una persona che parla la sua lingua."),
    ToDecide.TRAVELS_BY: _l("Se arrivare lì è difficile senza auto."),
    ToDeliver.ADDRESS: _l("Se qualcuno va a casa sua, o passa a prenderla."),
    ToDeliver.BORN_IN: _l("Se c'è un limite d'età da controllare."),
    ToDeliver.TAX_CODE: _l("Solo se serve per iscriverla, una ricevuta o un contributo."),
    ToDeliver.CHILDREN: _l("Solo se il servizio è per loro: servono per iscriverli."),
    ToDeliver.WORKING_HOURS: _l("Per costruire insieme orari che reggono."),
    ToDeliver.NEED_SCORES: _l("Per dare l'aiuto giusto, e vedere poi se è servito."),
    ToDeliver.GOAL: _l("Per lavorare allo stesso risultato."),
    ToDeliver.HEALTH: _l("Solo se senza non si può accoglierla: serve un suo consenso a parte."),
}
