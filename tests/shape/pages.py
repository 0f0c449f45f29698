"""The templates, as the conventions read them."""

import ast
import re

from tests.shape.source import files, named, tree

COMPONENT = re.compile(r"\bui\.(\w+)")
CALLED = re.compile(r"\bui\.(\w+)\(")
TAG = re.compile(r"<(\w+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
BLOCK = r"{%-?\s*block\s+NAME\b[^%]*%}(.*?){%-?\s*endblock"


def sources():
    """Return the text of every template, by its name."""
    return {_short(file): file.read_text() for file in files("templates", ending=".html")}


def without_comments(source):
    return re.sub(r"{#.*?#}", "", source, flags=re.DOTALL)


def components():
    """Return the names of all components."""
    return {file.stem for file in files("templates/components", ending=".html")}


def components_asked_for():
    """Return, by component, the files that ask for it, beside itself and the style guide."""
    asked = {}
    for file in [*files("templates", ending=".html"), *files("portal")]:
        pattern = COMPONENT if file.suffix == ".html" else CALLED
        for name in pattern.findall(without_comments(file.read_text())):
            if file.stem not in {name, "style_guide"}:
                asked.setdefault(name, set()).add(named(file))
    return asked


def travelling_blocks():
    """Return every block that a view sends alone: its name, its template, where it is sent."""
    found = []
    for file in files("portal"):
        for call in (node for node in ast.walk(tree(file)) if isinstance(node, ast.Call)):
            words = {word.arg: word.value for word in call.keywords}
            if isinstance(words.get("block"), ast.Constant):
                page = words.get("of") or (call.args[0] if call.args else None)
                place = f"{named(file)}:{call.lineno}"
                found.append((words["block"].value, _constant(page), place))
    return found


def block_in(source, name):
    """Return what a block of a template holds, None when there is none."""
    found = re.search(BLOCK.replace("NAME", re.escape(name)), source, re.DOTALL)
    return found.group(1) if found else None


def tags(source):
    """Return every element of a template as its name and the text of its attributes."""
    return TAG.findall(without_comments(source))


def _constant(node):
    return node.value if isinstance(node, ast.Constant) else None


def _short(file):
    return named(file).removeprefix("templates/")
