"""The codes of the fixed counts: what is counted, by what, and how far a referral came."""

from enum import StrEnum
from typing import Final

ALL: Final = "*"  # the whole of a row or a column
OTHERS: Final = "others"  # rows too small to stand alone, together
FIRST_YEAR: Final = 2023  # of the project, whose years are those of the calendar


AGES: Final = ("0-7", "8-14", "15-30", "31-60", "61+")  # days since the step began


class Cube(StrEnum):
    """A fixed table; one dimension and the period, never a free combination."""

    NETWORK = "network"
    MONTH = "month"
    PARTNER = "partner"
    KIND = "kind"
    AREA = "area"
    REASON = "reason"
    EXCHANGE = "exchange"
    STANDING = "standing"
    DEMAND_AREA = "demand-area"
    DEMAND_AGE = "demand-age"
    DEMAND_SLOT = "demand-slot"
    DEMAND_CAUSE = "demand-cause"


BREAKDOWNS: Final = (Cube.MONTH, Cube.PARTNER, Cube.KIND, Cube.AREA)
DEMANDS: Final = (Cube.DEMAND_AREA, Cube.DEMAND_AGE, Cube.DEMAND_SLOT, Cube.DEMAND_CAUSE)


class Stage(StrEnum):
    """How far a referral had come when its period was counted; each is in exactly one."""

    WAITING = "waiting"
    NOT_STARTED = "not-started"  # ended before anybody met her: refused, cancelled, expired
    ACCEPTED = "accepted"
    STARTED = "started"
    INTERRUPTED = "interrupted"  # ended after the start, without an outcome
    COMPLETED = "completed"


class Step(StrEnum):
    """A piece of the way whose working days are measured."""

    ANSWER = "answer"
    START = "start"
    FINISH = "finish"
