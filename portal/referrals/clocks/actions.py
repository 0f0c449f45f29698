"""The pass of the clocks: it reminds, escalates and lets expire, each once, whenever it runs."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from portal.referrals.clocks import queries
from portal.referrals.clocks.steps import Step, expires, steps_due
from portal.referrals.clocks.timing import Times, running_of, times_of
from portal.referrals.tracking.actions import Change, ChangedMeanwhileError, acting, move
from portal.referrals.tracking.facts import ReferralChanged
from portal.referrals.tracking.kinds import Side, Status
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.reasons import EXPIRED
from portal.referrals.tracking.timing import Due
from tenants import clock, door, ledger
from tenants.database import db, new_id
from tenants.scope import NOBODY, acting_for

PURPOSE: Final = "job:clocks"
AT_ONCE: Final = 200  # referrals in one transaction: nobody who answers one waits for long
EXPIRY: Final = "expired"
RETIMED: Final = "retimed"

Done = Counter[str]
Batch = Callable[[UUID, UUID], Sequence[Referral]]
Work = Callable[[Referral, Times], Done]


def run(at: datetime) -> Done:
    """Do what all clocks have to do by a moment; return how many remarks and expiries there were.

    Run twice, or later after a gap, it does each thing once.
    """
    with clock.fixed(at):
        return _everywhere(_due, _tick)


def retime(at: datetime) -> Done:
    """Count all running clocks anew, since rules and closures change; return how many moved."""
    with clock.fixed(at):
        return _everywhere(_running, _retime)


def _everywhere(batch: Batch, work: Work) -> Done:
    done: Done = Counter()
    for organisation_id in _organisations():
        last: UUID | None = NOBODY
        while last is not None:
            last, more = _in_scope(organisation_id, last, batch, work)
            done += more
    return done


def _organisations() -> Sequence[UUID]:
    with acting_for(None, purpose=PURPOSE, read_only=True):
        try:
            return queries.organisations()
        finally:
            db.session.remove()


def _in_scope(
    organisation_id: UUID, after: UUID, batch: Batch, work: Work
) -> tuple[UUID | None, Done]:
    """Work on the next few of one organisation in a transaction of their own."""
    with acting_for(organisation_id, purpose=PURPOSE, case_access=True):
        try:
            referrals = batch(organisation_id, after)
            last = referrals[-1].id if len(referrals) == AT_ONCE else None
            times = times_of(referrals) if referrals else None
            done = sum((work(each, times) for each in referrals if times), Counter[str]())
            db.session.commit()
            return last, done
        finally:
            db.session.remove()


def _due(organisation_id: UUID, after: UUID) -> Sequence[Referral]:
    return queries.due_by(organisation_id, clock.today(), after, most=AT_ONCE)


def _running(organisation_id: UUID, after: UUID) -> Sequence[Referral]:
    return queries.running(organisation_id, after, most=AT_ONCE)


def _tick(referral: Referral, times: Times) -> Done:
    """Make the remarks that are due by what holds today: a closure may have put them off."""
    due = _due_of(referral, times)
    _keep(referral, due)
    steps = steps_due(referral, due, clock.today())
    made = [step.act.value for step in steps if _make(referral, step)]
    if expires(referral, due, clock.today()) and _expire(referral):
        made.append(EXPIRY)
    return Counter(made)


def _retime(referral: Referral, times: Times) -> Done:
    return Counter({RETIMED: int(_keep(referral, _due_of(referral, times)))})


def _keep(referral: Referral, due: Due) -> bool:
    """Keep the days of a clock where they are no longer those that stand on the referral."""
    if due == _kept(referral):
        return False
    moved = door.call_inside(
        "time_referral",
        owner=referral.organisation_id,
        referral=referral.id,
        expected_version=referral.version,
        due=due.due_on,
        remind=due.remind_on,
        escalate=due.escalate_on,
        expire=due.expire_on,
    )
    return bool(moved)


def _due_of(referral: Referral, times: Times) -> Due:
    running = running_of(referral)
    return times.due(referral, running) if running else Due()


def _kept(referral: Referral) -> Due:
    return Due(referral.due_on, referral.remind_on, referral.escalate_on, referral.expire_on)


def _make(referral: Referral, step: Step) -> bool:
    """Write one remark as an event, unless somebody was faster."""
    event = new_id()
    made = door.call_inside(
        "tick_referral",
        owner=referral.organisation_id,
        referral=referral.id,
        expected_version=referral.version,
        step=step.mark.value,
        act=step.act.value,
        code=referral.clock.value,
        seen=step.seen_by.value,
        day=clock.today(),
        event=event,
        at=clock.now(),
    )
    if made:
        status = referral.status.value
        ledger.record(
            ReferralChanged(
                referral.id, event, step.act, Side.SYSTEM, status, status, referral.clock
            ),
            about=referral.id,
        )
    return bool(made)


def _expire(referral: Referral) -> bool:
    """Cancel a request that nobody answered; whoever answered a moment before has won."""
    try:
        move(acting(referral, Side.SYSTEM), Change(to=Status.CANCELLED, code=EXPIRED))
    except ChangedMeanwhileError:
        return False
    return True
