"""The pass of the waiting lists: ended offers give their places to the next, each once."""

from collections import Counter
from datetime import datetime
from typing import Final
from uuid import UUID

from portal.catalogue.publishing.upkeep import actions as services
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking.actions import Change, ReferralError
from portal.referrals.tracking.kinds import Act, Side, Status
from portal.referrals.tracking.models import Referral
from portal.referrals.waiting import actions, queries
from portal.referrals.waiting.facts import OfferEnded, WaitlistLeft
from portal.referrals.waiting.kinds import EXPIRED, HOLDING, Answer, EntryState
from portal.referrals.waiting.models import WaitlistEntry
from tenants import clock, ledger
from tenants.database import db
from tenants.scope import acting_for

PURPOSE: Final = "job:waiting"
CAME = frozenset({Status.IN_PROGRESS, Status.COMPLETED})

Freed = Counter[UUID]  # places that came back, by service


def run(at: datetime) -> int:
    """End the offers that are over at a moment and go on to the next; return how many ended."""
    with clock.fixed(at):
        return sum(_in_scope(each) for each in _organisations())


def _organisations() -> list[UUID]:
    with acting_for(None, purpose=PURPOSE, read_only=True):
        try:
            return list(queries.organisations())
        finally:
            db.session.remove()


def _in_scope(organisation_id: UUID) -> int:
    """Look after the lists of one partner in a transaction of its own."""
    with acting_for(organisation_id, purpose=PURPOSE, intake_access=True):
        try:
            freed: Freed = Counter()
            ended = sum(_settle(entry, freed) for entry in queries.live_entries())
            for service_id, places in sorted(freed.items()):
                _go_on(service_id, places)
            db.session.commit()
            return ended
        finally:
            db.session.remove()


def _settle(entry: WaitlistEntry, freed: Freed) -> bool:
    """Bring an entry to where it belongs; tell whether anything changed."""
    referral = queries.referral_of(entry)
    if referral is None:
        _forget(entry, freed)
    elif not queries.is_waiting(referral):
        _leave(entry, freed, came=referral.status in CAME)
    elif entry.state is EntryState.REFUSED:
        _refused(entry, freed)
    elif _is_over(entry):
        return _expired(entry, referral, freed)
    else:
        return False
    return True


def _is_over(entry: WaitlistEntry) -> bool:
    until = entry.offer_until
    return entry.state is EntryState.OFFERED and until is not None and until < clock.today()


def _forget(entry: WaitlistEntry, freed: Freed) -> None:
    """Keep nothing of a referral that was erased."""
    _give_back(entry, freed)
    db.session.delete(entry)
    db.session.flush()


def _leave(entry: WaitlistEntry, freed: Freed, *, came: bool) -> None:
    """Take who no longer waits off the list; whoever came keeps her places."""
    if came and entry.state is EntryState.CONFIRMED:
        entry.state = EntryState.PLACED
    else:
        _give_back(entry, freed)
        entry.state = EntryState.LEFT
    db.session.flush()
    ledger.record(WaitlistLeft(entry.id, entry.state.value), about=entry.referral_id)


def _refused(entry: WaitlistEntry, freed: Freed) -> None:
    _give_back(entry, freed)
    if entry.answer == Answer.LATER:
        _wait_again(entry)
    else:
        entry.state = EntryState.LEFT
    db.session.flush()
    ledger.record(OfferEnded(entry.id, entry.answer), about=entry.referral_id)


def _expired(entry: WaitlistEntry, referral: Referral, freed: Freed) -> bool:
    """Put whoever did not answer behind the others, unless she answers at this very moment."""
    held = tracking.acting(referral, Side.PARTNER)
    change = Change(act=Act.OFFER_ENDED, code=EXPIRED, values={"business": ""})
    try:
        with db.session.begin_nested():
            db.session.refresh(entry, with_for_update=True)
            if _is_over(entry):
                tracking.move(held, change)
    except ReferralError:
        return False
    if not _is_over(entry):
        return False
    _give_back(entry, freed)
    _wait_again(entry)
    db.session.flush()
    ledger.record(OfferEnded(entry.id, EXPIRED), about=entry.referral_id)
    return True


def _give_back(entry: WaitlistEntry, freed: Freed) -> None:
    if entry.state in HOLDING and entry.taken:
        services.give_places(entry.service_id, entry.taken)
        freed[entry.service_id] += entry.taken
    entry.taken = 0


def _wait_again(entry: WaitlistEntry) -> None:
    entry.state = EntryState.WAITING
    entry.offer_until = None
    entry.sort = queries.last_place(entry.service_id) + 1


def _go_on(service_id: UUID, places: int) -> None:
    """Offer what came back to the next in order; what a partner changes meanwhile waits."""
    try:
        with db.session.begin_nested():
            actions.offer_next(service_id, places)
    except ReferralError:
        return
