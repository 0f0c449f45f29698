"""Pages of the public catalogue, kept in the process until the catalogue or the day changes.

Kept as the browser gets them, compressed. A page is found by its whole address, so that nothing
that one visitor wrote there is ever shown to another.
"""

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from flask import Response, make_response, request

from portal.catalogue.search import queries
from portal.ui.language import current_language
from portal.ui.render import wants_block
from portal.ui.static import static_url
from tenants.clock import today

MOST_PAGES = 200
LONGEST_ADDRESS = 500
SECONDS = 15
LEVEL = 6
UNCHANGED = 304
WELL = 200


class Shelf:
    """The pages asked for last; the one that nobody asked for the longest goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, mark: str) -> bytes | None:
        with self._lock:
            if mark in self._pages:
                self._pages.move_to_end(mark)
            return self._pages.get(mark)

    def put(self, mark: str, page: bytes) -> None:
        with self._lock:
            self._pages[mark] = page
            while len(self._pages) > self._most:
                self._pages.popitem(last=False)


_shelf = Shelf(MOST_PAGES)


def page(make: Callable[[], Response]) -> Response:
    """Return a visitor's page: not at all when she has it, from the shelf, or made now."""
    mark = _mark()
    if request.if_none_match.contains_weak(mark):
        return _marked(make_response("", UNCHANGED), mark)
    kept = _shelf.get(mark)
    if kept is not None:
        return _marked(_sent(kept), mark)
    response = make()
    if response.status_code == WELL and len(request.full_path) <= LONGEST_ADDRESS:
        _shelf.put(mark, gzip.compress(response.get_data(), LEVEL, mtime=0))
    return _marked(response, mark)


def _mark() -> str:
    """Return what a page depends on: the catalogue, the day, the look, the address, its part."""
    parts = (
        queries.state(),
        today(),
        static_url("vendor/portal.css"),
        static_url("vendor/portal.js"),
        current_language(),
        request.full_path,
        wants_block(),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:24]


def _sent(kept: bytes) -> Response:
    if request.accept_encodings["gzip"] > 0:
        return make_response(kept, WELL, {"Content-Encoding": "gzip"})
    return make_response(gzip.decompress(kept))


def _marked(response: Response, mark: str) -> Response:
    response.set_etag(mark, weak=True)
    response.headers["Cache-Control"] = f"max-age={SECONDS}"
    asked_by = ("HX-Request", "HX-Boosted", "HX-History-Restore-Request")
    response.vary.update((*asked_by, "Accept-Encoding", "Cookie"))
    return response
