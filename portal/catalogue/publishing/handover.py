"""The services that a person answers for: whoever takes them over hears of them from then on."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, case, cast, func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import InstrumentedAttribute

from portal.catalogue.publishing.models import OPEN_STATES, Service, ServiceVersion
from portal.ui import partner_figures
from portal.ui.holdings import Holding, register
from portal.ui.language import lazy as _l
from tenants import scope
from tenants.database import db


def held(user_id: UUID) -> int:
    """Count the services whose open or live version names the person as its author or sender."""
    count = select(func.count(ServiceVersion.service_id.distinct())).where(*_in_her_hands(user_id))
    return db.session.scalar(count) or 0


def hand_over(user_id: UUID, successor_id: UUID) -> int:
    """Name another person instead; that she wrote is not forgotten, so she still cannot approve."""
    count = held(user_id)
    change = (
        update(ServiceVersion)
        .where(*_in_her_hands(user_id))
        .values(
            author_id=_instead(ServiceVersion.author_id, user_id, successor_id),
            submitted_by=_instead(ServiceVersion.submitted_by, user_id, successor_id),
            writer_ids=ServiceVersion.writer_ids.op("||")(cast([str(user_id)], JSONB)),
        )
        .execution_options(synchronize_session=False)
    )
    db.session.execute(change)
    return count


def published_counts() -> dict[UUID, int]:
    """Count the live services of every organisation."""
    query = (
        select(Service.organisation_id, func.count())
        .where(Service.published_at.is_not(None), Service.retired_at.is_(None))
        .group_by(Service.organisation_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def _in_her_hands(user_id: UUID) -> tuple[ColumnElement[bool], ...]:
    here = scope.current().organisation_id
    live = select(Service.published_version_id).where(
        Service.organisation_id == here, Service.published_version_id.is_not(None)
    )
    return (
        ServiceVersion.organisation_id == here,
        or_(ServiceVersion.author_id == user_id, ServiceVersion.submitted_by == user_id),
        or_(ServiceVersion.state.in_(OPEN_STATES), ServiceVersion.id.in_(live)),
    )


def _instead(
    column: InstrumentedAttribute[Any], user_id: UUID, successor_id: UUID
) -> ColumnElement[Any]:
    return case((column == user_id, literal(successor_id)), else_=column)


register(Holding(_l("Schede di servizio"), held, hand_over))
partner_figures.register(partner_figures.Source(_l("Servizi pubblicati"), published_counts))
