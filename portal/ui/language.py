"""Italian first, English second: messages are written in Italian and looked up once a word.

Plain dictionaries instead of Flask-Babel's lookups, which were most of a page's rendering time.
English pages live under `/en`: the prefix is taken off before routing and put back by `url_for`.
"""

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from babel.messages.pofile import read_po
from babel.support import LazyProxy
from flask import Flask, g, has_request_context, request
from markupsafe import Markup, escape

from tenants.identity import current_identity

ITALIAN = "it"
ENGLISH = "en"
PREFIX = "/en"
ROOMS = Path(__file__).resolve().parent.parent

Start = Callable[..., Any]


class EnglishPrefix:
    """WSGI middleware: `/en/servizi` is `/servizi`, in English."""

    def __init__(self, application: Start) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Start) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == PREFIX or path.startswith(PREFIX + "/"):
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + PREFIX
            environ["PATH_INFO"] = path.removeprefix(PREFIX) or "/"
            environ["portal.language"] = ENGLISH
        answer: Iterable[bytes] = self.application(environ, start_response)
        return answer


def current_language() -> str:
    """Return the language of the page: by its address, else by the person, else Italian."""
    try:
        return str(g.language)  # asked for each word of a page
    except (AttributeError, RuntimeError):
        return _spoken() if has_request_context() else ITALIAN


def _spoken() -> str:
    identity = current_identity()
    g.language = request.environ.get("portal.language") or (
        identity.language if identity else ITALIAN
    )
    return str(g.language)


def gettext(message: str, **values: object) -> str:
    """Return a message in the page's language; Italian is the source."""
    if current_language() != ITALIAN:
        message = catalogue().get(message, message)
    return message % values if values else message


def ngettext(one: str, many: str, n: int, **values: object) -> str:
    """Return the singular or plural message; `%(n)s` is the number."""
    return gettext(one if n == 1 else many, n=n, **values)


def template_gettext(message: str, **values: object) -> Markup | str:
    """Return a message for a page: what the template wrote is trusted, its values are not."""
    trusted = _trusted(message, current_language())
    if not values:
        return trusted
    return trusted % {key: escape(value) for key, value in values.items()}


@lru_cache(maxsize=4_000)
def _trusted(message: str, language: str) -> Markup:
    shown = message if language == ITALIAN else catalogue().get(message, message)
    return Markup(shown)  # noqa: S704 -- written by us, in a template or a catalogue


def template_ngettext(one: str, many: str, n: int, **values: object) -> Markup | str:
    return template_gettext(one if n == 1 else many, n=n, **values)


def lazy(message: str, **values: object) -> Any:  # noqa: ANN401 -- a string to WTForms, a proxy to Python
    """Return a message that is looked up when shown: for labels of forms."""
    return LazyProxy(gettext, message, enable_cache=False, **values)


@cache
def catalogue() -> dict[str, str]:
    """Return every English message by its Italian one, all rooms together."""
    messages: dict[str, str] = {}
    for file in sorted(ROOMS.glob("**/translations/en/LC_MESSAGES/messages.po")):
        with file.open("rb") as source:
            messages.update(_pairs(read_po(source, locale=ENGLISH)))
    return messages


def _pairs(messages: Iterable[Any]) -> Iterable[tuple[str, str]]:
    for message in messages:
        if not message.id or not message.string:
            continue
        if isinstance(message.id, tuple):
            yield from zip(message.id, message.string, strict=True)
        else:
            yield message.id, message.string


def language_links() -> list[tuple[str, str, bool]]:
    """Return this page's address in each language: code, address, whether it is shown."""
    query = request.query_string.decode("ascii", "replace")
    path = f"{quote(request.path)}?{query}".rstrip("?")  # a bare backslash would lead elsewhere
    shown = current_language()
    return [(ITALIAN, path, shown == ITALIAN), (ENGLISH, PREFIX + path, shown == ENGLISH)]


def init_app(app: Flask) -> None:
    app.wsgi_app = EnglishPrefix(app.wsgi_app)  # type: ignore[method-assign]
    app.jinja_env.globals.update(
        _=template_gettext,
        ngettext=template_ngettext,
        current_language=current_language,
        language_links=language_links,
    )
