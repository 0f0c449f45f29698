"""One request, one transaction: the permission, the scope, the form's token, the one commit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import NAMESPACE_OID, UUID, uuid5

from flask import Flask, Response, g, make_response, request, session
from sqlalchemy import Index, delete, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Mapped, mapped_column

from tenants.answers import closed, opened
from tenants.clock import now
from tenants.database import Base, Owned, db, id_or_none
from tenants.identity import Identity, current_identity
from tenants.permissions import PUBLIC, check, declared
from tenants.policies import owned
from tenants.scope import acting_for

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
TOKEN_FIELD = "form_token"  # noqa: S105 -- a field's name
ORGANISATION_FIELD = "organisation"
LONGEST_ANSWER = 100_000
LEADING = ("Location", "HX-Redirect", "HX-Location")  # where an answer leads, in any header
FAILED = 400
KEEPING = "keep_what_was_done"
ANEW = "answer_anew"
FILE = "Content-Disposition"

View = Callable[..., Any]


class FormToken(Owned, Base, policy=owned(worker="SELECT (created_at), DELETE")):
    """A form that was answered: sent again, it gets the same answer."""

    __tablename__ = "form_token"
    __table_args__ = (Index("ix_form_token_created_at", "created_at"),)

    created_at: Mapped[datetime]
    status: Mapped[int | None]
    leads_to: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
    body: Mapped[bytes | None]  # closed with the form's own secret: it may tell a woman's story


class UndeclaredViewError(RuntimeError):
    """A view says neither what it requires nor that it is public."""


class OtherOrganisationError(Exception):
    """The form was opened in another organisation than the one now acted for."""

    def __init__(self, organisation_id: UUID | None) -> None:
        super().__init__(organisation_id)
        self.organisation_id = organisation_id


@dataclass(frozen=True, slots=True)
class _Ticket:
    """A form's token in its claim: the stored answer, if the form was answered before."""

    token: UUID | None
    answered: FormToken | None
    secret: str = ""  # the form's token as its sender knows it: what is kept opens with it


def keep_what_was_done() -> None:
    """Commit although the answer will name errors: what was typed is kept, what was asked is not.

    The page that comes back needs a form token of its own: this one is answered.
    """
    setattr(g, KEEPING, True)


def answer_anew() -> None:
    """Keep no answer: the form sent again is asked again, and told only what may be read then."""
    setattr(g, ANEW, True)


def guard(app: Flask) -> None:
    """Wrap every view of the app; refuse to start when one declares nothing."""
    for endpoint, view in list(app.view_functions.items()):
        if endpoint == "static":
            continue
        permission = declared(view)
        if permission is None:
            raise UndeclaredViewError(
                f"{endpoint}: write @requires(Room.VERB) or @public under the route of the view."
            )
        app.view_functions[endpoint] = _guarded(view, permission)


def _guarded(view: View, permission: Any) -> View:  # noqa: ANN401 -- a StrEnum of any room, or public
    @wraps(view)
    def around(*args: Any, **kwargs: Any) -> Response:  # noqa: ANN401 -- the view's own
        identity = current_identity()
        if permission != PUBLIC:
            check(identity, permission)
        _check_organisation(identity)
        with acting_for(
            identity.organisation_id if identity else None,
            identity.user_id if identity else None,
            purpose="web",
            case_access=bool(identity and identity.case_access),
            intake_access=bool(identity and identity.intake_access),
            read_only=request.method in SAFE,
        ):
            return _in_transaction(view, *args, **kwargs)

    return around


def _check_organisation(identity: Identity | None) -> None:
    if request.method in SAFE or identity is None:
        return
    opened_in = request.form.get(ORGANISATION_FIELD)
    if opened_in and opened_in != str(identity.organisation_id):
        raise OtherOrganisationError(id_or_none(opened_in))


def _in_transaction(view: View, *args: Any, **kwargs: Any) -> Response:  # noqa: ANN401 -- the view's own
    try:
        ticket = _claim()
        if ticket.answered is not None:
            db.session.rollback()
            return _replayed(ticket.answered, ticket.secret)
        response = make_response(view(*args, **kwargs))
        if response.status_code < FAILED or g.get(KEEPING):
            _remember(ticket, response)
            _commit()
        else:
            db.session.rollback()
    finally:
        db.session.remove()
    return response


def _commit() -> None:
    """Commit what the view did; a page that asked nothing of the session never made one."""
    if db.session.registry.has():
        db.session.commit()


def _claim() -> _Ticket:
    """Take the form's token; whoever holds it already has the answer (or is making it)."""
    secret = _own_secret()
    if secret is None:
        return _Ticket(None, None)
    token = uuid5(NAMESPACE_OID, secret)
    claim = insert(FormToken).values(id=token, created_at=now()).on_conflict_do_nothing()
    claimed = db.session.execute(claim.returning(FormToken.id)).scalar_one_or_none()
    if claimed is not None:
        return _Ticket(token, None, secret)
    answered = db.session.scalar(select(FormToken).where(FormToken.id == token))
    return _Ticket(token, answered, secret)


def _own_secret() -> str | None:
    """Return the token of a form as its sender's: what one was answered is told to nobody else.

    A visitor is known by the secret in her cookie, which every form needs.
    """
    token = id_or_none(request.form.get(TOKEN_FIELD)) if request.method not in SAFE else None
    if token is None:
        return None
    identity = current_identity()
    sender = identity.user_id if identity else session.get("csrf_token", "")
    return f"{token} {sender} {request.path}"


def _remember(ticket: _Ticket, response: Response) -> None:
    if ticket.token is None:
        return
    if g.get(ANEW) or FILE in response.headers:
        db.session.execute(delete(FormToken).where(FormToken.id == ticket.token))
        return
    short = not response.is_streamed and (response.content_length or 0) < LONGEST_ANSWER
    answer = {
        "status": response.status_code,
        "leads_to": {name: response.headers[name] for name in LEADING if name in response.headers},
        "body": closed(response.get_data(as_text=True), ticket.secret)
        if short and response.is_json is False
        else None,
    }
    db.session.execute(update(FormToken).where(FormToken.id == ticket.token).values(**answer))


def _replayed(answered: FormToken, secret: str) -> Response:
    response = make_response(opened(answered.body, secret), answered.status or 200)
    response.headers.update(answered.leads_to)
    return response
