"""The command that runs the clocks for a given moment."""

import json
from datetime import datetime

import click
from flask.cli import AppGroup, with_appcontext

from portal.referrals.clocks import actions
from tenants.clock import HOME, now

MOMENTS = ["%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]

referrals = AppGroup("referrals", help="What one organisation asks of another for a woman.")


@referrals.command("clocks")
@click.option("--at", type=click.DateTime(MOMENTS), help="As if it were this moment, in Rome.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@with_appcontext
def run_clocks(at: datetime | None, *, as_json: bool) -> None:
    """Remind, escalate and let expire; run twice for one moment, it changes nothing more."""
    moment = at.replace(tzinfo=HOME) if at else now()
    done = actions.retime(moment) + actions.run(moment)
    if as_json:
        click.echo(json.dumps({"at": moment.isoformat(), "done": dict(sorted(done.items()))}))
    else:
        said = ", ".join(f"{count} {what}" for what, count in sorted(done.items()))
        click.echo(f"{moment:%Y-%m-%d %H:%M}: {said or 'nothing to do'}.")
