"""Starting, serving and stopping: quickly, in little memory, and leaving nothing behind."""

import os
import pty
import select
import subprocess
import sys
import time

import psutil
import pytest

from tests.given.tenants import in_use
from tests.installation import BIN, ROOT, until
from tests.mail_server import free_port

MEGABYTE = 1024 * 1024
FOR_COMMANDS = {"alembic", "procrastinate", "psycopg_pool", "openpyxl", "xlsxwriter", "weasyprint"}


class Terminal:
    """A terminal in which a shell runs one command after another."""

    def __init__(self, script, environment):
        self.said = ""
        self.process, self.screen = pty.fork()
        if self.process == 0:
            os.chdir(ROOT)
            os.execve("/bin/bash", ["bash", "-c", script], environment)  # noqa: S606 -- a shell is the point

    def read_until(self, words, *, seconds=60):
        limit = time.monotonic() + seconds
        while words not in self.said:
            assert time.monotonic() < limit, self.said
            if select.select([self.screen], [], [], 0.2)[0]:
                self.said += os.read(self.screen, 4096).decode()

    def press(self, key):
        os.write(self.screen, key.encode())

    def wait(self):
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


@pytest.fixture
def demo(tmp_path):
    """A demo of its own, started as `make demo` starts it: a child of another process."""
    settings = {
        "PATH": os.environ["PATH"],
        "PORTAL_DATA_DIR": str(tmp_path),
        "PORTAL_PORT": str(free_port()),
        "PORTAL_DEMO_PASSWORD": "quattro parole di prova",
    }
    return Terminal(".venv/bin/flask serve --demo; echo status $?", settings)


def test_ctrl_c_stops_everything_and_is_no_error(demo, tmp_path):
    demo.read_until("Ready: http://localhost:", seconds=110)
    children = psutil.Process(demo.process).children(recursive=True)
    database = int((tmp_path / "postgres" / "postmaster.pid").read_text().split()[0])
    assert psutil.pid_exists(database)

    start = time.monotonic()
    demo.press("\x03")
    demo.read_until("status 0")

    assert demo.wait() == 0
    assert time.monotonic() - start < 20
    assert len(children) >= 4
    assert not [child for child in children if child.is_running()]
    until(lambda: not psutil.pid_exists(database))


def test_a_web_process_loads_nothing_that_only_commands_need():
    script = "import sys, portal.app; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert not FOR_COMMANDS & set(done.stdout.split())


def test_loading_the_app_costs_little_more_than_loading_its_libraries():
    """The bench measures P11 in milliseconds; a ratio holds on a busy machine too."""
    script = (
        "import time; start = time.process_time()\n"
        "import flask, flask_sqlalchemy, flask_wtf, psycopg, sqlalchemy.dialects.postgresql\n"
        "libraries = time.process_time()\n"
        "import portal.app\n"
        "print((time.process_time() - start) / (libraries - start))"
    )

    ratios = [
        float(subprocess.check_output([sys.executable, "-c", script], cwd=ROOT))
        for _try in range(3)
    ]

    assert min(ratios) < 2.5


def test_a_further_web_process_weighs_less_than_40_megabytes(installed):
    few, many = (_weight(installed, workers) for workers in (1, 3))

    assert (many - few) / 2 < 40 * MEGABYTE


def test_no_connection_is_open_before_a_page_asks_for_one(installed):
    connections = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'portal_app'"
    connections += " AND datname = current_database()"
    web = installed.web(workers=1)

    assert in_use().execute(connections).fetchone() == (0,)
    assert web.status("/readyz") == 200
    assert in_use().execute(connections).fetchone() == (1,)


def test_the_commands_are_the_ones_that_the_guide_names():
    done = subprocess.run(
        [BIN / "flask", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )

    for command in ("database", "doctor", "prepare", "serve", "worker"):
        assert f"  {command} " in done.stdout


def _weight(installed, workers):
    """Return what a web server of so many processes weighs, shared memory counted once."""
    web = installed.web(workers=workers)
    for _visit in range(20 * workers):
        assert web.status("/signin") == 200
    master = psutil.Process(web.process.pid)
    weight = sum(each.memory_full_info().pss for each in (master, *master.children()))
    web.process.terminate()
    web.process.wait(timeout=20)
    return weight
