"""When a clock reminds, escalates and expires; the wing `clocks` says how, and registers here."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from portal.referrals.tracking.kinds import Clock
from portal.referrals.tracking.models import Referral


@dataclass(frozen=True, slots=True)
class Due:
    """The days of a running clock; none where it does not do that."""

    due_on: date | None = None
    remind_on: date | None = None
    escalate_on: date | None = None
    expire_on: date | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """A clock as it starts: since when, and the working days used before it stood still.

    `agreed` is the day that somebody chose: of the first contact, or of the review.
    """

    clock: Clock
    since: date
    used: int = 0
    agreed: date | None = None


Timer = Callable[[Referral, Running], Due]
Gauge = Callable[[Referral, date], int]

_timers: list[Timer] = []
_gauges: list[Gauge] = []


def set_timer(timer: Timer, gauge: Gauge) -> None:
    """Say how the days of a clock are counted, and how many working days one has used."""
    _timers[:] = [timer]
    _gauges[:] = [gauge]


def started(referral: Referral, running: Running) -> dict[str, Any]:
    """Return the columns of a referral whose clock starts: its days, and nobody reminded yet."""
    due = _timers[-1](referral, running) if _timers else Due()
    return {
        "clock": running.clock.value,
        "clock_since": running.since,
        "clock_used": running.used,
        "reminded_on": None,
        "escalated_on": None,
        **asdict(due),
    }


def stopped() -> dict[str, Any]:
    """Return the columns of a referral that nobody waits for any more."""
    return {
        "clock": Clock.NONE.value,
        "clock_since": None,
        "clock_used": 0,
        "reminded_on": None,
        "escalated_on": None,
        **asdict(Due()),
    }


def paused(referral: Referral, on: date) -> dict[str, Any]:
    """Return the columns of a request whose partner asked something: the sender's clock runs."""
    return started(referral, Running(Clock.ANSWER, on, used(referral, on)))


def resumed(referral: Referral, on: date) -> dict[str, Any]:
    """Return the columns of a request that was answered: the partner's clock goes on."""
    return started(referral, Running(Clock.RESPOND, on, referral.clock_used))


def used(referral: Referral, on: date) -> int:
    """Return the working days that the running clock has used by a day."""
    return _gauges[-1](referral, on) if _gauges else 0
