"""How the invented referrals go: each story is a run of steps, with the days that pass before each.

Every state, reason and outcome of the design occurs; the recent ones are still open.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from portal.referrals.tracking.kinds import Status, Urgency
from portal.referrals.tracking.reasons import EXPIRED, UNABLE_TO_CONTACT, WAITLISTED


class Do(StrEnum):
    """What happens in a step, beyond a change of status."""

    MOVE = "move"
    TRY = "try"
    ASK = "ask"
    ANSWER = "answer"
    GO_ON = "go-on"
    WAIT = "wait"
    HER_WORD = "her-word"
    WITHDRAW = "withdraw"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: after how many days, what, to which status, why."""

    after: int
    do: Do
    to: Status = Status.REQUESTED
    code: str = ""
    hours: int | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A referral from its sending on; `days_ago` for those that are still open."""

    steps: tuple[Step, ...] = ()
    days_ago: tuple[int, ...] = ()  # empty: some time in the past year
    urgency: Urgency = Urgency.NORMAL
    times: int = 1
    outside: bool = field(default=False)


def _to(after: int, status: Status, code: str = "", hours: int | None = None) -> Step:
    return Step(after, Do.MOVE, status, code, hours)


def _did(after: int, what: Do, code: str = "") -> Step:
    return Step(after, what, code=code)


_YES, _ON = _to(2, Status.ACCEPTED), _to(3, Status.IN_PROGRESS)
_CALLED = _did(2, Do.TRY, "phone")


def _ends(code: str, her: str = "", hours: int = 12, after: int = 40) -> tuple[Step, ...]:
    begun = (_YES, _CALLED, _ON, _did(30, Do.GO_ON), _to(after, Status.COMPLETED, code, hours))
    return (*begun, _did(9, Do.HER_WORD, her)) if her else begun


def _refused(code: str) -> Story:
    return Story((_to(3, Status.REJECTED, code),))


STORIES: tuple[Story, ...] = (
    # Ended well, by and large; her own word beside the partner's.
    Story(_ends("need-met", "met", 16), times=40),
    Story(_ends("need-met", hours=10), times=24),
    Story(_ends("need-met", "not-met", 6), times=3),
    Story(_ends("need-partly-met", "partly", 8), times=14),
    Story(_ends("need-not-met", "not-met", 3), times=4),
    Story((_YES, _ON, _to(1, Status.COMPLETED, "information-only", 1)), times=9),
    Story(_ends("enrolled-ongoing", "met", 30), times=14),
    Story(
        (
            _to(1, Status.ACCEPTED),
            _to(1, Status.IN_PROGRESS),
            _to(20, Status.COMPLETED, "need-met", 9),
        ),
        urgency=Urgency.URGENT,
        times=6,
    ),
    # Not taken on; some went elsewhere and were.
    Story((_to(3, Status.REJECTED, "no-capacity"), _did(1, Do.ELSEWHERE)), times=12),
    *[_refused("no-capacity")] * 8,
    *[_refused("schedule-mismatch")] * 10,
    *[_refused("out-of-area")] * 7,
    *[_refused("not-eligible")] * 3,
    *[_refused("missing-information")] * 2,
    _refused("wrong-service"),
    _refused("already-known"),
    _refused("service-suspended"),
    _refused("duplicate-referral"),
    # Nobody answered, or somebody thought again.
    Story((_to(15, Status.CANCELLED, EXPIRED), _did(1, Do.ELSEWHERE)), times=3),
    Story((_to(15, Status.CANCELLED, EXPIRED),), times=4),
    Story((_to(4, Status.CANCELLED, "participant-declined"),), times=2),
    Story((_YES, _to(5, Status.CANCELLED, "need-resolved-otherwise")), times=2),
    Story((_YES, _ON, _did(12, Do.WITHDRAW))),
    Story((_to(1, Status.ENTERED_IN_ERROR, "duplicate-referral"),)),
    # Did not work out.
    Story(
        (
            _YES,
            _CALLED,
            _did(1, Do.TRY, "message"),
            _did(3, Do.TRY, "phone"),
            _to(2, Status.FAILED, UNABLE_TO_CONTACT),
        ),
        times=4,
    ),
    Story((_YES, _ON, _to(14, Status.FAILED, "no-show")), times=2),
    Story((_YES, _ON, _did(30, Do.GO_ON), _to(9, Status.FAILED, "dropped-out")), times=3),
    Story((_YES, _ON, _to(25, Status.FAILED, "service-interrupted"))),
    # Waited, then went on.
    Story(
        (
            _YES,
            _to(2, Status.ON_HOLD, "awaiting-documents"),
            _to(15, Status.IN_PROGRESS),
            _to(40, Status.COMPLETED, "need-met", 14),
        ),
        times=3,
    ),
    # Outside the network: the sender keeps the status.
    Story(_ends("need-met", "met", 5), times=2, outside=True),
    Story((_YES,), days_ago=(6,), outside=True),
    # Today.
    Story(days_ago=(0, 1, 1, 2, 3)),
    Story(days_ago=(6, 9)),
    Story(days_ago=(0, 1), urgency=Urgency.URGENT),
    Story((_did(1, Do.ASK),), days_ago=(2, 4)),
    Story((_did(1, Do.ASK), _did(1, Do.ANSWER)), days_ago=(4,)),
    Story((_YES,), days_ago=(3, 5, 9)),
    Story((_YES, _CALLED), days_ago=(6, 14)),
    Story((_YES, _ON), days_ago=(8, 12, 20, 33, 40, 52)),
    Story((_YES, _ON, _did(28, Do.GO_ON)), days_ago=(45, 60)),
    Story((_YES, Step(1, Do.WAIT, Status.ON_HOLD, WAITLISTED)), days_ago=(10, 15, 22, 38)),
    Story((_YES, _to(3, Status.ON_HOLD, "awaiting-documents")), days_ago=(12,)),
    Story((_YES, _to(4, Status.ON_HOLD, "participant-pause")), days_ago=(24,)),
    Story((_to(2, Status.REJECTED, "no-capacity"),), days_ago=(4, 6)),
    Story((_YES, _ON, _to(3, Status.COMPLETED, "need-met", 4)), days_ago=(16, 19)),
)
# How it goes on elsewhere, after a refusal or a silence.
THEN = _ends("need-met", "met", 9, after=20)
