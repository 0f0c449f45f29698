"""The words of referrals, by their codes: what both parties and the lead read."""

from typing import Any

from portal.referrals.tracking.kinds import Channel, Side, Status, Urgency
from portal.ui.language import lazy as _l

STATUSES: dict[Status, Any] = {
    Status.DRAFT: _l("Bozza"),
    Status.REQUESTED: _l("Inviata"),
    Status.ACCEPTED: _l("Accettata"),
    Status.REJECTED: _l("Non accolta"),
    Status.IN_PROGRESS: _l("In corso"),
    Status.ON_HOLD: _l("Sospesa"),
    Status.COMPLETED: _l("Conclusa"),
    Status.FAILED: _l("Non riuscita"),
    Status.CANCELLED: _l("Annullata"),
    Status.ENTERED_IN_ERROR: _l("Inserita per errore"),
}
SIDES: dict[Side, Any] = {
    Side.SENDER: _l("Chi invia"),
    Side.PARTNER: _l("Il partner"),
    Side.SYSTEM: _l("Il portale"),
}
CHANNELS: dict[Channel, Any] = {
    Channel.PHONE: _l("Telefonata"),
    Channel.MESSAGE: _l("Messaggio"),
    Channel.EMAIL: _l("E-mail"),
    Channel.VISIT: _l("Di persona"),
}
URGENCIES: dict[Urgency, Any] = {
    Urgency.NORMAL: _l("Normale"),
    Urgency.URGENT: _l("Urgente"),
}
