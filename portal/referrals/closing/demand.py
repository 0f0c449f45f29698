"""Needs that could not be met, without whose: counted for the lead's board, never read as rows.

A refusal for want of places, times or nearness, an expiry and a wait longer than thirty days each
leave one record with a random id: a month, a need, a zone, an age band, a part of the day, a cause.
What was noted already is marked apart, so the pass may run as often as it likes.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Mapped, mapped_column

from portal.geography.zones import zones
from tenants.database import Base, Owned, inside, random_id
from tenants.policies import behind_the_door

ELSEWHERE = "elsewhere"  # of a municipality outside the province
WHOLE_PROVINCE = "provincia"


class Cause(StrEnum):
    """Why a need was not met."""

    NO_CAPACITY = "no-capacity"
    SCHEDULE_MISMATCH = "schedule-mismatch"
    OUT_OF_AREA = "out-of-area"
    EXPIRED = "expired-no-response"
    LONG_WAIT = "long-wait"


class AgeBand(StrEnum):
    """How old the youngest child is, in the year of the record."""

    UP_TO_2 = "0-2"
    FROM_3 = "3-5"
    FROM_6 = "6-10"
    FROM_11 = "11-13"
    FROM_14 = "14-17"
    NO_CHILD = "none"
    UNTOLD = ""


class DemandRecord(
    Base,
    policy=behind_the_door(
        door="SELECT, INSERT",
        oversight="SELECT",
        why="One unmet need of nobody in particular; only its counts are ever shown.",
    ),
):
    """One need that nobody could meet; it leads back to no woman and no organisation."""

    __tablename__ = "demand_record"
    __table_args__ = (Index("ix_demand_record_month", "month"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=random_id)
    month: Mapped[date]
    domain: Mapped[str]
    zone: Mapped[str]
    age_band: Mapped[AgeBand]
    slot: Mapped[str]
    cause: Mapped[Cause]
    is_her_first: Mapped[bool]  # of the quarter: so that women can be counted, not only needs


class DemandMark(
    Owned,
    Base,
    policy=behind_the_door(
        door="SELECT, INSERT", why="Says which events were counted as unmet need, to nobody."
    ),
):
    """An event that became a record; `id` is the event's. Nothing here says which record."""

    __tablename__ = "demand_mark"
    __table_args__ = (
        inside("referral", "referral_id", ondelete="CASCADE"),
        Index("ix_demand_mark_organisation_id_referral_id", "organisation_id", "referral_id"),
    )

    referral_id: Mapped[UUID]
    month: Mapped[date]


def note_demand(engine: Engine, at: datetime) -> int:
    """Turn every event that left a need unmet into a record; `engine` is the worker's own."""
    noting = text("SELECT door.note_demand(CAST(:zones AS jsonb), :at)")
    with engine.begin() as connection:
        values = {"zones": json.dumps(dict(zone_of_places())), "at": at}
        return int(connection.execute(noting, values).scalar_one())


@cache
def zone_of_places() -> Mapping[str, str]:
    """Return the zone of every municipality: each has more than five thousand inhabitants."""
    return {code: zone.key for zone in zones() if zone.key != WHOLE_PROVINCE for code in zone.codes}
