"""The command that counts the network's referrals now, as the night does."""

import json
from dataclasses import asdict
from datetime import datetime

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import create_engine

from portal.config import Config, needed
from portal.oversight.counting.actions import refresh
from tenants.clock import HOME, now

oversight = AppGroup("oversight", help="The lead's counts of the network.")


@oversight.command("refresh")
@click.option("--at", type=click.DateTime(), help="As if it were this moment, in Rome.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@with_appcontext
def refresh_now(at: datetime | None, *, as_json: bool) -> None:
    """Count what has closed and is not published; twice changes nothing."""
    config: Config = current_app.config["PORTAL"]
    engine = create_engine(needed(config.worker_url, "DATABASE_WORKER_URL"), hide_parameters=True)
    done = refresh(engine, at.replace(tzinfo=HOME) if at else now())
    engine.dispose()
    if as_json:
        click.echo(json.dumps(asdict(done), indent=2))
        return
    click.echo(f"{len(done.published)} tables published, {len(done.withheld)} withheld.")
    click.echo(f"{done.noted} unmet needs noted, {done.timings} paces written.")
