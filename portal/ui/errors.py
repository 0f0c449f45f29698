"""What a person sees when something cannot be done: what happened and what to do now."""

import logging
from collections.abc import Callable
from enum import StrEnum
from urllib.parse import urlsplit

from flask import (
    Flask,
    Response,
    current_app,
    g,
    make_response,
    render_template,
    request,
    session,
    url_for,
)
from flask_wtf.csrf import CSRFError
from psycopg.errors import UniqueViolation
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoFreeConnectionError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException, InternalServerError, RequestEntityTooLarge

from portal.extensions import htmx
from portal.ui import interrupted
from portal.ui.forms import BareForm
from portal.ui.interrupted import safe_path
from portal.ui.language import gettext as _
from portal.ui.origin import OtherSiteError
from portal.ui.proof import ProofForm, ProofNeededError
from portal.ui.render import see
from tenants.database import new_id
from tenants.models import Role
from tenants.permissions import NotAllowedError, NotFoundError, NotSignedInError, holders
from tenants.requests import ORGANISATION_FIELD, SAFE, OtherOrganisationError
from tenants.throttling import TooManyTriesError

log = logging.getLogger("portal")

MEGABYTE = 1024 * 1024
PAGES = frozenset({400, 403, 404, 405, 409, 413, 429, 500, 503})
DATABASE_AWAY = (OperationalError, InterfaceError, NoFreeConnectionError)


class ConflictError(Exception):
    """Somebody else changed the thing meanwhile; `page` shows both versions when it can."""


def page(status: int, **context: object) -> Response:
    """Return the page of an error."""
    known = status if status in PAGES else 400
    html = render_template(f"errors/{known}.html", **context)
    response = make_response(html, status)
    response.vary.add("HX-Request")
    return response


def not_signed_in(_error: Exception) -> Response:
    if request.method in SAFE:
        asked = request.full_path.rstrip("?")
        address = url_for("signin.signin", next=None if asked == "/" else asked)
        return _unauthorised(address) if htmx else see(address)
    return over()


def over() -> Response:
    """Keep what was typed in a form whose session ended, and ask to sign in again."""
    if htmx:
        return _unauthorised(url_for("signin.signin", next=_shown_by_htmx()))
    form = interrupted.SigninForm(formdata=None, next=safe_path(request.form.get("next")))
    return _interrupted("signin/over.html", form)


def proof_needed(_error: ProofNeededError) -> Response:
    """Keep what was typed, and ask for the password before power is handed out."""
    if htmx:
        return _unauthorised(url_for("signin.proof", next=_shown_by_htmx()))
    if request.method in SAFE:
        return see(url_for("signin.proof", next=request.full_path.rstrip("?")))
    return _interrupted("signin/proof.html", ProofForm(formdata=None))


def _interrupted(template: str, form: BareForm) -> Response:
    kept = interrupted.carried_here() or interrupted.sent_too_late()
    response = make_response(render_template(template, form=form, kept=kept), 401)
    response.headers["Cache-Control"] = "no-store"
    return response


def _shown_by_htmx() -> str | None:
    here = urlsplit(htmx.current_url or "")
    return safe_path(f"{here.path}?{here.query}".rstrip("?")) or None


def _unauthorised(address: str) -> Response:
    response = make_response("", 401)
    response.headers["HX-Redirect"] = address
    return response


def not_found(_error: Exception) -> Response:
    return page(404)


def not_allowed(error: NotAllowedError) -> Response:
    log.info("denied", extra={"permission": str(error.permission), "path": request.path})
    return page(403, who_can_grant=_who_can_grant(error.permission))


def _who_can_grant(permission: StrEnum) -> str:
    lead_only = not holders(permission) - {Role.REVIEWER, Role.OVERSEER, Role.NETWORK_ADMIN}
    if lead_only:
        return _("una persona che amministra la rete, nel consorzio capofila")
    return _("una persona che amministra la tua organizzazione")


def other_organisation(error: OtherOrganisationError) -> Response:
    return page(409, other_organisation=error.organisation_id)


def conflict(_error: Exception) -> Response:
    return page(409)


def too_many(error: TooManyTriesError) -> Response:
    response = page(429, minutes=error.minutes)
    response.headers["Retry-After"] = str(error.minutes * 60)
    return response


def forged(_error: CSRFError) -> Response:
    """Tell a form that was open for too long from a forged one."""
    cookie_lost = "csrf_token" not in session and request.form.get(ORGANISATION_FIELD)
    if g.get("session_over") or cookie_lost or request.endpoint == "signin.signin":
        return over()
    return page(400)


def written_at_once(error: IntegrityError) -> Response:
    """Tell who came second, where two wrote the same thing in the same moment."""
    if isinstance(error.orig, UniqueViolation):
        return page(409)
    return broken(InternalServerError(original_exception=error))


def other_site(_error: OtherSiteError) -> Response:
    return page(400)


def http(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:  # noqa: PLR2004 -- werkzeug's redirects
        return make_response(error.get_response())
    response = page(error.code)
    if error.code == 405:  # noqa: PLR2004 -- the status that names what is allowed
        response.headers["Allow"] = ", ".join(getattr(error, "valid_methods", None) or [])
    return response


def too_large(_error: RequestEntityTooLarge) -> Response:
    limit = current_app.config["MAX_CONTENT_LENGTH"]
    is_whole = (request.content_length or 0) > limit
    return page(413, limit=limit // MEGABYTE if is_whole else None)


def broken(error: InternalServerError) -> Response:
    """Answer what nobody foresaw: a code to quote, and the trace in the log only."""
    cause = error.original_exception
    if isinstance(cause, DATABASE_AWAY):
        log.error("database unavailable", extra={"kind": type(cause).__name__})
        return _unavailable()
    incident = str(new_id())[-12:]
    log.error("incident %s", incident, exc_info=cause)
    return page(500, incident=incident)


def _unavailable() -> Response:
    g.identity = None
    response = page(503)
    response.headers["Retry-After"] = "10"
    return response


HANDLERS: dict[type[Exception], Callable[..., Response]] = {
    NotSignedInError: not_signed_in,
    ProofNeededError: proof_needed,
    NotFoundError: not_found,
    NotAllowedError: not_allowed,
    OtherOrganisationError: other_organisation,
    ConflictError: conflict,
    StaleDataError: conflict,
    IntegrityError: written_at_once,
    TooManyTriesError: too_many,
    CSRFError: forged,
    OtherSiteError: other_site,
    RequestEntityTooLarge: too_large,
    HTTPException: http,
    InternalServerError: broken,
}


def init_app(app: Flask) -> None:
    for error, handler in HANDLERS.items():
        app.register_error_handler(error, handler)
    app.log_exception = _told_by_broken  # type: ignore[assignment,method-assign]


def _told_by_broken(_error: object) -> None:
    """Keep Flask from logging the path: a path may hold a mailed token; `broken` tells the rest."""
