"""The one way to change a referral: a change is asked of `door.move_referral`, which decides.

The function locks the row and checks side, status, version, move and preconditions; it writes the
event and opens or closes what is disclosed. Two who change one referral at once: one wins.
"""

import json
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from portal.referrals.tracking import timing
from portal.referrals.tracking.facts import ReferralChanged
from portal.referrals.tracking.kinds import Act, SeenBy, Side, Status
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.moves import CLOCK_OF
from portal.referrals.tracking.queries import Held
from portal.referrals.tracking.timing import Running, started, stopped
from portal.ui.language import lazy as _l
from tenants import door, ledger
from tenants.clock import local_day, now
from tenants.database import db, new_id, random_id
from tenants.permissions import NotFoundError

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # none that is read as another
CODE_LENGTH = 7


class ReferralError(ValueError):
    """A change that the state of a referral does not allow; `words` tell what to do."""

    field = ""

    def __init__(self, words: Any) -> None:  # noqa: ANN401 -- a lazy message
        super().__init__(str(words))
        self.words = words


class ChangedMeanwhileError(ReferralError):
    """Somebody changed the referral since it was read; `referral` is how it stands now."""

    def __init__(self, referral: Referral) -> None:
        super().__init__(_l("Qualcuno ha già risposto: ecco come sta adesso questo invio."))
        self.referral = referral


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What somebody does to a referral; `to` stays empty where the status stays."""

    act: Act = Act.MOVED
    to: Status | None = None
    code: str = ""
    values: dict[str, Any] = field(default_factory=dict)  # columns that go with it
    seen_by: SeenBy = SeenBy.BOTH
    version: int | None = None  # as the form showed it; else as it was read
    at: datetime | None = None


REFUSALS: dict[str, Any] = {
    "illegal": _l("Da qui questo passo non si può fare."),
    "consent": _l("Manca il consenso che nomina questo partner: registralo prima di inviare."),
    "reason": _l("Scegli un motivo."),
    "attempts": _l(
        "Per chiudere così servono almeno tre tentativi di contatto, in due giorni diversi."
    ),
    "review": _l("Scegli quando riguardarlo: entro 60 giorni."),
    "late": _l("L'accettazione si può annullare entro due giorni e prima di aver chiamato."),
    "operator": _l("Scegli chi la segue e quando la contatterà."),
    "named": _l("Questa persona è riservata: la passa a una collega solo chi la segue."),
}


def move(held: Held, change: Change) -> Referral:
    """Change a referral and return it as it stands.

    Raises ChangedMeanwhileError (409) when another was faster, ReferralError with words when its
    state does not allow it, NotFoundError for who holds no side of it.
    """
    referral, event, before = held.referral, new_id(), held.referral.status
    to = change.to or before
    db.session.flush()
    result = door.call_inside("move_referral", event=event, **_asked(held, change, to))
    db.session.refresh(referral)
    _refuse(result, referral)
    steps = (change.act, held.side, before.value, to.value, change.code)
    ledger.record(ReferralChanged(referral.id, event, *steps), about=referral.id)
    return referral


def new_code() -> str:
    """Return a code for a referral: random, so that it tells nothing of her or of how many."""
    number, code = random_id().int, ""
    for _place in range(CODE_LENGTH):
        number, rest = divmod(number, len(LETTERS))
        code += LETTERS[rest]
    return f"INV-{code}"


def _asked(held: Held, change: Change, to: Status) -> dict[str, Any]:
    referral, at = held.referral, change.at or now()
    return {
        "owner": referral.organisation_id,
        "referral": referral.id,
        "expected": referral.status.value,
        "expected_version": change.version or referral.version,
        "target": to.value,
        "acting": held.side.value,
        "act": change.act.value,
        "code": change.code,
        "seen": change.seen_by.value,
        "changes": json.dumps(_columns(referral, change, to, at), default=_plain),
        "at": at,
    }


def _columns(referral: Referral, change: Change, to: Status, at: datetime) -> dict[str, Any]:
    """Return every column that the change sets; a new status starts its own clock."""
    if to is referral.status:
        return change.values
    return {
        "business": "",
        "reason": change.code,
        **_stamps(referral, to, at),
        **_clock(referral, change, to, at),
        **change.values,
    }


def _stamps(referral: Referral, to: Status, at: datetime) -> dict[str, Any]:
    match to:
        case Status.REQUESTED if referral.status is Status.DRAFT:
            return {"sent_at": at}
        case Status.REQUESTED:
            return {"accepted_at": None, "operator_id": None, "operator_name": ""}
        case Status.ACCEPTED:
            return {"accepted_at": at}
        case Status.IN_PROGRESS:
            return {"started_at": at, "review_on": None}
        case Status.ON_HOLD:
            return {}
        case _:
            return {"ended_at": at}


def _clock(referral: Referral, change: Change, to: Status, at: datetime) -> dict[str, Any]:
    clock = CLOCK_OF.get(to)
    if clock is None:
        return stopped()
    day = local_day(at)
    agreed = change.values.get("review_on") or change.values.get("first_contact_on")
    return started(referral, Running(clock, day, _used(referral, to, day), agreed))


def _used(referral: Referral, to: Status, day: date) -> int:
    """Return the days to answer that a partner has used: an acceptance undone gives none back."""
    if to is Status.ACCEPTED:
        return timing.used(referral, day)
    return referral.clock_used if referral.status is Status.ACCEPTED else 0


def _refuse(result: str | None, referral: Referral) -> None:
    if result is None:
        raise NotFoundError
    if result == "changed":
        raise ChangedMeanwhileError(referral)
    if result != "ok":
        raise ReferralError(REFUSALS[result])


def _plain(value: object) -> object:
    match value:
        case UUID() | Decimal():
            return str(value)
        case date() | datetime():
            return value.isoformat()
        case _:
            raise TypeError(type(value))


def acting(referral: Referral, side: Side) -> Held:
    """Hold a referral from a side without a person, for the portal's own passes."""
    return Held(referral, side)
