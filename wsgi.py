"""The door of the web server, and of the command line."""

import sys
from importlib import import_module

import click

from portal import logs, serving
from portal.app import create_app
from portal.config import SettingError
from tenants.embedded import EmbeddedServerError

logs.configure()
try:
    app = create_app()
    if click.get_current_context(silent=True):
        import_module("portal.cli").init_app(app)  # loads much that a web process never needs
    else:
        serving.refuse_powerful_role(app.config["PORTAL"])
except (SettingError, EmbeddedServerError) as error:
    sys.exit(f"The portal cannot start: {error}")
