"""`make bench`: run everything, print one table, write var/bench.json."""

import argparse
import atexit
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tenants import embedded
from tests.bench import (
    capture,
    cases,
    goals,
    growth,
    hours,
    inbox,
    load,
    pages,
    running,
    seed,
    weights,
)
from tests.bench.servers import ROOT, Server, cpu_of, postmaster

FLASK = str(ROOT / ".venv" / "bin" / "flask")
ROUNDS = 5


def main():
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--large", action="store_true", help="also a million rows")
    sizes = [10_000, 100_000, *([1_000_000] if wanted.parse_args().large else [])]
    folder = Path(tempfile.mkdtemp(prefix="portal-bench-"))
    # What is registered first runs last: the server stops before its data go.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    figures = _bench(folder, sizes)
    goals.write(figures, ROOT / "var" / "bench.json")
    print(goals.table(figures))
    missed = [one.id for one in figures if not one.met]
    print(f"{len(figures) - len(missed)} goals met, missed: {', '.join(missed) or 'none'}")


def _bench(folder, sizes):
    environment = {"PORTAL_DATA_DIR": str(folder)}
    server = embedded.ensure(folder, lasting=False)
    _say("installing the demo network")
    _flask(["prepare"], environment)
    _flask(["demo", "load"], environment)
    url = f"host={server.socket_folder} dbname=portal user="
    by_size = {}
    for rows in sizes:
        _say(f"growing the catalogue to {rows:,} services")
        seed.grow(url + "portal_owner", rows)
        by_size[rows] = growth.database_ms(url + "portal_app", capture.fragments(folder))
        if rows == 100_000:
            figures = _at_a_hundred_thousand(folder, environment, url)
    lines, failures = growth.judged(by_size)
    print("\n".join(lines))
    return [*figures, goals.figure("P9", failures, f"(of {len(lines) - 1} fragments)")]


def _at_a_hundred_thousand(folder, environment, url):
    database = postmaster(folder)
    cases.grow(url + "portal_owner")
    inbox.grow(capture.app_of(folder), url + "portal_owner")
    _say("measuring the start and the memory of web workers")
    figures = running.figures(environment)
    with (
        Server("hello", "tests.bench.hello:app") as hello,
        Server("portal", "wsgi:app", environment=environment) as portal,
    ):
        women = cases.targets(portal, url + "portal_owner")
        targets = [*pages.targets(hello, portal), *women, *inbox.targets(portal)]
        _say(f"{ROUNDS} interleaved rounds of {len(targets)} targets")
        rounds = load.measure(targets, rounds=ROUNDS, database_cpu=lambda: cpu_of(database))
        figures += hours.figures(load.median(rounds["hello"]))
        figures += pages.figures(rounds, capture.sql_rate(folder, url, pages.searches))
        figures += cases.figures(rounds)
        figures += inbox.figures(rounds)
        figures += _weights(portal.port)
    figures.append(goals.figure("P10", capture.most_queries(folder)))
    return figures


def _weights(port):
    kilobytes, requests = weights.first_visit(port, "/servizi")
    fragment = (("HX-Request", "true"), ("HX-Target", "results"))
    return [
        goals.figure("P12-html", weights.page_kb(port, "/servizi?q=nido")),
        goals.figure("P12-first", kilobytes),
        goals.figure("P12-requests", requests),
        goals.figure("P12-fragment", weights.page_kb(port, "/servizi?q=nido", fragment)),
    ]


def _flask(arguments, environment):
    import os

    done = subprocess.run(
        [FLASK, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"flask {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")


_began = time.monotonic()


def _say(words):
    print(f"[{time.monotonic() - _began:5.0f} s] {words}", flush=True)


if __name__ == "__main__":
    main()
