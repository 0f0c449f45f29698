"""The static files: addressed by their content, kept by browsers for a year."""

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask
from whitenoise import WhiteNoise

from portal.config import ROOT

FOLDER = ROOT / "static"
YEAR = 31_536_000


@cache
def static_url(name: str) -> str:
    """Return the address of a static file, with a mark that changes with its content."""
    return f"/static/{name}?v={_mark(FOLDER / name)}"


def _mark(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10] if file.exists() else "missing"


def init_app(app: Flask) -> None:
    headers = app.config["SECURITY_HEADERS"]

    def add(target: dict[str, str], _path: str, _url: str) -> None:
        for name, value in headers.items():
            target[name] = value  # noqa: PERF403 -- not a dictionary

    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(FOLDER),
        prefix="static/",
        max_age=YEAR,
        immutable_file_test=lambda _path, _url: True,
        add_headers_function=add,
    )
    app.jinja_env.globals["static_url"] = static_url
