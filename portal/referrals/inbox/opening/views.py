"""A link from a letter: after the sign-in it leads to one referral, and for nobody else to any."""

from typing import cast
from uuid import UUID

from flask import session, url_for
from flask.typing import ResponseReturnValue

from portal.referrals.inbox.opening.queries import Link, read_link
from portal.referrals.inbox.pages import pages
from portal.signin import actions as signin
from portal.signin.permissions import Account
from portal.ui.render import render, see
from tenants.identity import Identity, signed_in
from tenants.models import Role
from tenants.permissions import requires
from tenants.sessions import PortalSession

NOT_HERS = 404


@pages.get("/referrals/open/<token>")
@requires(Account.USE)
def open_link(token: str) -> ResponseReturnValue:
    """Lead to the referral; where she acts for another organisation, ask before switching."""
    identity, link = signed_in(), read_link(token)
    if link is None or not _is_hers(link, identity):
        return render("inbox/link.html", status=NOT_HERS, place=None)
    if identity.organisation_id == link.organisation_id:
        return _opened(link, identity)
    place = next(
        each for each in identity.memberships if each.organisation_id == link.organisation_id
    )
    return render("inbox/link.html", place=place, token=token)


@pages.post("/referrals/open/<token>")
@requires(Account.SWITCH)
def switch_and_open(token: str) -> ResponseReturnValue:
    identity, link = signed_in(), read_link(token)
    if link is None or not _is_hers(link, identity):
        return render("inbox/link.html", status=NOT_HERS, place=None)
    signin.switch_organisation(
        cast("PortalSession", session), identity.session_hash, str(link.organisation_id)
    )
    return see(_address(link.referral_id))


def _opened(link: Link, identity: Identity) -> ResponseReturnValue:
    if Role.INTAKE_OPERATOR not in identity.roles:
        return render("inbox/link.html", status=NOT_HERS, place=None)
    return see(_address(link.referral_id))


def _is_hers(link: Link, identity: Identity) -> bool:
    places = {place.organisation_id for place in identity.memberships}
    return link.user_id == identity.user_id and link.organisation_id in places


def _address(referral_id: UUID) -> str:
    return url_for("inbox.show", referral_id=referral_id)
