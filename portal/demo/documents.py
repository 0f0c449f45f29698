"""The demo's services as documents: ids made from names, relative days made absolute."""

from datetime import date, timedelta
from typing import Any

from portal.demo.files import demo_id
from portal.geography.zones import zones

ROWS = ("places", "schedule", "next_steps", "contacts", "documents", "links")
KEPT = (
    "texts",
    "kinds",
    "targets",
    "target_mode",
    "access",
    "accessibility",
    "ages",
    "languages",
    "interpreting",
    "visibility",
    "protected",
    "visible_from",
    "visible_to",
)


def document(service: dict[str, Any], today: date) -> dict[str, Any]:
    """Return the document of one service of the demo's files."""
    doc: dict[str, Any] = {name: service[name] for name in KEPT if name in service}
    doc["areas"] = _areas(service)
    doc["capacity"] = _capacity(service.get("capacity", {"status": "unknown"}), today)
    doc["cost"] = _cost(service)
    for rows in ROWS:
        doc[rows] = _with_ids(service["slug"], rows, service.get(rows, []))
    return _plain(doc)  # type: ignore[no-any-return]


def _areas(service: dict[str, Any]) -> list[str]:
    by_key = {zone.key: zone.codes for zone in zones()}
    codes = {code for key in service.get("zones", []) for code in by_key[key]}
    return sorted(codes | set(service.get("areas", [])))


def _capacity(capacity: dict[str, Any], today: date) -> dict[str, Any]:
    said = capacity.get("said_days_ago")
    known = {key: value for key, value in capacity.items() if key != "said_days_ago"}
    return known if said is None else {**known, "said_on": today - timedelta(days=said)}


def _cost(service: dict[str, Any]) -> dict[str, Any]:
    cost = service.get("cost", {"kind": "unknown"})
    options = _with_ids(service["slug"], "cost", cost.get("options", []))
    return {"kind": cost["kind"], "options": options}


def _with_ids(slug: str, rows: str, parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"id": demo_id(slug, rows, place), **part} for place, part in enumerate(parts)]


def _plain(value: Any) -> Any:  # noqa: ANN401 -- a document is nested plain values
    """Return the value as JSON holds it: days and ids as text."""
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)
