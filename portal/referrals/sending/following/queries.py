"""Reads of the list of sent referrals: a few questions, however long it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, func, select

from portal.participants.cases import queries as cases
from portal.referrals.sending.following.filters import Filter
from portal.referrals.tracking import queries as tracking
from portal.referrals.tracking.kinds import ENDED
from portal.referrals.tracking.models import Referral, ReferralSubject
from tenants import scope
from tenants.clock import today
from tenants.database import db

PAGE = 25
MOST_PARTNERS = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A referral with the woman whom it is about."""

    referral: Referral
    woman: Any


@dataclass(frozen=True, slots=True)
class Lines:
    """One page of the list, and how long the list is."""

    items: Sequence[Line]
    total: int
    number: int = 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


def lines(chosen: Filter, *, page: int) -> Lines:
    """Return one page of what was sent, what is due first on top."""
    found = sent().where(*chosen.conditions(scope.current().user_id, today()))
    ended = Referral.status.in_(sorted(ENDED))
    ordered = found.order_by(
        case((ended, None), else_=Referral.due_on).nulls_last(),
        ended,
        Referral.created_at.desc(),
        Referral.id.desc(),
    )
    rows = db.session.execute(ordered.limit(PAGE).offset((page - 1) * PAGE)).all()
    counted = found.with_only_columns(func.count(), maintain_column_froms=True)
    women = cases.participants([row.participant_id for row in rows])
    items = [Line(row.Referral, women[row.participant_id]) for row in rows]
    return Lines(items, db.session.scalar(counted) or 0, page)


def sent() -> Select[Referral, UUID]:
    """Return the select of what was sent, each with whom it is about."""
    return (
        select(Referral, ReferralSubject.participant_id)
        .join(
            ReferralSubject,
            (ReferralSubject.organisation_id == Referral.organisation_id)
            & (ReferralSubject.id == Referral.id),
        )
        .where(Referral.organisation_id == scope.current().organisation_id)
    )


def partners() -> dict[UUID, str]:
    """Return to whom the organisation ever sent somebody, by name."""
    query = (
        tracking.sent()
        .with_only_columns(Referral.recipient_id, func.max(Referral.recipient_name))
        .where(Referral.recipient_id.is_not(None))
        .group_by(Referral.recipient_id)
        .order_by(func.max(Referral.recipient_name), Referral.recipient_id)
        .limit(MOST_PARTNERS)
    )
    rows = db.session.execute(query)
    return {partner: name for partner, name in rows if partner is not None}


def replacements(referral: Referral) -> Sequence[Referral]:
    """Return what was sent in the place of a referral, the newest first."""
    query = tracking.sent().where(Referral.replaces_id == referral.id)
    order = (Referral.created_at.desc(), Referral.id.desc())
    return db.session.scalars(query.order_by(*order)).all()
