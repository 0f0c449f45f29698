"""The organisations of the network as the lead sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, desc, func, select, text

from portal.organisations.directory.queries import named
from portal.organisations.partners.permissions import Partners
from portal.ui import partner_figures
from tenants import door, scope
from tenants.database import db
from tenants.identity import signed_in
from tenants.ledger import Fact
from tenants.models import Organisation, OrganisationKind, OrganisationState
from tenants.permissions import NotFoundError, check

PAGE = 50
_COUNTS = text("SELECT organisation_id, people, last_seen FROM door.people_counts()")


@dataclass(frozen=True, slots=True)
class People:
    """How many people an organisation has, and when one of them was last seen."""

    count: int = 0
    last_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Onboarding:
    """How many organisations have begun to work, of how many that were let in."""

    active: int
    all: int


@dataclass(frozen=True, slots=True)
class Partner:
    """A line of the network's list."""

    organisation: Organisation
    people: People
    figures: list[partner_figures.Figure]


def partners(
    *, kind: OrganisationKind | None, state: OrganisationState | None, words: str, page: int
) -> tuple[list[Partner], bool]:
    """Return a page of the organisations that match, and whether another follows."""
    query = named(select(Organisation).where(_not_the_lead()), words)
    if kind is not None:
        query = query.where(Organisation.kind == kind)
    if state is not None:
        query = query.where(Organisation.state == state)
    ordered = query.order_by(Organisation.sort_key, Organisation.id)
    rows = db.session.scalars(ordered.offset((page - 1) * PAGE).limit(PAGE + 1)).all()
    counts, figures = people_counts(), partner_figures.read()
    shown = [Partner(row, counts.get(row.id, People()), figures.of(row.id)) for row in rows[:PAGE]]
    return shown, len(rows) > PAGE


def people_counts() -> dict[UUID, People]:
    rows = db.session.execute(_COUNTS)
    return {row.organisation_id: People(row.people, row.last_seen) for row in rows}


def onboarding() -> Onboarding:
    let_in = (_not_the_lead(), Organisation.state != OrganisationState.LEFT)
    active = func.count().filter(Organisation.state == OrganisationState.ACTIVE)
    row = db.session.execute(select(active, func.count()).where(*let_in)).one()
    return Onboarding(row[0], row[1])


def partner(
    organisation_id: UUID, permission: Partners, *, for_update: bool = False
) -> Organisation:
    query = select(Organisation).where(Organisation.id == organisation_id, _not_the_lead())
    if for_update:
        query = query.with_for_update().execution_options(populate_existing=True)
    found = db.session.scalar(query)
    if found is None:
        raise NotFoundError
    check(signed_in(), permission, found)
    return found


def count_waiting_since(moment: datetime) -> int:
    """Count the organisations that were let in before a moment and have nobody yet."""
    waiting = (
        Organisation.state == OrganisationState.INVITED,
        Organisation.created_at <= moment,
        _not_the_lead(),
    )
    return db.session.scalar(select(func.count()).where(*waiting)) or 0


def is_named(sort_key: str) -> bool:
    query = select(Organisation.id).where(Organisation.sort_key == sort_key).limit(1)
    return db.session.scalar(query) is not None


def first_invitation(organisation: Organisation) -> dict[str, Any] | None:
    """Return the open invitation of an organisation that nobody has entered yet."""
    found: dict[str, Any] | None = door.call_inside(
        "first_invitation", organisation=organisation.id
    )
    return found


def history(organisation: Organisation) -> Sequence[Fact]:
    """Return what the lead decided about an organisation, the newest first."""
    query = (
        select(Fact)
        .where(
            Fact.organisation_id == scope.current().organisation_id,
            Fact.subject_id == organisation.id,
        )
        .order_by(desc(Fact.happened_at), desc(Fact.id))
        .limit(50)
    )
    return db.session.scalars(query).all()


def _not_the_lead() -> ColumnElement[bool]:
    return Organisation.kind != OrganisationKind.LEAD
