"""`flask organisations found-lead`: the first step of a new network."""

import click
from flask import current_app, url_for
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import NullPool, create_engine

from portal.config import Config, needed
from portal.organisations.founding import actions
from tenants.clock import now

organisations = AppGroup("organisations", help="The organisations of the network.")


@organisations.command("found-lead")
@click.option("--name", required=True, help="The name of the lead organisation.")
@click.option("--email", required=True, help="The address of its first administrator.")
@with_appcontext
def found_lead(name: str, email: str) -> None:
    """Found the lead of an empty network; print the link that makes its first administrator."""
    config: Config = current_app.config["PORTAL"]
    owner_url = needed(config.owner_url, "DATABASE_OWNER_URL")
    try:
        with create_engine(owner_url, poolclass=NullPool).begin() as owner:
            token = actions.found_lead(owner, name=name, email=email, at=now())
    except actions.AlreadyFoundedError as error:
        raise click.ClickException("this network has its lead: invite from the portal.") from error
    with current_app.test_request_context():
        path = url_for("invitations.acceptance", token=token)
    click.echo(f"Open within seven days, once, as {email}:\n{config.public_url}{path}")
