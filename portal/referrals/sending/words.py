"""The Italian words of a referral for whoever sent it: what refines a state, what happened."""

from typing import Any

from portal.referrals.tracking.kinds import Act, Business
from portal.ui.language import lazy as _l

BUSINESSES: dict[Business, Any] = {
    Business.INFO_REQUESTED: _l("C'è una domanda per te"),
    Business.PLACE_OFFERED: _l("C'è un posto"),
    Business.ERROR_REPORTED: _l("Il partner segnala un errore"),
}
ACTS: dict[Act, Any] = {
    Act.ASKED: _l("Il partner fa una domanda"),
    Act.ANSWERED: _l("Risposta alla domanda"),
    Act.ATTEMPTED: _l("Il partner ha provato a contattarla"),
    Act.STILL_GOING: _l("Il partner dice che continua"),
    Act.ASSIGNED: _l("Cambia chi la segue dal partner"),
    Act.AMENDED: _l("Cambiano i dati condivisi"),
    Act.NUDGED: _l("Sollecito"),
    Act.REMINDED: _l("Promemoria"),
    Act.ESCALATED: _l("In ritardo: avvisate entrambe le parti"),
    Act.CHECKED_IN: _l("Chiesto al partner se continua"),
    Act.WAITED: _l("In lista d'attesa"),
    Act.OFFERED: _l("Il partner offre un posto"),
    Act.OFFER_ENDED: _l("L'offerta del posto è finita"),
    Act.CONFIRMED: _l("Lei dice com'è andata"),
    Act.ERROR_REPORTED: _l("Il partner segnala un errore"),
    Act.NAMED: _l("Un nome aperto con un motivo scritto"),
}
