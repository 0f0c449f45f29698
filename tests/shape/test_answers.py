"""Every answer says what a browser may load, keep and tell, and carries nothing personal along."""

import logging
import re
from dataclasses import replace

import pytest

from portal.app import create_app
from tenants.database import db
from tests.shape.access import ANONYMOUS
from tests.shape.crawl import page_of, places

ALWAYS = {
    "Content-Security-Policy": "default-src 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
STRICT = ("base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'", "script-src 'self'")
LOOSE = re.compile(r"unsafe-|https?:|\*|nonce-")
DRAWING = "/static/img/mark.svg"
ELSEWHERE = ("/nowhere", "/static/nothing.css", "/signin?next=//evil.example")


def test_every_answer_is_strict(world):
    asked = [(place.address, place.who) for place in places(world)]
    asked += [(address, who) for address in (DRAWING, *ELSEWHERE) for who in (ANONYMOUS, "admin")]

    careless = [
        f"{address}: {complaint}"
        for address, who in asked
        for complaint in _complaints(world.client(who).get(address, buffered=True), who)
    ]

    assert not careless, "portal.ui.headers says them once for all:\n" + "\n".join(careless)


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
def test_a_refusal_is_as_strict(world, method):
    answers = [world.client(ANONYMOUS).open(address, method=method) for address in ELSEWHERE]

    careless = [complaint for answer in answers for complaint in _complaints(answer, ANONYMOUS)]

    assert not careless, careless


def test_a_file_that_is_still_good_is_as_strict(world):
    client = world.client(ANONYMOUS)
    sent = client.get(DRAWING, buffered=True)

    kept = client.get(
        DRAWING, headers={"If-Modified-Since": sent.headers["Last-Modified"]}, buffered=True
    )

    assert kept.status_code == 304
    assert not list(_complaints(kept, ANONYMOUS))


def test_no_address_and_no_log_tells_who_somebody_is(world, caplog):
    caplog.set_level(logging.DEBUG)
    told = []

    for place in places(world):
        response = world.client(place.who).get(place.address, buffered=True)
        told += [
            f"{place.address}: {address}"
            for address in _addresses(response)
            if "@" in address or "%40" in address or world.canary in address
        ]

    logged = caplog.text
    assert not told, f"search people by POST, name things by id: {told}"
    assert world.canary not in logged
    assert not re.search(r"[\w.]+@[\w.]+\.example", logged), "log ids, never names or addresses"


def test_the_only_cookie_is_the_session(world):
    client = world.app.test_client()

    client.get("/signin")
    cookies = client.get("/signin").headers.getlist("Set-Cookie") or ["sid=; HttpOnly"]

    assert all(cookie.startswith("sid=") for cookie in cookies)


def test_leaving_takes_the_pages_along(world):
    answer = world.client("admin").post("/signout", data={"csrf_token": world.csrf_token()})

    assert "cache" in answer.headers["Clear-Site-Data"]


def test_production_binds_its_cookie_and_its_name(world, config, all_powerful):
    app = create_app(replace(config, production=True, public_url="https://rete.example"))
    client = app.test_client()

    answer = client.get("/signin", base_url="https://rete.example")
    cookie = answer.headers["Set-Cookie"]

    assert cookie.startswith("__Host-sid=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "max-age=31536000; includeSubDomains" in answer.headers["Strict-Transport-Security"]
    with app.app_context():
        db.engine.dispose()


def _complaints(answer, who):
    policy = answer.headers.get("Content-Security-Policy", "")
    yield from (
        f"{name} is {answer.headers.get(name)!r}"
        for name, value in ALWAYS.items()
        if value not in answer.headers.get(name, "")
    )
    yield from (f"the CSP lacks {part}" for part in STRICT if part not in policy)
    if LOOSE.search(policy):
        yield f"the CSP is loose: {policy}"
    if who != ANONYMOUS and "/static/" not in answer.request.path:
        yield from _kept(answer)
    is_page = answer.mimetype == "text/html" and answer.request.method == "GET"
    if is_page and "HX-Request" not in answer.headers.get("Vary", ""):
        yield "Vary lacks HX-Request"


def _kept(answer):
    """Say whether a browser would keep what only this person may see."""
    if answer.headers.get("Cache-Control") != "no-store":
        yield f"Cache-Control is {answer.headers.get('Cache-Control')!r}, not no-store"
    if "Cookie" not in answer.headers.get("Vary", ""):
        yield "Vary lacks Cookie"


def _addresses(response):
    page = page_of(response)
    yield response.headers.get("Location", "")
    for element in () if page is None else page.iter():
        for name in ("href", "action", "formaction", "src", "hx-get", "hx-post"):
            address = element.get(name) or ""
            if not address.startswith(("mailto:", "tel:")):
                yield address
