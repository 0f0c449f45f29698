"""Who may open the pages of writing and reviewing services."""

from tests.given.services import (
    a_draft,
    a_published_service,
    a_service_in_review,
    a_version_in_review,
)
from tests.shape.access import row

EDITORS = {"staff": 403, "other": 404, "admin": 200, "service_editor": 200}
SENDERS = {"staff": 403, "other": 404, "admin": 303, "service_editor": 303}
TENDERS = {**EDITORS, "intake_operator": 200}


def _texts(world):
    return {"it": {"name": f"Nido {world.canary}", "summary": "Un nido."}}


def _draft(world):
    return a_draft(world.organisation, world.user("service_editor"), texts=_texts(world))


def _live(world):
    return a_published_service(
        world.organisation, world.user("service_editor"), texts=_texts(world)
    )


def _in_review(world):
    return a_version_in_review(
        world.organisation, world.user("service_editor"), texts=_texts(world)
    )


def _service_in_review(world):
    return a_service_in_review(
        world.organisation, world.user("service_editor"), texts=_texts(world)
    )


ROWS = {
    "services.index": row("/services", staff=200),
    "services.new": row("/services/new", staff=403, admin=200, service_editor=200, other=200),
    "services.show": row(
        "/services/{id}",
        given=_draft,
        staff=404,
        reader=200,
        service_editor=200,
        intake_operator=200,
        admin=200,
    ),
    "services.edit": row("/services/{id}/edit", given=_draft, **EDITORS),
    "services.autosave": row(
        "/services/{id}/edit", given=_draft, **{**SENDERS, "admin": 422, "service_editor": 422}
    ),
    "services.merge": row(
        "/services/{id}/merge", given=_draft, sends={"take": "theirs"}, **SENDERS
    ),
    "services.submission": row("/services/{id}/submission", given=_draft, **SENDERS),
    "services.withdrawal": row("/services/{id}/withdrawal", given=_service_in_review, **SENDERS),
    "services.discard": row("/services/{id}/discard", given=_draft, **EDITORS),
    "services.confirmation": row("/services/{id}/confirmation", given=_live, **EDITORS),
    "services.places": row("/services/{id}/places", given=_live, **TENDERS),
    "services.alert": row("/services/{id}/alert", given=_live, **TENDERS),
    "services.closure": row("/services/{id}/closure", given=_live, **TENDERS),
    "services.protection": row("/services/{id}/protection", given=_live, **TENDERS),
    "services.retirement": row(
        "/services/{id}/retirement",
        given=_live,
        staff=403,
        other=404,
        admin=200,
        reviewer=200,
        network_admin=200,
    ),
    "reviews.index": row("/reviews", staff=403, reviewer=200),
    "reviews.show": row("/reviews/{id}", given=_in_review, staff=403, reviewer=200),
}
