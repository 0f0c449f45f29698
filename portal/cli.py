"""The commands of the project: `.venv/bin/flask …` from its root."""

import json
import sys

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext
from flask_migrate import upgrade

from portal import doctor, serving
from portal.catalogue.taxonomy import loading
from portal.catalogue.taxonomy.cli import taxonomy
from portal.jobs import run_worker
from tenants import roles

database = AppGroup("database", help="The roles that a superuser makes once a server.")


@database.command("roles")
@click.option("--database", "name", default="portal", help="The database to prepare.")
def print_roles(name: str) -> None:
    """Print the SQL that makes the roles, for the server's superuser to run."""
    for statement in [*roles.role_statements(), *roles.database_statements(name)]:
        click.echo(f"{statement};")


@click.command("prepare")
@with_appcontext
def prepare() -> None:
    """Bring the database to the newest step, with the words that every installation needs."""
    upgrade()
    loading.load(current_app.config["PORTAL"].owner_url)


@click.command("serve")
@click.option("--web-processes", default=2, show_default=True)
@with_appcontext
def serve(web_processes: int) -> None:
    """Serve web and worker until Ctrl-C."""
    sys.exit(serving.serve(current_app.config["PORTAL"], web_processes))


@click.command("worker")
@with_appcontext
def worker() -> None:
    """Run the worker: letters, imports, reminders."""
    run_worker(current_app._get_current_object())  # type: ignore[attr-defined]  # noqa: SLF001 -- the app outlives the context


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@with_appcontext
def examine(*, as_json: bool) -> None:
    """Check roles, row security, policies, migrations, mail and jobs; exit 1 if any fails."""
    findings = doctor.examine(current_app.config["PORTAL"])
    if as_json:
        click.echo(json.dumps([finding.as_dict() for finding in findings], indent=2))
    else:
        for finding in findings:
            click.echo(f"{'ok  ' if finding.healthy else 'FAIL'} {finding.name}: {finding.words}")
    sys.exit(0 if all(finding.healthy for finding in findings) else 1)


def init_app(app: Flask) -> None:
    """Register every command."""
    for command in (database, taxonomy, prepare, serve, worker, examine):
        app.cli.add_command(command)
