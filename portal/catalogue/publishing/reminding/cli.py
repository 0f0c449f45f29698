"""The command that keeps services true."""

from datetime import datetime

import click
from flask.cli import AppGroup, with_appcontext

from portal.catalogue.publishing.reminding.actions import remind
from tenants.clock import HOME, now

services = AppGroup("services", help="The services of the catalogue.")


@services.command("remind")
@click.option("--at", type=click.DateTime(), help="As if it were this moment, in Rome.")
@with_appcontext
def remind_now(at: datetime | None) -> None:
    """Write the letters about services to look at again; twice a day changes nothing."""
    told = remind(at.replace(tzinfo=HOME) if at else now())
    click.echo(f"{told} organisations reminded.")
