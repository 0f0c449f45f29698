"""Reads of the partner's queue: its tabs, its lines, who answers for the organisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, case, func, select

from portal.organisations.people import queries as people
from portal.referrals.sharing import queries as sharing
from portal.referrals.sharing.levels import Preview
from portal.referrals.tracking import queries as tracking
from portal.referrals.tracking.kinds import ENDED, HELD, OPEN, Clock, Status
from portal.referrals.tracking.models import Referral
from tenants import scope
from tenants.clock import today
from tenants.database import db
from tenants.models import Role
from tenants.remembering import asked_once
from tenants.sealing import borrow

PAGE = 50
BESIDE = 20  # lines beside a referral
LINE = (
    Referral.organisation_id,
    Referral.id,
    Referral.code,
    Referral.service_name,
    Referral.status,
    Referral.urgency,
    Referral.clock,
    Referral.due_on,
    Referral.operator_name,
)


class Tab(StrEnum):
    """The parts of the queue; what is asked of the sender waits at the end of the first."""

    TO_ANSWER = "to-answer"
    MINE = "mine"
    GOING = "going"
    ON_HOLD = "on-hold"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many referrals stand where, and what is due of those that wait for an answer."""

    to_answer: int
    asked: int
    mine: int
    going: int
    on_hold: int
    first_due: date | None
    mine_late: int
    mine_first_due: date | None

    def of(self, tab: Tab) -> int | None:
        """Return how many a tab has; none where nobody counts."""
        found = {
            Tab.TO_ANSWER: self.to_answer + self.asked,
            Tab.MINE: self.mine,
            Tab.GOING: self.going,
            Tab.ON_HOLD: self.on_hold,
        }
        return found.get(tab)


@dataclass(frozen=True, slots=True)
class Lines:
    """One page of a tab, and how long the tab is."""

    items: Sequence[tuple[Row[Any], Preview | None]]
    total: int
    number: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


@asked_once
def counts() -> Counts:
    """Count the queue of the organisation, and of whoever asks, in one read."""
    status, is_mine = Referral.status, Referral.operator_id == scope.current().user_id
    waits = status == Status.REQUESTED
    is_asked = waits & (Referral.clock == Clock.ANSWER)
    is_mine &= status.in_(HELD)
    is_late = is_mine & (Referral.due_on < today())
    query = select(
        func.count().filter(waits & ~is_asked),
        func.count().filter(is_asked),
        func.count().filter(is_mine),
        func.count().filter(status.in_([Status.ACCEPTED, Status.IN_PROGRESS])),
        func.count().filter(status == Status.ON_HOLD),
        func.min(Referral.due_on).filter(waits & ~is_asked),
        func.count().filter(is_late),
        func.min(Referral.due_on).filter(is_late),
    ).where(Referral.recipient_id == scope.current().organisation_id, status.in_(OPEN))
    return Counts(*db.session.execute(query).one())


def waiting() -> int:
    """Count what waits for an answer of this organisation."""
    return counts().to_answer


def lines(tab: Tab, number: int = 1, *, most: int = PAGE) -> Lines:
    """Return a page of a tab: what is due first stands first, what ended last stands first."""
    query: Any = (
        tracking.received()
        .with_only_columns(*LINE, func.count().over().label("total"))
        .where(*_inside(tab))
        .order_by(*_order(tab))
        .limit(most)
        .offset((number - 1) * PAGE)
    )
    rows = db.session.execute(sharing.beside_preview(query)).all()
    borrow(row.organisation_id for row in rows if row.share_id)
    items = [(row, sharing.preview_beside(row)) for row in rows]
    return Lines(items, rows[0].total if rows else 0, number)


def open_referrals(*, mine: bool) -> Sequence[Referral]:
    """Return every open referral of the organisation, or of whoever asks, as it is due."""
    query = tracking.received().where(Referral.status.in_(HELD if mine else OPEN))
    if mine:
        query = query.where(Referral.operator_id == scope.current().user_id)
    query = query.order_by(*_order(Tab.GOING))
    return db.session.scalars(query).all()


def tab_of(referral: Referral) -> Tab:
    """Return the tab in which a referral stands now."""
    if referral.status is Status.REQUESTED:
        return Tab.TO_ANSWER
    if referral.status is Status.ON_HOLD:
        return Tab.ON_HOLD
    return Tab.GOING if referral.status in HELD else Tab.ENDED


def operators() -> dict[UUID, str]:
    """Return who answers referrals in the organisation: user id → name, in order."""
    return people.holders(Role.INTAKE_OPERATOR)


def _inside(tab: Tab) -> tuple[ColumnElement[bool], ...]:
    status = Referral.status
    match tab:
        case Tab.TO_ANSWER:
            return (status == Status.REQUESTED,)
        case Tab.MINE:
            return (Referral.operator_id == scope.current().user_id, status.in_(HELD))
        case Tab.GOING:
            return (status.in_([Status.ACCEPTED, Status.IN_PROGRESS]),)
        case Tab.ON_HOLD:
            return (status == Status.ON_HOLD,)
        case Tab.ENDED:
            return (status.in_(ENDED),)


def _order(tab: Tab) -> tuple[Any, ...]:
    if tab is Tab.ENDED:
        return (Referral.ended_at.desc().nulls_last(), Referral.id.desc())
    is_asked = case((Referral.clock == Clock.ANSWER, 1), else_=0)
    return (is_asked, Referral.due_on.nulls_last(), Referral.sent_at, Referral.id)
