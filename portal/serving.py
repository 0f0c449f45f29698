"""Web and worker as two processes under one parent, stopped together."""

import signal
import subprocess
import time
from types import FrameType

from portal.config import ROOT, Config

THREADS = "4"
PATIENCE = 20  # seconds a process may take to finish what it is doing


def serve(config: Config, web_processes: int) -> int:
    """Run until a signal or until one of the two ends; return the exit status."""
    stopping = _Stopping()
    processes = [_start(_web(config, web_processes)), _start([_flask(), "worker"])]
    while not stopping.asked and all(process.poll() is None for process in processes):
        time.sleep(0.2)
    failed = [process.returncode for process in processes if process.poll()]
    for process in processes:
        _stop(process)
    return 0 if stopping.asked else (failed[0] if failed else 1)


class _Stopping:
    """Remembers that somebody asked to stop."""

    def __init__(self) -> None:
        self.asked = False
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, self._ask)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True


def _web(config: Config, processes: int) -> list[str]:
    gunicorn = str(ROOT / ".venv" / "bin" / "gunicorn")
    options = [
        "--worker-class=gthread",
        f"--workers={processes}",
        f"--threads={THREADS}",
        "--preload",
        f"--bind=127.0.0.1:{config.port}",
        "--graceful-timeout=20",
        "--max-requests=20000",
        "--max-requests-jitter=2000",
        "--log-level=warning",
        "--no-control-socket",
    ]
    return [gunicorn, *options, "wsgi:app"]


def _flask() -> str:
    return str(ROOT / ".venv" / "bin" / "flask")


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    # Own process groups: Ctrl-C reaches the parent only, which stops both in order.
    return subprocess.Popen(command, cwd=ROOT, start_new_session=True)  # noqa: S603 -- our own commands


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
