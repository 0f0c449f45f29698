"""The service document: what a draft holds, read from whatever came and brought to one form.

It holds no empty value and no unknown key; its rows keep their ids, which consumers rely on.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from portal.catalogue.publishing import reading
from portal.catalogue.publishing.kinds import ToDecide, ToDeliver
from portal.catalogue.publishing.models import CapacityStatus, CostKind, TargetMode, Visibility
from portal.catalogue.publishing.parts import PlaceKind, ScheduleKind
from portal.catalogue.publishing.protection import without_addresses
from portal.geography.municipalities import municipality
from tenants.database import new_id
from tenants.models import Audience, Language

Document = dict[str, Any]

LONGEST_NAME = 60
LONGEST_SUMMARY = 160
MOST_STEPS = 3
TEXTS: dict[str, reading.Read] = {
    "name": reading.line,
    "summary": reading.line,
    "description": reading.text,
    "eligibility": reading.text,
    "how_to_get_in": reading.text,
    "fees": reading.text,
    "schedule_note": reading.text,
}
LANGUAGES = tuple(language.value for language in Language)
HOURS: dict[str, reading.Read] = {
    "days": reading.days,
    "opens": reading.hour,
    "closes": reading.hour,
    "note": reading.line,
}


def _hours(value: object) -> list[dict[str, Any]] | None:
    found = [reading.read_fields(HOURS, item) for item in reading.items(value)]
    return [row for row in found if row] or None


def _municipality(value: object) -> str | None:
    return value if isinstance(value, str) and municipality(value) else None


SHAPE: dict[str, reading.Read] = {
    "texts": reading.table({language: reading.table(TEXTS) for language in LANGUAGES}),
    "kinds": reading.each(reading.code),
    "targets": reading.each(reading.code),
    "target_mode": reading.one_of(TargetMode),
    "access": reading.each(reading.code),
    "accessibility": reading.each(reading.code),
    "ages": reading.table(
        {
            "known": reading.yes_or_no,
            "all": reading.true,
            "min": reading.number,
            "max": reading.number,
        }
    ),
    "areas": reading.sorted_each(_municipality),
    "places": reading.rows(
        {
            "kind": reading.one_of(PlaceKind),
            "name": reading.line,
            "address": reading.line,
            "postal_code": reading.line,
            "municipality": _municipality,
            "transport": reading.line,
            "hours": _hours,
        },
        substance=("name", "address", "postal_code", "municipality", "transport", "hours"),
    ),
    "schedule": reading.rows(
        {
            "kind": reading.one_of(ScheduleKind),
            **HOURS,
            "from": reading.day,
            "to": reading.day,
        },
        substance=("days", "opens", "closes", "from", "to", "note"),
    ),
    "cost": reading.table(
        {
            "kind": reading.one_of(CostKind),
            "options": reading.rows(
                {
                    "label": reading.line,
                    "amount": reading.number,
                    "per": reading.line,
                    "isee_max": reading.number,
                },
                substance=("label", "amount", "isee_max"),
            ),
        }
    ),
    "interpreting": reading.line,
    "next_steps": reading.rows(
        {"it": reading.line, "en": reading.line, "contact": reading.line},
        substance=("it", "en", "contact"),
    ),
    "capacity": reading.table(
        {
            "status": reading.one_of(CapacityStatus),
            "places": reading.whole,
            "said_on": reading.day,
        }
    ),
    "contacts": reading.rows(
        {
            "role": reading.line,
            "email": reading.code,
            "phone": reading.line,
            "audience": reading.one_of(Audience),
        },
        substance=("role", "email", "phone"),
    ),
    "documents": reading.rows({"label": reading.line}, substance=("label",)),
    "asks": reading.table(
        {"decide": reading.codes_of(ToDecide), "deliver": reading.codes_of(ToDeliver)}
    ),
    "links": reading.rows({"label": reading.line, "url": reading.code}, substance=("label", "url")),
    "visibility": reading.one_of(Visibility),
    "protected": reading.true,
    "visible_from": reading.day,
    "visible_to": reading.day,
}


def _languages(value: object) -> list[dict[str, Any]] | None:
    fields = {"code": reading.code, "note": reading.line}
    found = [reading.read_fields(fields, item) for item in reading.items(value)]
    return list({row["code"]: row for row in found if "code" in row}.values()) or None


SHAPE["languages"] = _languages


def empty() -> Document:
    """Return the document of a service of which nothing is said yet."""
    return normalised({})


def normalised(raw: Mapping[str, Any]) -> Document:
    """Bring a document to its one form: reading it again changes nothing."""
    doc = reading.read_fields(SHAPE, raw)
    for rule in (_ages, _cost, _capacity, _defaults, _protection):
        rule(doc)
    return {key: content for key, content in doc.items() if content}


def protected(doc: Mapping[str, Any]) -> Document:
    """Return the document of a service that is protected from now on: it tells nowhere where."""
    return normalised(without_addresses({**doc, "protected": True}))


def without_ids(value: object) -> Any:  # noqa: ANN401 -- any part of a document
    """Return what a document says: ids only tie its rows to what others remember."""
    if isinstance(value, Mapping):
        return {key: without_ids(item) for key, item in value.items() if key != "id"}
    if isinstance(value, list):
        return [without_ids(item) for item in value]
    return value


def text_of(doc: Mapping[str, Any], field: str, language: str = Language.ITALIAN) -> str:
    """Return one text of a document, empty when it is missing."""
    found: str = doc.get("texts", {}).get(language, {}).get(field, "")
    return found


def _ages(doc: Document) -> None:
    ages = doc.get("ages")
    if ages is None:
        return
    if ages.get("known") is False:
        doc["ages"] = {"known": False}
    elif ages.get("all"):
        doc["ages"] = {"known": True, "all": True}
    elif ages.keys() & {"min", "max"}:
        ages["known"] = True
    else:
        del doc["ages"]


def _cost(doc: Document) -> None:
    cost = doc.get("cost", {})
    if cost.get("kind") in {CostKind.FREE, CostKind.UNKNOWN}:
        cost.pop("options", None)


def _capacity(doc: Document) -> None:
    capacity = doc.get("capacity", {})
    if capacity.get("status") != CapacityStatus.PLACES:
        capacity.pop("places", None)
    if "status" not in capacity:
        doc.pop("capacity", None)


def _defaults(doc: Document) -> None:
    """Say what holds as long as nobody says otherwise."""
    doc.setdefault("target_mode", str(TargetMode.EVERYONE))
    doc.setdefault("visibility", str(Visibility.PUBLIC))
    _fill(doc.get("places", ()), "kind", PlaceKind.PHYSICAL)
    _fill(doc.get("schedule", ()), "kind", ScheduleKind.OPERATING_HOURS)
    _fill(doc.get("contacts", ()), "audience", Audience.PUBLIC)


def _fill(rows: Iterable[dict[str, Any]], key: str, value: str) -> None:
    for row in rows:
        row.setdefault(key, str(value))


def _protection(doc: Document) -> None:
    """Forget where a protected service is: an address that is not kept cannot be shown."""
    if doc.get("protected"):
        virtual = [row for row in doc.get("places", ()) if row["kind"] == PlaceKind.VIRTUAL]
        kept = (_without_address(row) for row in virtual)
        doc["places"] = [row for row in kept if row.keys() & {"name", "hours"}]


def _without_address(place: Mapping[str, Any]) -> dict[str, Any]:
    hidden = {"address", "postal_code", "municipality", "transport"}
    return {key: content for key, content in place.items() if key not in hidden}


def known_ids(doc: Mapping[str, Any]) -> frozenset[str]:
    """Return the ids of all rows of a document."""
    return frozenset(row["id"] for rows in _row_lists(doc) for row in rows)


def with_known_ids(doc: Document, known: frozenset[str]) -> Document:
    """Return the document with new ids for rows that were not there before.

    An id decides which published row is replaced: nobody may bring one from elsewhere.
    """
    copy = normalised(doc)
    for rows in _row_lists(copy):
        for row in rows:
            if row["id"] not in known:
                row["id"] = str(new_id())
    return copy


def _row_lists(doc: Mapping[str, Any]) -> list[list[dict[str, Any]]]:
    named = ("places", "schedule", "next_steps", "contacts", "documents", "links")
    return [*(doc.get(name, []) for name in named), doc.get("cost", {}).get("options", [])]
