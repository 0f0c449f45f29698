"""Pages of the public catalogue, kept in the process until the catalogue or the day changes.

Kept as the browser gets them, compressed once. A page is found by its whole address, so that
nothing that one visitor wrote there is ever shown to another.
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

MOST_BYTES = 2 * 1024 * 1024  # two hundred compressed pages
LONGEST_ADDRESS = 500
SECONDS = 15
LEVEL = 6
UNCHANGED = 304
WELL = 200


class Shelf:
    """The pages asked for last; the one that nobody asked for the longest goes first."""

    def __init__(self, most_bytes: int) -> None:
        self._left = most_bytes
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, mark: str) -> bytes | None:
        with self._lock:
            if mark in self._pages:
                self._pages.move_to_end(mark)
            return self._pages.get(mark)

    def put(self, mark: str, page: bytes) -> None:
        with self._lock:
            self._left += len(self._pages.pop(mark, b"")) - len(page)
            self._pages[mark] = page
            while self._left < 0:
                self._drop_oldest()

    def clear(self) -> None:
        with self._lock:
            while self._pages:
                self._drop_oldest()

    def _drop_oldest(self) -> None:
        _mark, page = self._pages.popitem(last=False)
        self._left += len(page)


_shelf = Shelf(MOST_BYTES)


def forget() -> None:
    """Make every page anew: to measure what that costs."""
    _shelf.clear()


def page(make: Callable[[], Response]) -> Response:
    """Return a visitor's page: not at all when she has it, from the shelf, or made now."""
    mark = _mark()
    if request.if_none_match.contains_weak(mark):
        return _marked(make_response("", UNCHANGED), mark)
    compressed = request.accept_encodings["gzip"] > 0
    place = f"{mark} gzip" if compressed else mark
    kept = _shelf.get(place)
    if kept is not None:
        return _marked(_sent(kept, compressed=compressed), mark)
    response = make()
    if response.status_code == WELL and len(request.full_path) <= LONGEST_ADDRESS:
        body = response.get_data()
        body = gzip.compress(body, LEVEL, mtime=0) if compressed else body
        _shelf.put(place, body)
        response = _sent(body, compressed=compressed)
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


def _sent(page: bytes, *, compressed: bool) -> Response:
    return make_response(page, WELL, {"Content-Encoding": "gzip"} if compressed else {})


def _marked(response: Response, mark: str) -> Response:
    response.set_etag(mark, weak=True)
    response.headers["Cache-Control"] = f"max-age={SECONDS}"
    asked_by = ("HX-Request", "HX-Boosted", "HX-History-Restore-Request")
    response.vary.update((*asked_by, "Accept-Encoding", "Cookie"))
    return response
