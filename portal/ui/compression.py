"""Compression of public pages: a signed-in page is left alone (BREACH, CVE-2013-3587)."""

import gzip

from flask import Flask, Response, request

from tenants.identity import current_identity

SMALLEST = 1_000
LEVEL = 5


def compressed(response: Response) -> Response:
    """Compress an anonymous visitor's page when her browser can read it."""
    if response.mimetype != "text/html" or current_identity() is not None:
        return response
    response.vary.add("Accept-Encoding")
    if _worth_it(response):
        response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
        etag, _weak = response.get_etag()
        if etag:
            response.set_etag(etag, weak=True)
    return response


def _worth_it(response: Response) -> bool:
    return (
        request.accept_encodings["gzip"] > 0
        and not response.direct_passthrough
        and "Content-Encoding" not in response.headers
        and (response.content_length or 0) >= SMALLEST
    )


def init_app(app: Flask) -> None:
    app.after_request(compressed)
