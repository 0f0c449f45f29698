"""What each person gets from the pages about the women whom an organisation follows.

To everybody but the welfare managers of that organisation a case does not exist.
"""

from tests.given.case_imports import a_checked_file
from tests.given.cases import a_case, a_link, a_saved_filter, a_transfer
from tests.given.consents import a_notice
from tests.given.households import a_member
from tests.given.needs import an_assessment
from tests.shape.access import row

NOBODY_ELSE = {"staff": 404, "welfare_manager": 200}


def _case(world):
    return a_case(world.lead, by=world.user("welfare_manager"), name=world.canary)


def _case_of_nobody(world):
    return a_case(world.lead, by=world.user("welfare_manager"), owner_id=None, name=world.canary)


def _linked(world):
    person = world.user("welfare_manager")
    anna = a_case(world.lead, by=person, name=world.canary)
    return {"id": anna, "link": a_link(world.lead, anna, a_case(world.lead, by=person), by=person)}


def _asked(world):
    return a_transfer(world.lead, to=world.user("welfare_manager"), name=world.canary)


def _filter(world):
    return a_saved_filter(world.lead, world.user("welfare_manager"))


def _assessment(world):
    anna = _case(world)
    person = world.user("welfare_manager")
    return {"id": anna, "assessment": an_assessment(world.lead, anna, by=person, work=2)}


def _member(world):
    anna = _case(world)
    return {"id": anna, "member": a_member(world.lead, anna, given_name=world.canary)}


def _file(world):
    return a_checked_file(world.lead, world.user("welfare_manager"), [world.canary])


ROWS = {
    "case_export.choose": row("/participants/export", **NOBODY_ELSE),
    "case_export.file": row("/participants/export/file", **NOBODY_ELSE),
    "case_import.columns": row("/participants/import/{id}/columns", given=_file, **NOBODY_ELSE),
    "case_import.confirmation": row(
        "/participants/import/{id}/confirmation", given=_file, staff=404, welfare_manager=303
    ),
    "case_import.problems": row(
        "/participants/import/{id}/problems.xlsx", given=_file, **NOBODY_ELSE
    ),
    "case_import.removal": row(
        "/participants/import/{id}/removal", given=_file, staff=404, welfare_manager=303
    ),
    "case_import.reversal": row(
        "/participants/import/{id}/reversal", given=_file, staff=404, welfare_manager=409
    ),
    "case_import.run": row("/participants/import/{id}", given=_file, **NOBODY_ELSE),
    "case_import.template_csv": row("/participants/import/template.csv", **NOBODY_ELSE),
    "case_import.template_xlsx": row("/participants/import/template.xlsx", **NOBODY_ELSE),
    "case_import.upload": row("/participants/import", **NOBODY_ELSE),
    "cases.accesses": row("/participants/{id}/access", given=_case, **NOBODY_ELSE),
    "cases.forget_filter": row(
        "/participants/filters/{id}/removal", given=_filter, staff=404, welfare_manager=303
    ),
    "cases.keep_filter": row(
        "/participants/filters", sends={"name": "Le mie"}, staff=404, welfare_manager=303
    ),
    "cases.participants": row("/participants", **NOBODY_ELSE),
    "cases.protection": row("/participants/{id}/protection", given=_case, **NOBODY_ELSE),
    "cases.search": row("/participants/search", **NOBODY_ELSE),
    "cases.show": row("/participants/{id}", given=_case, **NOBODY_ELSE),
    "cases.state": row("/participants/{id}/state", given=_case, **NOBODY_ELSE),
    "cases.taking": row(
        "/participants/{id}/taking", given=_case_of_nobody, staff=404, welfare_manager=303
    ),
    "cases.transfer": row("/participants/{id}/transfer", given=_case, **NOBODY_ELSE),
    "cases.transfer_answer": row(
        "/participants/{id}/transfer/answer",
        given=_asked,
        sends={"answer": "accepted"},
        staff=404,
        welfare_manager=303,
    ),
    "cases.unlinking": row(
        "/participants/{id}/links/{link}/removal", given=_linked, staff=404, welfare_manager=303
    ),
    "consent.answer": row("/participants/{id}/consents/sharing", given=_case, **NOBODY_ELSE),
    "consent.notice": row(
        "/informative/{id}",
        given=lambda world: a_notice(world.lead),
        anonymous=200,
        staff=200,
        why="Notices are for everyone.",
    ),
    "consent.notices": row("/organisation/notices", staff=403, admin=200, other=200),
    "consent.retention": row("/organisation/retention", staff=403, admin=200, other=200),
    "consent.show": row("/participants/{id}/consents", given=_case, **NOBODY_ELSE),
    "consent.to_review": row("/participants/to-review", **NOBODY_ELSE),
    "consent.write": row("/organisation/notices/sharing", staff=403, admin=200, other=200),
    "details.edit": row("/participants/{id}/details", given=_case, **NOBODY_ELSE),
    "household.add": row("/participants/{id}/household/new", given=_case, **NOBODY_ELSE),
    "household.edit": row("/participants/{id}/household/{member}", given=_member, **NOBODY_ELSE),
    "household.ending": row(
        "/participants/{id}/household/{member}/ending", given=_member, **NOBODY_ELSE
    ),
    "household.removal": row(
        "/participants/{id}/household/{member}/removal", given=_member, **NOBODY_ELSE
    ),
    "household.show": row("/participants/{id}/household", given=_case, **NOBODY_ELSE),
    "needs.add": row("/participants/{id}/needs/new", given=_case, **NOBODY_ELSE),
    "needs.edit": row("/participants/{id}/needs/{assessment}", given=_assessment, **NOBODY_ELSE),
    "needs.show": row("/participants/{id}/needs", given=_assessment, **NOBODY_ELSE),
}
