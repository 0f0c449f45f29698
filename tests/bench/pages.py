"""The pages under load: what is asked of them, and the ratios that come out."""

import random
from http.client import HTTPConnection
from urllib.parse import urlencode

from tests.bench import goals
from tests.bench.load import Target, median, spread

WORDS = ("nido", "asilo", "doposcuola", "badante", "lavoro", "corso", "compiti", "anziani")
MUNICIPALITIES = ("", "096004", "096020", "096012", "096046", "096059")
NEEDS = ("", "EDU", "DOP", "CUR", "LAV", "BEN")
AGES = ("", "0", "2", "5", "8", "13")


def searches(number):
    """Return different searches, the same in each run: none of them was cached before."""
    chance = random.Random(number + next(_calls))
    return [_search(chance, place) for place in range(number)]


def _search(chance, place):
    own = chance.choice((f"rara{chance.randrange(25_000)}", f"media{chance.randrange(220)}"))
    values = {
        "q": own if place % 2 else f"{chance.choice(WORDS)} {own}",
        "comune": chance.choice(MUNICIPALITIES),
        "bisogno": chance.choice(NEEDS) if place % 3 == 0 else "",
        "eta": chance.choice(AGES),
    }
    return "/servizi?" + urlencode({key: value for key, value in values.items() if value != ""})


def _counter():
    number = 0
    while True:
        number += 1
        yield number


_calls = _counter()


def targets(hello, portal):
    cached = "/servizi?q=nido&comune=096004"
    etag = _etag(portal.port, cached)
    unchanged = (("If-None-Match", etag),)
    return [
        Target("hello", hello, lambda n: ["/"] * n, "hello", requests=2000),
        Target("health", portal, lambda n: ["/healthz"] * n, "ok", requests=1000),
        Target("search", portal, searches, "</html>", requests=150),
        Target("cached", portal, lambda n: [cached] * n, "</html>", requests=500),
        Target("304", portal, lambda n: [cached] * n, "", unchanged, 304, requests=1000),
    ]


def figures(rounds, sql_rate):
    hello = median(rounds["hello"])

    def ratio(goal, name):
        low_high = spread(rounds[name])
        database = median(rounds[name], "database_ms")
        detail = f"({low_high} CPU-ms, the database {database:.2f})"
        return goals.figure(goal, median(rounds[name]) / hello, detail)

    page_rate = median(rounds["search"], "rate")
    return [
        ratio("P1", "health"),
        ratio("P2", "search"),
        goals.figure(
            "P2-sql", page_rate / sql_rate, f"({page_rate:.0f} of {sql_rate:.0f} a second)"
        ),
        ratio("P3", "cached"),
        ratio("P3-304", "304"),
    ]


def _etag(port, path):
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    return answer.headers["ETag"]
