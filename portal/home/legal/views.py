"""The privacy notice, the accessibility statement and the licences."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from portal.geography.attribution import ATTRIBUTION, LICENCE_ADDRESS, SOURCE_ADDRESS
from portal.home.legal import queries
from portal.ui.render import render
from tenants.permissions import public

pages = Blueprint("legal", __name__)


@pages.get("/privacy")
@public
def privacy() -> ResponseReturnValue:
    return render("home/privacy.html", offices=queries.lead_offices())


@pages.get("/accessibilita")
@public
def accessibility() -> ResponseReturnValue:
    return render("home/accessibility.html", offices=queries.lead_offices())


@pages.get("/licenze")
@public
def licences() -> ResponseReturnValue:
    return render(
        "home/licences.html",
        python=queries.python_packages(),
        front_end=queries.front_end_packages(),
        boundaries=ATTRIBUTION,
        source=SOURCE_ADDRESS,
        licence=LICENCE_ADDRESS,
    )
