"""What the tests of sending look at behind the pages."""

from concurrent.futures import ThreadPoolExecutor

from portal.referrals.sharing.models import ReferralShare, SharingConsent
from portal.referrals.tracking.models import Referral, ReferralEvent, ServiceRequest
from tenants.database import db
from tests.given.cases import following

AT_ONCE = 8  # two processes of four threads
ASKED = {"reason": "Cerca un posto al mattino", "agreed": "y", "method": "spoken"}


def sent_by(ours, marta):
    """Every referral of an organisation, the oldest first."""
    return _all(ours, marta, Referral, Referral.created_at)


def needs_of(ours, marta):
    return _all(ours, marta, ServiceRequest, ServiceRequest.created_at)


def consents_of(ours, marta):
    return _all(ours, marta, SharingConsent, SharingConsent.created_at)


def shares_of(ours, marta):
    return _all(ours, marta, ReferralShare, ReferralShare.level)


def events_of(ours, marta):
    return _all(ours, marta, ReferralEvent, ReferralEvent.happened_at)


def _all(ours, marta, model, order):
    with following(ours, marta):
        found = db.session.query(model).order_by(order).all()
        db.session.expunge_all()
        return found


def together(app, cookie, path, forms):
    """Send forms from browsers of one person, as many at once as the portal has threads."""

    def send(content):
        client = app.test_client()
        client.set_cookie("sid", cookie)
        answer = client.post(path, data=content)
        return answer.status_code, answer.headers.get("Location")

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(send, forms))
