"""The thread as a part of the page of either side; the wings above say where that page is.

A page given `thread=panels.thread(held)` shows it with `{% include "threads/messages.html" %}`
and `{% include "threads/notes.html" %}`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import url_for

from portal.participants.cases import queries as people
from portal.referrals.threads import queries
from portal.referrals.threads.forms import AnswerForm, MessageForm, NoteForm, QuestionForm
from portal.referrals.threads.models import ReferralMessage, ReferralNote
from portal.referrals.tracking.kinds import Clock, Side, Status
from portal.referrals.tracking.moves import is_open
from portal.referrals.tracking.queries import Held

WRITING = {
    Side.SENDER: "referral_threads.write_as_sender",
    Side.PARTNER: "referral_threads.write_as_partner",
}
NOTING = {
    Side.SENDER: "referral_threads.note_as_sender",
    Side.PARTNER: "referral_threads.note_as_partner",
}
FORGETTING = {
    Side.SENDER: "referral_threads.forget_as_sender",
    Side.PARTNER: "referral_threads.forget_as_partner",
}
_pages: dict[Side, str] = {}

Writing = MessageForm | QuestionForm | AnswerForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """What a page needs to show a thread, from one side of it."""

    held: Held
    messages: Sequence[ReferralMessage]
    notes: Sequence[ReferralNote]
    authors: dict[UUID, str]
    form: Writing
    note_form: NoteForm

    @property
    def is_open(self) -> bool:
        return is_open(self.held.referral.status)

    @property
    def waits(self) -> bool:
        """Tell whether the partner's question waits for the sender."""
        return self.held.referral.clock is Clock.ANSWER

    @property
    def writing(self) -> str:
        return url_for(WRITING[self.held.side], referral_id=self.held.id)

    @property
    def noting(self) -> str:
        return url_for(NOTING[self.held.side], referral_id=self.held.id)

    def forgetting(self, note: ReferralNote) -> str:
        return url_for(FORGETTING[self.held.side], referral_id=self.held.id, note_id=note.id)


def thread(held: Held, *, form: Writing | None = None, note_form: NoteForm | None = None) -> Thread:
    """Return the thread of a referral, as its side may read it."""
    notes = queries.notes(held)
    return Thread(
        held=held,
        messages=queries.messages(held),
        notes=notes,
        authors=people.names([note.author_id for note in notes]) if notes else {},
        form=form or form_of(held)(formdata=None),
        note_form=note_form or NoteForm(formdata=None),
    )


def form_of(held: Held) -> type[Writing]:
    """Return what writing now is: a question, its answer, or a message."""
    if held.referral.status is not Status.REQUESTED:
        return MessageForm
    if held.is_sender:
        return AnswerForm if held.referral.clock is Clock.ANSWER else MessageForm
    return QuestionForm


def stands_on(side: Side, endpoint: str) -> None:
    """Say on which page of a side its thread stands; the view takes `referral_id`."""
    _pages[side] = endpoint


def page_of(held: Held) -> str:
    """Return the address of the page on which a thread stands."""
    endpoint = _pages.get(held.side, WRITING[held.side])
    return url_for(endpoint, referral_id=held.id)
