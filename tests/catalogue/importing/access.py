"""Who brings services in, and who takes them out."""

from tests.given.imports import a_checked_file
from tests.shape.access import row

EDITORS = {"staff": 403, "service_editor": 200, "admin": 200, "other": 200}
OF_ONE = {"staff": 403, "service_editor": 200, "admin": 200, "other": 404}


def _file(world):
    headings = ("Nome", "Età minima")
    return a_checked_file(world.organisation, [world.canary, "tre"], headings=headings)


def _good_file(world):
    return a_checked_file(world.organisation, [world.canary, "Va bene."])


def _done(status):
    return {"staff": 403, "service_editor": status, "admin": status, "other": 404}


ROWS = {
    "importing.columns": row("/services/import/{id}/columns", given=_file, **OF_ONE),
    "importing.confirmation": row(
        "/services/import/{id}/confirmation", given=_good_file, **_done(303)
    ),
    "importing.export_csv": row("/services/export.csv", staff=200),
    "importing.export_xlsx": row("/services/export.xlsx", staff=200),
    "importing.problems": row("/services/import/{id}/problems.xlsx", given=_file, **OF_ONE),
    "importing.removal": row("/services/import/{id}/removal", given=_file, **_done(303)),
    "importing.reversal": row("/services/import/{id}/reversal", given=_file, **_done(409)),
    "importing.row": row("/services/import/{id}/rows/2", given=_file, **OF_ONE),
    "importing.run": row("/services/import/{id}", given=_file, **OF_ONE),
    "importing.template_csv": row("/services/import/template.csv", **EDITORS),
    "importing.template_xlsx": row("/services/import/template.xlsx", **EDITORS),
    "importing.upload": row("/services/import", **EDITORS),
}
