"""The delivery pass: claims pending letters with a lease, writes and sends each, once visibly.

A worker killed anywhere loses nothing: its lease ends and another sends the letter again, under
the same Message-ID, which a mail server or reader folds into one.
"""

import contextlib
import logging
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from portal.integrations.mail import Mail, MailError, Post, PostClosedError
from portal.ui import letters
from tenants.clock import now
from tenants.database import db
from tenants.ledger import Delivery, DeliveryState, Fact
from tenants.scope import acting_for

log = logging.getLogger("portal.delivery")

LONGEST_PASS = timedelta(minutes=1)  # the next pass comes in seconds
LEASE = timedelta(minutes=5)  # longer than a pass and one slow letter
MOST_ATTEMPTS = 10
LONGEST_PAUSE = timedelta(hours=6)
OUTAGE_PAUSE = timedelta(minutes=2)


def deliver(engine: Engine, post: Post, *, worker: str, at: datetime) -> int:
    """Send what is due; return how many letters left. `engine` is the worker's own.

    `worker` names this pass alone, so that a pass whose lease ended cannot speak for the next.
    """
    sent, started = 0, now()
    with contextlib.suppress(PostClosedError):  # the next pass finds out whether it opened again
        while now() - started < LONGEST_PASS:
            delivery = _claim(engine, worker, at)
            if delivery is None:
                break
            sent += _carry(engine, post, delivery, at)
    return sent


def _carry(engine: Engine, post: Post, delivery: Delivery, at: datetime) -> bool:
    """Send one letter, or put it off; tell whether it left."""
    try:
        mail = _written(delivery)
        if mail is not None:
            post.send(mail)
    except PostClosedError as error:
        _wait_for_the_post(engine, delivery, at, problem=str(error))
        raise
    except MailError as error:
        _later_or_never(engine, delivery, at, problem=str(error))
        return False
    except Exception as error:  # the pass must go on past one broken letter
        log.exception("letter cannot be written", extra={"delivery": delivery.id})
        _later_or_never(engine, delivery, at, problem=type(error).__name__)
        return False
    _change(engine, delivery, state=DeliveryState.SENT, sent_at=at)
    return mail is not None


def _claim(engine: Engine, worker: str, at: datetime) -> Delivery | None:
    """Lease the next letter that is due and that nobody holds."""
    free = (Delivery.leased_until.is_(None)) | (Delivery.leased_until < at)
    due = (
        select(Delivery)
        .where(Delivery.state == DeliveryState.PENDING, Delivery.not_before <= at, free)
        .order_by(Delivery.not_before, Delivery.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    with Session(engine, expire_on_commit=False) as session, session.begin():
        delivery = session.scalar(due)
        if delivery is not None:
            delivery.leased_until = at + LEASE
            delivery.leased_by = worker
            delivery.attempts += 1
    return delivery


def _written(delivery: Delivery) -> Mail | None:
    scope = acting_for(
        delivery.organisation_id, delivery.recipient_id, purpose="delivery", read_only=True
    )
    with scope:
        try:
            fact = db.session.get_one(Fact, (delivery.organisation_id, delivery.fact_id))
            return letters.write(delivery, fact)
        finally:
            db.session.remove()


def _wait_for_the_post(engine: Engine, delivery: Delivery, at: datetime, *, problem: str) -> None:
    """Put a letter off; an outage is not its fault and does not count against it."""
    later = {"not_before": at + OUTAGE_PAUSE, "attempts": delivery.attempts - 1}
    _change(engine, delivery, problem=problem, **later)


def _later_or_never(engine: Engine, delivery: Delivery, at: datetime, *, problem: str) -> None:
    pause = min(timedelta(minutes=2 ** (delivery.attempts - 1)), LONGEST_PAUSE)
    dead = delivery.attempts >= MOST_ATTEMPTS
    state = DeliveryState.DEAD if dead else DeliveryState.PENDING
    _change(engine, delivery, state=state, not_before=at + pause, problem=problem)


def _change(engine: Engine, delivery: Delivery, **values: object) -> None:
    """Write what became of a letter, unless another pass took it over after our lease ended."""
    this = (
        Delivery.organisation_id == delivery.organisation_id,
        Delivery.id == delivery.id,
        Delivery.leased_by == delivery.leased_by,
    )
    released = {"leased_until": None, "leased_by": None, **values}
    with engine.begin() as connection:
        connection.execute(update(Delivery).where(*this).values(**released))
