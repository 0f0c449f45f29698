"""Where a referral goes: a service of the catalogue and its partner, or one outside the network."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from portal.catalogue.service_page import queries as service_pages
from portal.referrals.sending.choosing.kinds import Candidate
from portal.referrals.sending.choosing.paces import paces
from portal.referrals.sending.choosing.reasons import capacity_words, pace_words
from portal.ui.language import ITALIAN
from tenants.database import db
from tenants.models import Organisation, OrganisationState

KIND = "kind"
FULL, WAITLIST = "full", "waitlist"


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """A service and who answers for it; without `recipient_id` the partner has no account."""

    service_name: str
    recipient_name: str
    service_id: UUID | None = None
    recipient_id: UUID | None = None
    kind: str = ""
    contact: str = ""  # how to reach a partner without an account
    capacity: str = "unknown"
    closed: bool = False
    facts: tuple[str, ...] = ()

    @property
    def is_full(self) -> bool:
        return self.capacity == FULL

    @property
    def is_outside(self) -> bool:
        return self.recipient_id is None


def destination(service_id: UUID) -> Destination:
    """Return a service that one may send somebody to; raises NotFoundError for any other."""
    row = service_pages.one_running(service_id)
    texts = {text["language"]: text["name"] for text in row.texts}
    kinds = [term["code"] for term in row.terms if term["is_primary"]]
    candidate = Candidate(
        id=row.id,
        name=texts.get(ITALIAN) or next(iter(texts.values()), ""),
        organisation=row.organisation_name,
        organisation_id=row.organisation_id,
        capacity=row.capacity,
        places_left=row.places_left,
        said_on=row.capacity_said_on,
        pace=paces([row.organisation_id]).get(row.organisation_id),
    )
    return Destination(
        service_id=row.id,
        service_name=candidate.name,
        recipient_id=row.organisation_id,
        recipient_name=row.organisation_name,
        kind=kinds[0] if kinds else "",
        capacity=row.capacity,
        closed=row.closed_at is not None or not _is_active(row.organisation_id),
        facts=(capacity_words(candidate), pace_words(candidate)),
    )


def _is_active(organisation_id: UUID) -> bool:
    """Tell whether the people of a partner may answer: of a suspended one they only read."""
    query = select(Organisation.state).where(Organisation.id == organisation_id)
    return db.session.scalar(query) == OrganisationState.ACTIVE
