"""What starting and a further web worker cost."""

import os
import statistics
import subprocess
import time

from tests.bench import goals
from tests.bench.servers import ROOT, Server

PYTHON = str(ROOT / ".venv" / "bin" / "python")
TIMES = 3


def figures(environment):
    starts, memory = [], {}
    for workers in (1, 3):
        with Server("portal", "wsgi:app", workers=workers, environment=environment) as server:
            starts.append(server.seconds_to_first_answer)
            time.sleep(1)  # let every worker come up
            memory[workers] = server.memory()
    return [
        goals.figure("P11-worker", (memory[3] - memory[1]) / 2),
        goals.figure("P11-first", min(starts)),
        goals.figure("P11-import", _import_seconds(environment)),
    ]


def _import_seconds(environment):
    """Return how long importing the app's modules takes beyond starting Python."""
    bare = statistics.median(_seconds("pass", environment) for _ in range(TIMES))
    whole = statistics.median(_seconds("import portal.app", environment) for _ in range(TIMES))
    return whole - bare


def _seconds(statement, environment):
    began = time.monotonic()
    subprocess.run(
        [PYTHON, "-c", statement], cwd=ROOT, env={**os.environ, **environment}, check=True
    )
    return time.monotonic() - began
