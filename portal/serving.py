"""Web and worker as two processes under one parent, stopped together."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError

from portal.config import ROOT, Config, SettingError
from tenants.roles import powers

HERE = "127.0.0.1"
PATIENCE = 18  # seconds that both have to finish what they are doing
LONGEST_START = 30
PAUSE = 0.1
WORKER_PAUSE = 2  # seconds before a worker that ended is started again


def refuse_powerful_role(config: Config) -> None:
    """Serve only as a role that row security holds: no owner, no superuser, no bypass."""
    engine = create_engine(config.database_url, connect_args={"connect_timeout": 5})
    try:
        with engine.connect() as connection:
            found = powers(connection)
    except SQLAlchemyError as error:
        raise SettingError(f"the database does not answer ({type(error).__name__}).") from error
    finally:
        engine.dispose()
    if found:
        raise SettingError(f"DATABASE_URL must name a role like portal_app: {found}.")


def refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HERE, port))
        except OSError as error:
            raise SettingError(
                f"port {port} is taken: stop what uses it, or set PORTAL_PORT to another."
            ) from error


def serve(config: Config, web_processes: int, when_ready: Callable[[], None]) -> int:
    """Run web and worker until a signal, or until the web ends; return the exit status."""
    stopping = _Stopping()
    with _in_the_foreground():
        web, worker = _start(_web(config, web_processes)), _Worker()
        try:
            if _answers(config.port, web, stopping):
                when_ready()
            while not stopping.asked and web.poll() is None:
                worker.keep()
                time.sleep(PAUSE)
        finally:
            _stop(web, worker.process)
    return 0 if stopping.asked else 1


class _Stopping:
    """Remembers that somebody asked to stop."""

    def __init__(self) -> None:
        self.asked = False
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, self._ask)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True


class _Worker:
    """The worker's process, started again when it ends: it ends when the database goes away."""

    def __init__(self) -> None:
        self.process = _start(_flask("worker"))
        self.ended_at: float | None = None

    def keep(self) -> None:
        if self.process.poll() is None:
            return
        self.ended_at = self.ended_at or time.monotonic()
        if time.monotonic() - self.ended_at > WORKER_PAUSE:
            self.process = _start(_flask("worker"))
            self.ended_at = None


def _web(config: Config, processes: int) -> list[str]:
    options = [f"--workers={processes}", f"--bind={HERE}:{config.port}"]
    return [str(ROOT / ".venv" / "bin" / "gunicorn"), *options, "wsgi:app"]


def _flask(command: str) -> list[str]:
    return [str(ROOT / ".venv" / "bin" / "flask"), command]


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    # Sessions of their own: Ctrl-C reaches the parent only, which stops both in order.
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True)  # noqa: S603 -- our own commands


def _stop(*processes: subprocess.Popen[bytes]) -> None:
    for process in processes:
        process.terminate()
    until = time.monotonic() + PATIENCE
    for process in processes:
        try:
            process.wait(timeout=max(0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _answers(port: int, web: subprocess.Popen[bytes], stopping: _Stopping) -> bool:
    """Wait until the web answers; give up when it ends, or when somebody stops us."""
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until and web.poll() is None and not stopping.asked:
        try:
            connection = http.client.HTTPConnection(HERE, port, timeout=1)
            connection.request("GET", "/healthz")
            return connection.getresponse().status == http.HTTPStatus.OK
        except OSError:
            time.sleep(PAUSE)
    return False


@contextmanager
def _in_the_foreground() -> Iterator[None]:
    """Take the terminal from whoever started us (make), so that Ctrl-C ends us, and us alone."""
    group = os.getpgrp()
    if not sys.stdin.isatty() or os.tcgetpgrp(0) != group or os.getpid() == group:
        yield
        return
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpgrp())
    try:
        yield
    finally:
        os.tcsetpgrp(0, group)
