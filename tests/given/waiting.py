"""Waiting lists for tests: say what matters, the rest is plausible."""

from datetime import timedelta

from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking.kinds import Side
from portal.referrals.waiting import actions, queries
from portal.referrals.waiting.party import Party
from tenants.clock import today
from tests.given import referrals
from tests.given.services import a_document, a_published_service

ALONE = Party(1)


def a_service_with(organisation_id, places):
    """A service of the catalogue with so many free places (none: nobody counts them)."""
    status = "unknown" if places is None else "places" if places else "waitlist"
    capacity = {"status": status, "places": places or None, "said_on": "2026-10-15"}
    return a_published_service(organisation_id, **a_document(capacity=capacity))


def an_accepted(sender, partner, service):
    """A referral to a service that its partner accepted; returns its id."""
    referral = referrals.a_referral(sender, to=partner, service_id=service)
    referrals.accepted(partner, referral)
    return referral


def waits(sender, partner, service, party=ALONE):
    """A referral on the list of a service; returns its id and the entry's."""
    referral = an_accepted(sender, partner, service)
    with referrals.taking_in(partner):
        held = tracking.acting(referrals.found(referral), Side.PARTNER)
        day = today() + timedelta(days=30)
        entry = actions.put_on_list(held, party, review_on=day, version=None)
        return referral, entry.id


def offered(partner, entry, reason=""):
    """Offer the places of an entry, as its partner."""
    with referrals.taking_in(partner):
        actions.offer(queries.entry(entry), reason=reason)
