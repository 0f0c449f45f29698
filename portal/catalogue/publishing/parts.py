"""The published parts of a service, one table each (HSDS 3.1 names where it has them)."""

from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import Numeric
from sqlalchemy.orm import Mapped, mapped_column

from portal.catalogue.publishing.part import Part, with_its_service
from portal.catalogue.taxonomy.models import Scheme
from tenants.database import Base
from tenants.models import Audience, Language
from tenants.policies import SIGNED_IN


class PlaceKind(StrEnum):
    PHYSICAL = "physical"
    VIRTUAL = "virtual"


class ScheduleKind(StrEnum):
    OPERATING_HOURS = "operating_hours"
    EVENT = "event"


class ServiceText(
    Part,
    Base,
    policy=with_its_service(door="SELECT (organisation_id, service_id, language, name)"),
):
    """What a service says of itself in one language."""

    __tablename__ = "service_text"

    language: Mapped[Language]
    name: Mapped[str]
    summary: Mapped[str]
    description: Mapped[str]
    eligibility: Mapped[str]
    how_to_get_in: Mapped[str]
    fees: Mapped[str]
    schedule_note: Mapped[str]


class ServicePlace(Part, Base, policy=with_its_service()):
    """Where a service is given; a protected service has no row here (HSDS location)."""

    __tablename__ = "service_place"

    kind: Mapped[PlaceKind]
    name: Mapped[str]
    address: Mapped[str]
    postal_code: Mapped[str]
    municipality: Mapped[str]
    transport: Mapped[str]


class Schedule(Part, Base, policy=with_its_service()):
    """When: opening hours of a place, or of the service itself (HSDS schedule)."""

    __tablename__ = "schedule"

    place_id: Mapped[str | None]
    kind: Mapped[ScheduleKind]
    days: Mapped[str]
    opens: Mapped[time | None]
    closes: Mapped[time | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    note: Mapped[str]


class ServiceArea(Part, Base, policy=with_its_service()):
    """A municipality served, by ISTAT code (HSDS service_area)."""

    __tablename__ = "service_area"

    municipality: Mapped[str]


class CostOption(Part, Base, policy=with_its_service()):
    """One price, perhaps up to an ISEE (HSDS cost_option)."""

    __tablename__ = "cost_option"

    label: Mapped[str]
    amount: Mapped[Decimal | None] = mapped_column(Numeric(10, 2))
    per: Mapped[str]
    isee_max: Mapped[Decimal | None] = mapped_column(Numeric(10, 2))


class ServiceLanguage(Part, Base, policy=with_its_service()):
    """A language spoken, by its ISO 639 code (HSDS language)."""

    __tablename__ = "service_language"

    code: Mapped[str]
    note: Mapped[str]


class NextStep(Part, Base, policy=with_its_service()):
    """One of the first things to do, with whom."""

    __tablename__ = "next_step"

    words_it: Mapped[str]
    words_en: Mapped[str]
    contact: Mapped[str]


class ServiceContact(
    Part, Base, policy=with_its_service(f" AND (audience = 'public' OR {SIGNED_IN})")
):
    """An office's address for this service: for anyone, or for the network (HSDS contact)."""

    __tablename__ = "service_contact"

    role: Mapped[str]
    email: Mapped[str]
    phone: Mapped[str]
    audience: Mapped[Audience]


class RequiredDocument(Part, Base, policy=with_its_service()):
    """What to bring (HSDS required_document)."""

    __tablename__ = "required_document"

    label: Mapped[str]


class ServiceLink(Part, Base, policy=with_its_service()):
    """A page elsewhere (HSDS url)."""

    __tablename__ = "service_link"

    label: Mapped[str]
    url: Mapped[str]


class ServiceTerm(
    Part,
    Base,
    policy=with_its_service(door="SELECT (organisation_id, service_id, code, is_primary)"),
):
    """A term of the taxonomy that the service carries (HSDS attribute)."""

    __tablename__ = "service_term"

    scheme: Mapped[Scheme]
    code: Mapped[str]
    is_primary: Mapped[bool] = mapped_column(default=False)
