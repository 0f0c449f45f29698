"""When an organisation is closed, and how long clocks run where it is not as the network says."""

from datetime import date
from typing import Final
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.referrals.clocks.rules import LONGEST, Rule
from portal.referrals.tracking.kinds import Clock
from tenants.database import Base, Owned, Stamped, Versioned, inside
from tenants.policies import SIGNED_IN, shared

LONGEST_CLOSURE: Final = 62  # days: a long summer; who is away for longer is not in the network


def _in_order(before: str) -> str:
    """Return the condition that the steps of a rule come one after the other."""
    remind, escalate, expire = (f"{before}{step}" for step in ("remind", "escalate", "expire"))
    return (
        f"{remind} >= 1 AND {escalate} > {remind} AND {escalate} <= {LONGEST} "
        f"AND ({expire} IS NULL OR ({expire} > {escalate} AND {expire} <= {LONGEST}))"
    )


class Closure(
    Owned,
    Stamped,
    Base,
    policy=shared(SIGNED_IN, why="Who sends a woman somewhere sees when they are closed there."),
):
    """Days in a row, the last included, on which an organisation answers nobody."""

    __tablename__ = "closure"
    __table_args__ = (
        Index("ix_closure_organisation_id_last_day", "organisation_id", "last_day"),
        Index("ix_closure_last_day", "last_day"),
        CheckConstraint(
            f"last_day >= first_day AND last_day - first_day < {LONGEST_CLOSURE}", name="last_day"
        ),
    )

    first_day: Mapped[date]
    last_day: Mapped[date]
    name: Mapped[str] = mapped_column(default="")


class ClockRule(
    Owned,
    Stamped,
    Versioned,
    Base,
    policy=shared(SIGNED_IN, why="Both sides of a referral see until when it waits for whom."),
):
    """How long a clock runs for one service, or, without a service, in the network.

    Only the lead's row without a service counts for the network.
    """

    __tablename__ = "clock_rule"
    __table_args__ = (
        inside("service", "service_id", ondelete="CASCADE"),
        Index(
            "uq_clock_rule_organisation_id_service_id_clock",
            "organisation_id",
            "service_id",
            "clock",
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        CheckConstraint(_in_order(""), name="steps"),
        CheckConstraint(_in_order("urgent_"), name="urgent_steps"),
    )

    service_id: Mapped[UUID | None]
    clock: Mapped[Clock]
    remind: Mapped[int]
    escalate: Mapped[int]
    expire: Mapped[int | None]
    urgent_remind: Mapped[int]
    urgent_escalate: Mapped[int]
    urgent_expire: Mapped[int | None]

    @property
    def normal(self) -> Rule:
        return Rule(self.remind, self.escalate, self.expire)

    @property
    def urgent(self) -> Rule:
        return Rule(self.urgent_remind, self.urgent_escalate, self.urgent_expire)
