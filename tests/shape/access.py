"""The format of the access table: for each route, what each person gets.

Every room keeps its part in `tests/<room>/access.py`, under the name `ROWS`:

    from tests.given.catalogue import a_service
    from tests.shape.access import row

    ROWS = {
        "home.welcome": row("/", anonymous=200, staff=200),
        "publishing.edit": row(
            "/services/{id}/edit",
            given=lambda world: a_service(world.organisation, name=world.canary),
            staff=404, reader=403, admin=403, service_editor=200,
        ),
        "publishing.discard": row(
            "/services/{id}/draft",
            given=lambda world: a_service(world.organisation),
            sends={"sure": "yes"},
            staff=404, reader=403, admin=403, service_editor=303,
        ),
    }

- The key is the endpoint. A route with several addresses has a list of rows, one an address.
- `staff` is the status of every signed-in person whom the row does not name. The people, and the
  organisation of each, are in `PEOPLE`; `other` belongs to a foreign organisation.
- `anonymous` is a redirect to the sign-in unless the row says otherwise.
- Statuses are those of GET. Where the route also takes forms, whoever gets a 200 may send one, and
  whoever gets a 403 or 404 gets the same answer to a form. Where the route has no GET, the
  statuses are those of sending `sends` (a dict, or a function of the world that returns one).
- `given` makes the thing that the address names, as the tests' `world` has it
  (`world.organisation` is the first organisation, `world.company`, `world.lead` and `world.other`
  the rest, `world.user("admin")` somebody's id), and returns its id, which fills `{id}`, or a dict
  that fills several names. It is called again for everyone who may send a form.
- Put `world.canary` into a name or a text of the thing: whoever is refused must not read it.
- A row whose thing `other` may open says `why`: nothing of one organisation is another's by chance.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

ANONYMOUS = "anonymous"
OTHER = "other"

# Who asks: the organisation she acts for, and her roles in it.
PEOPLE = {
    "reader": ("organisation", ["reader"]),
    "service_editor": ("organisation", ["service_editor"]),
    "admin": ("organisation", ["admin"]),
    "intake_operator": ("organisation", ["intake_operator"]),
    "hr_manager": ("company", ["hr_manager"]),
    "welfare_manager": ("lead", ["welfare_manager"]),
    "reviewer": ("lead", ["reviewer"]),
    "overseer": ("lead", ["overseer"]),
    "network_admin": ("lead", ["network_admin"]),
    OTHER: ("other", ["service_editor", "admin"]),
}

TESTS = Path(__file__).resolve().parent.parent
OWN_FILE = Path(__file__).resolve()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One address of a route, and the status that each person gets; None: sent to sign in."""

    url: str
    statuses: Mapping[str, int | None]
    given: Callable[[Any], Any] | None
    sends: Mapping[str, Any] | Callable[[Any], Mapping[str, Any]]
    why: str


def row(url, *, staff, anonymous=None, given=None, sends=(), why="", **people):
    """Return a row of the table; the module's docstring says what each word means."""
    unknown = set(people) - set(PEOPLE)
    if unknown:
        raise ValueError(f"{url}: no such people: {sorted(unknown)}; choose from {list(PEOPLE)}")
    statuses = {ANONYMOUS: anonymous, **dict.fromkeys(PEOPLE, staff), **people}
    values = sends if callable(sends) else dict(sends)
    return Row(url=url, statuses=statuses, given=given, sends=values, why=why)


def table():
    """Return every row of every room, by endpoint."""
    rows = {}
    for file in sorted(TESTS.rglob("access.py")):
        if file != OWN_FILE:
            rows.update(_rows(file))
    return {
        endpoint: list(found) if isinstance(found, list | tuple) else [found]
        for endpoint, found in rows.items()
    }


def _rows(file):
    name = "_".join(["rows", *file.relative_to(TESTS).parent.parts])
    spec = spec_from_file_location(name, file)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.ROWS
