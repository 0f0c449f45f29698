"""The groups of pages about interviews: a woman's, her notes and tasks, one's own agenda."""

from typing import Any
from uuid import UUID

from flask import Blueprint, url_for

from portal.participants.cases import panels, queries
from portal.participants.cases.models import Participant
from portal.participants.cases.permissions import Cases
from portal.participants.interviews import labels
from portal.participants.interviews.booking.queries import end_of
from portal.participants.interviews.models import NoteDraft
from portal.participants.interviews.notes.sections import LABELS
from portal.ui.language import lazy as _l
from portal.ui.shell import Entry, offer
from tenants.clock import now, today
from tenants.permissions import NotFoundError

CONFLICT = 409

interviews = Blueprint("interviews", __name__)
notes = Blueprint("notes", __name__)
tasks = Blueprint("tasks", __name__)
agenda = Blueprint("agenda", __name__)
BLUEPRINTS = (interviews, notes, tasks, agenda)

offer(
    Entry("Agenda", "agenda.show", "calendar3", Cases.READ, sort=14),
    Entry("Le mie attività", "tasks.mine", "list-check", Cases.READ, sort=16),
)
panels.add_tab(_l("Colloqui"), "interviews.index", sort=30, also=("notes",))
panels.add_tab(_l("Attività"), "tasks.index", sort=60)
panels.name_pages(
    {
        "interviews.show": _l("Un colloquio"),
        "interviews.book": _l("Fissa un colloquio"),
        "interviews.record": _l("Registra un colloquio già svolto"),
        "interviews.move": _l("Sposta o cambia il colloquio"),
        "interviews.held": _l("Com'è andato un colloquio"),
        "interviews.missed": _l("Com'è andato un colloquio"),
        "interviews.cancel": _l("Annulla il colloquio"),
        "interviews.put_back": _l("Com'è andato un colloquio"),
        "notes.new": _l("Una nota nuova"),
        "notes.edit": _l("Una nota"),
        "notes.merge": _l("Una nota"),
        "notes.discard": _l("Una bozza"),
        "tasks.mine": _l("Elenco delle attività"),
        "tasks.edit": _l("Un'attività"),
        "tasks.done": _l("Un'attività"),
        "tasks.drop": _l("Un'attività"),
        "tasks.reopen": _l("Un'attività"),
        "agenda.sheet": _l("Foglio del giorno"),
    }
)


def quietly(participant_id: UUID) -> Participant:
    """Return a woman whose page is open already, for what it keeps by itself while one writes.

    That somebody looks was written down when the page was opened; nothing is shown here.
    """
    found = queries.participants([participant_id]).get(participant_id)
    if found is None:
        raise NotFoundError
    return found


def draft_address(draft: NoteDraft) -> str:
    """Return where a draft is written on."""
    if draft.note_id is not None:
        return url_for("notes.edit", participant_id=draft.participant_id, note_id=draft.note_id)
    return url_for(
        "notes.new",
        participant_id=draft.participant_id,
        interview=draft.interview_id,
        private=None if draft.interview_id is None else "",
    )


def _words() -> dict[str, Any]:
    return {
        "KINDS": labels.KINDS,
        "CHANNELS": labels.CHANNELS,
        "STATES": labels.STATES,
        "NO_SHOW_REASONS": labels.NO_SHOW_REASONS,
        "LEVELS": labels.LEVELS,
        "TASKS": labels.TASKS,
        "SECTIONS": LABELS,
        "draft_address": draft_address,
        "end_of": end_of,
        "moment_now": now,
        "day_today": today,
    }


for pages in BLUEPRINTS:
    pages.context_processor(_words)
