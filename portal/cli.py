"""The commands of the project: `.venv/bin/flask …` from its root."""

import json
import sys
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

import click
from flask import Flask, current_app
from flask.cli import AppGroup, with_appcontext
from flask_migrate import Migrate, upgrade
from sqlalchemy.exc import OperationalError

from portal import doctor, serving
from portal.catalogue.publishing.publication.cli import catalogue
from portal.catalogue.publishing.reminding.cli import services
from portal.catalogue.taxonomy import loading
from portal.catalogue.taxonomy.cli import taxonomy
from portal.config import ROOT, Config, SettingError, needed
from portal.demo import cli as invented
from portal.jobs import run_worker
from portal.keys import keys
from portal.organisations.founding.cli import organisations
from portal.oversight.counting.cli import oversight
from portal.referrals.clocks.cli import referrals
from tenants import roles
from tenants.database import db

database = AppGroup("database", help="The roles that a superuser makes once a server.")


def in_one_line(command: Callable[..., None]) -> Callable[..., None]:
    """Tell a missing setting or a database that is down in one line, without a trace."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- the command's own
        try:
            command(*args, **kwargs)
        except SettingError as error:
            raise click.ClickException(str(error)) from error
        except OperationalError as error:
            raise click.ClickException("the database does not answer.") from error

    return run


@database.command("roles")
@click.option("--database", "name", default="portal", help="The database to prepare.")
def print_roles(name: str) -> None:
    """Print the SQL that makes the roles, for the server's superuser to run."""
    for statement in [*roles.role_statements(), *roles.database_statements(name)]:
        click.echo(f"{statement};")


@click.command("prepare")
@with_appcontext
@in_one_line
def prepare() -> None:
    """Bring the database to the newest step, with the words that every installation needs."""
    owner_url = needed(_config().owner_url, "DATABASE_OWNER_URL")
    upgrade()
    loading.load(owner_url)


@click.command("serve")
@click.option("--web-processes", default=2, show_default=True)
@click.option("--demo", is_flag=True, help="First prepare, and load the invented network.")
@with_appcontext
@in_one_line
def serve(web_processes: int, *, demo: bool) -> None:
    """Serve web and worker until Ctrl-C."""
    config = _config()
    serving.refuse_taken_port(config.port)
    if demo:
        _prepare_demo(config)
    serving.refuse_powerful_role(config)
    doctor.refuse_old_database(config)
    db.engine.dispose()
    click.echo("Starting web and worker …")
    sys.exit(serving.serve(config, web_processes, partial(_announce, config, demo=demo)))


def _prepare_demo(config: Config) -> None:
    if config.production:
        raise SettingError("the demo is for an installation of its own: unset DATABASE_URL.")
    click.echo("Preparing the database …")
    click.get_current_context().invoke(prepare)
    click.get_current_context().invoke(invented.load)


def _announce(config: Config, *, demo: bool) -> None:
    click.echo(f"\nReady: {config.public_url}  (Ctrl-C stops it)\n")
    if demo:
        click.get_current_context().invoke(invented.accounts)
    sys.stdout.flush()


@click.command("worker")
@with_appcontext
@in_one_line
def worker() -> None:
    """Run the worker: letters, imports, reminders."""
    config = _config()
    needed(config.worker_url, "DATABASE_WORKER_URL")
    serving.refuse_powerful_role(config)
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001 -- the app outlives the context
    if not run_worker(app):
        raise SettingError("the database went away: start the worker again.")


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@with_appcontext
def examine(*, as_json: bool) -> None:
    """Check roles, row security, policies, migrations, mail and jobs; exit 1 if any fails."""
    findings = doctor.examine(_config())
    if as_json:
        click.echo(json.dumps([finding.as_dict() for finding in findings], indent=2))
    else:
        for finding in findings:
            click.echo(f"{'ok  ' if finding.healthy else 'FAIL'} {finding.name}: {finding.words}")
    sys.exit(0 if all(finding.healthy for finding in findings) else 1)


def _config() -> Config:
    config: Config = current_app.config["PORTAL"]
    return config


def init_app(app: Flask) -> None:
    """Register every command; a web process never needs them, and never loads this module."""
    Migrate(app, db, directory=str(ROOT / "migrations"))
    groups = (
        catalogue,
        database,
        invented.demo,
        keys,
        organisations,
        referrals,
        oversight,
        services,
        taxonomy,
    )
    for command in (*groups, prepare, serve, worker, examine):
        app.cli.add_command(command)
