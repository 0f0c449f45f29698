"""The demo's people sign in with the password that the settings name today."""

from portal.app import create_app
from portal.demo import tenants as written
from tenants.clock import now
from tenants.database import db
from tests.client import PASSWORD, Browser


def test_another_password_in_the_settings_is_the_password_from_the_next_start_on(own_config):
    with written.as_owner(own_config.owner_url) as owner:
        written.write_organisations(owner, now())
        written.write_people(owner, "la password di ieri", now())

    with written.as_owner(own_config.owner_url) as owner:
        written.renew_password(owner, PASSWORD, now())

    app = create_app(own_config)
    assert Browser(app).sign_in("capofila@hub.example").get("/today").status == 200
    assert Browser(app).sign_in("coop@partner.example").get("/today").status == 200
    with app.app_context():
        db.engine.dispose()
