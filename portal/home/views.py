"""The home of visitors and of staff, health, and the legal pages."""

from flask import Blueprint, Response, make_response
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from portal.geography.municipalities import municipalities
from portal.home.permissions import Home
from portal.home.tiles import tiles
from portal.ui import attention
from portal.ui.headlines import headlines
from portal.ui.render import render
from portal.ui.shell import Entry, offer
from tenants.database import db
from tenants.identity import signed_in
from tenants.permissions import public, requires

pages = Blueprint("home", __name__)
offer(Entry("Oggi", "home.today", "house", Home.OPEN, sort=0))


@pages.get("/")
@public
def welcome() -> ResponseReturnValue:
    return render("home/welcome.html", tiles=tiles(), municipalities=municipalities())


@pages.get("/today")
@requires(Home.OPEN)
def today() -> ResponseReturnValue:
    things, count = attention.today(signed_in())
    return render(
        "home/today.html",
        things=things,
        more=count - len(things),
        numbers=headlines(signed_in()),
    )


@pages.get("/healthz")
@public
def health() -> Response:
    return make_response("ok\n", 200, {"Content-Type": "text/plain"})


@pages.get("/readyz")
@public
def ready() -> Response:
    db.session.execute(text("SELECT 1"))
    return make_response("ready\n", 200, {"Content-Type": "text/plain"})
