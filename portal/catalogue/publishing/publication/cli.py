"""`flask catalogue …`: the listing, made anew from what is published."""

import click
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import select

from portal.catalogue.publishing.publication import actions
from tenants.database import db
from tenants.models import Organisation, OrganisationKind
from tenants.scope import acting_for

catalogue = AppGroup("catalogue", help="What the public search reads.")


@catalogue.command("reproject")
@with_appcontext
def reproject() -> None:
    """Make every listing anew from what is published; nothing is lost, it may run any time."""
    with acting_for(None, purpose="reproject", read_only=True):
        lead = db.session.scalar(
            select(Organisation.id).where(Organisation.kind == OrganisationKind.LEAD)
        )
        db.session.remove()
    with acting_for(lead, purpose="reproject"):
        count = actions.show_all()
        db.session.commit()
        db.session.remove()
    click.echo(f"{count} services listed anew.")
