"""Who sent the form: a page of ours, or a stranger's (OWASP ASVS 5.0, 3.5.1)."""

from urllib.parse import urlsplit

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from tenants.requests import SAFE

OURS = frozenset({"same-origin", "none"})


class OtherSiteError(Exception):
    """The form came from a page that is not ours."""


def check_origin() -> Response | None:
    """Refuse an unsafe request that a browser says comes from another site."""
    if request.method in SAFE:
        return None
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if (site and site not in OURS) or (origin and urlsplit(origin).netloc != request.host):
        raise OtherSiteError
    return None


def init_app(app: Flask) -> None:
    if app.config["PORTAL"].production:
        # One proxy stands before us; without this every visitor would have its address.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)  # type: ignore[method-assign]
    app.before_request(check_origin)
