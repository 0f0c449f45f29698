"""How each fragment of the search grows with the catalogue, asked as the web role."""

import json
import math
import statistics

import psycopg

TIMES = 7
CEILING_MS = 25
EXPONENT = 0.3

CONTEXT = (
    "SELECT set_config('portal.organisation', '00000000-0000-0000-0000-000000000000', false), "
    "set_config('portal.user', '00000000-0000-0000-0000-000000000000', false), "
    "set_config('portal.purpose', 'web', false), set_config('portal.case_access', 'off', false)"
)


def database_ms(url, statements):
    """Return, for each captured statement, its planning and execution time in the database."""
    with psycopg.connect(url, autocommit=True) as web:
        web.execute(CONTEXT)
        return {name: _best(web, statement) for name, statement in statements.items()}


def _best(web, statement):
    runs = []
    for _ in range(TIMES):
        plan = web.execute(f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {statement}").fetchone()[0]
        plan = plan if isinstance(plan, list) else json.loads(plan)
        runs.append(plan[0]["Planning Time"] + plan[0]["Execution Time"])
    return statistics.median(runs)


def exponent(small_ms, small_rows, large_ms, large_rows):
    """Return by which power of the rows the time grew."""
    return math.log(max(large_ms, 0.05) / max(small_ms, 0.05)) / math.log(large_rows / small_rows)


def judged(by_size):
    """Return lines to read, and how many fragments pass both the ceiling and the exponent.

    A fragment is within its goal at the largest size when it stays under the ceiling, or when it
    grows slowly enough from the second largest size.
    """
    sizes = sorted(by_size)
    before, largest = sizes[-2:]
    lines, failures = [], 0
    for name in sorted(set.intersection(*(set(times) for times in by_size.values()))):
        power = exponent(by_size[before][name], before, by_size[largest][name], largest)
        failed = by_size[largest][name] > CEILING_MS and power > EXPONENT
        failures += failed
        times = "  ".join(f"{by_size[size][name]:8.2f}" for size in sizes)
        lines.append(f"{'MISSED' if failed else 'met   '} {name:34} {times}   n^{power:.2f}")
    head = "  ".join(f"{size:>8,}" for size in sizes)
    return [f"       {'fragment, ms in the database at':34} {head}", *lines], failures
