"""The app: the list of rooms; the only file that sees everything."""

import psycopg
from flask import Blueprint, Flask

import portal.catalogue.listing.models
import portal.catalogue.publishing.models
import portal.catalogue.service_page.models
import portal.integrations.mail.mailbox
import portal.oversight.counting.models
import portal.oversight.naming.models
import portal.participants.cases.models
import portal.participants.consent.models
import portal.participants.enrolment.models
import portal.participants.household.models
import portal.participants.interviews.models
import portal.participants.needs.models
import portal.plans.planning.models
import portal.referrals.clocks.models
import portal.referrals.closing.demand
import portal.referrals.closing.models
import portal.referrals.notices.models
import portal.referrals.sharing.models
import portal.referrals.threads.models
import portal.referrals.tracking.models
import portal.referrals.waiting.models
import tenants.ledger
import tenants.models
import tenants.sealing
import tenants.sign_in
from portal import catalogue, home, organisations, oversight, participants, plans, referrals, signin
from portal import config as settings
from portal.config import ROOT, Config
from portal.extensions import csrf, htmx, login
from portal.ui import (
    characters,
    components,
    compression,
    errors,
    language,
    origin,
    render,
    roles,
    service_links,
    shell,
    static,
)
from portal.ui.headers import security_headers
from tenants import connections, requests
from tenants.database import db
from tenants.identity import current_identity
from tenants.sessions import PortalSessions, refuse_unread

ROOMS = (home, signin, organisations, catalogue, participants, plans, referrals, oversight)
LARGEST_REQUEST = 10 * 1024 * 1024
ENGINE = {
    "pool_size": 5,
    "max_overflow": 10,
    "pool_timeout": 5,
    "pool_events": connections.EVENTS,  # a database that came back is used at once
    "connect_args": {"connect_timeout": 5},
    "hide_parameters": True,  # an error must not carry to the log what a person typed
}


def create_app(config: Config | None = None) -> Flask:
    """Build the app of one installation from its settings."""
    portal = config or settings.read()
    app = Flask("portal", template_folder=str(ROOT / "templates"), static_folder=None)
    app.config.from_mapping(_flask_settings(portal))
    _extend(app)
    for room in ROOMS:
        for pages in _blueprints(room):
            app.register_blueprint(pages)
    requests.guard(app)
    return app


def _blueprints(room: object) -> list[Blueprint]:
    return list(room.BLUEPRINTS)  # type: ignore[attr-defined]


def _flask_settings(portal: Config) -> dict[str, object]:
    if psycopg.pq.__impl__ == "python":
        raise settings.SettingError("Install psycopg[binary]: the pure Python one is 3x slower.")
    return {
        "PORTAL": portal,
        "SECRET_KEY": portal.secret_key,
        "SECURITY_HEADERS": security_headers(production=portal.production),
        "MAX_CONTENT_LENGTH": LARGEST_REQUEST,
        "SESSION_COOKIE_NAME": "__Host-sid" if portal.production else "sid",
        "SESSION_COOKIE_SECURE": portal.production,
        "SQLALCHEMY_DATABASE_URI": portal.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": ENGINE,
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,  # Origin and Sec-Fetch-Site are checked instead
        "TEMPLATES_AUTO_RELOAD": not portal.production,
    }


def _extend(app: Flask) -> None:
    app.session_interface = PortalSessions()
    app.before_request(refuse_unread)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    db.init_app(app)
    # The origin is judged before the token: a form of another site never sees our pages.
    for extension in (origin, characters, csrf, htmx, login):
        extension.init_app(app)
    login.session_protection = None
    login.user_loader(lambda _user_id: current_identity())
    for part in (errors, shell, components, static, language, roles, service_links):
        part.init_app(app)
    # Run in reverse order: the headers first, then the compression.
    compression.init_app(app)
    app.after_request(render.finish)
