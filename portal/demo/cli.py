"""`flask demo …`: load the invented network, name its accounts."""

from uuid import UUID

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext
from sqlalchemy import create_engine, delete

from portal.config import needed
from portal.demo import tenants as written
from portal.demo.arriving import write_arrivals
from portal.demo.families import families
from portal.demo.files import services
from portal.demo.first_year import write_first_year
from portal.demo.lately import NEWCOMERS
from portal.demo.referring import count, let_clocks_run, write_referrals
from portal.demo.services import write_services
from portal.oversight.counting.actions import refresh
from tenants.clock import now
from tenants.ledger import Delivery

ACCOUNTS = (
    ("capofila@hub.example", "capofila: amministra, revisiona, sorveglia"),
    ("welfare@hub.example", "capofila: welfare manager"),
    ("coop@partner.example", "cooperativa: scrive le schede, accoglie"),
    ("comune@partner.example", "comune: scrive le schede, accoglie"),
    ("hr@mondoffice.example", "azienda: risorse umane, amministra"),
    ("hr@orsoblu.example", "azienda e cooperativa: risorse umane, amministra, scrive le schede"),
)

demo = AppGroup("demo", help="The invented network.")


@demo.command("load")
@with_appcontext
def load() -> None:
    """Load the demo network, if the database is empty; go on where a load was interrupted."""
    owner_url = current_app.config["PORTAL"].owner_url
    if not _prepare(owner_url):
        return
    with written.as_owner(owner_url) as owner:
        already, enrolled = written.services_of(owner), written.codes_of(owner)
        whole = written.are_referred(owner)
    if whole:
        click.echo("The invented network is already there.")
        return
    _write_the_rest(already, enrolled)
    _refer(owner_url)


def _prepare(owner_url: str) -> bool:
    """Write the organisations and their people, if nobody is there; tell whether to go on."""
    config = current_app.config["PORTAL"]
    with written.as_owner(owner_url) as owner:
        if written.is_empty(owner):
            click.echo("Writing the organisations and their people …")
            written.write_organisations(owner, now())
            written.write_people(owner, config.demo_password, now())
        elif not written.is_demo(owner):
            click.echo("A real network is here: nothing is loaded.")
            return False
        else:
            written.renew_password(owner, config.demo_password, now())
    return True


def _write_the_rest(already: frozenset[tuple[UUID, str]], enrolled: frozenset[str]) -> None:
    with click.progressbar(length=len(services()), label="Writing the services") as bar:
        write_services(lambda _name: bar.update(1), already=already)
    with click.progressbar(
        length=len(families()) + len(NEWCOMERS), label="Following the families"
    ) as bar:
        write_first_year(lambda _code: bar.update(1), already=enrolled)
    write_arrivals()


def _refer(owner_url: str) -> None:
    with written.as_owner(owner_url) as owner:
        written.clear_referrals(owner)
    with click.progressbar(length=count(), label="Referring to the partners") as bar:
        write_referrals(lambda: bar.update(1))
    let_clocks_run()
    engine = create_engine(needed(current_app.config["PORTAL"].worker_url, "DATABASE_WORKER_URL"))
    refresh(engine, now())
    engine.dispose()
    with written.as_owner(owner_url) as owner:
        # The past of the demo was never told to anyone: its mailbox begins empty.
        owner.execute(delete(Delivery))
        written.silence_the_past(owner, now())


@demo.command("accounts")
@with_appcontext
def accounts() -> None:
    """Print the demo accounts and their password."""
    for email, words in ACCOUNTS:
        click.echo(f"  {email:28} {words}")
    click.echo(f"  password: {current_app.config['PORTAL'].demo_password}")
