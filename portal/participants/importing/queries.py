"""Reads of imports of people: one, its rows by page, its counts, the recent ones."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, func, select, true

from portal.participants.cases.permissions import Cases
from portal.participants.importing.models import CaseImport, CaseImportRow, Outcome
from portal.sheets.states import Verdict
from tenants import scope
from tenants.database import db
from tenants.identity import signed_in
from tenants.permissions import NotFoundError, check

PAGE = 50
RECENT = 10


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows stand where: what the check said, what the import did."""

    total: int
    verdicts: Counter[Verdict]
    outcomes: Counter[Outcome]
    known: int  # without errors, but perhaps enrolled already

    def of(self, kind: Verdict | Outcome) -> int:
        return self.verdicts[kind] if isinstance(kind, Verdict) else self.outcomes[kind]

    @property
    def correct(self) -> int:
        return self.total - self.verdicts[Verdict.ERROR]

    @property
    def new(self) -> int:
        return self.correct - self.known

    @property
    def undoable(self) -> int:
        return self.outcomes[Outcome.CREATED] + self.outcomes[Outcome.KEPT]


def run(run_id: UUID) -> CaseImport:
    """Return an import of the own organisation, for somebody who enrols people."""
    identity = signed_in()
    found = db.session.get(CaseImport, (identity.organisation_id, run_id))
    if found is None:
        raise NotFoundError
    check(identity, Cases.ENROL, found)
    return found


def recent() -> Sequence[CaseImport]:
    """Return the organisation's last imports, the newest first."""
    return db.session.scalars(
        select(CaseImport)
        .where(CaseImport.organisation_id == scope.current().organisation_id)
        .order_by(CaseImport.created_at.desc(), CaseImport.id.desc())
        .limit(RECENT)
    ).all()


def every_row(of: CaseImport) -> Sequence[CaseImportRow]:
    """Return all rows in the order of the file."""
    return db.session.scalars(_rows(of).order_by(CaseImportRow.number)).all()


def page_of_rows(
    of: CaseImport, kind: Verdict | Outcome | None, page: int
) -> Sequence[CaseImportRow]:
    """Return one page of rows, perhaps of one kind only."""
    found = _rows(of).order_by(CaseImportRow.number).limit(PAGE).offset((page - 1) * PAGE)
    if isinstance(kind, Verdict):
        found = found.where(CaseImportRow.verdict == kind)
    elif kind is not None:
        found = found.where(CaseImportRow.outcome == kind)
    return db.session.scalars(found).all()


def counts(of: CaseImport) -> Counts:
    """Count the rows of an import once, by everything that its pages show."""
    is_known = CaseImportRow.known_id.is_not(None)
    kinds = (CaseImportRow.verdict, CaseImportRow.outcome, is_known)
    groups = db.session.execute(
        select(*kinds, func.count())
        .where(CaseImportRow.organisation_id == of.organisation_id, CaseImportRow.run_id == of.id)
        .group_by(*kinds)
    ).all()
    verdicts: Counter[Verdict] = Counter()
    outcomes: Counter[Outcome] = Counter()
    known = 0
    for verdict, outcome, perhaps, number in groups:
        verdicts[verdict] += number
        known += number if perhaps and verdict is not Verdict.ERROR else 0
        if outcome is not None:
            outcomes[outcome] += number
    return Counts(verdicts.total(), verdicts, outcomes, known)


def to_do(of: CaseImport) -> int:
    """Count the rows that the import brings in."""
    found = counts(of)
    return found.correct if of.with_known else found.new


def unfinished(of: CaseImport, limit: int) -> Sequence[CaseImportRow]:
    """Return the next rows to import, for one worker alone."""
    wanted = true() if of.with_known else CaseImportRow.known_id.is_(None)
    return db.session.scalars(
        _rows(of)
        .where(CaseImportRow.verdict != Verdict.ERROR, CaseImportRow.outcome.is_(None), wanted)
        .order_by(CaseImportRow.number)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def undoable(of: CaseImport, limit: int) -> Sequence[CaseImportRow]:
    """Return the next rows to take back, the last first, for one worker alone."""
    return db.session.scalars(
        _rows(of)
        .where(CaseImportRow.outcome == Outcome.CREATED)
        .order_by(CaseImportRow.number.desc())
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def _rows(of: CaseImport) -> Select[CaseImportRow]:
    return select(CaseImportRow).where(
        CaseImportRow.organisation_id == of.organisation_id, CaseImportRow.run_id == of.id
    )
