"""From the document to the editor's form and back."""

from collections.abc import Mapping
from typing import Any

from portal.catalogue.publishing import reading
from portal.catalogue.publishing.document import Document, normalised
from tenants.clock import today

MONTHS_A_YEAR = 12
AS_THEY_ARE = (
    "texts",
    "targets",
    "target_mode",
    "areas",
    "places",
    "cost",
    "languages",
    "interpreting",
    "next_steps",
    "access",
    "accessibility",
    "capacity",
    "contacts",
    "documents",
    "links",
    "asks",
    "visibility",
    "protected",
    "visible_from",
    "visible_to",
)

Values = dict[str, Any]


def form_values(doc: Mapping[str, Any]) -> Values:
    """Return what the form shows of a document."""
    first, *others = doc.get("kinds") or [""]
    return {
        "target_mode": "everyone",
        "visibility": "public",
        **{key: doc[key] for key in AS_THEY_ARE if key in doc},
        "kinds": {"first": first, "others": others},
        "ages": _age_values(doc.get("ages", {})),
        "schedule": [_schedule_values(row) for row in doc.get("schedule", ())],
    }


def from_form(values: Mapping[str, Any], before: Mapping[str, Any]) -> Document:
    """Return the document that the form's values say; what is said of places is said today."""
    kinds = values["kinds"]
    doc = normalised(
        {
            **{key: values[key] for key in AS_THEY_ARE},
            "kinds": [kinds["first"], *kinds["others"]] if kinds["first"] else kinds["others"],
            "ages": _ages(values["ages"]),
            "schedule": [_schedule(row) for row in values["schedule"]],
        }
    )
    return _with_day(doc, before)


def _age_values(ages: Mapping[str, Any]) -> Values:
    if not ages:
        return {}
    mode = "unknown" if not ages.get("known") else "all" if ages.get("all") else "range"
    return {
        "known": mode,
        **_age_value("low", ages.get("min")),
        **_age_value("high", ages.get("max")),
    }


def _age_value(end: str, years: float | None) -> Values:
    """Show three months as 3 months, and three years as 3 years."""
    if years is None:
        return {}
    in_months = years != int(years)
    shown = round(years * MONTHS_A_YEAR) if in_months else int(years)
    return {end: shown, f"{end}_unit": "months" if in_months else "years"}


def _ages(values: Mapping[str, Any]) -> Values | None:
    mode = values["known"]
    if mode in {"all", "unknown"}:
        return {"known": mode == "all", "all": mode == "all"}
    return {"min": _years(values, "low"), "max": _years(values, "high")}


def _years(values: Mapping[str, Any], end: str) -> float | None:
    number = reading.number(values[end])
    if number is None or values[f"{end}_unit"] != "months":
        return number
    return round(number / MONTHS_A_YEAR, 2)


def _schedule_values(row: Mapping[str, Any]) -> Values:
    return {**row, "first_day": row.get("from"), "last_day": row.get("to")}


def _schedule(row: Mapping[str, Any]) -> Values:
    return {**row, "from": row["first_day"], "to": row["last_day"]}


def _with_day(doc: Document, before: Mapping[str, Any]) -> Document:
    """Give what is said of the places its day: the old one while nothing else is said."""
    said = doc.get("capacity")
    if said is None:
        return doc
    known = dict(before.get("capacity", {}))
    day = known.pop("said_on", None)
    said_on = day if known == said and day else today().isoformat()
    return {**doc, "capacity": {**said, "said_on": said_on}}
