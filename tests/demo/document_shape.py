"""What a service of the demo network may hold: a table of its fields, and the check against it."""

import re
from typing import Any

WEEKDAYS = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"}
TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
DATE = re.compile(r"20\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])")
TERM = re.compile(r"[A-Z]+-[A-Z0-9]+")
ISTAT = re.compile(r"096\d{3}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EMAIL = re.compile(r"[a-z.]+@[a-z.-]+\.example")
PHONE = re.compile(r"015 0000\d{3}")
WEBSITE = re.compile(r"https://[a-z.-]+\.example(/[a-z-]*)?")
WORDS = re.compile(r"\S(.*\S)?", re.DOTALL)
NUMBER = (int, float)

TEXTS = {
    "name": re.compile(r"\S.{0,58}\S"),
    "summary": re.compile(r"\S.{0,158}\S"),
    "description": WORDS,
    "eligibility": WORDS,
    "how_to_get_in": WORDS,
    "fees": WORDS,
    "schedule_note": WORDS,
}
HOURS = [{"days": [WEEKDAYS], "opens": TIME, "closes": TIME, "note": WORDS}]
COST = {
    "kind": {"free", "isee", "paid", "unknown"},
    "options": [{"label": WORDS, "amount": NUMBER, "per": str, "isee_max": NUMBER}],
}
DOCUMENT = {
    "texts": {"it": TEXTS, "en": TEXTS},
    "kinds": [TERM],
    "targets": [TERM],
    "target_mode": {"everyone", "focus", "only"},
    "access": [TERM],
    "accessibility": [TERM],
    "ages": {"known": bool, "all": bool, "min": NUMBER, "max": NUMBER},
    "zones": [SLUG],
    "areas": [ISTAT],
    "places": [
        {
            "kind": {"physical", "virtual"},
            "name": WORDS,
            "address": WORDS,
            "postal_code": re.compile(r"\d{5}"),
            "municipality": ISTAT,
            "transport": WORDS,
            "hours": HOURS,
        }
    ],
    "schedule": [
        {
            "kind": {"operating_hours", "event"},
            "days": [WEEKDAYS],
            "opens": TIME,
            "closes": TIME,
            "from": DATE,
            "to": DATE,
            "note": WORDS,
        }
    ],
    "cost": COST,
    "languages": [{"code": re.compile(r"[a-z]{2}"), "note": WORDS}],
    "interpreting": WORDS,
    "next_steps": [{"it": WORDS, "en": WORDS, "contact": WORDS}],
    "capacity": {
        "status": {"places", "waitlist", "full", "assess", "unknown"},
        "places": int,
        "said_days_ago": int,
    },
    "contacts": [
        {"role": WORDS, "email": EMAIL, "phone": PHONE, "audience": {"public", "network"}}
    ],
    "documents": [{"label": WORDS}],
    "links": [{"label": WORDS, "url": WEBSITE}],
    "visibility": {"public", "network", "own"},
    "protected": bool,
    "visible_from": DATE,
    "visible_to": DATE,
}
STATES = {"draft", "in_review", "changes_requested", "published", "retired"}
SERVICE = DOCUMENT | {
    "slug": SLUG,
    "state": STATES,
    "activity": re.compile(r"[a-z_]+"),
    "assured_days_ago": int,
    "alert": {"it": WORDS, "en": WORDS, "for_days": int},
    "closed_for_now": bool,
    "note": WORDS,
    "retire_reason": WORDS,
    "revision": DOCUMENT | {"state": STATES, "note": WORDS},
}


def faults(value: Any, shape: Any, at: str = "") -> list[str]:
    """Name every place where the value does not have the shape."""
    if isinstance(shape, dict):
        return _faults_of_table(value, shape, at)
    if isinstance(shape, list):
        return _faults_of_list(value, shape[0], at)
    return [] if _fits(value, shape) else [f"{at}: {value!r}"]


def _faults_of_table(value: Any, shape: dict[str, Any], at: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{at}: not a table"]
    found = [f"{at}.{key}: unknown" for key in value if key not in shape]
    for key in value.keys() & shape.keys():
        found += faults(value[key], shape[key], f"{at}.{key}")
    return found


def _faults_of_list(value: Any, shape: Any, at: str) -> list[str]:
    if not isinstance(value, list):
        return [f"{at}: not a list"]
    found = []
    for number, item in enumerate(value):
        found += faults(item, shape, f"{at}[{number}]")
    return found


def _fits(value: Any, shape: Any) -> bool:
    if isinstance(shape, re.Pattern):
        return isinstance(value, str) and shape.fullmatch(value) is not None
    if isinstance(shape, set):
        return value in shape
    return isinstance(value, shape)
