"""Reads of names that were asked for: the overseer's own for a while, the sender's for good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from portal.oversight.naming.models import MotivatedAccess
from portal.referrals.tracking.queries import codes_of
from tenants import door, scope
from tenants.clock import now
from tenants.database import db
from tenants.permissions import NotFoundError

NEWS = timedelta(days=14)  # how long the home tells a welfare manager


@dataclass(frozen=True, slots=True)
class Named:
    """A name that is open, and whom to call about her: nothing else."""

    name: str
    code: str
    organisation: str
    manager: str
    email: str
    until: datetime


def named(access_id: UUID) -> Named:
    """Return a name while it is open to who asked; raises NotFoundError afterwards."""
    found: dict[str, Any] | None = door.call_inside("named", access=access_id, at=now())
    if found is None:
        raise NotFoundError
    return Named(**{**found, "until": datetime.fromisoformat(found["until"])})


def recent() -> Sequence[MotivatedAccess]:
    """Return the names of one's own organisation that the lead opened of late, newest first."""
    query = (
        select(MotivatedAccess)
        .where(
            MotivatedAccess.organisation_id == scope.current().organisation_id,
            MotivatedAccess.asked_at > now() - NEWS,
            MotivatedAccess.open_until.is_not(None),
        )
        .order_by(MotivatedAccess.asked_at.desc(), MotivatedAccess.id)
    )
    return db.session.scalars(query).all()


def opening(access_id: UUID) -> MotivatedAccess:
    """Return one opening of a name of one's own organisation, with its reason."""
    found = db.session.scalar(
        select(MotivatedAccess).where(
            MotivatedAccess.organisation_id == scope.current().organisation_id,
            MotivatedAccess.id == access_id,
            MotivatedAccess.open_until.is_not(None),
        )
    )
    if found is None:
        raise NotFoundError
    return found


def code_of(access: MotivatedAccess) -> str:
    """Return the code of the referral whose name was opened."""
    return codes_of([access.referral_id]).get(access.referral_id, "")
