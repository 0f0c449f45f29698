"""Reads of a self-enrolment by the woman who writes it: her browser knows which is hers."""

from collections.abc import MutableMapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from flask import current_app

from portal.participants.enrolment.document import first_missing
from portal.participants.enrolment.kinds import Step
from portal.participants.enrolment.models import SelfEnrolment
from tenants import door, tokens
from tenants.clock import now
from tenants.database import id_or_none

KEY = "enrolment"  # where the session keeps the id of her enrolment

Session = MutableMapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a woman wrote up to now; `expires_at` is missing as long as nothing is kept."""

    id: UUID
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    code: str = ""
    language: str = "it"
    expires_at: datetime | None = None
    was_sent: bool = False

    @property
    def next(self) -> Step:
        return first_missing(self.answers)

    @property
    def email(self) -> str:
        return str(self.answers.get(Step.CONTACT, {}).get("email", ""))


def token_of(enrolment_id: UUID) -> str:
    """Return the secret that opens an enrolment; only its hash is stored."""
    return tokens.derived(current_app.config["SECRET_KEY"], KEY, enrolment_id)


def draft(session: Session) -> Draft | None:
    """Return the enrolment of this browser; none when it has not begun one, or it is over."""
    enrolment_id = id_or_none(session.get(KEY))
    return kept(token_of(enrolment_id)) if enrolment_id else None


def kept(token: str) -> Draft | None:
    """Return what is kept under a secret."""
    row = door.call_inside("self_enrolment", token=tokens.hashed(token), at=now())
    return _draft(row) if row else None


def _draft(row: dict[str, Any]) -> Draft:
    place = {"id": UUID(row["id"]), "organisation_id": UUID(row["organisation_id"])}
    sealed = SelfEnrolment(**place, answers_sealed=bytes.fromhex(row["answers"] or "") or None)
    return Draft(
        id=place["id"],
        answers=sealed.answers,
        code=row["code"],
        language=row["language"],
        expires_at=datetime.fromisoformat(row["expires_at"]),
        was_sent=row["sent_at"] is not None,
    )
