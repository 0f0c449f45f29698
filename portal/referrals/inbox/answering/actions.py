"""What a partner does with a referral; the door decides whether it still may."""

from datetime import datetime, time, timedelta
from typing import Any

from portal.referrals.inbox import queries
from portal.referrals.inbox.answering.asked import Asked
from portal.referrals.threads import actions as threads
from portal.referrals.tracking import timing
from portal.referrals.tracking.actions import Change, ReferralError, move
from portal.referrals.tracking.kinds import Act, Business, Clock, Status
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.queries import Held
from portal.referrals.tracking.reasons import OTHER
from portal.referrals.tracking.timing import Running
from portal.ui.language import lazy as _l
from tenants.clock import HOME, local_day, now, today

BETTER_FIT = "better-fit-elsewhere"
LONGEST_WAIT = timedelta(days=60)
FARTHEST_CALL = timedelta(days=90)


class StepError(ReferralError):
    """A step that lacks something; `field` names where it is asked."""

    def __init__(self, words: Any, field: str) -> None:  # noqa: ANN401 -- a lazy message
        super().__init__(words)
        self.field = field


def accept(held: Held, asked: Asked) -> Referral:
    """Take her on: somebody with a name calls her by a day."""
    if asked.day is None or not today() <= asked.day <= today() + FARTHEST_CALL:
        raise StepError(_l("Scegli un giorno da oggi in poi, entro tre mesi."), "day")
    values = {**_operator(asked), "first_contact_on": asked.day}
    return move(held, Change(to=Status.ACCEPTED, values=values, version=asked.version))


def undo(held: Held, asked: Asked) -> Referral:
    """Take an acceptance back, within two days and before anybody called her."""
    values = {"first_contact_on": None}
    return move(held, Change(to=Status.REQUESTED, values=values, version=asked.version))


def refuse(held: Held, asked: Asked) -> Referral:
    """Do not take her on: the preview closes at once, the sender looks elsewhere."""
    if asked.reason == OTHER and not asked.text:
        raise StepError(_l("Scrivi due parole: chi invia deve capire."), "text")
    if asked.reason == BETTER_FIT and not (asked.service_id or asked.text):
        raise StepError(_l("Scegli quale, o scrivilo qui sotto."), "service")
    better = asked.service_id if asked.reason == BETTER_FIT else None
    return _ended(held, asked, Status.REJECTED, better_service_id=better)


def attempt(held: Held, asked: Asked) -> Referral:
    """Write down that somebody tried to reach her."""
    return move(held, Change(act=Act.ATTEMPTED, code=asked.reason, version=asked.version))


def start(held: Held, asked: Asked) -> Referral:
    """Say that she was reached, or that she is back: it goes on from here."""
    return move(held, Change(to=Status.IN_PROGRESS, version=asked.version))


def go_on(held: Held, asked: Asked) -> Referral:
    """Say that it still goes on: the clock of the update starts again."""
    values = timing.started(held.referral, Running(Clock.UPDATE, today()))
    return move(held, Change(act=Act.STILL_GOING, values=values, version=asked.version))


def hold(held: Held, asked: Asked) -> Referral:
    """Let it wait, until a day on which it is looked at again."""
    if asked.day is None or not today() < asked.day <= today() + LONGEST_WAIT:
        raise StepError(_l("Scegli un giorno da domani, entro 60 giorni."), "day")
    return _ended(held, asked, Status.ON_HOLD, review_on=asked.day)


def complete(held: Held, asked: Asked) -> Referral:
    """Say how it ended; for thirty days her name stays beside it."""
    values = {"hours": asked.hours, "sessions": asked.sessions, "ended_at": _end(held, asked)}
    return _ended(held, asked, Status.COMPLETED, **values)


def fail(held: Held, asked: Asked) -> Referral:
    """Say that it did not work; that she cannot be reached needs three tries on two days."""
    if asked.reason == OTHER and not asked.text:
        raise StepError(_l("Scrivi due parole: chi invia deve capire."), "text")
    return _ended(held, asked, Status.FAILED)


def cancel(held: Held, asked: Asked) -> Referral:
    """Call it off; what was disclosed closes at once."""
    if asked.reason == OTHER and not asked.text:
        raise StepError(_l("Scrivi due parole: chi invia deve capire."), "text")
    return _ended(held, asked, Status.CANCELLED)


def assign(held: Held, asked: Asked) -> Referral:
    """Give it to a colleague, with what its operator alone may read."""
    change = Change(act=Act.ASSIGNED, values=_operator(asked), version=asked.version)
    return move(held, change)


def report_mistake(held: Held, asked: Asked) -> Referral:
    """Ask the sender to mark it as entered by mistake: that is not the partner's to do."""
    threads.enclose(held, asked.text)
    values = {"business": Business.ERROR_REPORTED.value}
    return move(held, Change(act=Act.ERROR_REPORTED, values=values, version=asked.version))


def _operator(asked: Asked) -> dict[str, Any]:
    name = queries.operators().get(asked.operator_id) if asked.operator_id else None
    if name is None:
        raise StepError(_l("Scegli una collega che risponde agli invii."), "operator")
    return {"operator_id": asked.operator_id, "operator_name": name}


def _ended(held: Held, asked: Asked, to: Status, **values: object) -> Referral:
    """Move with a reason; what was added in words goes into the thread before it closes."""
    if asked.text:
        threads.enclose(held, asked.text)
    change = Change(to=to, code=asked.reason, values=values, version=asked.version)
    return move(held, change)


def _end(held: Held, asked: Asked) -> datetime:
    """Return the moment of an end: now for today, the middle of the day for one that is past."""
    sent_at = held.referral.sent_at
    if asked.day is None or asked.day > today():
        raise StepError(_l("Questo giorno deve ancora venire."), "day")
    if sent_at is not None and asked.day < local_day(sent_at):
        raise StepError(_l("È prima che arrivasse l'invio."), "day")
    return now() if asked.day == today() else datetime.combine(asked.day, time(12), HOME)
