"""What starting and a further web worker cost."""

import statistics
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

from tests.bench import goals
from tests.bench.servers import ROOT, Server, compiling

PYTHON = str(ROOT / ".venv" / "bin" / "python")
TIMES = 3
VISITS = 150


def figures(environment):
    starts, memory = [], {}
    for workers in (1, 3):
        with Server("portal", "wsgi:app", workers=workers, environment=environment) as server:
            starts.append(server.seconds_to_first_answer)
            _visit(server.port)
            memory[workers] = server.memory()
    return [
        goals.figure("P11-worker", (memory[3] - memory[1]) / 2),
        goals.figure("P11-first", min(starts)),
        goals.figure("P11-import", _import_seconds(environment)),
    ]


def _visit(port):
    """Let every worker come up and do what pages make it remember."""
    time.sleep(1)
    with ThreadPoolExecutor(max_workers=12) as visitors:
        list(visitors.map(lambda _: _page(port), range(VISITS)))


def _page(port):
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/servizi?q=nido")
    connection.getresponse().read()
    connection.close()


def _import_seconds(environment):
    """Return how long importing the app's modules takes beyond starting Python.

    Once before it counts, so that the modules are compiled as they are after a first start.
    """
    _seconds("import portal.app", environment)
    bare = statistics.median(_seconds("pass", environment) for _ in range(TIMES))
    whole = statistics.median(_seconds("import portal.app", environment) for _ in range(TIMES))
    return whole - bare


def _seconds(statement, environment):
    began = time.monotonic()
    subprocess.run([PYTHON, "-c", statement], cwd=ROOT, env=compiling() | environment, check=True)
    return time.monotonic() - began
