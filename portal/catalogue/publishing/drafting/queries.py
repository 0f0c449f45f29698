"""What a new service starts with: what its organisation has already said of itself."""

from uuid import UUID

from sqlalchemy import select

from portal.catalogue.publishing.document import Document, normalised
from tenants.database import db
from tenants.models import OfficeContact, Organisation, Site


def first_document(organisation_id: UUID, *, name: str, summary: str, kind: str) -> Document:
    """Return the document of a new service, filled in with sites, contacts and language."""
    return normalised(
        {
            "texts": {"it": {"name": name, "summary": summary}},
            "kinds": [kind],
            "places": [
                {
                    "name": site.name,
                    "address": site.address,
                    "postal_code": site.postal_code,
                    "municipality": site.municipality,
                }
                for site in _sites(organisation_id)
            ],
            "contacts": [_contact(office) for office in _contacts(organisation_id)],
            "languages": [{"code": language} for language in _languages(organisation_id)],
        }
    )


def _sites(organisation_id: UUID) -> list[Site]:
    found = select(Site).where(Site.organisation_id == organisation_id)
    return list(db.session.scalars(found.order_by(Site.sort, Site.id)))


def _contact(office: OfficeContact) -> dict[str, str]:
    return {
        "role": office.role,
        "email": office.email,
        "phone": office.phone,
        "audience": office.audience.value,
    }


def _contacts(organisation_id: UUID) -> list[OfficeContact]:
    found = select(OfficeContact).where(OfficeContact.organisation_id == organisation_id)
    return list(db.session.scalars(found.order_by(OfficeContact.sort, OfficeContact.id)))


def _languages(organisation_id: UUID) -> list[str]:
    spoken = select(Organisation.default_language).where(Organisation.id == organisation_id)
    return [language.value for language in db.session.scalars(spoken)]
