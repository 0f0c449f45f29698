"""What the lead reads of the network: published tables, whose small cells were never stored."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric
from sqlalchemy.orm import Mapped, mapped_column

from portal.oversight.counting.kinds import Cube, Step
from tenants.clock import now
from tenants.database import Base, Owned, new_id
from tenants.policies import Policy, owned

AS_OVERSEER = "(SELECT door.acting_as_overseer())"
OVERSEEN = Policy(
    read=AS_OVERSEER,
    write="false",
    app="SELECT",
    worker="SELECT, INSERT",
    why="The lead's overseers read the counts that the worker published; nobody changes them.",
)


class OversightTable(Base, policy=OVERSEEN):
    """One table of one period: counted once, published once, never counted again."""

    __tablename__ = "oversight_table"
    __table_args__ = (Index("uq_oversight_table_period_cube", "period", "cube", unique=True),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    period: Mapped[str]  # 2026-Q3, or 2026-10 for what stands at the end of a month
    cube: Mapped[Cube]
    cut_on: Mapped[date]  # the last day that it knows of
    published_at: Mapped[datetime] = mapped_column(default=now)
    withheld: Mapped[bool] = mapped_column(default=False)  # it would have told of somebody
    columns: Mapped[list[Any]] = mapped_column(default=list)


class OversightCell(Base, policy=OVERSEEN):
    """A number about at least five women, a zero that tells of none, or nothing at all."""

    __tablename__ = "oversight_cell"
    __table_args__ = (
        Index("uq_oversight_cell_table_id_row_column", "table_id", "row", "column", unique=True),
        CheckConstraint("count IS NULL OR count = 0 OR count >= 5", name="count"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    table_id: Mapped[UUID] = mapped_column(ForeignKey("oversight_table.id", ondelete="CASCADE"))
    row: Mapped[str]
    column: Mapped[str]
    place: Mapped[int]  # the order of the rows
    count: Mapped[int | None]  # none: not shown


class OversightDuration(Base, policy=OVERSEEN):
    """The median working days of a step, where a published count stands behind it."""

    __tablename__ = "oversight_duration"
    __table_args__ = (
        Index("uq_oversight_duration_table_id_row_step", "table_id", "row", "step", unique=True),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    table_id: Mapped[UUID] = mapped_column(ForeignKey("oversight_table.id", ondelete="CASCADE"))
    row: Mapped[str]
    step: Mapped[Step]
    days: Mapped[Decimal] = mapped_column(Numeric(7, 1))


class OwnTiming(Owned, Base, policy=owned(app="SELECT", worker="SELECT, INSERT, DELETE")):
    """The median working days of one step over the twelve months before a day."""

    __tablename__ = "own_timing"
    __table_args__ = (
        Index("uq_own_timing_organisation_id_step", "organisation_id", "step", unique=True),
    )

    step: Mapped[Step]
    until: Mapped[date]  # the last day counted: the end of a month
    measured: Mapped[int]
    days: Mapped[Decimal] = mapped_column(Numeric(7, 1))
    network_days: Mapped[Decimal | None] = mapped_column(Numeric(7, 1))
