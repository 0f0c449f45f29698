"""The project's own source, as the conventions read it."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = ("portal", "tenants", "tests", "migrations")
PAGES = ("templates", "static/js")
NOT_READ = {"__pycache__", "vendor", "node_modules"}


def files(*folders, ending=".py"):
    """Return the files of some folders, beside what is installed or generated."""
    found = [file for folder in folders for file in (ROOT / folder).rglob(f"*{ending}")]
    return sorted(file for file in found if not NOT_READ & set(file.parts))


def named(file):
    """Return a file's path as a person of the project writes it."""
    return str(file.relative_to(ROOT))


@cache
def tree(file):
    """Return a module's syntax tree."""
    return ast.parse(file.read_text())


@cache
def functions(file):
    """Return every function of a module, methods and inner ones too."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree(file)) if isinstance(node, kinds)]


def length(function):
    """Return how many lines a function has, its docstring not counted."""
    return function.end_lineno - function.lineno + 1 - _lines_of_docstring(function)


def body_length(function):
    """Return how many lines the body of a function has, its docstring not counted."""
    return function.end_lineno - function.body[0].lineno + 1 - _lines_of_docstring(function)


def decorators(function):
    """Return the names of a function's decorators."""
    return [ast.unparse(decorator).partition("(")[0] for decorator in function.decorator_list]


def names_used(node):
    """Return every name that is called, passed or asked for under a node."""
    for part in ast.walk(node):
        if isinstance(part, ast.Name):
            yield part.id
        elif isinstance(part, ast.Attribute | ast.arg):
            yield part.attr if isinstance(part, ast.Attribute) else part.arg


def imports(node):
    """Return every module, and every name of a module, that is imported under a node."""
    for part in ast.walk(node):
        if isinstance(part, ast.Import):
            yield from (alias.name for alias in part.names)
        elif isinstance(part, ast.ImportFrom):
            yield part.module or ""
            yield from (f"{part.module}.{alias.name}" for alias in part.names)


def _lines_of_docstring(function):
    if ast.get_docstring(function) is None:
        return 0
    first = function.body[0]
    return first.end_lineno - first.lineno + 1
