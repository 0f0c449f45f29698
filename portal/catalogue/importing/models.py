"""An import and its rows: what the file said, what came of each row, and how to take it back."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.sheets.states import FileFormat, RunState, Verdict
from tenants.clock import now
from tenants.database import Base, Owned, inside
from tenants.policies import owned

CLAIMING = "organisation_id, id, user_id, state, created_at, leased_until, leased_by"


class Intent(StrEnum):
    """What a row will do when the import is confirmed."""

    CREATE = "create"
    UPDATE = "update"
    NOTHING = "nothing"


class Outcome(StrEnum):
    """What became of a row."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    UNDONE = "undone"
    KEPT = "kept"


class ImportRun(
    Owned,
    Base,
    policy=owned(
        worker=f"SELECT ({CLAIMING}), UPDATE (leased_until, leased_by), DELETE",
    ),
):
    """One file, checked and perhaps imported; the worker leases it while it works through it."""

    __tablename__ = "import_run"
    __table_args__ = (
        Index("ix_import_run_organisation_id_created_at", "organisation_id", "created_at"),
        Index(
            "ix_import_run_open",
            "created_at",
            "id",
            postgresql_where=text("state IN ('waiting', 'running', 'undoing')"),
        ),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    user_id: Mapped[UUID]
    file_name: Mapped[str]
    file_format: Mapped[FileFormat]
    state: Mapped[RunState] = mapped_column(default=RunState.CHECKED)
    headings: Mapped[list[Any]]
    keys: Mapped[list[Any]]
    created_at: Mapped[datetime] = mapped_column(default=now)
    confirmed_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
    leased_until: Mapped[datetime | None]
    leased_by: Mapped[str | None]


class ImportRow(Owned, Base, policy=owned()):
    """One row of the file: its cells as text, the answer to it, and what the import did.

    `base_version_id` and `base_version` are what the check saw of an open draft: if it moved
    meanwhile, the row is not written over it. `before` is the draft as it was, for the undo.
    """

    __tablename__ = "import_row"
    __table_args__ = (
        inside("import_run", "run_id", ondelete="CASCADE"),
        Index("uq_import_row_number", "organisation_id", "run_id", "number", unique=True),
        Index("ix_import_row_service", "organisation_id", "service_id"),
    )

    run_id: Mapped[UUID]
    number: Mapped[int]
    cells: Mapped[list[Any]]
    name: Mapped[str]
    verdict: Mapped[Verdict]
    intent: Mapped[Intent]
    problems: Mapped[list[Any]]
    changed: Mapped[list[Any]]
    service_id: Mapped[UUID | None]
    base_version_id: Mapped[UUID | None]
    base_version: Mapped[int | None]
    outcome: Mapped[Outcome | None]
    reason: Mapped[str] = mapped_column(default="")
    version_id: Mapped[UUID | None]
    version_after: Mapped[int | None]
    before: Mapped[dict[str, Any] | None]
    done_at: Mapped[datetime | None]
