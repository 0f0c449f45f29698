"""What a page weighs on the wire, as a real browser counts it."""

import gzip
from http.client import HTTPConnection

from tests.chromium import launched


def page_kb(port, path, headers=()):
    """Return the compressed size of one answer, in kB."""
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", **dict(headers)})
    answer = connection.getresponse()
    body = answer.read()
    encoded = answer.headers.get("Content-Encoding") == "gzip"
    return len(body if encoded else gzip.compress(body)) / 1000


def first_visit(port, path):
    """Return the kB and the requests of a first visit with an empty cache."""
    with launched() as browser:
        page = browser.new_page()
        finished = []
        page.on("requestfinished", lambda request: finished.append(request))  # noqa: PLW0108 -- playwright marks its handlers
        page.goto(f"http://127.0.0.1:{port}{path}", wait_until="networkidle")
        sizes = [_wire_size(request) for request in finished]
    return sum(sizes) / 1000, len(sizes)


def _wire_size(request):
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]
