"""The worker's passes: events become notices and letters, a day's unread ones one letter.

An event is claimed under a lock and marked when everybody was told. A pass killed in between tells
again: a person's notice of an event is unique, so nobody hears twice.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from portal.organisations.people import queries as people
from portal.referrals.notices import queries
from portal.referrals.notices.facts import NoticesSummed, ReferralNoticed
from portal.referrals.notices.kinds import Pace
from portal.referrals.notices.models import Notice
from portal.referrals.notices.quiet import leaves_at
from portal.referrals.notices.rules import told
from portal.referrals.tracking import queries as tracking
from portal.referrals.tracking.kinds import Act, Clock, Side, Status
from portal.referrals.tracking.models import Referral, ReferralEvent
from tenants import ledger
from tenants.database import db, new_id
from tenants.ledger import Letter
from tenants.models import Role
from tenants.scope import NOBODY, acting_for

PURPOSE = "job:notices"
MOST_EVENTS = 500  # a pass; the next one comes in seconds
ROLES = {Side.SENDER: Role.WELFARE_MANAGER, Side.PARTNER: Role.INTAKE_OPERATOR}


@dataclass(frozen=True, slots=True)
class Heard:
    """One side of an event: in which organisation, and whether its office hears as well."""

    event: ReferralEvent
    side: Side
    organisation_id: UUID

    @property
    def is_new(self) -> bool:
        return (self.event.act, self.event.to_status) == (Act.MOVED, Status.REQUESTED)


def tell(engine: Engine, at: datetime) -> int:
    """Tell of what happened; return how many events were told. `engine` is the worker's own."""
    done = 0
    for _each in range(MOST_EVENTS):
        with Session(engine, expire_on_commit=False) as session, session.begin():
            event = session.scalar(_next())
            if event is None:
                break
            _tell(event, at)
            session.execute(
                update(ReferralEvent)
                .where(
                    ReferralEvent.organisation_id == event.organisation_id,
                    ReferralEvent.id == event.id,
                )
                .values(noticed_at=at)
            )
            done += 1
    return done


def sum_up(engine: Engine, at: datetime) -> int:
    """Write the daily letters; return how many people get one."""
    unmailed = (
        select(Notice.organisation_id, Notice.user_id)
        .distinct()
        .where(Notice.mailed_at.is_(None), Notice.read_at.is_(None))
        .order_by(Notice.organisation_id, Notice.user_id)
    )
    with Session(engine) as session:
        people = session.execute(unmailed).all()
    return sum(_sum_up(organisation_id, user_id, at) for organisation_id, user_id in people)


def _next() -> Select[ReferralEvent]:
    return (
        select(ReferralEvent)
        .where(ReferralEvent.noticed_at.is_(None))
        .order_by(ReferralEvent.happened_at, ReferralEvent.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


def _tell(event: ReferralEvent, at: datetime) -> None:
    for heard in _sides(event):
        for person in _listeners(heard):
            _notify(heard, person, at)
        if heard.is_new and heard.side is Side.PARTNER:
            _notify_office(heard)


def _sides(event: ReferralEvent) -> Iterator[Heard]:
    asked = event.code == Clock.ANSWER
    for side in sorted(told(event.act, event.side, event.to_status, asked=asked)):
        place = event.organisation_id if side is Side.SENDER else event.recipient_id
        if place is not None:
            yield Heard(event, side, place)


def _listeners(heard: Heard) -> Iterable[UUID]:
    """Return who hears: whoever follows it, if still there; else all who could.

    On the sender's side the referral of a protected woman is her named people's business alone.
    """
    with _inside(heard.organisation_id):
        referral = _referral(heard)
        if referral is None:
            return ()
        able = list(people.holders(ROLES[heard.side]))
        mine = referral.operator_id if heard.side is Side.PARTNER else _follower(referral)
        is_hidden = heard.side is Side.SENDER and tracking.is_shut_away(referral)
    if is_hidden:
        able = [person for person in able if _may_know(heard, person)]
    return (mine,) if mine is not None and mine in able else able


def _may_know(heard: Heard, person: UUID) -> bool:
    """Tell whether somebody of the sender's reads whom a referral is about."""
    with _inside(heard.organisation_id, person):
        referral = _referral(heard)
        return referral is not None and not tracking.is_shut_away(referral)


def _follower(referral: Referral) -> UUID | None:
    return tracking.follower(referral) or referral.sent_by


def _notify(heard: Heard, person: UUID, at: datetime) -> None:
    """Give a person her notice, and the letter that goes with it at her pace; once."""
    with _inside(heard.organisation_id, person):
        choice = queries.choice()
        mailed_at = at if choice.pace is Pace.AT_ONCE else None
        if not _keep(heard, person, mailed_at) or mailed_at is None:
            return
        letter = Letter(
            "referrals/notice", person, leaves_at(at, choice.quiet_from, choice.quiet_until)
        )
        _record(heard, letter)


def _keep(heard: Heard, person: UUID, mailed_at: datetime | None) -> bool:
    referral = _referral(heard)
    if referral is None:
        return False
    event = heard.event
    values = {
        "id": new_id(),
        "organisation_id": heard.organisation_id,
        "user_id": person,
        "event_id": event.id,
        "referral_id": event.referral_id,
        "code": referral.code,
        "side": heard.side,
        "act": event.act,
        "status": event.to_status,
        "happened_at": event.happened_at,
        "mailed_at": mailed_at,
    }
    kept = insert(Notice).values(**values).on_conflict_do_nothing().returning(Notice.id)
    return db.session.scalar(kept) is not None


def _notify_office(heard: Heard) -> None:
    with _inside(heard.organisation_id):
        office = queries.office()
        if office is not None:
            _record(heard, Letter("referrals/office", None))


def _record(heard: Heard, letter: Letter) -> None:
    event = heard.event
    fact = ReferralNoticed(event.referral_id, event.id, heard.side)
    ledger.record(fact, about=event.referral_id, letters=[letter])


def _sum_up(organisation_id: UUID, user_id: UUID, at: datetime) -> bool:
    with _inside(organisation_id, user_id):
        waiting = [each for each in queries.mine() if not each.read_at and not each.mailed_at]
        if queries.choice().pace is not Pace.DAILY or not waiting:
            return False
        for each in waiting:
            each.mailed_at = at
        letters = [Letter("referrals/digest", user_id)]
        ledger.record(NoticesSummed(len(waiting)), letters=letters)
        return True


def _referral(heard: Heard) -> Referral | None:
    event = heard.event
    return db.session.get(Referral, (event.organisation_id, event.referral_id))


@contextmanager
def _inside(organisation_id: UUID, person: UUID | None = None) -> Iterator[None]:
    """Work as one organisation, in a transaction of its own."""
    with acting_for(
        organisation_id,
        person or NOBODY,
        purpose=PURPOSE,
        case_access=True,
        intake_access=True,
    ):
        try:
            yield
            db.session.commit()
        finally:
            db.session.remove()
