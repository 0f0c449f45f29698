"""The command of the taxonomy."""

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from portal.catalogue.taxonomy import loading

taxonomy = AppGroup("taxonomy", help="The words that services are sorted by.")


@taxonomy.command("load")
@with_appcontext
def load() -> None:
    """Load the terms and zones of this release; what the lead has edited stays."""
    changed = loading.load(current_app.config["PORTAL"].owner_url)
    click.echo(f"{changed} terms and zones loaded.")
