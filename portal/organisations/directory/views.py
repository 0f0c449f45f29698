"""The public pages of the organisations."""

import hashlib
from uuid import UUID

from flask import Blueprint, Response, make_response, request
from flask.typing import ResponseReturnValue

from portal.geography.municipalities import municipality
from portal.organisations.directory import queries
from portal.ui.addresses import one_of, page_number, with_page
from portal.ui.render import render
from tenants.models import OrganisationKind
from tenants.permissions import public

pages = Blueprint("directory", __name__)
LOGO_HEADERS = {
    "Content-Type": "image/png",
    "Content-Disposition": 'attachment; filename="logo.png"',
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "public, max-age=3600",
}


@pages.get("/organizzazioni")
@public
def organisations() -> ResponseReturnValue:
    kind, words, page = one_of(OrganisationKind, "kind"), request.args.get("q", ""), page_number()
    found, more = queries.organisations(kind, words, page)
    return render(
        "organisations/directory/organisations.html",
        organisations=found,
        kind=kind,
        words=words,
        earlier=with_page(page - 1) if page > 1 else None,
        later=with_page(page + 1) if more else None,
    )


@pages.get("/organizzazioni/<uuid:organisation_id>")
@public
def organisation(organisation_id: UUID) -> ResponseReturnValue:
    return render(
        "organisations/directory/organisation.html",
        organisation=queries.organisation(organisation_id),
        sites=queries.sites(organisation_id),
        contacts=queries.contacts(organisation_id),
        municipality=municipality,
    )


@pages.get("/organizzazioni/<uuid:organisation_id>/logo")
@public
def logo(organisation_id: UUID) -> Response:
    drawing = queries.logo(organisation_id)
    response = make_response(drawing, 200, LOGO_HEADERS)
    response.set_etag(hashlib.sha256(drawing).hexdigest()[:32])
    response.make_conditional(request)
    return response
