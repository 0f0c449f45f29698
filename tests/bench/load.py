"""A bounded load on a server of ours: so many requests over a few kept connections."""

import statistics
import threading
import time
from collections import deque
from dataclasses import dataclass
from http.client import HTTPConnection

CONNECTIONS = 4


class WrongAnswerError(RuntimeError):
    """A target answered something else than it was asked: its figures would be worthless."""


@dataclass(frozen=True)
class Target:
    """What to ask, of whom, and what proves that the answer is the real one."""

    name: str
    server: object
    paths: object  # a callable: how many paths are wanted → that many paths
    marker: str
    headers: tuple = ()
    status: int = 200
    requests: int = 200


@dataclass
class Round:
    """One round of one target: CPU milliseconds a request and the rate."""

    app_ms: float
    database_ms: float
    rate: float

    @property
    def cpu_ms(self):
        return self.app_ms + self.database_ms


def measure(targets, *, rounds, database_cpu):
    """Run all targets in turn, backwards on odd rounds; drop the first round."""
    results = {target.name: [] for target in targets}
    for number in range(rounds + 1):
        ordered = targets if number % 2 == 0 else list(reversed(targets))
        for target in ordered:
            outcome = _one_round(target, database_cpu)
            if number:
                results[target.name].append(outcome)
    return results


def median(rounds, what="cpu_ms"):
    return statistics.median(getattr(one, what) for one in rounds)


def spread(rounds, what="cpu_ms"):
    values = [getattr(one, what) for one in rounds]
    return f"{min(values):.2f}–{max(values):.2f}"


def _one_round(target, database_cpu):
    waiting = deque(target.paths(target.requests))
    total = len(waiting)
    app, database, started = target.server.cpu(), database_cpu(), time.monotonic()
    problems = []
    threads = [
        threading.Thread(target=_ask, args=(target, waiting, problems)) for _ in range(CONNECTIONS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise WrongAnswerError(f"{target.name}: {problems[0]}")
    seconds = time.monotonic() - started
    return Round(
        app_ms=(target.server.cpu() - app) * 1000 / total,
        database_ms=(database_cpu() - database) * 1000 / total,
        rate=total / seconds,
    )


def _ask(target, waiting, problems):
    connection = HTTPConnection("127.0.0.1", target.server.port, timeout=30)
    while not problems:
        try:
            path = waiting.popleft()
        except IndexError:
            break
        connection.request("GET", path, headers=dict(target.headers))
        answer = connection.getresponse()
        body = answer.read()
        if answer.status != target.status or target.marker.encode() not in body:
            problems.append(f"{path} → {answer.status}, {body[:200]!r}")
    connection.close()
