"""What a partner of the demo does with a referral, step by step."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from portal.demo.stories import Do, Step
from portal.referrals.threads.models import ReferralMessage
from portal.referrals.tracking import actions, timing
from portal.referrals.tracking.actions import Change
from portal.referrals.tracking.kinds import Act, Business, Clock, Status
from portal.referrals.tracking.queries import Held
from portal.referrals.tracking.timing import Running
from portal.referrals.waiting import actions as waiting
from portal.referrals.waiting.party import Party
from tenants.clock import now, today
from tenants.database import db, new_id

QUESTION = "In quali giorni le andrebbe bene? Di mattina abbiamo posto solo il martedì."
A_WAIT = timedelta(days=40)
SOON = timedelta(days=3)
AN_HOUR_AND_A_HALF = 1.5


@dataclass(frozen=True, slots=True)
class Partner:
    """Somebody who answers for an organisation; without an account she answers by telephone."""

    user_id: UUID | None
    name: str
    organisation_id: UUID | None = None


def take_step(held: Held, step: Step, partner: Partner) -> None:
    """Do what a partner does in a step."""
    match step.do:
        case Do.TRY:
            actions.move(held, Change(act=Act.ATTEMPTED, code=step.code))
        case Do.GO_ON:
            values = timing.started(held.referral, Running(Clock.UPDATE, today()))
            actions.move(held, Change(act=Act.STILL_GOING, values=values))
        case Do.ASK:
            _ask(held, partner)
        case Do.WAIT:
            waiting.put_on_list(held, Party(1), review_on=today() + A_WAIT, version=None)
        case _:
            actions.move(held, Change(to=step.to, code=step.code, values=_values(step, partner)))


def _ask(held: Held, partner: Partner) -> None:
    message = ReferralMessage(
        id=new_id(),
        organisation_id=held.referral.organisation_id,
        referral_id=held.id,
        recipient_id=held.referral.recipient_id,
        side=held.side,
        author_id=partner.user_id,
        author_name=partner.name,
        written_at=now(),
    )
    message.body = QUESTION
    db.session.add(message)
    values = {
        "business": Business.INFO_REQUESTED.value,
        **timing.paused(held.referral, today()),
    }
    actions.move(held, Change(act=Act.ASKED, values=values))


def _values(step: Step, partner: Partner) -> dict[str, Any]:
    match step.to:
        case Status.ACCEPTED:
            return {
                "operator_id": partner.user_id,
                "operator_name": partner.name,
                "first_contact_on": today() + SOON,
            }
        case Status.ON_HOLD:
            return {"review_on": today() + A_WAIT}
        case Status.COMPLETED:
            sessions = round((step.hours or 1) / AN_HOUR_AND_A_HALF) or 1
            return {"hours": step.hours, "sessions": sessions}
        case _:
            return {}
