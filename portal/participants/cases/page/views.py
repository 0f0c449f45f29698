"""The overview of a case, and the record of who opened it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from flask.typing import ResponseReturnValue

from portal.geography.municipalities import municipality
from portal.participants.cases import panels, queries
from portal.participants.cases.kinds import CaseState
from portal.participants.cases.models import AccessRecord, CaseStep, CaseTransfer, Participant
from portal.participants.cases.moves import REASONS, STATES, CloseReason
from portal.participants.cases.pages import cases
from portal.participants.cases.permissions import Cases
from portal.participants.cases.words import CALL_TIMES, EMPLOYMENTS, LIVINGS, ORIGINS
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.render import render
from tenants.clock import HOME
from tenants.permissions import requires

MOST_EVENTS = 50
panels.add_tab(_l("In breve"), "cases.show", sort=10)
panels.add_tab(_l("Chi ha guardato"), "cases.accesses", sort=90)
panels.name_pages(
    {
        "cases.state": _l("Cambio di stato"),
        "cases.transfer": _l("Passaggio a una collega"),
        "cases.protection": _l("Profilo riservato"),
    }
)


@cases.get("/participants/<uuid:participant_id>")
@requires(Cases.READ)
def show(participant_id: UUID) -> ResponseReturnValue:
    participant = queries.participant(participant_id, Cases.READ)
    transfer = queries.transfer(participant.id)
    steps = queries.steps(participant.id)
    return render(
        "participants/overview.html",
        participant=participant,
        transfer=transfer,
        names=queries.names(_people(participant, steps, transfer)),
        reason=REASONS[CloseReason(participant.close_reason)] if participant.close_reason else "",
        place=_place(participant.municipality),
        call_times=", ".join(str(CALL_TIMES[code]) for code in participant.call_at),
        panels=panels.panels_of(participant),
        links=queries.linked(participant.id),
        history=panels.history_of(participant, MOST_EVENTS),
        LIVINGS=LIVINGS,
        EMPLOYMENTS=EMPLOYMENTS,
        ORIGINS=ORIGINS,
    )


@cases.get("/participants/<uuid:participant_id>/access")
@requires(Cases.READ)
def accesses(participant_id: UUID) -> ResponseReturnValue:
    participant = queries.participant(participant_id, Cases.READ)
    found = queries.accesses(participant.id)
    managers = queries.managers()
    named = queries.named_staff(participant.id) if participant.protected else managers.keys()
    return render(
        "participants/accesses.html",
        participant=participant,
        visits=_visits(_inside(found) + panels.glances_of(participant)),
        papers=panels.papers_of(participant.id),
        allowed=[name for user_id, name in managers.items() if user_id in named],
    )


@panels.events
def moves(participant: Participant) -> list[panels.Event]:
    """Tell the moves of a case."""
    return [
        panels.Event(step.made_at, str(STATES[step.to_state]), _why(step))
        for step in queries.steps(participant.id)
    ]


@dataclass(frozen=True, slots=True)
class Visit:
    """What one person, or one partner, opened of a case on one day."""

    day: date
    who: str
    pages: list[str]


def _inside(records: Sequence[AccessRecord]) -> list[panels.Glance]:
    """Return the records of the organisation's own people."""
    names = queries.names([record.user_id for record in records])
    return [
        panels.Glance(
            record.looked_at, names.get(record.user_id, "–"), panels.page_name(record.page)
        )
        for record in records
    ]


def _visits(glances: list[panels.Glance]) -> list[Visit]:
    """Put together what one person opened on one day, the newest day first."""
    found: dict[tuple[date, str], dict[str, None]] = {}
    for glance in sorted(glances, key=lambda each: each.moment, reverse=True):
        key = glance.moment.astimezone(HOME).date(), glance.who
        found.setdefault(key, {})[glance.what] = None
    return [Visit(day, who, list(pages)) for (day, who), pages in found.items()]


def _why(step: CaseStep) -> str | None:
    if step.to_state == CaseState.NEW and not step.from_state:
        return _("Iscrizione")
    return str(REASONS[CloseReason(step.reason)]) if step.reason else None


def _people(
    participant: Participant, steps: Sequence[CaseStep], transfer: CaseTransfer | None
) -> list[UUID]:
    found = [participant.owner_id, *(step.made_by for step in steps)]
    if transfer is not None:
        found += [transfer.asked_by, transfer.to_user_id]
    return [user_id for user_id in found if user_id is not None]


def _place(code: str) -> str:
    found = municipality(code)
    return found.name if found else ""
