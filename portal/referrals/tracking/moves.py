"""The state machine of a referral (domain.md section 2): one table, which SQL keeps a copy of.

Deviations from Gravity SDOHCC's diagram: an acceptance may be undone, and a cancellation by the
system ends what nobody answered. Ended states are never opened again: a new referral replaces.
"""

from portal.referrals.tracking.kinds import OPEN, Clock, Side, Status

_PARTNER = frozenset({Side.PARTNER})
_SENDER = frozenset({Side.SENDER})
_ALL = frozenset(Side)

MOVES: dict[tuple[Status, Status], frozenset[Side]] = {
    (Status.DRAFT, Status.REQUESTED): _SENDER,
    (Status.REQUESTED, Status.ACCEPTED): _PARTNER,
    (Status.REQUESTED, Status.REJECTED): _PARTNER,
    (Status.REQUESTED, Status.CANCELLED): _SENDER | {Side.SYSTEM},
    (Status.ACCEPTED, Status.REQUESTED): _PARTNER,  # undone within two days, nobody called yet
    (Status.ACCEPTED, Status.IN_PROGRESS): _PARTNER,
    (Status.ACCEPTED, Status.ON_HOLD): _PARTNER,
    (Status.IN_PROGRESS, Status.ON_HOLD): _PARTNER,
    (Status.ON_HOLD, Status.IN_PROGRESS): _PARTNER,
    **{
        (start, end): _PARTNER
        for start in (Status.ACCEPTED, Status.IN_PROGRESS, Status.ON_HOLD)
        for end in (Status.COMPLETED, Status.FAILED)
    },
    **{
        (start, Status.CANCELLED): _ALL
        for start in (Status.ACCEPTED, Status.IN_PROGRESS, Status.ON_HOLD)
    },
    **{
        (start, Status.ENTERED_IN_ERROR): _SENDER
        for start in Status
        if start is not Status.ENTERED_IN_ERROR
    },
}

NEEDS_REASON = frozenset(
    {Status.REJECTED, Status.CANCELLED, Status.ON_HOLD, Status.FAILED, Status.COMPLETED}
)
CLOCK_OF: dict[Status, Clock] = {
    Status.REQUESTED: Clock.RESPOND,
    Status.ACCEPTED: Clock.CONTACT,
    Status.IN_PROGRESS: Clock.UPDATE,
    Status.ON_HOLD: Clock.REVIEW,
    Status.COMPLETED: Clock.CONFIRM,
}


def may_move(start: Status, end: Status, side: Side) -> bool:
    """Tell whether a side may move a referral from one status to another."""
    return side in MOVES.get((start, end), ())


def moves_of(start: Status, side: Side) -> frozenset[Status]:
    """Return where a side may move a referral."""
    return frozenset(end for begin, end in MOVES if begin is start and may_move(start, end, side))


def is_open(status: Status) -> bool:
    """Tell whether a referral still waits for somebody."""
    return status in OPEN
