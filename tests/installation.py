"""A whole installation, as production runs it: its own database, its settings, its processes."""

import http.client
import os
import signal
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.mail_server import free_port

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
HOST = "portale.hub.example"
LONGEST_START = 30


@dataclass
class Installation:
    """Settings in an environment, and the commands that run with them."""

    environment: dict[str, str]
    logs: Path
    started: list[subprocess.Popen] = field(default_factory=list)

    def flask(self, *arguments, **settings):
        """Run a command to its end."""
        return subprocess.run(
            [BIN / "flask", *arguments],
            cwd=ROOT,
            env=self.environment | settings,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def start(self, name, *command, **settings):
        """Start a process; what it says goes to `<logs>/<name>.log`."""
        with (self.logs / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                [BIN / command[0], *command[1:]],
                cwd=ROOT,
                env=self.environment | settings,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.started.append(process)
        return process

    def web(self, *, port=None, workers=2):
        """Start the web server as the unit of docs/operations.md does; wait until it answers."""
        port = port or free_port()
        options = (f"--bind=127.0.0.1:{port}", f"--workers={workers}")
        web = Web(port, self.start(f"web-{port}", "gunicorn", *options, "wsgi:app"))
        web.wait()
        return web

    def worker(self, name="worker"):
        return self.start(name, "flask", "worker")

    def said(self, name):
        return (self.logs / f"{name}.log").read_text()

    def stop(self):
        """End whatever this installation started and is still there."""
        for process in self.started:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self.started:
            try:
                process.wait(timeout=25)
            except subprocess.TimeoutExpired:
                kill_group(process)


@dataclass(frozen=True)
class Web:
    """A web server of an installation."""

    port: int
    process: subprocess.Popen

    def wait(self):
        until = time.monotonic() + LONGEST_START
        while time.monotonic() < until and self.process.poll() is None:
            if self.answers():
                return
            time.sleep(0.02)
        raise AssertionError("the web server does not answer")

    def answers(self):
        try:
            return self.status("/healthz") == 200
        except OSError:
            return False

    def status(self, path):
        return self.ask("GET", path)[0]

    def ask(self, method, path, body=None, headers=None):
        """Return status, headers and body of an answer, asked as the proxy in front asks."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path, body, BEHIND_THE_PROXY | (headers or {}))
            response = connection.getresponse()
            return response.status, response.headers, response.read().decode()
        finally:
            connection.close()


BEHIND_THE_PROXY = {
    "Host": HOST,
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "192.0.2.1",
}


def kill_group(process):
    """Kill a process and all that it started, as a power cut would."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def installation(config, logs, **settings):
    """Give the installation of a database; end its processes afterwards."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(logs),
        "DATABASE_URL": config.database_url,
        "DATABASE_OWNER_URL": config.owner_url,
        "DATABASE_WORKER_URL": config.worker_url,
        "SECRET_KEY": config.secret_key,
        "FIELD_KEY": config.field_keys[0],
        "SMTP_URL": "smtp://127.0.0.1:1",
        "MAIL_FROM": config.mail_from,
        "PUBLIC_URL": f"https://{HOST}",
        **settings,
    }
    one = Installation(environment, logs)
    try:
        yield one
    finally:
        one.stop()


def until(condition, *, seconds=15, every=0.1):
    """Wait until something is so; return how long it took."""
    start = time.monotonic()
    while time.monotonic() - start < seconds:
        if condition():
            return time.monotonic() - start
        time.sleep(every)
    raise AssertionError(f"not so after {seconds} s")
