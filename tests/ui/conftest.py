"""The templates with the least around them: no database, no session, no rooms."""

from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest
from flask import Flask
from html5lib import HTMLParser
from jinja2 import StrictUndefined
from werkzeug.serving import make_server

from portal.ui import components, language
from portal.ui.static import static_url
from tests.chromium import watch
from tests.inspection import inspect
from tests.ui.stage import stage

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def shell():
    """A bare app that knows the templates, the components and the languages."""
    return bare_app()


def bare_app():
    app = Flask(
        "shell", template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static")
    )
    app.config.update(SECRET_KEY="only for tests")
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.undefined = StrictUndefined
    language.init_app(app)
    components.init_app(app)
    app.jinja_env.globals.update(
        csrf_token=lambda: "the-token",
        form_token=lambda: "the-form-token",
        static_url=static_url,
    )
    return app


@pytest.fixture
def visit(shell):
    """Return a maker of requests, Italian or English by their address."""

    def visiting(path="/"):
        environ = {"portal.language": "en"} if path.startswith("/en") else {}
        return shell.test_request_context(path, environ_base=environ)

    return visiting


@pytest.fixture
def written(shell, visit):
    """Return what a line of template writes: `written('{{ ui.button("Salva") }}')`."""

    def writing(source, path="/", **values):
        with visit(path):
            return shell.jinja_env.from_string(source).render(**values)

    return writing


@pytest.fixture
def inspected():
    """Return what checks a page as the browser of the tests does."""
    headers = dict.fromkeys(
        ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"), "strict"
    )
    return lambda page: inspect(SimpleNamespace(headers=headers), page, whole=True)


@pytest.fixture
def page(shell, visit):
    """Return a whole page, parsed: `page("errors/404.html")`."""

    def rendering(template, path="/", **values):
        with visit(path):
            html = shell.jinja_env.get_template(template).render(**values)
        return HTMLParser(namespaceHTMLElements=False).parse(html)

    return rendering


@pytest.fixture(scope="session")
def site():
    """The stage, served on a port of its own; its address."""
    app = bare_app()
    app.register_blueprint(stage)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    serving = Thread(target=server.serve_forever, daemon=True)
    serving.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    serving.join()
    server.server_close()


@pytest.fixture
def tab(chromium, site):
    """Return a maker of tabs; a breach of the content policy or a script's error fails the test."""
    opened, faults = [], []

    def opening(path, *, width=1280, **options):
        context = chromium.new_context(
            base_url=site, viewport={"width": width, "height": 800}, **options
        )
        watch(context, faults)
        opened.append(context)
        each = context.new_page()
        each.goto(path)
        return each

    yield opening
    for context in opened:
        context.close()
    assert faults == []
