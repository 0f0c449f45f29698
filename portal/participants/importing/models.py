"""An import of people and its rows: everything that the file said of them is sealed."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.sheets.states import FileFormat, RunState, Verdict
from tenants.clock import now
from tenants.database import Base, Owned, inside
from tenants.policies import OWN, Policy, unless_shut_away
from tenants.sealing import sealed, sealed_document

CLAIMING = "organisation_id, id, user_id, state, created_at, leased_until, leased_by"
WITH_CASES = f"{OWN} AND (SELECT current_case_access())"
ITS_ROWS = f"{WITH_CASES} AND {unless_shut_away('participant_id')}"
WHY = "A file of people is for who follows people; no woman stands behind it yet."


class Outcome(StrEnum):
    """What became of a row."""

    CREATED = "created"
    FAILED = "failed"
    UNDONE = "undone"
    KEPT = "kept"


class CaseImport(
    Owned,
    Base,
    policy=Policy(
        read=WITH_CASES,
        write=WITH_CASES,
        worker=f"SELECT ({CLAIMING}), UPDATE (leased_until, leased_by), DELETE",
        why=WHY,
    ),
):
    """One file of people, checked and perhaps imported; the worker leases it while it works."""

    __tablename__ = "case_import"
    __table_args__ = (
        Index("ix_case_import_organisation_id_created_at", "organisation_id", "created_at"),
        Index(
            "ix_case_import_open",
            "created_at",
            "id",
            postgresql_where=text("state IN ('waiting', 'running', 'undoing')"),
        ),
    )

    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    user_id: Mapped[UUID]
    file_format: Mapped[FileFormat]
    state: Mapped[RunState] = mapped_column(default=RunState.CHECKED)
    headings: Mapped[list[Any]]
    keys: Mapped[list[Any]]
    with_known: Mapped[bool] = mapped_column(default=False)  # those perhaps enrolled already, too
    created_at: Mapped[datetime] = mapped_column(default=now)
    confirmed_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
    leased_until: Mapped[datetime | None]
    leased_by: Mapped[str | None]
    file_name_sealed: Mapped[bytes | None]
    file_name = sealed("file_name_sealed")


class CaseImportRow(Owned, Base, policy=Policy(read=ITS_ROWS, write=ITS_ROWS, why=WHY)):
    """One row of the file: what it said, the answer to it, and what the import did.

    It hides with the woman whom it brought in.

    `content` holds the cells and the answers. `known_id` is who is perhaps the same woman.
    """

    __tablename__ = "case_import_row"
    __table_args__ = (
        inside("case_import", "run_id", ondelete="CASCADE"),
        Index("uq_case_import_row_number", "organisation_id", "run_id", "number", unique=True),
    )

    run_id: Mapped[UUID]
    number: Mapped[int]
    verdict: Mapped[Verdict]
    known_id: Mapped[UUID | None]
    outcome: Mapped[Outcome | None]
    reason: Mapped[str] = mapped_column(default="")
    participant_id: Mapped[UUID | None]
    version_after: Mapped[int | None]
    done_at: Mapped[datetime | None]
    content_sealed: Mapped[bytes | None]
    content = sealed_document("content_sealed")

    @property
    def cells(self) -> list[str]:
        found: list[str] = self.content["cells"] if self.content else []
        return found
