"""Journeys: the portal served for real over a database of its own, in a real Chromium.

A journey asks for `tab`, and opens pages with it: `tab("/signin", width=360)`. Whatever breaks
the content policy, raises in a script or is missing among the static files fails it at the end.
"""

import logging
from dataclasses import replace
from threading import Thread

import pytest
from werkzeug.serving import make_server

from portal.app import create_app
from tenants.database import db
from tests.chromium import watch
from tests.given import services as services_given
from tests.mail_server import free_port


@pytest.fixture
def site(own_config):
    """The portal, served on a port of its own; its address. `tests.given` writes into it."""
    port = free_port()
    address = f"http://localhost:{port}"
    app = create_app(replace(own_config, public_url=address, port=port))
    before = services_given.in_use()
    services_given.use(app)
    with served(app, port):
        yield address
    services_given.use(before)
    with app.app_context():
        db.engine.dispose()


class served:  # noqa: N801 -- reads as a verb in `with served(app, port):`
    """Serve an app from a thread while the context lasts."""

    def __init__(self, app, port):
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        self.server = make_server("127.0.0.1", port, app, threaded=True)
        self.thread = Thread(target=self.server.serve_forever, daemon=True)

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_error):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture
def tab(chromium, site):
    """Return a maker of tabs, each a browser of its own: other cookies, another person."""
    opened, faults = [], []

    def opening(path="/", *, width=1280, scripts=True):
        context = chromium.new_context(
            base_url=site,
            viewport={"width": width, "height": 800},
            locale="it-IT",
            timezone_id="Europe/Rome",
            java_script_enabled=scripts,
        )
        watch(context, faults)
        opened.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield opening
    for context in opened:
        context.close()
    assert faults == []
