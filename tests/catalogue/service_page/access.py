"""Who may open the page of a service and what goes with it."""

from tests.given.reports import a_report
from tests.given.services import a_draft, a_published_service
from tests.shape.access import row

SCHEDULE = [{"days": ["MO"], "opens": "09:00", "closes": "12:00"}]
PUBLIC = {
    "given": lambda world: a_published_service(world.organisation, schedule=SCHEDULE),
    "why": "A published service is everybody's to read.",
}
HANDLERS = {"staff": 403, "other": 404, "admin": 303, "service_editor": 303}


def _report(world):
    return a_report(world.organisation, body=world.canary)


ROWS = {
    "service_page.change_shortlist": row("/lista", sends={"empty": "1"}, anonymous=303, staff=303),
    "service_page.dates": row("/servizi/{id}/calendario.ics", anonymous=200, staff=200, **PUBLIC),
    "previews.preview": row(
        "/services/{id}/preview",
        given=lambda world: a_draft(
            world.organisation, texts={"it": {"name": world.canary, "summary": "Una bozza."}}
        ),
        staff=403,
        other=404,
        admin=200,
        service_editor=200,
    ),
    "service_page.problem": row("/servizi/{id}/segnalazione", anonymous=200, staff=200, **PUBLIC),
    "service_page.reopening": row("/reports/{id}/reopening", given=_report, **HANDLERS),
    "service_page.reports": row("/reports", staff=403, other=200, admin=200, service_editor=200),
    "service_page.settlement": row("/reports/{id}/settlement", given=_report, **HANDLERS),
    "service_page.shortlist": row("/lista", anonymous=200, staff=200),
    "service_page.show": row("/servizi/{id}", anonymous=200, staff=200, **PUBLIC),
}
