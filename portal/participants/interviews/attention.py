"""What interviews ask for today: whom to meet, how it went, what is due, what is half written."""

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for

from portal.participants.cases.permissions import Cases
from portal.participants.interviews.agenda import queries as agenda
from portal.participants.interviews.agenda.spans import Span
from portal.participants.interviews.models import InterviewState
from portal.participants.interviews.notes import queries as notes
from portal.participants.interviews.pages import draft_address
from portal.participants.interviews.tasks import queries as tasks
from portal.ui.attention import Attention, watch
from portal.ui.formats import clock_words
from portal.ui.language import gettext as _
from portal.ui.language import ngettext
from tenants.clock import now, today
from tenants.identity import Identity
from tenants.permissions import may

LOOKED_BACK = 14  # days in which an interview still waits for a word on how it went
MOST_DRAFTS = 3


@watch
def meetings(identity: Identity) -> Iterator[Attention]:
    """Yield each interview of today, and those of the last days that nobody said how they went."""
    if not may(identity, Cases.READ):
        return
    first = today() - timedelta(days=LOOKED_BACK)
    span = Span(first, LOOKED_BACK + 1)
    for interview, participant in agenda.meetings(span, identity.user_id):
        if interview.state != InterviewState.BOOKED:
            continue
        over = interview.starts_at < now()
        hour = clock_words(interview.starts_at)
        yield Attention(
            text=_("Com'è andato il colloquio con %(code)s?", code=participant.code)
            if over
            else _("Colloquio con %(code)s alle %(hour)s", code=participant.code, hour=hour),
            verb=_("Segna") if over else _("Apri"),
            href=url_for(
                "interviews.show", participant_id=participant.id, interview_id=interview.id
            ),
            icon="calendar-event",
            due=interview.starts_at.date(),
        )


@watch
def due_tasks(identity: Identity) -> Iterator[Attention]:
    """Yield how many tasks are due, hers and those that nobody has."""
    if not may(identity, Cases.READ):
        return
    due = tasks.due(identity.user_id, today())
    if due.number:
        yield Attention(
            text=ngettext("Un'attività in scadenza", "%(n)s attività in scadenza", due.number),
            verb=_("Guarda"),
            href=url_for("tasks.mine"),
            icon="list-check",
            due=due.first_on,
        )


@watch
def unfinished_notes(identity: Identity) -> Iterator[Attention]:
    """Yield the notes that she began and did not save."""
    if not may(identity, Cases.READ):
        return
    for draft, code in notes.all_drafts(MOST_DRAFTS):
        yield Attention(
            text=_("Una nota non finita su %(code)s", code=code),
            verb=_("Continua"),
            href=draft_address(draft),
            icon="pencil-square",
        )
