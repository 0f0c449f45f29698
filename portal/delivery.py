"""The delivery pass: claims pending letters with a lease, writes and sends each, once visibly.

A worker killed anywhere loses nothing: its lease ends and another sends the letter again, under
the same Message-ID, which a mail server or reader folds into one.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, text, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from portal.integrations.mail import Mail, MailError, Post
from portal.ui import letters
from tenants.database import db
from tenants.ledger import Delivery, DeliveryState, Fact
from tenants.scope import acting_for

log = logging.getLogger("portal.delivery")

BATCH = 20
LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 10
LONGEST_PAUSE = timedelta(hours=6)


def deliver(engine: Engine, post: Post, *, worker: str, at: datetime) -> int:
    """Send what is due; return how many letters left. `engine` is the worker's own."""
    sent = 0
    for delivery in _claim(engine, worker, at):
        try:
            mail = _written(delivery)
            if mail is not None:
                post.send(mail)
                sent += 1
        except MailError as error:
            _later(engine, delivery, at, problem=str(error))
        except Exception as error:  # the pass must go on past one broken letter
            log.exception("letter %s cannot be written", delivery.id)
            _later(engine, delivery, at, problem=type(error).__name__)
        else:
            _done(engine, delivery, worker, at)
    return sent


def _claim(engine: Engine, worker: str, at: datetime) -> Sequence[Delivery]:
    free = (Delivery.leased_until.is_(None)) | (Delivery.leased_until < at)
    due = (
        select(Delivery)
        .where(Delivery.state == DeliveryState.PENDING, Delivery.not_before <= at, free)
        .order_by(Delivery.not_before, Delivery.id)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    with Session(engine, expire_on_commit=False) as session, session.begin():
        claimed = session.scalars(due).all()
        for delivery in claimed:
            delivery.leased_until = at + LEASE
            delivery.leased_by = worker
            delivery.attempts += 1
    return claimed


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


def _done(engine: Engine, delivery: Delivery, worker: str, at: datetime) -> None:
    """Close the letter, unless another worker took it over after our lease had ended."""
    _change(engine, delivery, Delivery.leased_by == worker, state=DeliveryState.SENT, sent_at=at)


def _later(engine: Engine, delivery: Delivery, at: datetime, problem: str) -> None:
    pause = min(timedelta(minutes=2 ** (delivery.attempts - 1)), LONGEST_PAUSE)
    dead = delivery.attempts >= MOST_ATTEMPTS
    state = DeliveryState.DEAD if dead else DeliveryState.PENDING
    values = {"state": state, "not_before": at + pause, "leased_until": None, "problem": problem}
    _change(engine, delivery, text("true"), **values)


def _change(engine: Engine, delivery: Delivery, condition: object, **values: object) -> None:
    this = (Delivery.organisation_id == delivery.organisation_id, Delivery.id == delivery.id)
    with engine.begin() as connection:
        connection.execute(update(Delivery).where(*this, condition).values(**values))  # type: ignore[arg-type]
