"""Walking through every page of the access table, as one person after another."""

import re
from typing import NamedTuple
from uuid import uuid4

import html5lib

from tenants.requests import TOKEN_FIELD
from tests.shape.access import ANONYMOUS, PEOPLE, table

PARAMETER = re.compile(r"\bargs\.get(?:list)?\(\s*\"(\w+)\"")
OWN_FIELDS = {"csrf_token", "organisation", "version"}
OPEN = 200
WRITTEN = {"text", "search", "email", "url", "tel", "number", "date", "time", "password", "hidden"}


class Place(NamedTuple):
    """One address of the portal, and the first person who may open it."""

    endpoint: str
    address: str
    who: str


def places(world, share=slice(None)):
    """Return every address that somebody may read, or a share of them; what they name is made."""
    readable = [
        (endpoint, row, who)
        for endpoint, rows in table().items()
        for row in rows
        if (who := _first_reader(row))
    ]
    return [
        Place(endpoint, _filled(row.url, row.given(world) if row.given else {}), who)
        for endpoint, row, who in readable[share]
    ]


def page_of(response):
    """Return an answer as a tree; None when it is no page."""
    if response.mimetype != "text/html":
        return None
    builder = html5lib.getTreeBuilder("etree")
    return html5lib.HTMLParser(tree=builder, namespaceHTMLElements=False).parse(response.text)


def form_of(page):
    """Return the first form of a page's main part that changes something."""
    main = page.find(".//main") if page is not None else None
    forms = [] if main is None else main.iter("form")
    return next((form for form in forms if form.get("method", "").lower() == "post"), None)


def parameters(page):
    """Return what a page's own searches and filters put into addresses."""
    forms = [] if page is None else page.iter("form")
    return {
        field.get("name")
        for form in forms
        if form.get("method", "get").lower() == "get"
        for kind in ("input", "select", "textarea")
        for field in form.iter(kind)
        if field.get("name")
    }


def filled_with(form, words):
    """Return a form's fields, each that can be written holding the same words."""
    content = {}
    for field in form.iter("input"):
        kind, name = field.get("type", "text"), field.get("name")
        if name == TOKEN_FIELD:
            content[name] = str(uuid4())
        elif name and name in OWN_FIELDS:
            content[name] = field.get("value", "")
        elif name and kind in WRITTEN | {"radio", "checkbox"}:
            content[name] = words
    for kind in ("textarea", "select"):
        content |= {field.get("name"): words for field in form.iter(kind) if field.get("name")}
    return content


def _first_reader(row):
    people = (*PEOPLE, ANONYMOUS)
    return next((who for who in people if row.statuses[who] == OPEN), None)


def _filled(url, made):
    return url.format(**(made if isinstance(made, dict) else {"id": made}))
