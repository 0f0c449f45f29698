"""Reads that all of the enrolment needs: the lead, its rules, what it tells about privacy."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from portal.geography.municipalities import municipalities
from portal.participants.consent import queries as consent
from portal.participants.consent import shipped
from portal.participants.consent.kinds import Purpose
from portal.participants.enrolment.eligibility import Rules
from portal.participants.enrolment.models import EnrolmentRules
from tenants.database import db
from tenants.models import Organisation, OrganisationKind


@dataclass(frozen=True, slots=True)
class Notice:
    """What a woman is told about a purpose; without an id nobody has published it yet."""

    id: UUID | None
    italian: str
    english: str


ONLY = 1  # the one row of the rules
REPLY_DAYS = 3
ADULT = 18


def lead_id() -> UUID | None:
    """Return the organisation to which women write who enrol by themselves."""
    lead = select(Organisation.id).where(Organisation.kind == OrganisationKind.LEAD)
    return db.session.scalar(lead)


def setting() -> EnrolmentRules:
    """Return the rules of the network as they are kept; those to begin with when nobody said."""
    kept = db.session.get(EnrolmentRules, ONLY)
    return kept or EnrolmentRules(
        id=ONLY, municipalities=[], isee_up_to=None, child_under=ADULT, reply_days=REPLY_DAYS
    )


def rules_of(kept: EnrolmentRules) -> Rules:
    """Return the rules in the form that `eligibility` asks for."""
    return Rules(
        municipalities=frozenset(kept.municipalities),
        isee_up_to=kept.isee_up_to,
        child_under=kept.child_under,
    )


def notices(organisation_id: UUID) -> dict[Purpose, Notice]:
    """Return what an organisation tells about each purpose: its own words, or those shipped."""
    own = consent.notices_in_force(organisation_id=organisation_id)
    return {
        purpose: Notice(own[purpose].id, own[purpose].text_it, own[purpose].text_en)
        if purpose in own
        else Notice(None, shipped.NOTICES[purpose].italian, shipped.NOTICES[purpose].english)
        for purpose in Purpose
    }


def places() -> Mapping[str, str]:
    """Return the name of each municipality by its code."""
    return {place.code: place.name for place in municipalities()}
