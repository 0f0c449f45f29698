"""What the sheet of a plan shows: the agreed version, or the draft that it still is."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from portal.participants.cases import queries as cases
from portal.participants.interviews.booking import queries as interviews
from portal.plans.hours import queries as hours
from portal.plans.hours.words import length_in_words
from portal.plans.planning import queries
from portal.plans.planning.document import Document
from portal.plans.planning.models import PlanVersion
from portal.plans.planning.printing import fridge
from portal.plans.planning.printing.forms import FridgeForm
from portal.plans.planning.printing.fridge import Entry
from portal.ui.choices import choices
from portal.ui.formats import WEEKDAYS, clock_words, in_rome
from portal.ui.language import current_language
from portal.ui.language import gettext as _
from tenants.clock import today
from tenants.identity import signed_in
from tenants.permissions import NotFoundError


@dataclass(frozen=True, slots=True)
class Uncovered:
    """The uncovered hours of a week, in words: without the plan, now, with all of it."""

    before: str
    now: str
    planned: str


def sheet(participant_id: UUID, version_id: UUID | None = None) -> dict[str, Any]:
    """Return what the paper of a plan shows; without a version, what was agreed last."""
    version, doc, manager_id = _which(participant_id, version_id)
    manager = cases.names([manager_id]).get(manager_id, "")
    return {
        "version": version,
        "doc": doc,
        "draft": version is None,
        "manager": manager,
        "organisation": signed_in().organisation_name,
        "hours": uncovered(participant_id),
        "day": today(),
    }


def uncovered(participant_id: UUID) -> Uncovered | None:
    """Return the uncovered hours around a plan; none where nothing is known of the week."""
    if not hours.slots(participant_id):
        return None
    found = hours.coverage(participant_id)
    if not found.is_about_somebody:
        return None
    weeks = (found.before.ordinary, found.now.ordinary, found.planned.ordinary)
    return Uncovered(*(length_in_words(minutes) for minutes in weeks))


def calendar(participant_id: UUID, form: FridgeForm) -> dict[str, Any]:
    """Return what the calendar for the fridge shows: her appointments, and what is due."""
    plan = queries.the_open_plan(participant_id)
    goals, activities = queries.goals(plan.id), queries.activities(plan.id)
    choosable = fridge.sayable(goals, activities)
    form.said.choices = choices((str(each.id), each.title) for each in choosable)
    said = frozenset(each.id for each in choosable if str(each.id) in (form.said.data or ()))
    entries = [*fridge.due(goals, activities, said), *_appointments(participant_id)]
    return {
        "title": fridge.title(form.shown_view, form.shown_day),
        "weeks": fridge.weeks(form.shown_view, form.shown_day, entries),
        "view": form.shown_view,
        "weekdays": WEEKDAYS[current_language()],
        "project": form.project.data,
    }


def _appointments(participant_id: UUID) -> list[Entry]:
    return [
        Entry(in_rome(each.starts_at), _("Appuntamento"), clock_words(each.starts_at))
        for each in interviews.booked(participant_id)
    ]


def _which(
    participant_id: UUID, version_id: UUID | None
) -> tuple[PlanVersion | None, Document, UUID]:
    if version_id is not None:
        version = queries.version(participant_id, version_id)
        return version, version.document, version.frozen_by
    plan = queries.open_plan(participant_id)
    if plan is None:
        raise NotFoundError
    last = queries.last_version(plan.id)
    if last is not None:
        return last, last.document, last.frozen_by
    return None, queries.document_of(plan), plan.manager_id
