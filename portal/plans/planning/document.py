"""A plan as one document: what a version freezes, a print shows and two versions differ in."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any, NamedTuple

from portal.plans.planning.models import CarePlan, Goal, PlanActivity
from portal.plans.planning.words import FIELDS, word
from portal.ui.formats import date_words
from portal.ui.language import gettext as _

Document = dict[str, Any]

OF_PLAN = ("summary", "next_review_on")
OF_GOAL = ("title", "measure", "domain", "target_on", "state", "outcome")
OF_ACTIVITY = ("title", "service_name", "doer", "doer_name", "due_on", "state", "outcome")
DAYS = frozenset({"next_review_on", "target_on", "due_on"})


class Difference(NamedTuple):
    """One field of a plan that two documents say differently, in words."""

    label: str
    before: str
    after: str


def document(plan: CarePlan, goals: Iterable[Goal], activities: Iterable[PlanActivity]) -> Document:
    """Return a plan with its goals and their actions, as plain values."""
    of_goals: dict[Any, list[Document]] = {}
    for activity in activities:
        of_goals.setdefault(activity.goal_id, []).append(_activity(activity))
    return {
        **_plain(plan, (*OF_PLAN, "profile", "started_on")),
        "goals": [
            {**_plain(goal, OF_GOAL), "id": str(goal.id), "activities": of_goals.get(goal.id, [])}
            for goal in goals
        ],
    }


def fingerprint(doc: Document) -> str:
    """Return a mark of a document: who agrees to a plan says which one she read."""
    return hashlib.sha256(json.dumps(doc, sort_keys=True).encode()).hexdigest()[:16]


def activities_of(doc: Document) -> list[Document]:
    """Return every action of a plan."""
    return list(chain.from_iterable(goal["activities"] for goal in doc.get("goals", [])))


def differences(before: Document, after: Document) -> list[Difference]:
    """Return what changed between two documents, in the order of the newer one."""
    found = [*_fields("plan", OF_PLAN, before, after, "")]
    old, new = _by_id(before.get("goals", [])), _by_id(after.get("goals", []))
    for key in [*new, *(key for key in old if key not in new)]:
        found += _of_goal(old.get(key), new.get(key))
    if [key for key in old if key in new] != [key for key in new if key in old]:
        found.append(Difference(_("Ordine degli obiettivi"), _order(before), _order(after)))
    return found


def day_of(value: str | None) -> date | None:
    """Read a day of a document."""
    return date.fromisoformat(value) if value else None


def _plain(row: object, fields: Iterable[str]) -> Document:
    values = {field: getattr(row, field) for field in fields}
    return {field: _text(value) for field, value in values.items()}


def _text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if value else ""


def _activity(activity: PlanActivity) -> Document:
    return {
        **_plain(activity, (*OF_ACTIVITY, "kind", "service_id")),
        "id": str(activity.id),
    }


def _of_goal(old: Document | None, new: Document | None) -> list[Difference]:
    name = (new or old or {}).get("title", "")
    if old is None or new is None:
        return [Difference(str(FIELDS["title"]), _line(old), _line(new))]
    before, after = _by_id(old["activities"]), _by_id(new["activities"])
    steps = [
        _of_activity(before.get(key), after.get(key), name)
        for key in [*after, *(key for key in before if key not in after)]
    ]
    return [*_fields("goal", OF_GOAL, old, new, name), *chain.from_iterable(steps)]


def _of_activity(old: Document | None, new: Document | None, goal: str) -> list[Difference]:
    if old is None or new is None:
        return [Difference(f"{goal} · {FIELDS['step']}", _line(old), _line(new))]
    inside = f"{goal} · {_line(new)}"
    return [*_fields("activity", OF_ACTIVITY, old, new, inside)]


def _fields(
    kind: str, fields: Iterable[str], old: Document, new: Document, name: str
) -> Iterator[Difference]:
    for field in fields:
        before, after = _shown(kind, field, old), _shown(kind, field, new)
        if before != after:
            label = str(FIELDS["step" if (kind, field) == ("activity", "title") else field])
            yield Difference(f"{name} · {label}" if name else label, before, after)


def _shown(kind: str, field: str, doc: Document) -> str:
    value = doc.get(field) or ""
    if field in DAYS and value:
        return date_words(date.fromisoformat(value))
    return word(kind, field, value)


def _line(doc: Document | None) -> str:
    return "" if doc is None else doc.get("title") or doc.get("service_name") or "–"


def _by_id(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {row["id"]: row for row in rows}


def _order(doc: Document) -> str:
    return " / ".join(_line(goal) for goal in doc.get("goals", []))
