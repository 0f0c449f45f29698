"""Servers under test: started by us, measured as a tree of processes, stopped by their id."""

import os
import signal
import socket
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent.parent
GUNICORN = ROOT / ".venv" / "bin" / "gunicorn"
THREADS = 4


class Server:
    """A gunicorn of ours on a free loopback port."""

    def __init__(self, name, application, *, workers=2, environment=None):
        self.name = name
        self.port = free_port()
        self.started_at = time.monotonic()
        options = [
            "--worker-class=gthread",
            f"--threads={THREADS}",
            f"--workers={workers}",
            "--preload",
            f"--bind=127.0.0.1:{self.port}",
            "--log-level=error",
            "--no-control-socket",
        ]
        self.process = subprocess.Popen(
            [str(GUNICORN), *options, application],
            cwd=ROOT,
            start_new_session=True,
            env=compiling() | (environment or {}),
        )
        self.seconds_to_first_answer = self._wait()

    def _wait(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.name} ended at start with {self.process.returncode}")
            try:
                connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
                connection.request("GET", "/healthz")
                connection.getresponse().read()
            except OSError:
                time.sleep(0.01)
            else:
                return time.monotonic() - self.started_at
        raise RuntimeError(f"{self.name} does not answer")

    def tree(self):
        own = psutil.Process(self.process.pid)
        return [own, *own.children(recursive=True)]

    def cpu(self):
        """Return the CPU seconds of the whole tree, reaped children included."""
        return cpu_of(self.process.pid)

    def memory(self):
        """Return the proportional memory (PSS) of the tree, in MB."""
        return sum(process.memory_full_info().pss for process in self.tree()) / 1e6

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.stop()


def compiling():
    """Return the environment, in which Python keeps what it compiles, as it does by itself."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def cpu_of(pid):
    total = 0.0
    own = psutil.Process(pid)
    for process in [own, *own.children(recursive=True)]:
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
        if process.pid == pid:
            total += times.children_user + times.children_system
    return total


def postmaster(data_dir):
    """Return the process id of the embedded server."""
    return int((data_dir / "postgres" / "postmaster.pid").read_text().splitlines()[0])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
