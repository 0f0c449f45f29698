"""What a healthy installation is: roles, row security, policies, migrations, mail, jobs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from alembic.config import Config as AlembicConfig
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import ProgrammingError, SQLAlchemyError

from portal.config import ROOT, Config, SettingError
from portal.integrations.mail.live import connect
from portal.ui import paper
from tenants import policy_check
from tenants.clock import now
from tenants.database import Base
from tenants.roles import powers

OLDEST_LETTER = 900  # seconds a due letter may wait
NEWEST_BEAT = 60  # seconds since the worker last said that it lives
EXEMPT = {"alembic_version": "written by migrations, holds a revision number only"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the examination."""

    name: str
    healthy: bool
    words: str

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


def examine(config: Config) -> list[Finding]:
    """Return every finding; a check that breaks is a finding too."""
    return [_checked(name, check, config) for name, check in CHECKS.items()]


def _checked(name: str, check: Callable[[Config], str], config: Config) -> Finding:
    try:
        return Finding(name, True, check(config))  # noqa: FBT003 -- a plain record
    except (Unhealthy, SQLAlchemyError, OSError) as error:
        return Finding(name, False, str(error).splitlines()[0])  # noqa: FBT003 -- a plain record


class Unhealthy(Exception):  # noqa: N818 -- a finding, not a programming error
    """Something is not as it must be."""


def _roles(config: Config) -> str:
    with _connected(config.database_url) as web:
        if found := powers(web):
            raise Unhealthy(found)
    return "the web serves as a role that owns nothing and bypasses nothing"


def _row_security(config: Config) -> str:
    query = text(
        "SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace "
        "AND c.relkind IN ('r', 'p') AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"
    )
    with _connected(config.database_url) as web:
        bare = sorted(set(web.execute(query).scalars()) - set(EXEMPT))
    if bare:
        raise Unhealthy(f"without forced row security: {', '.join(bare)}")
    return "enabled and forced on every table"


def _policies(config: Config) -> str:
    with _connected(config.database_url) as web, _owner(config) as owner:
        wrong = policy_check.complaints(web, owner)
    if wrong:
        raise Unhealthy(f"{wrong[0]}, and {len(wrong) - 1} more" if wrong[1:] else wrong[0])
    how = "as declared" if config.owner_url else "there (DATABASE_OWNER_URL would compare them)"
    return f"those of {len(Base.policies)} tables are {how}"


def _migrations(config: Config) -> str:
    with _connected(config.database_url) as web:
        current = web.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    newest = newest_step()
    if current != newest:
        raise Unhealthy(f"the database is at {current}, the code at {newest}: run `flask prepare`")
    return f"at the newest step, {newest}"


def refuse_old_database(config: Config) -> None:
    """Serve only over a database that the code knows."""
    try:
        _migrations(config)
    except (Unhealthy, ProgrammingError) as error:
        raise SettingError(
            "the database is not prepared: run `.venv/bin/flask prepare`."
        ) from error


def newest_step() -> str:
    """Return the newest migration that the code brings."""
    settings = AlembicConfig()
    settings.set_main_option("script_location", str(ROOT / "migrations"))
    return ScriptDirectory.from_config(settings).get_current_head() or ""


def _mail(config: Config) -> str:
    if not config.smtp_url:
        return "no SMTP_URL: letters are kept in the mailbox page"
    with connect(urlsplit(config.smtp_url)) as server:
        server.noop()
    return "the mail server answers"


def _letters(config: Config) -> str:
    query = text(
        "SELECT count(*) FILTER (WHERE state = 'dead') AS dead, "
        "max(extract(epoch FROM :at - not_before)) "
        "FILTER (WHERE state = 'pending' AND not_before <= :at) AS oldest FROM delivery"
    )
    with _connected(config.worker_url) as worker:
        row = worker.execute(query, {"at": now()}).one()
    if row.dead:
        raise Unhealthy(f"{row.dead} letters were given up")
    if (row.oldest or 0) > OLDEST_LETTER:
        raise Unhealthy(f"a letter has been waiting for {row.oldest / 60:.0f} minutes")
    return "none waits longer than it should"


def _jobs(config: Config) -> str:
    query = text(
        "SELECT extract(epoch FROM :at - max(last_heartbeat)) FROM jobs.procrastinate_workers"
    )
    with _connected(config.worker_url) as worker:
        age = worker.execute(query, {"at": now()}).scalar_one()
    if age is None or age > NEWEST_BEAT:
        raise Unhealthy("no worker is running: start `flask worker`")
    return "the worker is alive"


def _paper(_config: Config) -> str:
    if command := paper.missing():
        raise Unhealthy(f"no PDF: Pango is missing ({command}); browsers print instead")
    return "plans and sheets are made into PDF"


CHECKS: dict[str, Callable[[Config], str]] = {
    "roles": _roles,
    "row security": _row_security,
    "policies": _policies,
    "migrations": _migrations,
    "mail": _mail,
    "letters": _letters,
    "jobs": _jobs,
    "paper": _paper,
}


@contextmanager
def _owner(config: Config) -> Iterator[Connection | None]:
    if not config.owner_url:
        yield None
        return
    with _connected(config.owner_url) as owner:
        yield owner


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    if not url:
        raise Unhealthy("DATABASE_WORKER_URL is not set")
    engine = create_engine(url, connect_args={"connect_timeout": 5})
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
