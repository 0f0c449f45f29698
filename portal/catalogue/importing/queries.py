"""Reads of imports: one run, its rows by page, its counts, the recent ones."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, func, select

from portal.catalogue.importing.models import ImportRow, ImportRun, Intent, Outcome
from portal.catalogue.importing.permissions import Importing
from portal.sheets.states import Verdict
from tenants.database import db
from tenants.identity import signed_in
from tenants.permissions import NotFoundError, check

PAGE = 50
RECENT = 10


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows stand where: what the check said, what the import did, what it will do."""

    total: int
    verdicts: Counter[Verdict]
    outcomes: Counter[Outcome]
    intents: Counter[Intent]

    def of(self, kind: Verdict | Outcome) -> int:
        return self.verdicts[kind] if isinstance(kind, Verdict) else self.outcomes[kind]

    @property
    def importable(self) -> int:
        return self.total - self.verdicts[Verdict.ERROR]

    @property
    def undoable(self) -> int:
        return sum(self.outcomes[each] for each in (Outcome.CREATED, Outcome.UPDATED, Outcome.KEPT))

    @property
    def done(self) -> int:
        return self.outcomes.total()


def run(run_id: UUID, permission: Importing) -> ImportRun:
    """Return an import of the own organisation, for somebody who may do this."""
    identity = signed_in()
    found = db.session.get(ImportRun, (identity.organisation_id, run_id))
    if found is None:
        raise NotFoundError
    check(identity, permission, found)
    return found


def recent(organisation_id: UUID) -> Sequence[ImportRun]:
    """Return the organisation's last imports, the newest first."""
    return db.session.scalars(
        select(ImportRun)
        .where(ImportRun.organisation_id == organisation_id)
        .order_by(ImportRun.created_at.desc(), ImportRun.id.desc())
        .limit(RECENT)
    ).all()


def row(of: ImportRun, number: int) -> ImportRow:
    found = db.session.scalar(_rows(of).where(ImportRow.number == number))
    if found is None:
        raise NotFoundError
    return found


def every_row(of: ImportRun) -> Sequence[ImportRow]:
    """Return all rows in the order of the file."""
    return db.session.scalars(_rows(of).order_by(ImportRow.number)).all()


def page_of_rows(
    of: ImportRun, *, verdict: Verdict | None, outcome: Outcome | None, page: int
) -> Sequence[ImportRow]:
    """Return one page of rows, perhaps of one kind only."""
    found = _rows(of).order_by(ImportRow.number).limit(PAGE).offset((page - 1) * PAGE)
    if verdict is not None:
        found = found.where(ImportRow.verdict == verdict)
    if outcome is not None:
        found = found.where(ImportRow.outcome == outcome)
    return db.session.scalars(found).all()


def counts(of: ImportRun) -> Counts:
    """Count the rows of an import once, by everything that its pages show."""
    groups = db.session.execute(
        select(ImportRow.verdict, ImportRow.outcome, ImportRow.intent, func.count())
        .where(ImportRow.organisation_id == of.organisation_id, ImportRow.run_id == of.id)
        .group_by(ImportRow.verdict, ImportRow.outcome, ImportRow.intent)
    ).all()
    verdicts: Counter[Verdict] = Counter()
    outcomes: Counter[Outcome] = Counter()
    intents: Counter[Intent] = Counter()
    for verdict, outcome, intent, number in groups:
        verdicts[verdict] += number
        intents[intent] += 0 if verdict is Verdict.ERROR else number
        if outcome is not None:
            outcomes[outcome] += number
    return Counts(verdicts.total(), verdicts, outcomes, intents)


def unfinished(of: ImportRun, limit: int) -> Sequence[ImportRow]:
    """Return the next rows to import, for one worker alone."""
    return db.session.scalars(
        _rows(of)
        .where(ImportRow.verdict != Verdict.ERROR, ImportRow.outcome.is_(None))
        .order_by(ImportRow.number)
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def undoable(of: ImportRun, limit: int) -> Sequence[ImportRow]:
    """Return the next rows to take back, the last first, for one worker alone."""
    return db.session.scalars(
        _rows(of)
        .where(ImportRow.outcome.in_((Outcome.CREATED, Outcome.UPDATED)))
        .order_by(ImportRow.number.desc())
        .limit(limit)
        .with_for_update(skip_locked=True)
    ).all()


def _rows(of: ImportRun) -> Select[ImportRow]:
    return select(ImportRow).where(
        ImportRow.organisation_id == of.organisation_id, ImportRow.run_id == of.id
    )
