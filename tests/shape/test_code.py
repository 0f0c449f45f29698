"""How the code is written: small files, small functions, sentences for tests, one door outside."""

import ast
import re
import subprocess
import sys
from functools import cache

from tests.shape.source import (
    CODE,
    PAGES,
    ROOT,
    body_length,
    decorators,
    files,
    functions,
    imports,
    length,
    named,
    names_used,
    tree,
)

LONGEST_FILE = 300
LONGEST_FUNCTION = 25
LONGEST_VIEW = 20
FEWEST_WORDS = 2
GENERATED = "migrations/versions"
OUTSIDE = {"smtplib", "http.client", "urllib.request", "requests", "httpx"}
MAY_GO_OUTSIDE = ("portal/integrations/", "portal/serving.py")
ENVIRONMENT = re.compile(r"\bos\.(?:environ|getenv)\b")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home|Users|tmp)/\w")
REGISTRY = re.compile(r"https?://[^\s\"']*(?:registry|pypi|pythonhosted|npmjs|yarnpkg)[^\s\"']*")
LOCKS = ("requirements*.lock", "package-lock.json", ".npmrc", "pyproject.toml", "Makefile")
ASSERTING = {"raises", "expect", "inspected"}


def test_the_borders_between_rooms_are_kept():
    lint = ROOT / ".venv" / "bin" / "lint-imports"
    command = [str(lint)] if lint.exists() else [sys.executable, "-m", "importlinter.cli"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_a_file_fits_in_one_sitting():
    found = [*files(*CODE), *files(*PAGES, ending=".html"), *files(*PAGES, ending=".js")]
    long = {
        named(file): count
        for file in found
        if (count := len(file.read_text().splitlines())) > LONGEST_FILE
        and not named(file).startswith(GENERATED)
    }

    assert not long, f"split the capability, not the file (ceiling {LONGEST_FILE}): {long}"


def test_a_function_does_one_thing():
    long = {
        f"{named(file)}:{function.lineno} {function.name}": length(function)
        for file in files(*CODE)
        for function in functions(file)
        if length(function) > LONGEST_FUNCTION and not named(file).startswith(GENERATED)
    }

    assert not long, f"name the parts and call them (ceiling {LONGEST_FUNCTION} lines): {long}"


def test_a_view_loads_allows_acts_and_answers():
    long = {
        f"{named(file)}:{function.lineno} {function.name}": body_length(function)
        for file in files("portal")
        for function in functions(file)
        if {"requires", "public"} & set(decorators(function))
        and body_length(function) > LONGEST_VIEW
    }

    assert not long, f"rules belong into actions (ceiling {LONGEST_VIEW} lines): {long}"


def test_every_module_says_what_it_is_for():
    silent = [
        named(file)
        for file in files(*CODE)
        if file.read_text().strip() and ast.get_docstring(tree(file)) is None
    ]

    assert not silent, f"write one line on top, what the module is for: {silent}"


def test_settings_are_read_in_one_place():
    readers = [
        named(file)
        for file in files("portal", "tenants")
        if named(file) != "portal/config.py" and ENVIRONMENT.search(file.read_text())
    ]

    assert not readers, f"read it in portal/config.py and pass it on: {readers}"


def test_only_integrations_call_the_world_outside():
    callers = [
        f"{named(file)}: {', '.join(sorted(outside))}"
        for file in files("portal", "tenants")
        if not named(file).startswith(MAY_GO_OUTSIDE)
        and (outside := OUTSIDE & set(imports(tree(file))))
    ]

    assert not callers, f"record a fact and let a job deliver it (portal/integrations): {callers}"


def test_no_path_of_a_machine_is_written_down():
    found = [*files(*CODE), *files("docs", ending=".md"), *files("templates", ending=".html")]
    found += [ROOT / "README.md", ROOT / "Makefile", ROOT / "pyproject.toml"]
    paths = [
        f"{named(file)}:{number}"
        for file in found
        for number, line in enumerate(file.read_text().splitlines(), 1)
        if MACHINE_PATH.search(line) and file.name != "test_code.py"
    ]

    assert not paths, f"write a path from the project's root: {paths}"


def test_the_locks_name_no_registry():
    addresses = {
        named(file): found[:3]
        for pattern in LOCKS
        for file in ROOT.glob(pattern)
        if (found := REGISTRY.findall(file.read_text()))
    }

    assert not addresses, f"lock without addresses (`make lock`): {addresses}"


def test_tests_are_sentences():
    curt = [
        f"{named(file)}:{function.lineno} {function.name}"
        for file in files("tests")
        for function in functions(file)
        if function.name.startswith("test_") and len(function.name.split("_")) <= FEWEST_WORDS
    ]

    assert not curt, f"say what must be true, as a sentence: {curt}"


def test_every_test_asserts_something():
    idle = [
        f"{named(file)}:{function.lineno} {function.name}"
        for file in files("tests")
        for function in functions(file)
        if function.name.startswith("test_") and not _asserts(function, _helpers(file))
    ]

    assert not idle, f"a test that cannot fail proves nothing: {idle}"


def _asserts(function, helpers):
    return any(isinstance(node, ast.Assert) for node in ast.walk(function)) or bool(
        (ASSERTING | helpers) & set(names_used(function))
    )


@cache
def _helpers(file):
    """Return the functions that a module has or imports and that assert for its tests."""
    own = {
        function.name
        for function in functions(file)
        if any(isinstance(node, ast.Assert) for node in ast.walk(function))
    }
    imported = {
        name.rpartition(".")[2]
        for name in imports(tree(file))
        if name.startswith("tests.") and _is_asserting(name)
    }
    return own | imported


def _is_asserting(name):
    module, _, function = name.rpartition(".")
    file = ROOT / f"{module.replace('.', '/')}.py"
    return file.exists() and any(
        found.name == function and any(isinstance(node, ast.Assert) for node in ast.walk(found))
        for found in functions(file)
    )
