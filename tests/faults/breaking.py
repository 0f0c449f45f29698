"""What fault tests do to an installation, and how its people bear it."""

import http.client
import time
from contextlib import suppress

import psutil


def again(visitor, act, *, wanted):
    """Repeat an act from the page it began on; a broken portal answers 503, or nothing."""
    form, limit = visitor.page, time.monotonic() + 40
    while time.monotonic() < limit:
        visitor.page = form
        with suppress(OSError, http.client.HTTPException):
            act()
            if visitor.status == wanted:
                return
            assert visitor.status == 503, (visitor.status, visitor.page)
        time.sleep(0.1)
    raise AssertionError(f"never answered by {wanted}")


def kill_database(folder):
    """Kill the embedded server and all of its backends."""
    pid = int((folder / "postgres" / "postmaster.pid").read_text().split()[0])
    postmaster = psutil.Process(pid)
    family = [postmaster, *postmaster.children()]
    for process in family:
        with suppress(psutil.NoSuchProcess):  # a backend may end by itself
            process.kill()
    psutil.wait_procs(family, timeout=10)
