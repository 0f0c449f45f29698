"""The share sheet: what is known of a woman, cut to the fields that may be told, level by level."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from portal.catalogue.publishing.kinds import SPECIAL, Asks, ToDecide, ToDeliver
from portal.participants.consent import queries as consents
from portal.participants.consent.kinds import Purpose
from portal.participants.household import queries as households
from portal.participants.needs import queries as needs
from portal.participants.needs.kinds import Domain
from portal.plans.planning import queries as plans
from portal.referrals.sharing.followed import Followed
from portal.referrals.sharing.kinds import FIELDS, Reader, ToReach, effective
from portal.referrals.sharing.levels import (
    Child,
    Closed,
    Contact,
    Delivery,
    Preview,
    Told,
    age_band,
    child_bands,
)
from portal.referrals.tracking.kinds import Level
from portal.referrals.tracking.models import Referral, ServiceRequest
from tenants.clock import today

LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom and what a sheet is about; `woman` is a participant whose case was opened."""

    woman: Followed
    request: ServiceRequest
    referral: Referral

    @property
    def protected(self) -> bool:
        return self.woman.protected


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is disclosed, one object a level."""

    preview: Preview
    contact: Contact | None
    delivery: Delivery | None
    closed: Closed

    @property
    def levels(self) -> dict[Level, Told]:
        every = {
            Level.PREVIEW: self.preview,
            Level.CONTACT: self.contact,
            Level.DELIVERY: self.delivery,
            Level.CLOSED: self.closed,
        }
        return {level: told for level, told in every.items() if told is not None}


def sheet(subject: Subject, asks: Asks, agreed: AbstractSet[str]) -> Sheet:
    """Return what a partner would read of a woman who agreed to these fields, and nothing else."""
    agreed = allowed(subject, agreed)
    protected = subject.protected
    queue = effective(Reader.QUEUE, asks, agreed, protected=protected)
    operator = effective(Reader.OPERATOR, asks, agreed, protected=protected)
    contact = Contact(**_said(subject, Level.CONTACT, operator))
    delivery = _said(subject, Level.DELIVERY, operator)
    if protected:
        delivery["contact"] = contact
    return Sheet(
        Preview(**_always(subject), **_said(subject, Level.PREVIEW, queue)),
        None if protected else contact,
        Delivery(**delivery) if delivery else None,
        Closed(name="" if protected else contact.name),
    )


def allowed(subject: Subject, agreed: AbstractSet[str]) -> frozenset[str]:
    """Return the fields without those of a special category to which she did not agree apart."""
    if agreed & SPECIAL and not consents.holds(subject.woman.id, Purpose.SPECIAL):
        return frozenset(agreed - SPECIAL)
    return frozenset(agreed)


def _always(subject: Subject) -> dict[str, Any]:
    """Return what every preview shows; of a protected woman not even the initials."""
    names = (subject.woman.given_name, subject.woman.family_name)
    initials = " ".join(f"{name.strip()[0].upper()}." for name in names if name.strip())
    return {
        "code": subject.referral.code,
        "service": subject.referral.service_name,
        "initials": "" if subject.protected else initials,
    }


def _said(subject: Subject, level: Level, fields: AbstractSet[str]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for field in FIELDS[level]:
        if field in fields:
            said |= SOURCES[field](subject)
    return said


def _children(subject: Subject) -> dict[str, Any]:
    found = households.children_of(subject.woman.id, today())
    return {"children": tuple(Child(name=each.given_name, born_in=each.born_in) for each in found)}


def _child_ages(subject: Subject) -> dict[str, Any]:
    found = households.children_of(subject.woman.id, today())
    return {"child_ages": child_bands([each.born_in or 0 for each in found], today())}


def _score(subject: Subject) -> dict[str, Any]:
    domain = subject.request.domain
    known = needs.latest(subject.woman.id)
    score = known.get(Domain(domain)) if domain in set(Domain) else None
    return {} if score is None else {"need": domain, "need_score": score}


def _goal(subject: Subject) -> dict[str, Any]:
    if subject.request.activity_id is None:
        return {}
    goal = plans.goal_behind(subject.woman.id, subject.request.activity_id)
    return {"goal": goal.title} if goal else {}


def _safe_times(subject: Subject) -> dict[str, Any]:
    woman = subject.woman
    return {
        "call_at": tuple(woman.call_at),
        "may_leave_message": woman.may_leave_message,
        "may_write": woman.may_write,
    }


def _language(subject: Subject) -> dict[str, Any]:
    return {"language": subject.woman.speaks, "interpreter": subject.woman.needs_interpreter}


Source = Callable[[Subject], dict[str, Any]]

SOURCES: dict[str, Source] = {
    ToDecide.AGE_BAND: lambda of: {"age_band": age_band(of.woman.born_in, today())},
    ToDecide.MUNICIPALITY: lambda of: {"municipality": of.woman.municipality},
    ToDecide.NEED: lambda of: {"need": of.request.domain},
    ToDecide.TIME_SLOTS: lambda of: {"time_slots": tuple(map(str, of.request.slots))},
    ToDecide.URGENCY: lambda of: {"urgency": str(of.referral.urgency)},
    ToDecide.REASON: lambda of: {"reason": of.request.reason[:LONGEST_REASON]},
    ToDecide.LIVING: lambda of: {"living": str(of.woman.living)},
    ToDecide.CHILD_AGES: _child_ages,
    ToDecide.EMPLOYMENT: lambda of: {"employment": str(of.woman.employment)},
    ToDecide.ISEE_BAND: lambda of: {"isee_band": str(of.woman.isee_band)},
    ToDecide.LANGUAGE: _language,
    ToDecide.TRAVELS_BY: lambda of: {"travels_by": tuple(of.woman.travels_by.split())},
    ToReach.NAME: lambda of: {"name": of.woman.name},
    ToReach.PHONE: lambda of: {"phone": of.woman.phone},
    ToReach.EMAIL: lambda of: {"email": of.woman.email},
    ToReach.SAFE_TIMES: _safe_times,
    ToDeliver.ADDRESS: lambda of: {"address": of.woman.address},
    ToDeliver.BORN_IN: lambda of: {"born_in": of.woman.born_in},
    ToDeliver.TAX_CODE: lambda of: {"tax_code": of.woman.tax_code},
    ToDeliver.CHILDREN: _children,
    ToDeliver.WORKING_HOURS: lambda of: {"working_hours": str(of.woman.working_hours or "")},
    ToDeliver.NEED_SCORES: _score,
    ToDeliver.GOAL: _goal,
    ToDeliver.HEALTH: lambda of: {"health": of.woman.health},
}
