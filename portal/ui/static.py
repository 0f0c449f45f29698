"""The static files: addressed by their content, kept by browsers for a year."""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask
from whitenoise import WhiteNoise

from portal.config import ROOT

FOLDER = ROOT / "static"
PREFIX = "/static/"
YEAR = 31_536_000

Start = Callable[..., Any]


@cache
def static_url(name: str) -> str:
    """Return the address of a static file, with a mark that changes with its content."""
    return f"/static/{name}?v={_mark(FOLDER / name)}"


def _mark(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10] if file.exists() else "missing"


def init_app(app: Flask) -> None:
    files = WhiteNoise(
        app.wsgi_app,
        root=str(FOLDER),
        prefix=PREFIX,
        max_age=YEAR,
        immutable_file_test=lambda _path, _url: True,
    )
    app.wsgi_app = strict(files, app.config["SECURITY_HEADERS"])  # type: ignore[method-assign]  # as WSGI wraps
    app.jinja_env.globals["static_url"] = static_url


def strict(application: Start, headers: dict[str, str]) -> Start:
    """Return the application with the headers on every file, on an «unchanged» one as well."""

    def answer(environ: dict[str, Any], start_response: Start) -> Any:  # noqa: ANN401 -- WSGI's own
        def start(status: str, found: list[tuple[str, str]], *rest: object) -> object:
            known = {name for name, _value in found}
            missing = [(name, value) for name, value in headers.items() if name not in known]
            return start_response(status, [*found, *missing], *rest)

        is_file = environ.get("PATH_INFO", "").startswith(PREFIX)
        return application(environ, start if is_file else start_response)

    return answer
