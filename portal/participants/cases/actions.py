"""What happens to a case: opened, moved, handed over, protected, linked with another."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from portal.participants.cases import closing, queries
from portal.participants.cases.facts import (
    CaseMoved,
    CaseTaken,
    ParticipantEnrolled,
    ParticipantsLinked,
    ProtectionChanged,
    TransferAnswered,
    TransferAsked,
)
from portal.participants.cases.kinds import CLOSED, CaseState, Origin, TransferState
from portal.participants.cases.models import (
    CaseStep,
    CaseTransfer,
    NamedStaff,
    Participant,
    ParticipantLink,
)
from portal.participants.cases.moves import REASONS_OF, moves_from
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from tenants import door, ledger, scope
from tenants.clock import now, today
from tenants.database import db, new_id
from tenants.folding import fold, sort_key
from tenants.sealing import blind_index


class CaseError(Exception):
    """Something that the rules of a case forbid; `field` names where it was typed."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """What is known of a woman when her case is opened; `details` are columns of Participant."""

    given_name: str
    family_name: str = ""
    origin: Origin = Origin.MANAGER
    enrolled_on: date | None = None
    owner_id: UUID | None = None
    state: CaseState = CaseState.NEW
    code: str = ""
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move closed or opened with the case: (name, how many)."""

    with_it: list[tuple[str, int]]


def open_case(new: NewCase) -> Participant:
    """Begin to follow a woman; her code is given here unless she has one from her own enrolment."""
    day = new.enrolled_on or today()
    participant = Participant(
        id=new_id(),
        organisation_id=scope.current().organisation_id,
        code=new.code or next_code(day.year),
        given_name="",
        sort_key="",
        origin=new.origin,
        enrolled_on=day,
        owner_id=new.owner_id,
        state=new.state,
        state_since=now(),
    )
    change_details(
        participant,
        {**new.details, "given_name": new.given_name, "family_name": new.family_name},
    )
    db.session.add(participant)
    db.session.flush()
    _step(participant, before="", reason="")
    fact = ParticipantEnrolled(participant.id, day, participant.origin)
    ledger.record(fact, about=participant.id)
    return participant


def next_code(year: int) -> str:
    """Return the next code of a year, unique in the network."""
    number: int = door.call_inside("next_case_number", of_year=year)
    return f"BL-{year}-{number:04d}"


def change_details(participant: Participant, details: dict[str, Any]) -> None:
    """Write what is known of a woman; names and contacts bring their search keys along."""
    for name, value in details.items():
        setattr(participant, name, value)
    participant.sort_key = sort_key(f"{participant.family_name} {participant.given_name}")
    participant.phone_index = blind_index(phone_key(participant.phone))
    participant.email_index = blind_index(participant.email.strip().lower())
    participant.tax_code_index = blind_index(fold(participant.tax_code))


def phone_key(phone: str) -> str:
    """Return the digits that tell one telephone from another, however it was written."""
    digits = "".join(letter for letter in phone if letter.isdigit())
    return digits.removeprefix("0039").removeprefix("39") if len(digits) > 10 else digits  # noqa: PLR2004 -- the longest Italian number


def move(participant: Participant, to: CaseState, *, reason: str = "", note: str = "") -> Moved:
    """Move a case; closing one closes its open things, reopening revives only those.

    Raises CaseError when the move is not legal, or a closing says no reason.
    """
    before = participant.state
    if to not in possible_moves(participant):
        raise CaseError(_("Da qui non si può: scegli uno degli stati dell'elenco."), "to")
    if reason not in REASONS_OF.get(to, ("",)):
        raise CaseError(_("Scegli il motivo."), "reason")
    participant.state, participant.state_since = to, now()
    participant.close_reason, participant.close_note = reason, note
    participant.closed_on = today() if to in CLOSED else None
    db.session.flush()
    _step(participant, before=before, reason=reason)
    ledger.record(CaseMoved(participant.id, before, to, reason), about=participant.id)
    if to in CLOSED:
        return Moved(closing.close_with(participant.id))
    return Moved(closing.revive_with(participant.id) if before in CLOSED else [])


def advance(participant: Participant, to: CaseState) -> None:
    """Move a case along because something happened (a booking, a plan); silent if it cannot."""
    if to != participant.state and to in possible_moves(participant) and not participant.is_closed:
        move(participant, to)


def possible_moves(participant: Participant) -> tuple[CaseState, ...]:
    """Return the states to which a case may go now."""
    if not participant.is_closed:
        return moves_from(participant.state)
    return moves_from(participant.state, queries.state_before_closing(participant.id))


def take(participant: Participant) -> None:
    """Make the current person the owner of a case that nobody follows."""
    if participant.owner_id is not None:
        raise ConflictError
    participant.owner_id = scope.current().user_id
    if participant.state == CaseState.NEW:
        move(participant, CaseState.TO_CONTACT)
    db.session.flush()
    ledger.record(CaseTaken(participant.id, participant.owner_id), about=participant.id)


def ask_transfer(participant: Participant, *, to: UUID, note: str = "") -> CaseTransfer:
    """Ask a colleague to follow a case; it changes hands when she accepts."""
    if to not in queries.managers() or to == participant.owner_id:
        raise CaseError(_("Scegli una collega che segue persone."), "to")
    if queries.transfer(participant.id) is not None:
        raise CaseError(_("Hai già chiesto a qualcuno: prima ritira quella richiesta."), "to")
    transfer = CaseTransfer(
        id=new_id(),
        participant_id=participant.id,
        from_user_id=participant.owner_id,
        to_user_id=to,
        asked_by=scope.current().user_id,
        note=note,
    )
    db.session.add(transfer)
    db.session.flush()
    ledger.record(TransferAsked(participant.id, to), about=participant.id)
    return transfer


def answer_transfer(
    participant: Participant, transfer: CaseTransfer, answer: TransferState
) -> None:
    """Accept or decline what was asked of the current person, or withdraw what she asked.

    With an accepted case goes what its owner before had still to do.
    """
    person = scope.current().user_id
    takes_back = answer == TransferState.WITHDRAWN
    allowed = {transfer.asked_by, participant.owner_id} if takes_back else {transfer.to_user_id}
    if person not in allowed:
        raise CaseError(_("A questa richiesta risponde un'altra persona."))
    transfer.state, transfer.answered_at = answer, now()
    if answer == TransferState.ACCEPTED:
        participant.owner_id = person
    db.session.flush()
    if answer == TransferState.ACCEPTED and transfer.from_user_id:
        closing.hand_over_with(participant.id, transfer.from_user_id, person)
    ledger.record(TransferAnswered(participant.id, answer), about=participant.id)


def protect(participant: Participant, *, named: frozenset[UUID]) -> None:
    """Hide a case from all but the named people; whoever does it is always one of them."""
    managers = frozenset(queries.managers())
    owner = managers & {participant.owner_id}  # who follows people no more keeps no access
    people = named | {scope.current().user_id} | owner
    if people - managers:
        raise CaseError(_("Scegli solo persone che seguono casi."), "named")
    _name(participant, people)
    participant.protected = True
    db.session.flush()
    closing.hide_with(participant.id)
    ledger.record(ProtectionChanged(participant.id, protected=True), about=participant.id)


def unprotect(participant: Participant) -> None:
    """Let every welfare manager of the organisation find a case again."""
    participant.protected = False
    db.session.flush()
    ledger.record(ProtectionChanged(participant.id, protected=False), about=participant.id)


def link(participant: Participant, other: Participant) -> None:
    """Say that two rows are probably one woman; both stay as they are."""
    if other.id == participant.id or other.id in {
        person.id for _link, person in queries.linked(participant.id)
    }:
        raise CaseError(_("Queste due schede sono già collegate."))
    db.session.add(
        ParticipantLink(
            participant_id=participant.id, other_id=other.id, linked_by=scope.current().user_id
        )
    )
    db.session.flush()
    ledger.record(ParticipantsLinked(participant.id, other.id, linked=True), about=participant.id)


def unlink(participant: Participant, found: ParticipantLink) -> None:
    """Take a link back; that it was there stays known."""
    found.unlinked_at, found.unlinked_by = now(), scope.current().user_id
    db.session.flush()
    other = found.other_id if found.participant_id == participant.id else found.participant_id
    ledger.record(ParticipantsLinked(participant.id, other, linked=False), about=participant.id)


def note_children(participant: Participant, born_in: list[int]) -> None:
    """Keep what the list of cases shows of the children: how many, and the youngest."""
    participant.children = len(born_in)
    participant.youngest_born_in = max(born_in, default=None)
    db.session.flush()


def note_contact(
    participant: Participant, *, last_on: date | None = None, next_on: date | None = None
) -> None:
    """Keep what the list of cases shows of the last contact and the next thing to do."""
    participant.last_contact_on = last_on
    participant.next_on = next_on
    db.session.flush()


def _name(participant: Participant, people: frozenset[UUID]) -> None:
    before = queries.named_staff(participant.id)
    for user_id in people - before:
        db.session.add(
            NamedStaff(
                participant_id=participant.id, user_id=user_id, named_by=scope.current().user_id
            )
        )
    gone = before - people
    if gone:
        db.session.query(NamedStaff).filter(
            NamedStaff.organisation_id == participant.organisation_id,
            NamedStaff.participant_id == participant.id,
            NamedStaff.user_id.in_(gone),
        ).delete()
    db.session.flush()


def _step(participant: Participant, *, before: str, reason: str) -> None:
    db.session.add(
        CaseStep(
            participant_id=participant.id,
            from_state=before,
            to_state=participant.state,
            reason=reason,
            made_by=scope.current().user_id,
            made_at=now(),
        )
    )
    db.session.flush()
