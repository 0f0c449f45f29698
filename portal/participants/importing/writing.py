"""One row becomes a case with its household; taken back, it is as if it had never been."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, Table, exists, func, or_, select

from portal.participants.cases import actions as cases
from portal.participants.cases.actions import NewCase
from portal.participants.cases.kinds import Living, Origin
from portal.participants.cases.models import CaseStep, Participant
from portal.participants.household import actions as household
from portal.participants.household.kinds import Relation
from portal.participants.household.membership import MemberDetails
from portal.participants.household.models import HouseholdMember
from portal.participants.importing.checking import named_cells
from portal.participants.importing.columns import CHILDREN, NOT_DETAILS, OWNER, PARTNER
from portal.participants.importing.facts import EnrolmentTakenBack
from portal.participants.importing.models import CaseImport, CaseImportRow, Outcome
from portal.participants.importing.row_reading import Values, read_row
from portal.participants.importing.vocabulary import Vocabulary
from tenants import ledger
from tenants.database import Base, db

# What an import writes itself, what only remembers, and what is compared in another way.
OWN_TABLES = frozenset(
    {"access_record", "case_step", "household", "household_member", "case_import_row"}
)


class RowRefusedError(Exception):
    """A row cannot be done any more; `reason` names the words for it."""

    def __init__(self, reason: str, outcome: Outcome = Outcome.FAILED) -> None:
        super().__init__(reason)
        self.reason = reason
        self.outcome = outcome


def writer(run: CaseImport) -> Callable[[CaseImportRow], Outcome]:
    """Return what writes the rows of one run."""
    words = Vocabulary()

    def write(row: CaseImportRow) -> Outcome:
        reading = read_row(named_cells(run.keys, row.cells), words)
        if not reading.is_importable:
            raise RowRefusedError("changed")
        participant = _enrol(reading.values)
        _link_known(participant, row)
        db.session.flush()
        row.participant_id, row.version_after = participant.id, participant.version
        return Outcome.CREATED

    return write


def take_back(row: CaseImportRow) -> Outcome:
    """Undo one row: the case goes with its household, unless somebody worked on it."""
    participant = db.session.get(Participant, (row.organisation_id, row.participant_id))
    if participant is None:
        raise RowRefusedError("gone", Outcome.KEPT)
    if participant.version != row.version_after or _is_worked_on(participant, row):
        raise RowRefusedError("worked_on", Outcome.KEPT)
    gone = EnrolmentTakenBack(participant.id)
    db.session.delete(participant)
    db.session.flush()
    ledger.record(gone, about=gone.participant_id)
    return Outcome.UNDONE


def _enrol(values: Values) -> Participant:
    enrolled_on = values.get("enrolled_on")
    details: dict[str, Any] = {key: values[key] for key in values.keys() - NOT_DETAILS}
    if values.get(PARTNER) is not None and "living" not in details:
        details["living"] = Living.WITH_PARTNER if values[PARTNER] else Living.UNDISCLOSED
    participant = cases.open_case(
        NewCase(
            given_name=values["given_name"],
            family_name=values.get("family_name", ""),
            origin=Origin.IMPORT,
            enrolled_on=date.fromisoformat(enrolled_on) if enrolled_on else None,
            owner_id=values.get(OWNER),
            details=details,
        )
    )
    _add_family(participant, values)
    return participant


def _add_family(participant: Participant, values: Values) -> None:
    members = [MemberDetails(relation=Relation.CHILD, **each) for each in values.get(CHILDREN, ())]
    if values.get(PARTNER):
        members.append(MemberDetails(relation=Relation.PARTNER, **values[PARTNER]))
    if members:
        opened = household.open_household(participant)
        for details in members:
            household.add_member(opened, details)


def _link_known(participant: Participant, row: CaseImportRow) -> None:
    """Link her with who is perhaps the same woman: both stay as they are."""
    if row.known_id is None:
        return
    known = db.session.get(Participant, (row.organisation_id, row.known_id))
    if known is not None:
        cases.link(participant, known)


def _is_worked_on(participant: Participant, row: CaseImportRow) -> bool:
    """Tell whether anybody wrote something about her since."""
    ours = (participant.organisation_id, participant.id)
    steps = select(func.count()).where(
        CaseStep.organisation_id == ours[0], CaseStep.participant_id == ours[1]
    )
    members = exists().where(
        HouseholdMember.organisation_id == ours[0],
        HouseholdMember.participant_id == ours[1],
        HouseholdMember.changed_at > row.done_at,
    )
    if (db.session.scalar(steps) or 0) > 1 or db.session.scalar(select(members)):
        return True
    linked = 1 if row.known_id else 0
    return any(
        (db.session.scalar(_about(table, ours)) or 0)
        > (linked if table.name == "participant_link" else 0)
        for table in _tables_about_her()
    )


def _tables_about_her() -> list[Table]:
    """Return every table whose rows are about a woman, whatever room they belong to."""
    return [
        table
        for table in Base.metadata.sorted_tables
        if table.name not in OWN_TABLES
        and any(key.column.table.name == "participant" for key in table.foreign_keys)
    ]


def _about(table: Table, ours: tuple[UUID, UUID]) -> Select[int]:
    columns = {
        key.parent.name
        for key in table.foreign_keys
        if key.column.table.name == "participant" and key.parent.name != "organisation_id"
    }
    is_hers = [table.c[name] == ours[1] for name in sorted(columns)]
    return (
        select(func.count())
        .select_from(table)
        .where(table.c.organisation_id == ours[0], or_(*is_hers))
    )
