"""Who may open the pages of notices: whoever sends or answers, each her own."""

from tests.shape.access import row

ROWS = {
    "notices.choice": row("/notices/choice", staff=403, welfare_manager=200, intake_operator=200),
    "notices.follow": row(
        "/notices/00000000-0000-4000-8000-000000000000",
        staff=403,
        welfare_manager=404,
        intake_operator=404,
    ),
    "notices.index": row("/notices", staff=403, welfare_manager=200, intake_operator=200),
    "notices.office": row("/notices/office", staff=403, admin=200, intake_operator=200, other=200),
    "notices.read_all": row("/notices/read", staff=403, welfare_manager=303, intake_operator=303),
}
