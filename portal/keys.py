"""`flask keys …`: the keys that seal what women tell, changed by who runs the installation."""

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import Engine, NullPool, create_engine

from portal.config import Config, needed
from tenants import ledger, rekeying
from tenants.database import db
from tenants.keyring import SealBrokenError
from tenants.rekeying import KeysDestroyed, KeysRotated, RekeyingError
from tenants.scope import acting_for

keys = AppGroup("keys", help="The keys that seal contacts, notes and stories.")


@keys.command("rotate")
@click.argument("organisation")
@with_appcontext
def rotate(organisation: str) -> None:
    """Seal everything of an organisation (its id or name) anew, under a new key.

    It may be interrupted and run again, while people work.
    """
    owner = _owner()
    try:
        organisation_id, name = rekeying.organisation_named(owner, organisation)
        count = rekeying.rotate(owner, organisation_id)
    except RekeyingError as error:
        raise click.ClickException(str(error)) from error
    with acting_for(organisation_id, purpose="keys"):
        ledger.record(KeysRotated(count))
        db.session.commit()
        db.session.remove()
    click.echo(f"{name}: {count} values sealed anew, the old keys are gone.")


@keys.command("rewrap")
@with_appcontext
def rewrap() -> None:
    """Wrap every organisation's keys with a new FIELD_KEY; FIELD_KEY_BEFORE opens them."""
    try:
        count = rekeying.rewrap(_owner())
    except SealBrokenError as error:
        raise click.ClickException(
            "a key opens neither with FIELD_KEY nor with FIELD_KEY_BEFORE: nothing was changed."
        ) from error
    click.echo(f"{count} keys wrapped anew: FIELD_KEY_BEFORE may go.")


@keys.command("destroy")
@click.argument("organisation")
@click.option("--yes-destroy", "typed", metavar="NAME", help="The name, without being asked.")
@with_appcontext
def destroy(organisation: str, typed: str | None) -> None:
    """Erase for good what an organisation sealed, by destroying its keys."""
    owner = _owner()
    try:
        organisation_id, name = rekeying.organisation_named(owner, organisation)
        if (typed or _asked(name)) != name:
            raise click.ClickException("that is not its name: nothing was destroyed.")
        rekeying.destroy(owner, organisation_id)
    except RekeyingError as error:
        raise click.ClickException(str(error)) from error
    with acting_for(organisation_id, purpose="keys"):
        ledger.record(KeysDestroyed())
        db.session.commit()
        db.session.remove()
    click.echo(f"{name}: what was sealed is lost. Backups still hold the keys: destroy those too.")


def _asked(name: str) -> str:
    click.echo(f"Contacts, notes, stories and plans of {name} will be lost for good.")
    typed: str = click.prompt("Type the name of the organisation")
    return typed


def _owner() -> Engine:
    config: Config = current_app.config["PORTAL"]
    return create_engine(
        needed(config.owner_url, "DATABASE_OWNER_URL"), poolclass=NullPool, hide_parameters=True
    )
