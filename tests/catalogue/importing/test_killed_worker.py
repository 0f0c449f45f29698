"""A worker that is killed loses nothing and doubles nothing: another goes on where it stopped."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta

import pytest

from portal.config import ROOT
from portal.sheets.leases import LEASE
from tenants.clock import now
from tests.given.sheets import a_csv, some_services

ROWS = 100
KILLED = "tests.catalogue.importing.killed"


@pytest.fixture
def waiting(upload, editor):
    """An import that was confirmed and waits for the worker."""
    upload(a_csv(*some_services(ROWS)))
    editor.submit(form="confirmation")
    return editor.response.request.path


@pytest.fixture
def done(all_powerful):
    return lambda: _count(all_powerful, "import_row WHERE outcome IS NOT NULL")


def test_another_worker_goes_on_after_a_kill(waiting, work, done, config, services, all_powerful):
    worker = _start(config)
    _wait_until(lambda: 0 < done() < ROWS)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    left = ROWS - done()
    assert left

    work(now() + LEASE + timedelta(seconds=1))

    assert done() == ROWS
    assert len(services()) == ROWS
    assert _count(all_powerful, "service_version") == ROWS
    assert _count(all_powerful, "import_row WHERE outcome = 'created'") == ROWS


def test_nobody_touches_an_import_that_a_worker_holds(waiting, work, done, all_powerful):
    all_powerful.execute(
        "UPDATE import_run SET leased_until = %s, leased_by = 'another'",
        [now() + timedelta(minutes=1)],
    )

    work()

    assert done() == 0


def test_a_pass_with_nothing_to_do_does_nothing(work):
    assert work() == 0


def test_a_file_that_was_only_checked_is_forgotten_after_a_week(upload, work, all_powerful):
    upload(a_csv(*some_services(1)))

    work(now() + timedelta(days=6))
    assert _count(all_powerful, "import_row") == 1

    work(now() + timedelta(days=8))
    assert _count(all_powerful, "import_row") == 0


def _start(config):
    command = [sys.executable, "-m", KILLED, config.database_url, config.worker_url]
    return subprocess.Popen(command, cwd=ROOT)


def _wait_until(condition):
    end = time.monotonic() + 90  # a machine with much to do
    while not condition():
        assert time.monotonic() < end, "the worker did not get so far"
        time.sleep(0.02)


def _count(connection, what):
    return connection.execute(f"SELECT count(*) FROM {what}").fetchone()[0]
