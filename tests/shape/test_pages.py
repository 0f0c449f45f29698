"""How pages are written: data never becomes markup, nothing inline, every name exists."""

import ast
import re

from markupsafe import Markup

from tests.shape.pages import (
    block_in,
    components_asked_for,
    sources,
    tags,
    travelling_blocks,
    without_comments,
)
from tests.shape.routes import app_for_reading
from tests.shape.source import files, named, tree

TRUSTING = re.compile(r"\|\s*safe\b|\bMarkup\b|autoescape\s+false")
INLINE = re.compile(r"\s(?:style|on[a-z]+|hx-on[\w:-]*)\s*=|javascript:|hx-vals='?js:")
ACTING = re.compile(r"\bhx-(?:get|post|put|patch|delete)=")
PLAIN_WAY = re.compile(r"\b(?:href|action|formaction|method)=|type=\"submit\"|hx-trigger=\"every")
LINTED = "S704"
CONTINUED = "ui.load_more("  # more of a list: its block takes the place of the last line


def test_data_never_becomes_markup():
    trusting = [name for name, source in sources().items() if TRUSTING.search(source)]

    assert not trusting, f"escape it, or build it in Python with Markup.format: {trusting}"


def test_markup_is_made_of_our_own_words_only():
    """Markup(…) takes a constant; what comes from elsewhere goes through format, which escapes."""
    made = [
        f"{named(file)}:{node.lineno}"
        for file in files("portal", "tenants")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == Markup.__name__
        and not all(_is_ours(argument) for argument in node.args)
        and LINTED not in file.read_text().splitlines()[node.lineno - 1]
    ]

    assert not made, f"Markup('…{{}}…').format(value) escapes, Markup(value) does not: {made}"


def test_nothing_is_inline():
    inline = {
        name: found.group().strip()
        for name, source in sources().items()
        if (found := INLINE.search(without_comments(source)))
    }

    assert not inline, (
        f"the CSP forbids it: a class in static/css, a listener in static/js: {inline}"
    )


def test_every_component_that_is_asked_for_exists():
    ui = app_for_reading().jinja_env.globals["ui"]

    unknown = {
        name: sorted(places)
        for name, places in components_asked_for().items()
        if not hasattr(ui, name)
    }

    assert not unknown, f"write templates/components/<name>.html, or correct the name: {unknown}"


def test_every_travelling_block_owns_one_element_with_its_name():
    wrong = [
        f"{place}: {page or 'no template'} needs {{% block {name} %}} around one element with"
        f' id="{name}"'
        for name, page, place in travelling_blocks()
        if not _travels(name, page)
    ]

    assert not wrong, "\n".join(wrong)


def test_whatever_htmx_does_a_link_or_a_form_does_without_it():
    helpless = {
        f"{name}: <{tag}{attributes}>"
        for name, source in sources().items()
        for tag, attributes in tags(source)
        if ACTING.search(attributes) and tag != "form" and not PLAIN_WAY.search(attributes)
    }

    assert not helpless, f"give it href, or formaction inside a form: {sorted(helpless)}"


def _travels(name, page):
    known = sources()
    candidates = [known.get(page)] if page else known.values()
    blocks = [block_in(source or "", name) for source in candidates]
    return any(
        f'id="{name}"' in block or CONTINUED in block for block in blocks if block is not None
    )


def _is_ours(argument):
    return isinstance(argument, ast.Constant)
