"""The nudge: both parties see it, once a working day at most; the referral stays as it is."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import text

from portal.oversight.overdue.facts import ReferralNudged
from portal.oversight.overdue.queries import since_working_day
from portal.ui.language import lazy as _l
from tenants import ledger
from tenants.clock import HOME, now, today
from tenants.database import db, new_id

_NUDGE = text("SELECT oversight.nudge(:referral, :event, :on_day, :since, :at)")
REFUSALS: dict[str, Any] = {
    "not-late": _l("Questo invio non è più in ritardo: nessun sollecito è partito."),
    "today": _l("Oggi qualcuno ha già sollecitato questo invio: basta una volta al giorno."),
}


class NudgeError(ValueError):
    """A nudge that is not needed; `words` say why."""

    field = ""

    def __init__(self, code: str) -> None:
        super().__init__(str(REFUSALS[code]))


def nudge(referral_id: UUID) -> None:
    """Remind the two parties of a late referral; raises NudgeError when it is not the moment."""
    values = {
        "referral": referral_id,
        "event": new_id(),
        "on_day": today(),
        "since": datetime.combine(since_working_day(today()), time(), HOME),
        "at": now(),
    }
    answer = db.session.execute(_NUDGE, values).scalar_one()
    if answer != "ok":
        raise NudgeError(answer)
    ledger.record(ReferralNudged(referral_id), about=referral_id)
