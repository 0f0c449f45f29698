"""How a view answers: a page, a named block of it, or a redirect."""

from flask import Response, current_app, g, make_response, redirect, render_template, request
from jinja2_fragments.flask import render_block

from portal.extensions import htmx
from portal.ui.forms import BareForm
from tenants.identity import current_identity
from tenants.requests import SAFE

INVALID = 422
SEE_OTHER = 303


def render(
    template: str, *, block: str | None = None, status: int | None = None, **context: object
) -> Response:
    """Return a page; to htmx, when a block is named, only that block of the same page.

    A form that was sent and is invalid makes it a 422.
    """
    if block is not None and wants_block():
        html = render_block(template, block, **context)
    else:
        html = render_template(template, **context)
    response = make_response(html, status or _status(context))
    response.vary.add("HX-Request")
    return response


def answer(*, block: str, of: str, to: str, **context: object) -> Response:
    """Return, after a change, the changed block to htmx and a redirect to everyone else."""
    if wants_block():
        return render(of, block=block, status=200, **context)
    return see(to)


def see(address: str) -> Response:
    """Redirect after a change (303, so that the browser asks with GET)."""
    if htmx:
        response = make_response("", 204)
        response.headers["HX-Redirect"] = address
        return response
    return make_response(redirect(address, SEE_OTHER))


def wants_block() -> bool:
    """Tell whether htmx asks for a part: not when it restores history or follows a link."""
    return bool(htmx) and not htmx.history_restore_request and not htmx.boosted


def _status(context: dict[str, object]) -> int:
    sent = request.method not in SAFE
    forms = (thing for thing in context.values() if isinstance(thing, BareForm))
    return INVALID if sent and any(form.invalid for form in forms) else 200


def finish(response: Response) -> Response:
    """Give every answer its headers: what a browser may load, keep and tell.

    A view that is stricter has already said so.
    """
    for name, value in current_app.config["SECURITY_HEADERS"].items():
        response.headers.setdefault(name, value)
    if current_identity() is not None or g.get("session_over"):
        response.headers["Cache-Control"] = "no-store"
        response.vary.add("Cookie")
    return response
