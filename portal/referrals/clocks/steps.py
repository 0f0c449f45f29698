"""What a clock does when its days come: which event of which referral, seen by whom. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.referrals.tracking.kinds import Act, Clock, SeenBy
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.timing import Due


class Mark(StrEnum):
    """Which of the two remarks of a clock is made; each is remembered on the referral."""

    REMIND = "remind"
    ESCALATE = "escalate"


@dataclass(frozen=True, slots=True)
class Step:
    """A remark of a clock: the event that it becomes, whose code is the clock's name."""

    mark: Mark
    act: Act
    seen_by: SeenBy


OF_THE_SENDER = frozenset({Clock.ANSWER, Clock.CONFIRM})


def steps_due(referral: Referral, due: Due, day: date) -> list[Step]:
    """Return the remarks that a clock has to make by a day and has not made yet."""
    marks = (
        (Mark.REMIND, due.remind_on, referral.reminded_on),
        (Mark.ESCALATE, due.escalate_on, referral.escalated_on),
    )
    return [
        _step(referral.clock, mark) for mark, on, made in marks if made is None and _by(on, day)
    ]


def expires(referral: Referral, due: Due, day: date) -> bool:
    """Tell whether nobody answered in time."""
    return referral.clock is Clock.RESPOND and _by(due.expire_on, day)


def _by(on: date | None, day: date) -> bool:
    return on is not None and on <= day


def _step(clock: Clock, mark: Mark) -> Step:
    seen_by = SeenBy.SENDER if clock in OF_THE_SENDER else SeenBy.BOTH
    return Step(mark, _act(clock, mark), seen_by)


def _act(clock: Clock, mark: Mark) -> Act:
    """Return what a remark is called: she is asked twice, a partner is asked how it goes."""
    if clock is Clock.CONFIRM:
        return Act.REMINDED
    if mark is Mark.ESCALATE:
        return Act.ESCALATED
    return Act.CHECKED_IN if clock is Clock.UPDATE else Act.REMINDED
