"""How heavy each part of life weighs, on a day: the individual needs assessment."""

from datetime import date
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from portal.participants.needs.kinds import Domain
from tenants.database import Base, Owned, Stamped, Versioned, inside
from tenants.policies import case_owned
from tenants.sealing import sealed

HEAVIEST = 4


class NeedsAssessment(Owned, Stamped, Versioned, Base, policy=case_owned()):
    """The needs of a woman on a day, as she and her welfare manager see them."""

    __tablename__ = "needs_assessment"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        Index(
            "ix_needs_assessment_organisation_id_participant_id",
            "organisation_id",
            "participant_id",
            "assessed_on",
        ),
    )

    participant_id: Mapped[UUID]
    assessed_on: Mapped[date]
    assessed_by: Mapped[UUID]
    interview_id: Mapped[UUID | None]


class NeedScore(Owned, Base, policy=case_owned()):
    """A domain's weight: 0 no need, 4 very heavy; absent when nobody asked."""

    __tablename__ = "need_score"
    __table_args__ = (
        inside("participant", "participant_id", ondelete="CASCADE"),
        inside("needs_assessment", "assessment_id", ondelete="CASCADE"),
        Index(
            "uq_need_score_organisation_id_assessment_id_domain",
            "organisation_id",
            "assessment_id",
            "domain",
            unique=True,
        ),
        Index("ix_need_score_organisation_id_participant_id", "organisation_id", "participant_id"),
        CheckConstraint(f"score BETWEEN 0 AND {HEAVIEST}", name="score"),
    )

    participant_id: Mapped[UUID]
    assessment_id: Mapped[UUID]
    domain: Mapped[Domain]
    score: Mapped[int]
    note_sealed: Mapped[bytes | None]
    note = sealed("note_sealed")
