"""The listing can be made anew at any time from what is published."""

from tests.given.services import a_draft, a_published_service
from tests.given.tenants import an_organisation, the_lead


def test_every_listing_is_made_anew_from_what_is_published(app, all_powerful):
    the_lead()
    services = {a_published_service(an_organisation()) for _ in range(2)}
    inside = a_published_service(an_organisation(), visibility="network")
    a_draft(an_organisation())
    all_powerful.execute("DELETE FROM listing; DELETE FROM network_listing")

    done = app.test_cli_runner().invoke(args=["catalogue", "reproject"])

    assert "3 services listed anew." in done.output
    found = all_powerful.execute("SELECT id FROM listing").fetchall()
    assert {row[0] for row in found} == services
    assert all_powerful.execute("SELECT id FROM network_listing").fetchall() == [(inside,)]
