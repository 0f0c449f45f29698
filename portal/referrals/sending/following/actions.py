"""What the sender does with a referral: cancels it, nudges, takes back a mistake, ends the need."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from portal.referrals.sending import queries
from portal.referrals.threads import actions as threads
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking.actions import Change, ReferralError
from portal.referrals.tracking.facts import ReferralChanged
from portal.referrals.tracking.kinds import (
    HELD,
    OPEN,
    Act,
    Business,
    RequestStatus,
    Side,
    Status,
)
from portal.referrals.tracking.models import Referral, ServiceRequest
from portal.referrals.tracking.queries import Held, request_of
from portal.ui.language import lazy as _l
from tenants import door, ledger
from tenants.clock import HOME, now, today
from tenants.database import db, new_id
from tenants.permissions import NotFoundError
from tenants.working_day import is_working_day

ENDS_WITH_CASE = "enrolment-closed"
DAY = timedelta(days=1)
NOT_NOW: Mapping[str, Any] = {
    "turn": _l("Adesso non tocca al partner: non c'è niente da sollecitare."),
    "again": _l("Hai già sollecitato oggi: riprova il prossimo giorno lavorativo."),
}
# What the end of a routing says of the need behind it, where nobody else is asked.
NEED_AFTER: Mapping[str, RequestStatus] = {
    "participant-declined": RequestStatus.REVOKED,
    "need-resolved-otherwise": RequestStatus.COMPLETED,
    "moved-away": RequestStatus.REVOKED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the sender's form said: the version that it showed, and a code or words."""

    version: int | None
    code: str = ""
    words: str = ""


def cancel(held: Held, said: Said) -> Referral:
    """Cancel an open referral: the partner reads it no more, from this moment."""
    _check_seen(held, said)
    need = request_of(held.referral)
    referral = tracking.move(
        held, Change(to=Status.CANCELLED, code=said.code, version=said.version)
    )
    others = [each for each in queries.routings(need.id) if each.status in OPEN]
    if not others and said.code in NEED_AFTER:
        need.status = NEED_AFTER[said.code]
        db.session.flush()
    return referral


def take_back(held: Held, said: Said) -> Referral:
    """Say that a referral was a mistake: it counts nowhere, and stays in the history."""
    _check_seen(held, said)
    threads.note(held, said.words)
    return tracking.move(held, Change(to=Status.ENTERED_IN_ERROR, version=said.version))


def nudge(held: Held, said: Said) -> None:
    """Remind the partner of what it has to do, once a working day; the referral stays as it is.

    So whoever is answering at this moment is not told that something changed.
    """
    _check_seen(held, said)
    event = new_id()
    result = door.call_inside(
        "nudge_referral",
        owner=held.referral.organisation_id,
        nudged=held.id,
        event=event,
        since=datetime.combine(last_working_day(today()), time.min, HOME),
        at=now(),
    )
    if result is None:
        raise NotFoundError
    if result != "ok":
        raise ReferralError(NOT_NOW[result])
    status = held.referral.status.value
    steps = (Act.NUDGED, Side.SENDER, status, status, "")
    ledger.record(ReferralChanged(held.id, event, *steps), about=held.id)


def may_be_nudged(referral: Referral) -> bool:
    """Tell whether it is the partner's turn, and the partner reads the portal."""
    waiting = referral.status is Status.REQUESTED or referral.status in HELD
    theirs = referral.business in {Business.NONE, Business.ERROR_REPORTED}
    return waiting and theirs and referral.recipient_id is not None


def last_working_day(day: date) -> date:
    """Return a day itself when it is a working day, else the last one before it."""
    while not is_working_day(day):
        day -= DAY
    return day


def end_need(request: ServiceRequest) -> None:
    """Say that nothing else is looked for: the need is asked of nobody any more."""
    request.status = RequestStatus.REVOKED
    db.session.flush()


def cancel_with_case(participant_id: UUID) -> int:
    """Cancel the open referrals of a case that closes; return how many there were."""
    found = queries.open_of(participant_id)
    for referral in found:
        held = tracking.acting(referral, Side.SENDER)
        tracking.move(held, Change(to=Status.CANCELLED, code=ENDS_WITH_CASE))
    for need, _routings in queries.needs(participant_id):
        if need.status in {RequestStatus.ACTIVE, RequestStatus.DRAFT}:
            need.status = RequestStatus.REVOKED
    db.session.flush()
    return len(found)


def revive_with_case(_participant_id: UUID) -> int:
    """Bring back nothing: what ended stays ended, and a new referral may replace it."""
    return 0


def tell_new_owner(participant_id: UUID, _before: UUID, _after: UUID) -> int:
    """Count the open referrals of a case that changes hands: its owner is who hears of them."""
    return len(queries.open_of(participant_id))


def _check_seen(held: Held, said: Said) -> None:
    """Refuse what was decided on a page that is no longer true."""
    if said.version is not None and said.version != held.referral.version:
        raise tracking.ChangedMeanwhileError(held.referral)
