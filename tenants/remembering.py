"""Reads that several parts of one page ask: answered once while nothing can change."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction

from tenants import scope
from tenants.database import db

_ANSWERS = "answers"

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def asked_once(query: Callable[Given, Answer]) -> Callable[Given, Answer]:
    """Keep what a query answers for the rest of its transaction, if that only reads."""

    @wraps(query)
    def ask(*args: Given.args, **kwargs: Given.kwargs) -> Answer:
        if not scope.current().read_only:
            return query(*args, **kwargs)
        answers: dict[Any, Answer] = db.session.info.setdefault(_ANSWERS, {})
        key = (query, args, tuple(sorted(kwargs.items())))
        if key not in answers:
            answers[key] = query(*args, **kwargs)
        return answers[key]

    return ask


@event.listens_for(Session, "after_transaction_end")
def _forget(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(_ANSWERS, None)
