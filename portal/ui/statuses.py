"""How a state looks: the icon and the tone that go with its word."""

from typing import NamedTuple


class StatusLook(NamedTuple):
    """An icon and one of the five tones: neutral, info, success, warning, danger."""

    icon: str
    tone: str


UNKNOWN = StatusLook("circle", "neutral")

LOOKS: dict[str, dict[str, StatusLook]] = {
    "service": {
        "draft": StatusLook("pencil", "neutral"),
        "in_review": StatusLook("hourglass-split", "info"),
        "changes_requested": StatusLook("chat-dots", "warning"),
        "published": StatusLook("check-circle", "success"),
        "superseded": StatusLook("clock-history", "neutral"),
        "rejected": StatusLook("x-circle", "danger"),
        "suspended": StatusLook("pause-circle", "warning"),
        "retired": StatusLook("archive", "neutral"),
    },
    "case": {
        "new": StatusLook("star", "info"),
        "to_contact": StatusLook("telephone", "warning"),
        "interview_booked": StatusLook("calendar-event", "info"),
        "assessment": StatusLook("chat-dots", "info"),
        "planning": StatusLook("pencil", "info"),
        "plan_active": StatusLook("check-circle", "success"),
        "in_review": StatusLook("hourglass-split", "info"),
        "concluded": StatusLook("flag", "success"),
        "interrupted": StatusLook("pause-circle", "neutral"),
        "not_eligible": StatusLook("slash-circle", "neutral"),
    },
    "interview": {
        "booked": StatusLook("calendar-event", "info"),
        "held": StatusLook("check-circle", "success"),
        "no_show": StatusLook("person-x", "warning"),
        "cancelled": StatusLook("x-circle", "neutral"),
    },
    "task": {
        "open": StatusLook("circle", "info"),
        "done": StatusLook("check-circle", "success"),
        "cancelled": StatusLook("x-circle", "neutral"),
        "late": StatusLook("exclamation-triangle", "warning"),
    },
    "referral": {
        "draft": StatusLook("pencil", "neutral"),
        "requested": StatusLook("send", "info"),
        "accepted": StatusLook("hand-thumbs-up", "info"),
        "rejected": StatusLook("x-circle", "danger"),
        "in-progress": StatusLook("arrow-repeat", "info"),
        "on-hold": StatusLook("pause-circle", "warning"),
        "completed": StatusLook("check-circle", "success"),
        "failed": StatusLook("slash-circle", "warning"),
        "cancelled": StatusLook("dash-circle", "neutral"),
        "entered-in-error": StatusLook("trash", "neutral"),
        "late": StatusLook("exclamation-triangle", "danger"),
        "urgent": StatusLook("exclamation-octagon", "danger"),
    },
    "organisation": {
        "invited": StatusLook("envelope", "info"),
        "active": StatusLook("check-circle", "success"),
        "suspended": StatusLook("pause-circle", "warning"),
        "left": StatusLook("archive", "neutral"),
    },
    "membership": {
        "invited": StatusLook("envelope", "info"),
        "active": StatusLook("person-check", "success"),
        "disabled": StatusLook("person-x", "neutral"),
        "expired": StatusLook("clock", "warning"),
    },
    "capacity": {
        "places": StatusLook("check-circle", "success"),
        "waitlist": StatusLook("hourglass-split", "warning"),
        "full": StatusLook("x-circle", "danger"),
        "assess": StatusLook("chat-dots", "info"),
        "unknown": StatusLook("question-circle", "neutral"),
    },
    "cost": {
        "free": StatusLook("heart", "success"),
        "isee": StatusLook("wallet2", "info"),
        "paid": StatusLook("currency-euro", "neutral"),
        "unknown": StatusLook("question-circle", "neutral"),
    },
    "visibility": {
        "public": StatusLook("globe2", "neutral"),
        "network": StatusLook("people", "info"),
        "own": StatusLook("lock", "neutral"),
    },
    "freshness": {
        "fresh": StatusLook("patch-check", "success"),
        "recent": StatusLook("clock", "neutral"),
        "stale": StatusLook("exclamation-triangle", "warning"),
    },
    "plan": {
        "draft": StatusLook("pencil", "neutral"),
        "active": StatusLook("check-circle", "success"),
        "concluded": StatusLook("flag", "neutral"),
        "interrupted": StatusLook("pause-circle", "warning"),
    },
    "goal": {
        "open": StatusLook("circle", "info"),
        "reached": StatusLook("check-circle", "success"),
        "partly": StatusLook("hourglass-split", "warning"),
        "dropped": StatusLook("dash-circle", "neutral"),
    },
    "activity": {
        "todo": StatusLook("circle", "neutral"),
        "doing": StatusLook("hourglass-split", "info"),
        "done": StatusLook("check-circle", "success"),
        "dropped": StatusLook("dash-circle", "neutral"),
    },
    "term": {
        "deprecated": StatusLook("archive", "neutral"),
    },
    "import": {
        "ok": StatusLook("check-circle", "success"),
        "warning": StatusLook("exclamation-triangle", "warning"),
        "error": StatusLook("x-circle", "danger"),
    },
    "imported": {
        "created": StatusLook("plus-lg", "success"),
        "updated": StatusLook("pencil", "info"),
        "unchanged": StatusLook("dash-circle", "neutral"),
        "failed": StatusLook("x-circle", "danger"),
        "undone": StatusLook("arrow-counterclockwise", "neutral"),
        "kept": StatusLook("lock", "warning"),
    },
    "consent": {
        "given": StatusLook("check-circle", "success"),
        "refused": StatusLook("x-circle", "neutral"),
        "withdrawn": StatusLook("slash-circle", "warning"),
        "missing": StatusLook("question-circle", "neutral"),
    },
    "work": {
        "checked": StatusLook("list-check", "info"),
        "undoing": StatusLook("arrow-counterclockwise", "info"),
        "waiting": StatusLook("clock", "neutral"),
        "running": StatusLook("arrow-repeat", "info"),
        "done": StatusLook("check-circle", "success"),
        "failed": StatusLook("exclamation-octagon", "danger"),
        "undone": StatusLook("arrow-counterclockwise", "neutral"),
    },
}


def status_look(domain: str, code: str) -> StatusLook:
    """Return the look of a state; one that we do not know is shown plainly."""
    return LOOKS.get(domain, {}).get(code, UNKNOWN)
