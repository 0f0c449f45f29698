"""The published parts of a service, one row each, made anew from the document at each publication.

Rows keep the ids of the document; what has none there gets one that is always the same.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import delete

from portal.catalogue.publishing.document import TEXTS, Document
from portal.catalogue.publishing.models import Service
from portal.catalogue.publishing.part import Part
from portal.catalogue.publishing.parts import (
    CostOption,
    NextStep,
    PlaceKind,
    RequiredDocument,
    Schedule,
    ScheduleKind,
    ServiceArea,
    ServiceContact,
    ServiceLanguage,
    ServiceLink,
    ServicePlace,
    ServiceTerm,
    ServiceText,
)
from portal.catalogue.taxonomy.models import Scheme
from tenants.database import db
from tenants.models import Audience, Language

Columns = dict[str, Any]
Write = Callable[[Service, Document], Iterator[Columns]]

SCHEMES = {
    "kinds": Scheme.KIND,
    "targets": Scheme.TARGET,
    "access": Scheme.ACCESS,
    "accessibility": Scheme.ACCESSIBILITY,
}


def replace(service: Service, doc: Document) -> None:
    """Delete what was published and write what the document says."""
    for table, write in TABLES.items():
        db.session.execute(
            delete(table)
            .where(table.organisation_id == service.organisation_id)
            .where(table.service_id == service.id)
            .execution_options(synchronize_session=False)
        )
        owner = {"organisation_id": service.organisation_id, "service_id": service.id}
        for sort, columns in enumerate(write(service, doc)):
            row: Columns = {**owner, "sort": sort, **columns}
            db.session.add(table(**row))
    db.session.flush()


def rows(service: Service, doc: Document) -> dict[str, list[Columns]]:
    """Return what would be published, by table, in the plain values of PostgreSQL's JSON."""
    return {
        table.__tablename__: [  # type: ignore[attr-defined]  # every table has its name
            {name: _plain(value) for name, value in columns.items()}
            for columns in write(service, doc)
        ]
        for table, write in TABLES.items()
    }


def _plain(value: object) -> object:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    return str(value) if isinstance(value, UUID) else value


def _texts(service: Service, doc: Document) -> Iterator[Columns]:
    for language, texts in doc.get("texts", {}).items():
        yield {
            "id": _steady(service, "text", language),
            "language": Language(language),
            **{field: texts.get(field, "") for field in TEXTS},
        }


def _places(service: Service, doc: Document) -> Iterator[Columns]:
    """Write the places; a protected service has none at all."""
    for place in () if service.protected else doc.get("places", ()):
        yield {
            "id": UUID(place["id"]),
            "kind": PlaceKind(place["kind"]),
            **_words(place, "name", "address", "postal_code", "municipality", "transport"),
        }


def _schedules(service: Service, doc: Document) -> Iterator[Columns]:
    for place in doc.get("places", ()):
        for number, row in enumerate(place.get("hours", ())):
            yield {
                "id": _steady(service, "hours", place["id"], str(number)),
                "place_id": None if service.protected else place["id"],
                "kind": ScheduleKind.OPERATING_HOURS,
                **_times(row),
            }
    for row in doc.get("schedule", ()):
        kind = ScheduleKind(row["kind"])
        yield {"id": UUID(row["id"]), "place_id": None, "kind": kind, **_times(row)}


def _times(row: Mapping[str, Any]) -> Columns:
    return {
        "days": " ".join(row.get("days", ())),
        "opens": time.fromisoformat(row["opens"]) if "opens" in row else None,
        "closes": time.fromisoformat(row["closes"]) if "closes" in row else None,
        "valid_from": date.fromisoformat(row["from"]) if "from" in row else None,
        "valid_to": date.fromisoformat(row["to"]) if "to" in row else None,
        "note": row.get("note", ""),
    }


def _areas(service: Service, doc: Document) -> Iterator[Columns]:
    for code in doc.get("areas", ()):
        yield {"id": _steady(service, "area", code), "municipality": code}


def _options(_service: Service, doc: Document) -> Iterator[Columns]:
    for option in doc.get("cost", {}).get("options", ()):
        yield {
            "id": UUID(option["id"]),
            **_words(option, "label", "per"),
            "amount": _amount(option.get("amount")),
            "isee_max": _amount(option.get("isee_max")),
        }


def _languages(service: Service, doc: Document) -> Iterator[Columns]:
    for spoken in doc.get("languages", ()):
        yield {"id": _steady(service, "language", spoken["code"]), **_words(spoken, "code", "note")}


def _steps(_service: Service, doc: Document) -> Iterator[Columns]:
    for step in doc.get("next_steps", ()):
        words = {"words_it": step.get("it", ""), "words_en": step.get("en", "")}
        yield {"id": UUID(step["id"]), **words, "contact": step.get("contact", "")}


def _contacts(_service: Service, doc: Document) -> Iterator[Columns]:
    for contact in doc.get("contacts", ()):
        yield {
            "id": UUID(contact["id"]),
            "audience": Audience(contact["audience"]),
            **_words(contact, "role", "email", "phone"),
        }


def _documents(_service: Service, doc: Document) -> Iterator[Columns]:
    for row in doc.get("documents", ()):
        yield {"id": UUID(row["id"]), **_words(row, "label")}


def _links(_service: Service, doc: Document) -> Iterator[Columns]:
    for row in doc.get("links", ()):
        yield {"id": UUID(row["id"]), **_words(row, "label", "url")}


def _terms(service: Service, doc: Document) -> Iterator[Columns]:
    for key, scheme in SCHEMES.items():
        for place, code in enumerate(doc.get(key, ())):
            yield {
                "id": _steady(service, "term", code),
                "scheme": scheme,
                "code": code,
                "is_primary": scheme is Scheme.KIND and place == 0,
            }


def _words(row: Mapping[str, Any], *names: str) -> Columns:
    return {name: row.get(name, "") for name in names}


def _amount(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _steady(service: Service, *names: str) -> UUID:
    return uuid5(service.id, ":".join(names))


TABLES: dict[type[Part], Write] = {
    ServiceText: _texts,
    ServicePlace: _places,
    Schedule: _schedules,
    ServiceArea: _areas,
    CostOption: _options,
    ServiceLanguage: _languages,
    NextStep: _steps,
    ServiceContact: _contacts,
    RequiredDocument: _documents,
    ServiceLink: _links,
    ServiceTerm: _terms,
}
