"""What is late now, by code: read live through one function, which names no person and no need."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text

from portal.oversight.counting.queries import organisation_names
from portal.referrals.tracking.kinds import Clock, Status, Urgency
from portal.ui.language import lazy as _l
from tenants.clock import local_day, today
from tenants.database import db
from tenants.working_day import is_working_day

MOST_ROWS = 200
_OVERDUE = text("SELECT * FROM oversight.overdue(:on_day, :most)")
_COUNT = text("SELECT oversight.overdue_count(:on_day)")
NAMED_IN = frozenset({Status.ACCEPTED, Status.IN_PROGRESS, Status.ON_HOLD})
CLOCKS: Mapping[Clock, Any] = {
    Clock.RESPOND: _l("Risposta alla richiesta"),
    Clock.ANSWER: _l("Risposta alla domanda"),
    Clock.CONTACT: _l("Primo contatto"),
    Clock.UPDATE: _l("Aggiornamento"),
    Clock.REVIEW: _l("Nuova valutazione dell'attesa"),
}
OF_THE_SENDER = frozenset({Clock.ANSWER, Clock.REVIEW})


@dataclass(frozen=True, slots=True)
class Late:
    """A referral that somebody should have moved by now."""

    id: UUID
    code: str
    partner: str
    sender: str
    clock: Clock
    due_on: date
    urgency: Urgency
    status: Status
    nudged_at: datetime | None

    @property
    def awaited(self) -> str:
        """Return who should move."""
        return self.sender if self.clock in OF_THE_SENDER else self.partner

    @property
    def words(self) -> str:
        return str(CLOCKS[self.clock])

    @property
    def days_late(self) -> int:
        """Return the working days since it was due, today included."""
        span = (today() - self.due_on).days
        return sum(is_working_day(self.due_on + timedelta(days=1 + at)) for at in range(span))

    @property
    def is_urgent(self) -> bool:
        return self.urgency is Urgency.URGENT

    @property
    def may_be_nudged(self) -> bool:
        return self.nudged_at is None or local_day(self.nudged_at) < since_working_day(today())

    @property
    def may_be_named(self) -> bool:
        return self.status in NAMED_IN


def late() -> tuple[list[Late], int]:
    """Return what is late, the longest first, and how much there is in all."""
    rows = list(db.session.execute(_OVERDUE, {"on_day": today(), "most": MOST_ROWS}))
    ids = {str(each) for row in rows for each in (row.owner, row.recipient) if each}
    names = organisation_names(list(ids))
    return [_late(row, names) for row in rows], rows[0].late if rows else 0


def late_count() -> int:
    """Return how many referrals are late."""
    found: int = db.session.execute(_COUNT, {"on_day": today()}).scalar_one()
    return found


def since_working_day(day: date) -> date:
    """Return the working day that a day belongs to: itself, or the last one before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def _late(row: Any, names: Mapping[str, str]) -> Late:  # noqa: ANN401 -- a row of the function
    return Late(
        id=row.referral,
        code=row.code,
        partner=names.get(str(row.recipient), row.recipient_name),
        sender=names.get(str(row.owner), ""),
        clock=Clock(row.clock),
        due_on=row.due_on,
        urgency=Urgency(row.urgency),
        status=Status(row.status),
        nudged_at=row.nudged_at,
    )
