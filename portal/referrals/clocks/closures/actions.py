"""Publishing a closure and ending it; the past stays as it was."""

from datetime import date, timedelta

from portal.referrals.clocks import queries
from portal.referrals.clocks.facts import ClosureEnded, ClosurePublished
from portal.referrals.clocks.models import LONGEST_CLOSURE, Closure
from portal.ui.language import gettext as _
from tenants import ledger, scope
from tenants.clock import today
from tenants.database import db

FARTHEST = timedelta(days=730)


class ClosureError(Exception):
    """Days that cannot be a closure; `field` is where it shows."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.field = field


def publish(first_day: date, last_day: date, *, name: str) -> Closure:
    """Say that the own organisation is closed; what is already over is not closed afterwards."""
    _check(first_day, last_day)
    closure = Closure(first_day=first_day, last_day=last_day, name=name)
    db.session.add(closure)
    db.session.flush()
    ledger.record(ClosurePublished(closure.id, first_day, last_day), about=closure.id)
    return closure


def end(closure: Closure) -> None:
    """Take a closure away; of one that has begun, the days before today stay."""
    if closure.last_day < today():
        return
    if closure.first_day < today():
        closure.last_day = today() - timedelta(days=1)
    else:
        db.session.delete(closure)
    ledger.record(ClosureEnded(closure.id), about=closure.id)


def _check(first_day: date, last_day: date) -> None:
    if first_day < today():
        raise ClosureError(_("Si può scrivere una chiusura da oggi in poi."), "first_day")
    if last_day < first_day:
        raise ClosureError(_("L'ultimo giorno viene prima del primo."), "last_day")
    if last_day - today() > FARTHEST:
        raise ClosureError(_("Controlla l'anno di questa data."), "last_day")
    if (last_day - first_day).days >= LONGEST_CLOSURE:
        raise ClosureError(_("Una chiusura dura al massimo due mesi."), "last_day")
    if _overlaps(first_day, last_day):
        raise ClosureError(_("In questi giorni c'è già una chiusura."), "first_day")


def _overlaps(first_day: date, last_day: date) -> bool:
    own = queries.closures_of(scope.current().organisation_id, since=first_day)
    return any(each.first_day <= last_day for each in own)
