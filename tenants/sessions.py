"""Web sessions: a row in PostgreSQL for who is signed in, a signed cookie for who is not.

One cookie for both. An anonymous visitor has none until a form needs a CSRF token, so that
public pages stay cacheable; a signed-in browser holds 256 random bits, stored only as a hash.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from flask import Flask, Request, Response, g, json
from flask import session as current_session
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature
from sqlalchemy.exc import DBAPIError

from tenants import door, tokens
from tenants.clock import now
from tenants.identity import Identity, identity_from
from tenants.permissions import NotSignedInError

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
SIGNED_IN = "s."


class PortalSession(SecureCookieSession):
    """The session's values, and the cookie's token when somebody is signed in."""

    token: str | None = None
    renewed = False
    unread: DBAPIError | None = None

    def take(self, token: str) -> None:
        """Hold a new signed-in session; the cookie goes out with the answer."""
        self.clear()
        self.token = token
        self.renewed = True


class PortalSessions(SecureCookieSessionInterface):
    """Flask's session door over our own table."""

    session_class = PortalSession

    def open_session(self, app: Flask, request: Request) -> PortalSession:
        cookie = request.cookies.get(self.get_cookie_name(app), "")
        if cookie.startswith(SIGNED_IN):
            return self._signed_in(cookie.removeprefix(SIGNED_IN))
        return self._anonymous(app, cookie)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not isinstance(session, PortalSession) or session.unread:
            return
        if session.accessed:
            response.vary.add("Cookie")
        if session.token is None:
            self._save_anonymous(app, session, response)
            return
        if session.renewed:
            set_cookie(app, response, SIGNED_IN + session.token)
        if session.modified:
            door.call(
                "save_session", session=tokens.hashed(session.token), content=_json(dict(session))
            )

    def _signed_in(self, token: str) -> PortalSession:
        session_hash = tokens.hashed(token)
        try:
            row = door.identity(session_hash, now())
        except DBAPIError as error:
            return _unread(error)
        if row is None:
            g.session_over = True
            return PortalSession()
        g.identity = identity_from(row, session_hash)
        session = PortalSession(row["content"])
        session.token = token
        return session

    def _anonymous(self, app: Flask, cookie: str) -> PortalSession:
        serializer = self.get_signing_serializer(app)
        if not cookie or serializer is None:
            return PortalSession()
        try:
            return PortalSession(serializer.loads(cookie, max_age=int(ABSOLUTE.total_seconds())))
        except BadSignature:
            return PortalSession()

    def _save_anonymous(self, app: Flask, session: PortalSession, response: Response) -> None:
        if session.modified and session:
            serializer = self.get_signing_serializer(app)
            if serializer is not None:
                set_cookie(app, response, str(serializer.dumps(dict(session))))
        elif session.modified or g.get("session_over"):
            drop_cookie(app, response)


def _unread(error: DBAPIError) -> PortalSession:
    """Stand in for a session that the database cannot give now; the browser keeps its cookie."""
    session = PortalSession()
    session.unread = error
    return session


def refuse_unread() -> None:
    """Answer nothing but an error page as long as nobody knows who is asking."""
    unread: DBAPIError | None = getattr(current_session, "unread", None)
    if unread:
        raise unread


def start(user_id: UUID, organisation_id: UUID, label: str) -> str:
    """Open a session row for a person in an organisation; return the new cookie token."""
    token = tokens.fresh()
    door.call(
        "start_session",
        session=tokens.hashed(token),
        person=user_id,
        organisation=organisation_id,
        device=label,
        at=now(),
    )
    return token


def reopen(session: PortalSession) -> Identity:
    """Return the identity of a session that was just opened."""
    session_hash = tokens.hashed(session.token or "")
    row = door.identity(session_hash, now())
    if row is None:
        raise NotSignedInError
    return identity_from(row, session_hash)


def end(session_hash: str) -> None:
    """Close one session."""
    door.call("end_session", session=session_hash)


def end_all(user_id: UUID, but: str | None = None) -> None:
    """Close every session of a person, but perhaps the one she is using."""
    door.call("end_sessions", person=user_id, but=but or "")


def set_cookie(app: Flask, response: Response, value: str) -> None:
    response.set_cookie(
        app.config["SESSION_COOKIE_NAME"],
        value,
        httponly=True,
        secure=app.config["SESSION_COOKIE_SECURE"],
        samesite="Lax",
        path="/",
    )


def drop_cookie(app: Flask, response: Response) -> None:
    response.delete_cookie(
        app.config["SESSION_COOKIE_NAME"],
        httponly=True,
        secure=app.config["SESSION_COOKIE_SECURE"],
        samesite="Lax",
        path="/",
    )


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values)
