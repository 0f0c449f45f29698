"""The organisations of the network as everyone may read them."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, select

from tenants import scope
from tenants.database import db
from tenants.folding import fold
from tenants.models import (
    Audience,
    OfficeContact,
    Organisation,
    OrganisationKind,
    OrganisationState,
    Site,
)
from tenants.permissions import NotFoundError

SHOWN = (OrganisationState.ACTIVE, OrganisationState.SUSPENDED)
PAGE = 50


def organisations(
    kind: OrganisationKind | None, words: str, page: int
) -> tuple[Sequence[Organisation], bool]:
    """Return a page of the active organisations by name, and whether another follows."""
    query = select(Organisation).where(Organisation.state == OrganisationState.ACTIVE)
    if kind is not None:
        query = query.where(Organisation.kind == kind)
    query = named(query, words).order_by(Organisation.sort_key, Organisation.id)
    rows = db.session.scalars(query.offset((page - 1) * PAGE).limit(PAGE + 1)).all()
    return rows[:PAGE], len(rows) > PAGE


def named(query: Select[Organisation], words: str) -> Select[Organisation]:
    """Keep the organisations whose name contains every word."""
    for word in fold(words).split():
        query = query.where(Organisation.sort_key.contains(word, autoescape=True))
    return query


def organisation(organisation_id: UUID) -> Organisation:
    """Return an organisation of the network; one that was only invited, or left, is not there."""
    query = select(Organisation).where(
        Organisation.id == organisation_id, Organisation.state.in_(SHOWN)
    )
    found = db.session.scalar(query)
    if found is None:
        raise NotFoundError
    return found


def sites(organisation_id: UUID) -> Sequence[Site]:
    query = select(Site).where(Site.organisation_id == organisation_id)
    return db.session.scalars(query.order_by(Site.sort, Site.id)).all()


def contacts(organisation_id: UUID) -> Sequence[OfficeContact]:
    """Return the offices: the public ones, and those for the network to who is signed in."""
    query = select(OfficeContact).where(OfficeContact.organisation_id == organisation_id)
    if scope.current().user_id == scope.NOBODY:
        query = query.where(OfficeContact.audience == Audience.PUBLIC)
    return db.session.scalars(query.order_by(OfficeContact.sort, OfficeContact.id)).all()


def logo(organisation_id: UUID) -> bytes:
    query = select(Organisation.logo).where(
        Organisation.id == organisation_id, Organisation.state.in_(SHOWN)
    )
    found = db.session.scalar(query)
    if found is None:
        raise NotFoundError
    return found
