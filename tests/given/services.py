"""Services for tests: documents, drafts and published services, made as people make them."""

from contextlib import contextmanager

from portal.catalogue.publishing import queries
from portal.catalogue.publishing.document import normalised
from portal.catalogue.publishing.drafting import actions as drafting
from portal.catalogue.publishing.models import ServiceVersion
from portal.catalogue.publishing.reviewing import actions as reviewing
from portal.catalogue.publishing.upkeep import actions as upkeep
from tenants.database import db
from tests.given.tenants import _power, a_person, acting_for, the_lead, user_id_of

COMPLETE = {
    "texts": {
        "it": {
            "name": "Nido Esempio",
            "summary": "Un nido piccolo, aperto tutto l'anno.",
            "description": "Accogliamo bambine e bambini dai tre mesi.",
        }
    },
    "kinds": ["EDU-01"],
    "targets": ["D-MAD", "D-B03"],
    "ages": {"min": 0.25, "max": 3},
    "areas": ["096004"],
    "places": [
        {
            "name": "Sede",
            "address": "via Immaginaria 1",
            "postal_code": "13900",
            "municipality": "096004",
            "hours": [{"days": ["MO", "TU"], "opens": "08:00", "closes": "13:00"}],
        }
    ],
    "cost": {
        "kind": "paid",
        "options": [{"label": "Retta", "amount": 300, "per": "al mese"}],
    },
    "languages": [{"code": "it"}],
    "access": ["A-ISC"],
    "next_steps": [{"it": "Chiama la segreteria.", "contact": "015 0000000"}],
    "capacity": {"status": "places", "places": 5, "said_on": "2026-10-15"},
    "contacts": [{"role": "Segreteria", "phone": "015 0000000"}],
}


def a_document(**changes):
    """A complete document: say what matters, the rest is plausible and fixed."""
    return normalised({**COMPLETE, **changes})


def a_draft(organisation, author=None, **changes):
    """A service of which a draft is written; returns the service's id."""
    with acting(organisation, author or _editor(organisation)):
        return drafting.create_service(a_document(**changes)).service_id


def a_version_in_review(organisation, author=None, **changes):
    """A service whose first version waits for a reviewer; returns the version's id."""
    author = author or _editor(organisation)
    service_id = a_draft(organisation, author, **changes)
    return sent(organisation, service_id, author)


def a_service_in_review(organisation, author=None, **changes):
    """The same; returns the service's id."""
    author = author or _editor(organisation)
    service_id = a_draft(organisation, author, **changes)
    sent(organisation, service_id, author)
    return service_id


def sent(organisation, service_id, author=None):
    """The open version of a service, sent to review; returns the version's id."""
    with acting(organisation, author or _editor(organisation)):
        version = queries.open_version(queries.head(organisation, service_id))
        reviewing.submit(version)
        return version.id


def approved(organisation, version_id):
    """A version in review, approved by a reviewer of the lead."""
    lead = _lead()
    with acting(lead, user_id_of(a_person(lead, roles=("reviewer",)))):
        reviewing.approve(db.session.get_one(ServiceVersion, (organisation, version_id)))


def a_published_service(organisation, author=None, **changes):
    """A service that everyone sees, written, sent and approved as people do it; returns its id."""
    author = author or _editor(organisation)
    service_id = a_draft(organisation, author, **changes)
    approved(organisation, sent(organisation, service_id, author))
    return service_id


def a_retired_service(organisation, **changes):
    """A service that has ended; returns its id."""
    service_id = a_published_service(organisation, **changes)
    retired(organisation, service_id)
    return service_id


def retired(organisation, service_id):
    """Let a published service end."""
    with acting(organisation, _editor(organisation)):
        upkeep.retire(queries.head(organisation, service_id), reason="Il progetto è finito.")


def use(app):
    """Take the app that the fixtures made."""
    global _app  # noqa: PLW0603 -- one app a worker, handed over by a fixture
    _app = app


def in_use():
    return _app


_app = None


@contextmanager
def acting(organisation, person):
    """One transaction of somebody, as a request would be; committed at its end."""
    with _app.app_context(), acting_for(organisation, user_id=person):
        try:
            yield
            db.session.commit()
        finally:
            db.session.remove()


def _editor(organisation):
    return user_id_of(a_person(organisation, roles=("service_editor",)))


def _lead():
    found = _power().execute("SELECT id FROM organisation WHERE kind = 'lead'").fetchone()
    return found[0] if found else the_lead()
