"""The profile of the organisation that one acts for."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import desc, select

from portal.organisations.profile.words import ContactWords, ProfileWords, SiteWords
from tenants import scope
from tenants.database import db
from tenants.ledger import Fact
from tenants.models import OfficeContact, Organisation, Site, User


class LastChange(NamedTuple):
    """Who saved the profile last, and when."""

    fact: Fact
    name: str | None


def own_organisation(*, for_update: bool = False) -> Organisation:
    """Return the organisation acted for; held until the end of the request when it is to change."""
    query = select(Organisation).where(Organisation.id == scope.current().organisation_id)
    if for_update:
        query = query.with_for_update().execution_options(populate_existing=True)
    return db.session.scalars(query).one()


def sites() -> Sequence[Site]:
    mine = select(Site).where(Site.organisation_id == scope.current().organisation_id)
    return db.session.scalars(mine.order_by(Site.sort, Site.id)).all()


def contacts() -> Sequence[OfficeContact]:
    here = OfficeContact.organisation_id == scope.current().organisation_id
    ordered = select(OfficeContact).where(here).order_by(OfficeContact.sort, OfficeContact.id)
    return db.session.scalars(ordered).all()


def profile_of(organisation: Organisation) -> ProfileWords:
    """Return what the profile of the organisation acted for says now."""
    return ProfileWords(
        name=organisation.name,
        legal_name=organisation.legal_name,
        description_it=organisation.description_it,
        description_en=organisation.description_en,
        website=organisation.website,
        agreement_on=organisation.agreement_on,
        sites=tuple(_site(row) for row in sites()),
        contacts=tuple(_contact(row) for row in contacts()),
    )


def last_change() -> LastChange | None:
    """Return who changed the profile last; the name is unknown when she is no colleague."""
    query = (
        select(Fact, User.name)
        .outerjoin(User, User.id == Fact.actor_id)
        .where(
            Fact.organisation_id == scope.current().organisation_id,
            Fact.name == "profile_changed",
        )
        .order_by(desc(Fact.happened_at), desc(Fact.id))
        .limit(1)
    )
    found = db.session.execute(query).first()
    return LastChange(found[0], found[1]) if found else None


def _site(row: Site) -> SiteWords:
    return SiteWords(
        id=row.id,
        name=row.name,
        address=row.address,
        postal_code=row.postal_code,
        municipality=row.municipality,
    )


def _contact(row: OfficeContact) -> ContactWords:
    return ContactWords(
        id=row.id, role=row.role, email=row.email, phone=row.phone, audience=row.audience
    )
