"""The pages of a search: the services, and for the lead what was looked for in vain."""

from flask import (
    Blueprint,
    Response,
    current_app,
    make_response,
    render_template,
    request,
    session,
)
from flask.typing import ResponseReturnValue

from portal.catalogue.search import actions, kept, page, queries
from portal.catalogue.search.asked import Asked
from portal.catalogue.search.permissions import Search
from portal.catalogue.search.queries import SHORTLIST
from portal.ui.language import current_language
from portal.ui.render import render, wants_block
from portal.ui.shell import Entry, offer
from tenants.identity import current_identity
from tenants.permissions import public, requires

pages = Blueprint("search", __name__)
offer(
    Entry("Catalogo", "search.services", "search", Search.USE, sort=10),
    Entry("Ricerche a vuoto", "search.gaps", "lightbulb", Search.READ_GAPS, sort=60),
)

TYPING = "q"
NOT_FOR_ROBOTS = (
    "/iscrizione/",
    "/en/iscrizione/",
    "/lista",
    "/en/lista",
    "/signin",
    "/servizi?",
    "/en/servizi?",
)
SHOWN = frozenset({"_flashes", SHORTLIST})  # what a page shows of a visitor's session


@pages.get("/servizi")
@public
def services() -> ResponseReturnValue:
    asked = Asked.read(request.args)
    if current_identity() is None and not SHOWN.intersection(session):
        response = kept.page(lambda: _services(asked))
    else:
        response = _services(asked)
    if wants_block() and not asked.after:
        response.headers["HX-Push-Url"] = page.address(asked)
    return response


def _services(asked: Asked) -> Response:
    identity = current_identity()
    if asked.after and wants_block():
        shown = page.further(asked, inside=identity is not None)
        return render("search/services.html", block="further_results", asked=asked, **shown)
    shown = page.contents(asked, identity)
    if shown["nothing"] and not (shown["inside"] or asked.after or _still_typing()):
        actions.keep_zero_search(asked, current_language(), request.remote_addr or "")
    return render("search/services.html", block="results", **shown)


@pages.get("/searches")
@requires(Search.READ_GAPS)
def gaps() -> ResponseReturnValue:
    return render("search/gaps.html", **page.gaps())


@pages.get("/robots.txt")
@public
def robots() -> ResponseReturnValue:
    root = current_app.config["PORTAL"].public_url
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS)]
    return _text("\n".join([*lines, f"Sitemap: {root}/sitemap.xml", ""]), "text/plain")


@pages.get("/sitemap.xml")
@public
def sitemap() -> ResponseReturnValue:
    root = current_app.config["PORTAL"].public_url
    services = queries.public_addresses()
    return _text(render_template("search/sitemap.xml", root=root, services=services), "text/xml")


def _text(words: str, kind: str) -> Response:
    return make_response(words, {"Content-Type": f"{kind}; charset=utf-8"})


def _still_typing() -> bool:
    return request.headers.get("HX-Trigger-Name") == TYPING
